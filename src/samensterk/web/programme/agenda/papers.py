"""Time line and tasks on paper: PDF/UA, for a meeting or the council."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.documents import (
    Block,
    Document,
    Heading,
    Inline,
    Paragraph,
    Run,
    Table,
)
from samensterk.web.accounts.queries import look_of
from samensterk.web.common.attachments import attachment
from samensterk.web.common.moments import today
from samensterk.web.common.requests import Place
from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.agenda.owners import Owners
from samensterk.web.programme.agenda.task_words import state_of, who_of
from samensterk.web.programme.agenda.timeline import Window
from samensterk.web.programme.agenda.timeline_shown import Month
from samensterk.web.programme.agenda.timeline_words import span


def timeline_document(place: str, window: Window, months: Sequence[Month]) -> Document:
    """Tell a window of the time line month by month; a month without anything is left out."""
    head = (_("when"), _("what"), _("kind"), _("state"))
    blocks: list[Block] = []
    for month in months:
        if not month.lines:
            continue
        title = date_format(month.first, "F Y").capitalize()
        rows = [
            _cells(one.when, one.title, one.kind, one.state or "–")
            for one in month.lines
        ]
        blocks += [Heading(1, title), Table(title, head, tuple(rows))]
    subject = _("From %s") % span(window.first, window.last)
    return _document(_("Time line of %s") % place, subject, place, blocks)


def tasks_document(place: str, tasks: Iterable[Task], owners: Owners) -> Document:
    """Tell tasks in one table."""
    head = (_("ready on"), _("task"), _("who"), _("event"), _("state"))
    rows = [
        _cells(
            date_format(one.due_on, "SHORT_DATE_FORMAT"),
            one.title,
            who_of(one, owners),
            str(one.event or "–"),
            state_of(one),
        )
        for one in tasks
    ]
    blocks: list[Block] = [Table(_("Tasks"), head, tuple(rows))] if rows else []
    subject = _("As it was on %s") % date_format(today())
    return _document(_("Tasks of %s") % place, subject, place, blocks)


def pdf_answer(document: Document, place: Place, name: str) -> HttpResponse:
    content = as_pdf(document, open_word="", look=look_of(place))
    return attachment(content, "application/pdf", name)


def _document(title: str, subject: str, place: str, blocks: list[Block]) -> Document:
    nothing: list[Block] = [Paragraph((Run(_("There is nothing here.")),))]
    language = (get_language() or "nl")[:2]
    return Document(
        title=title,
        subject=subject,
        author=place,
        made_on=today().isoformat(),
        footer=f"{title}, {date_format(today())}",
        blocks=tuple(blocks or nothing),
        language=language,
        region="NL" if language == "nl" else "GB",
    )


def _cells(*texts: str) -> tuple[Inline, ...]:
    return tuple((Run(one),) for one in texts)
