"""A paper as a file, in the forms that it is given in."""

import json
from collections.abc import Callable

from django.utils.translation import gettext as _

from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.document_word import as_docx
from samensterk.paper.documents import Document
from samensterk.paper.looks import PLAIN, Look
from samensterk.web.common.spreadsheets import KINDS, write
from samensterk.web.privacy.papers.algorithm_record import algorithm_record
from samensterk.web.privacy.papers.kinds import Extra, PaperKind
from samensterk.web.privacy.papers.register_lines import register_lines
from samensterk.web.privacy.papers.writing import OPEN_WORD

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {
    "pdf": "application/pdf",
    "docx": WORD,
    "json": "application/json",
    "csv": KINDS["csv"].content_type,
}
MORE = {Extra.NONE: (), Extra.ALGORITHM: ("json",), Extra.REGISTER: ("json", "csv")}


def forms_of(kind: PaperKind) -> list[str]:
    """Give in which forms a paper can be had."""
    return ["pdf", "docx", *MORE[kind.extra]]


def as_file(
    kind: PaperKind, document: Document, form: str, look: Look = PLAIN
) -> bytes:
    """Write a document in one of the forms of its kind."""
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: as_pdf(document, open_word=OPEN_WORD, look=look),
        "docx": lambda: as_docx(document, open_word=OPEN_WORD, look=look),
        "json": lambda: _as_json(kind, document),
        "csv": lambda: _as_csv(document),
    }
    return makers[form]()


def _as_json(kind: PaperKind, document: Document) -> bytes:
    found: object = register_lines(document)
    if kind.extra is Extra.ALGORITHM:
        found = algorithm_record(document)
    return json.dumps(found, ensure_ascii=False, indent=2).encode()


def _as_csv(document: Document) -> bytes:
    lines = register_lines(document)
    headings = list(dict.fromkeys(name for one in lines for name in one))
    rows = ([one.get(name, "") for name in headings] for one in lines)
    return write(rows, headings, "csv", str(_("Papers")))
