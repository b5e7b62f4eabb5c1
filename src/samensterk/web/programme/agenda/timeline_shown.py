"""The three views of the time line, ready for their templates."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.timeline import (
    WEEK,
    Bar,
    Window,
    bar_of,
    days_between,
    first_of_month,
    weeks_of,
)
from samensterk.web.programme.agenda.timeline_queries import Contents, Group
from samensterk.web.programme.agenda.timeline_words import (
    Line,
    event_line,
    phase_line,
    span,
    task_line,
)

MOST_TASKS_PER_MONTH = 60
MOST_TASKS_PER_DAY = 4


@dataclass(slots=True)
class Month:
    """One month of the list."""

    first: date
    lines: list[Line] = field(default_factory=list)
    n_more: int = 0


def months(
    found: Contents,
    window: Window,
    here: Any,
    *,
    most_tasks: int | None = MOST_TASKS_PER_MONTH,
) -> list[Month]:
    """Put everything in the month in which it begins, or in the first of the window."""
    by_month = {one: Month(one) for one in window.months()}
    fixed = [phase_line(one) for one in found.phases]
    fixed += [event_line(one, here) for one in found.events]
    for line in fixed:
        by_month[max(first_of_month(line.first), window.first)].lines.append(line)
    n_tasks: dict[date, int] = defaultdict(int)
    for task in found.tasks:
        month = by_month[first_of_month(task.due_on)]
        n_tasks[month.first] += 1
        if most_tasks is not None and n_tasks[month.first] > most_tasks:
            month.n_more += 1
        else:
            month.lines.append(task_line(task, here))
    for month in by_month.values():
        month.lines.sort(key=lambda line: line.sort)
    return list(by_month.values())


@dataclass(slots=True)
class Day:
    """One cell of a month."""

    day: date
    is_of_month: bool
    is_today: bool
    lines: list[Line] = field(default_factory=list)
    n_more: int = 0


def weeks(found: Contents, first: date, here: Any) -> list[list[Day]]:
    """Give the weeks of a month with what is on; phases have no place in a day."""
    rows = [
        [Day(day, day.month == first.month, day == today()) for day in week]
        for week in weeks_of(first)
    ]
    by_day = {one.day: one for row in rows for one in row if one.is_of_month}
    for event in found.events:
        line = event_line(event, here)
        begin, end = max(event.day, min(by_day)), min(event.last_day, max(by_day))
        for day in days_between(begin, end):
            by_day[day].lines.append(line)
    n_tasks: dict[date, int] = defaultdict(int)
    for task in found.tasks:
        cell = by_day[task.due_on]
        n_tasks[cell.day] += 1
        if n_tasks[cell.day] > MOST_TASKS_PER_DAY:
            cell.n_more += 1
        else:
            cell.lines.append(task_line(task, here))
    return rows


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row of bars: its heading says in words what the bar shows."""

    line: Line
    bar: Bar
    text: str
    style: str
    first_is_outside: bool
    last_is_outside: bool

    @property
    def cells_before(self) -> range:
        return range(self.bar.before)

    @property
    def cells_after(self) -> range:
        return range(self.bar.after)


@dataclass(frozen=True, slots=True)
class BarColumn:
    label: str
    is_now: bool


def bar_columns(window: Window) -> list[BarColumn]:
    """Name the columns: months, or weeks by their Monday."""
    columns = window.columns()
    is_weeks = len(columns) > 1 and columns[1] - columns[0] == WEEK
    ends = [*columns[1:], window.last + timedelta(days=1)]
    return [
        BarColumn(_column_label(one, window.first, is_weeks), one <= today() < end)
        for one, end in zip(columns, ends, strict=True)
    ]


def _column_label(day: date, first: date, is_weeks: bool) -> str:  # noqa: FBT001
    """Name a week by its Monday; a month has its year where that begins."""
    if is_weeks:
        return date_format(day, "j N")
    return date_format(day, "N Y" if day == first or day.month == 1 else "N")


def bar_rows(
    found: Contents, groups: Sequence[Group], window: Window, here: Any
) -> list[BarRow]:
    """Give phases first, then each event with its tasks, then loose tasks."""
    columns = window.columns()
    return [
        BarRow(
            line,
            bar_of(columns, line.first, line.last),
            text,
            style,
            line.first < window.first,
            line.last > window.last,
        )
        for line, text, style in _stretches(found, groups, here)
    ]


def _stretches(
    found: Contents, groups: Sequence[Group], here: Any
) -> Iterator[tuple[Line, str, str]]:
    for phase in found.phases:
        yield phase_line(phase), phase.title, "phase"
    by_event = {one.event.pk: one for one in groups if one.event is not None}
    for event in found.events:
        line = event_line(event, here)
        yield line, line.kind, "event"
        if event.pk in by_event:
            yield _group_line(by_event.pop(event.pk), line.url)
    for group in by_event.values():
        assert group.event is not None  # noqa: S101 - for the type
        yield _group_line(group, event_line(group.event, here).url)
    for group in groups:
        if group.event is None:
            yield _group_line(group, "")


def _group_line(group: Group, url: str) -> tuple[Line, str, str]:
    title = _("Tasks of %s") % group.event if group.event else _("Tasks of no event")
    counts = ngettext("%(n)s task", "%(n)s tasks", group.n_tasks) % {"n": group.n_tasks}
    over = _("%(n)s ready") % {"n": group.n_over}
    text = f"{counts}, {over}"
    late = ngettext("%(n)s late", "%(n)s late", group.n_late) % {"n": group.n_late}
    line = Line(
        kind=_("tasks"),
        title=title,
        when=span(group.first, group.last),
        state=late if group.n_late else "",
        first=group.first,
        last=group.last,
        url=url,
        is_late=bool(group.n_late),
    )
    return line, text, "tasks"
