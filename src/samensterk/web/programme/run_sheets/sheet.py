"""The run sheet of an event: its tasks by weeks, and the day itself by the minute."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.models import Event, Task, TaskQuerySet
from samensterk.web.programme.run_sheets.clock import (
    Moment,
    Stretch,
    moment_of,
    stretch_of,
)
from samensterk.web.programme.run_sheets.words import STRETCHES, Section


@dataclass(frozen=True, slots=True)
class Line:
    """One task as the run sheet shows it."""

    task: Task
    moment: Moment
    waits_for: tuple[str, ...]
    is_late: bool

    @property
    def who(self) -> str:
        """Who does it: somebody, else an organisation, else whoever usually does."""
        if self.task.owner:
            return str(self.task.owner)
        if self.task.organisation:
            return self.task.organisation.name
        return str(self.task.get_doer_display())

    @property
    def group(self) -> str:
        """On whose list it stands."""
        if self.task.organisation:
            return self.task.organisation.name
        return str(self.task.get_doer_display())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole run sheet; the minute sheet stands apart."""

    before: Sequence[Section]
    minutes: Sequence[Line]
    after: Sequence[Section]
    n_tasks: int
    n_done: int

    @property
    def lines(self) -> list[Line]:
        """Give every line in order of time."""
        return [
            *(line for section in self.before for line in section.lines),
            *self.minutes,
            *(line for section in self.after for line in section.lines),
        ]


def sheet_of(event: Event, tasks: TaskQuerySet) -> Sheet:
    """Lay out those of these tasks that are of an event; two queries."""
    mine = list(tasks.filter(event=event).select_related("organisation", "owner"))
    waits = _waits(event, mine)
    day = today()
    lines = [
        Line(
            one,
            _moment(event, one),
            waits.get(one.pk, ()),
            one.is_open and one.due_on < day,
        )
        for one in mine
    ]
    of_day = [one for one in lines if one.task.minute is not None]
    others = [one for one in lines if one.task.minute is None]
    offset = {one.task.pk: (one.task.due_on - event.day).days for one in others}
    before = [one for one in others if offset[one.task.pk] <= 0]
    after = [one for one in others if offset[one.task.pk] > 0]
    return Sheet(
        _sections(before, offset),
        of_day,
        _sections(after, offset),
        len(mine),
        sum(one.state == Task.State.DONE for one in mine),
    )


def _moment(event: Event, task: Task) -> Moment:
    if task.minute is None:
        return Moment(task.due_on)
    return moment_of(task.due_on, event.starts_at, task.minute, task.lasts_min)


def _waits(event: Event, tasks: Iterable[Task]) -> Mapping[int, tuple[str, ...]]:
    """Give what is open still of what each task waits for, as far as it is seen."""
    titles = {one.pk: one.title for one in tasks if one.is_open}
    found: dict[int, tuple[str, ...]] = {}
    links = Task.needs.through.objects.filter(from_task__event=event)
    for link in links.order_by("pk"):
        if link.to_task_id in titles:
            known = found.get(link.from_task_id, ())
            found[link.from_task_id] = (*known, titles[link.to_task_id])
    return found


def _sections(lines: Iterable[Line], offset: Mapping[int, int]) -> list[Section]:
    found: dict[Stretch, list[Line]] = {}
    for one in lines:
        found.setdefault(stretch_of(offset[one.task.pk]), []).append(one)
    return [Section(str(STRETCHES[name]), rows) for name, rows in found.items()]


def clock_words(moment: Moment) -> str:
    """Give the time at which something begins, as 19:40; '' when it is not known."""
    return f"{moment.begins:%H:%M}" if moment.begins else ""


def until_words(moment: Moment) -> str:
    return f"{moment.ends:%H:%M}" if moment.ends else ""


def by_group(sheet: Sheet) -> dict[str, list[Line]]:
    """Give the open tasks of each organisation, by name."""
    found: dict[str, list[Line]] = {}
    for one in sheet.lines:
        if one.task.is_open:
            found.setdefault(one.group, []).append(one)
    return dict(sorted(found.items()))
