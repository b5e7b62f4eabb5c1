"""Questions about tasks, always of those that somebody may see."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.models import Event, Task, TaskQuerySet
from samensterk.web.programme.agenda.viewers import Viewer

MOST_CHOICES = 200


def with_names(rows: TaskQuerySet) -> TaskQuerySet:
    return rows.select_related("event", "organisation", "owner")


def tasks(
    viewer: Viewer, asked: Mapping[str, Any], *, mine: frozenset[int]
) -> TaskQuerySet:
    """Give visible tasks, narrowed; `mine` are the viewer's organisations."""
    rows = viewer.tasks()
    for word in str(asked.get("zoek") or "").split():
        rows = rows.filter(Q(title__icontains=word) | Q(about__icontains=word))
    if asked.get("van") == "mij":
        rows = rows.filter(owner_id=viewer.user_id)
    elif asked.get("van") == "ons":
        rows = rows.filter(organisation_id__in=mine)
    rows = _in_state(rows, asked.get("stand") or "")
    rows = _of(rows, "event_id", asked.get("gebeurtenis"))
    rows = _of(rows, "owner_id", asked.get("eigenaar"))
    return _of(rows, "organisation_id", asked.get("organisatie"))


def _in_state(rows: TaskQuerySet, state: str) -> TaskQuerySet:
    if state == "telaat":
        return rows.late(today())
    states = {
        "": Task.State.OPEN,
        "klaar": Task.State.DONE,
        "vervallen": Task.State.DROPPED,
    }
    return rows.filter(state=states[state]) if state in states else rows


def _of(rows: TaskQuerySet, field: str, number: int | None) -> TaskQuerySet:
    if number is None:
        return rows
    return rows.filter(**{field: number or None})


def events_with_tasks(viewer: Viewer) -> list[tuple[int, str]]:
    """Give the events at which this viewer sees a task, the last first."""
    rows = Event.objects.filter(pk__in=viewer.tasks().values("event_id"))
    rows = rows.order_by("-day", "-pk")[:MOST_CHOICES]
    return [
        (one.pk, f"{one.title} ({date_format(one.day, 'SHORT_DATE_FORMAT')})")
        for one in rows
    ]


def tasks_of_event(viewer: Viewer, event: Event) -> list[Task]:
    """Give what the viewer sees of the tasks of an event, in order."""
    rows = viewer.tasks().filter(event=event)
    return list(rows.select_related("organisation", "owner"))


def around(task: Task, text: str = "") -> list[Task]:
    """Give what could be needed first: of the same event, or loose; chosen ones too."""
    rows = Task.objects.filter(programme=task.programme_id, event=task.event_id)
    rows = rows.filter(municipality=task.municipality_id).exclude(pk=task.pk)
    chosen = list(rows.filter(needed_by=task))
    for word in text.split():
        rows = rows.filter(title__icontains=word)
    others = rows.exclude(pk__in=[one.pk for one in chosen])
    others = others.exclude(state=Task.State.DROPPED)
    return [*chosen, *others[:MOST_CHOICES]]


def open_needs(task: Task) -> list[Task]:
    """Give what should be done before this task and is not."""
    return list(task.needs.open())


def n_late(viewer: Viewer, day: date) -> int:
    return viewer.tasks().late(day).count()
