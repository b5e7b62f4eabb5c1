"""The rows of a list as a file."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.utils.text import slugify

from samensterk.web.common.attachments import attachment
from samensterk.web.common.spreadsheets import KINDS, write
from samensterk.web.common.tables import Listing


def list_file(
    listing: Listing[Any], rows: QuerySet[Any], asked: QueryDict, kind: str
) -> HttpResponse:
    """Answer with a CSV, XLSX or ODS file; another kind does not exist."""
    if kind not in KINDS:
        raise Http404
    headings = [str(column.label) for column in listing.columns]
    title = str(listing.caption)
    content = write(listing.lines(rows, asked), headings, kind, title)
    return attachment(content, KINDS[kind].content_type, f"{slugify(title)}.{kind}")
