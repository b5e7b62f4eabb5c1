"""The run sheet of an event as a file: to print, to work on elsewhere, or as a calendar."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from samensterk.paper.document_pdf import as_pdf
from samensterk.web.accounts.queries import look_of
from samensterk.web.common.cells import Cell
from samensterk.web.common.requests import Place
from samensterk.web.common.spreadsheets import KINDS, write
from samensterk.web.programme.agenda.calendar_text import CONTENT_TYPE
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.run_sheets.sheet import Line, Sheet
from samensterk.web.programme.run_sheets.sheet_calendar import as_calendar
from samensterk.web.programme.run_sheets.sheet_paper import as_document

TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "ics": CONTENT_TYPE,
    **{str(kind): one.content_type for kind, one in KINDS.items()},
}


def as_file(event: Event, sheet: Sheet, place: Place, kind: str) -> bytes:
    """Write a run sheet in one of the kinds of `TYPES`."""
    if kind == "pdf":
        document = as_document(event, sheet, place.name)
        return as_pdf(document, open_word="", look=look_of(place))
    if kind == "ics":
        return as_calendar(event, sheet, place)
    known = next(one for one in KINDS if one == kind)
    return write(_rows(sheet), headings(), known, event.title)


def headings() -> Sequence[str]:
    """Name the columns; what is exported can be read in again by them."""
    return [
        _("Date"),
        _("Time"),
        _("Minutes"),
        _("What"),
        _("How"),
        _("Who"),
        _("Organisation"),
        _("Owner"),
        _("State"),
        _("Material"),
        _("Hours"),
        _("Waits for"),
    ]


def _rows(sheet: Sheet) -> Iterator[Sequence[Cell]]:
    return (_row(one) for one in sheet.lines)


def _row(line: Line) -> Sequence[Cell]:
    task, begins = line.task, line.moment.begins
    return [
        task.due_on,
        f"{begins:%H:%M}" if begins else "",
        task.lasts_min,
        task.title,
        task.about,
        str(task.get_doer_display()),
        task.organisation.name if task.organisation else "",
        str(task.owner) if task.owner else "",
        str(task.get_state_display()),
        task.material,
        task.hours_planned,
        ", ".join(line.waits_for),
    ]
