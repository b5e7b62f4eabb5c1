"""What is on the time line in a window; the number of queries is always the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Max, Min, Q

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.agenda.timeline import Window
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.plan.models import Phase

LOOK_BACK = timedelta(days=366)  # how far a calendar reaches into the past
TASKS, PHASES = "taken", "fasen"


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks of one event, or the loose ones, as one bar."""

    event: Event | None
    first: date
    last: date
    n_tasks: int
    n_over: int
    n_late: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is on in a window, each in the order of its day."""

    events: Sequence[Event] = ()
    phases: Sequence[Phase] = ()
    tasks: Sequence[Task] = field(default_factory=list)


def contents(
    viewer: Viewer, window: Window, kinds: Collection[str], *, with_tasks: bool = True
) -> Contents:
    """Give events, phases and tasks of a window; three queries at most."""
    has_tasks = with_tasks and _is_asked(TASKS, kinds)
    return Contents(
        events_in(viewer, window, kinds),
        phases_in(viewer, window) if _is_asked(PHASES, kinds) else [],
        _tasks_in(viewer, window) if has_tasks else [],
    )


def _is_asked(kind: str, kinds: Collection[str]) -> bool:
    return not kinds or kind in kinds


def events_in(viewer: Viewer, window: Window, kinds: Collection[str]) -> list[Event]:
    chosen = [one for one in kinds if one in Event.Kind.values]
    if kinds and not chosen:
        return []
    rows = Event.objects.seen_by(viewer.municipality_id).filter(day__lte=window.last)
    rows = rows.filter(
        Q(ends_on=None, day__gte=window.first) | Q(ends_on__gte=window.first)
    )
    if chosen:
        rows = rows.filter(kind__in=chosen)
    return list(rows.select_related("municipality"))


def phases_in(viewer: Viewer, window: Window) -> list[Phase]:
    rows = Phase.objects.filter(programme__municipality=viewer.municipality_id)
    rows = rows.filter(starts_on__lte=window.last, ends_on__gte=window.first)
    return list(rows)


def _tasks_in(viewer: Viewer, window: Window) -> list[Task]:
    rows = viewer.tasks().exclude(state=Task.State.DROPPED)
    rows = rows.filter(due_on__gte=window.first, due_on__lte=window.last)
    return list(
        rows.only("pk", "title", "due_on", "state", "ended_on", "minute", "event_id")
    )


def groups_in(viewer: Viewer, window: Window, kinds: Collection[str]) -> list[Group]:
    """Give the tasks per event as stretches that touch a window; two queries."""
    if not _is_asked(TASKS, kinds):
        return []
    late = Q(state=Task.State.OPEN, due_on__lt=today())
    rows = (
        viewer.tasks()
        .exclude(state=Task.State.DROPPED)
        .order_by()
        .values("event_id")
        .annotate(
            first=Min("due_on"),
            last=Max("due_on"),
            n_tasks=Count("pk"),
            n_over=Count("pk", filter=~Q(state=Task.State.OPEN)),
            n_late=Count("pk", filter=late),
        )
        .filter(first__lte=window.last, last__gte=window.first)
    )
    found = list(rows)
    events = Event.objects.in_bulk(
        [one["event_id"] for one in found if one["event_id"]]
    )
    return [
        Group(
            events.get(one["event_id"]),
            one["first"],
            one["last"],
            one["n_tasks"],
            one["n_over"],
            one["n_late"],
        )
        for one in found
    ]
