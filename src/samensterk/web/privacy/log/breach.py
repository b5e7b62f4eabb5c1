"""One file with what an account touched, for the report of a data breach."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from samensterk.web.common.attachments import attachment
from samensterk.web.common.keeping import KEEPING
from samensterk.web.common.moments import now
from samensterk.web.common.requests import Place
from samensterk.web.common.spreadsheets import KINDS, Kind, write
from samensterk.web.privacy.log import gemma, queries
from samensterk.web.privacy.log.doors import title_of
from samensterk.web.privacy.log.models import LogEntry
from samensterk.web.privacy.retention.queries import term_here


def file_of(
    here: Place, account: int, since: date, until: date, kind: str
) -> HttpResponse:
    """Give one row for every yard, contact or visit in every line; or GEMMA's JSON."""
    asked = queries.Asked(since=since, until=until, user_id=account)
    lines = list(queries.lines(here.pk, asked).order_by("at", "id"))
    names = queries.names_here(here.pk)
    name = f"log-account-{account}-{since:%Y%m%d}-{until:%Y%m%d}"
    if kind == "json":
        told = gemma.as_json(lines, controller=here.code, names=names, days=_days(here))
        return attachment(told, "application/json", f"{name}.json")
    known = cast("Kind", kind)
    title = f"{names.get(account, account)} {since} - {until}"
    content = write(_rows(here.pk, lines), _headings(), known, title)
    return attachment(content, KINDS[known].content_type, f"{name}.{kind}")


def _days(here: Place) -> int:
    """Give how long this municipality keeps its log."""
    found = term_here(here.pk, KEEPING.by_model["privacy.LogEntry"], now())
    if found is None:
        raise ValueError("the log has no term")
    return found.days


def _headings() -> list[str]:
    return [
        _("moment"),
        _("page or work"),
        _("what"),
        _("for what"),
        _("in his own words"),
        _("kind"),
        _("number"),
        _("address"),
        _("request"),
    ]


def _rows(municipality_id: int, lines: Sequence[LogEntry]) -> Iterator[list[Any]]:
    titles = queries.titles_of(
        municipality_id, {token for line in lines for token in line.tokens}
    )
    for line in lines:
        yield from _rows_of(line, titles)


def _rows_of(line: LogEntry, titles: Mapping[str, str]) -> Iterator[list[Any]]:
    moment = timezone.localtime(line.at).replace(tzinfo=None, microsecond=0)
    for token in line.tokens:
        kind, _slash, key = token.partition("/")
        yield [
            moment,
            str(title_of(line.door)),
            str(line.get_action_display()),
            str(line.purpose_label),
            line.reason,
            kind,
            key,
            titles.get(token, ""),
            line.request_id,
        ]
