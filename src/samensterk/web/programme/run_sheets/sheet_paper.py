"""The run sheet of an event on paper: to tick off, by the minute, and who does what."""

from collections.abc import Iterator, Sequence

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.paper.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Paragraph,
    Run,
    Table,
)
from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.run_sheets.sheet import (
    Line,
    Sheet,
    by_group,
    clock_words,
    until_words,
)
from samensterk.web.programme.run_sheets.words import Section, when_words

BOXES = {Task.State.OPEN: "☐", Task.State.DONE: "☑", Task.State.DROPPED: "–"}


def as_document(event: Event, sheet: Sheet, municipality: str) -> Document:
    """Write it in Dutch, as it is handed out."""
    with translation.override("nl"):
        day = date_format(event.day, "l j F Y")
        made_on = _("made on %(day)s") % {"day": date_format(today(), "j F Y")}
        return Document(
            title=_("Run sheet: %(title)s") % {"title": event.title},
            subject=" · ".join(filter(None, [day, event.location])),
            author=municipality,
            made_on=today().isoformat(),
            footer=f"{event.title} · {day} · {made_on}",
            blocks=tuple(_blocks(sheet)),
        )


def _blocks(sheet: Sheet) -> Iterator[Block]:
    done = {"done": sheet.n_done, "all": sheet.n_tasks}
    yield Paragraph((Run(_("%(done)s of %(all)s tasks are done.") % done),))
    for section in sheet.before:
        yield from _checklist(section)
    if sheet.minutes:
        yield Heading(1, _("The day, minute by minute"), starts_page=True)
        yield _minute_sheet(sheet.minutes)
    for place, section in enumerate(sheet.after):
        # Whoever takes the minute sheet along takes one page.
        yield from _checklist(section, starts_page=place == 0 and bool(sheet.minutes))
    groups = by_group(sheet)
    if groups:
        yield Heading(1, _("Who does what"), starts_page=True)
        for name, lines in groups.items():
            yield Heading(2, name)
            yield BulletList(tuple(_told(one) for one in lines))


def _checklist(section: Section, *, starts_page: bool = False) -> Iterator[Block]:
    yield Heading(1, section.title, starts_page)
    rows = tuple(
        (
            (Run(_box(one)),),
            (Run(date_format(one.moment.on, "D j N")),),
            _what(one),
            (Run(one.who),),
        )
        for one in section.lines
    )
    yield Table(_("Checklist"), (_("Done"), _("When"), _("What"), _("Who")), rows)


def _minute_sheet(lines: Sequence[Line]) -> Table:
    head = (_("Done"), _("From"), _("Until"), _("What"), _("Who"))
    rows = tuple(
        (
            (Run(_box(one)),),
            (Run(_clock(one), is_bold=True),),
            (Run(until_words(one.moment)),),
            _what(one, is_short=True),
            (Run(one.who),),
        )
        for one in lines
    )
    return Table(_("Minute sheet"), head, rows)


def _clock(line: Line) -> str:
    if line.moment.begins is None:
        return when_words(0, line.task.minute)
    shown = clock_words(line.moment)
    return (
        _("%(time)s (next day)") % {"time": shown} if line.moment.is_next_day else shown
    )


def _what(line: Line, *, is_short: bool = False) -> Inline:
    """Give the title, how it is done, and what to bring; in short on the minute sheet."""
    task = line.task
    how = " ".join(task.about.split())
    if is_short:
        first, dot, _rest = how.partition(". ")
        how = first + dot.strip()
    parts = [Run(task.title, is_bold=True)]
    if how:
        parts.append(Run(f". {how}"))
    if task.material:
        parts.append(
            Run(" " + _("Material: %(what)s") % {"what": task.material}, is_italic=True)
        )
    return tuple(parts)


def _box(line: Line) -> str:
    return BOXES[Task.State(line.task.state)]


def _told(line: Line) -> Inline:
    day = date_format(line.moment.on, "j F")
    at = clock_words(line.moment) if line.task.minute is not None else ""
    when = f"{day}, {at}" if at else day
    return (Run(f"{when}: ", is_bold=True), Run(line.task.title))
