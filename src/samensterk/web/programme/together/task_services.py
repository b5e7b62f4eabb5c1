"""Verbs about tasks that go from one municipality to another."""

from dataclasses import dataclass

from django.db import transaction

from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold
from samensterk.web.programme.agenda.models import Attachment, Share, Task, TaskComment
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity, WorkedHours
from samensterk.web.programme.together.faults import (
    NotTakingPart,
    TaskElsewhere,
    TaskEnded,
)
from samensterk.web.programme.together.services import hold_event


@dataclass(frozen=True, slots=True)
class Side:
    """A municipality that has, or gets, a task, and its programme."""

    municipality_id: int
    programme_id: int


@transaction.atomic
def give_task(*, task: Task, guest_id: int, by_id: int | None) -> Task:
    """Hand an open task to a guest of its event; twice is not an error.

    Raises
    ------
    NotTakingPart, TaskEnded, TaskElsewhere
    """
    event = hold_event(_event_of(task))
    share = Share.objects.active().filter(event=event, municipality=guest_id).first()
    if share is None or share.programme_id is None:
        raise NotTakingPart
    held = hold(task)
    if held.municipality_id == guest_id:
        return held
    if held.municipality_id != event.municipality_id or held.event_id != event.pk:
        raise TaskElsewhere
    return _pass_on(held, Side(guest_id, share.programme_id), by_id)


@transaction.atomic
def give_task_back(*, task: Task, guest_id: int, by_id: int | None) -> Task:
    """Hand an open task of a guest back to the host; twice is not an error.

    Raises
    ------
    TaskEnded, TaskElsewhere
    """
    event = hold_event(_event_of(task))
    held = hold(task)
    if held.municipality_id == event.municipality_id:
        return held
    if held.municipality_id != guest_id or held.event_id != event.pk:
        raise TaskElsewhere
    return _pass_on(held, Side(event.municipality_id, event.programme_id), by_id)


def _event_of(task: Task) -> int:
    if task.event_id is None:
        raise TaskElsewhere
    return task.event_id


def _pass_on(task: Task, to: Side, by_id: int | None) -> Task:
    if not task.is_open:
        raise TaskEnded
    giver_id, giver_programme_id = task.municipality_id, task.programme_id
    _keep_behind(task, by_id)
    task.municipality_id, task.programme_id = to.municipality_id, to.programme_id
    # People, hours and files of one municipality do not go to another.
    task.owner = task.organisation = task.hours_planned = task.read_in = None
    task.version += 1
    task.full_clean()
    task.save()
    lines = Activity.objects.filter(municipality=giver_id, task=task.pk)
    lines.update(task=None)
    taker, giver = (municipality_by_id(one) for one in (to.municipality_id, giver_id))
    note(
        Activity.Verb.TASK_GIVEN,
        municipality_id=giver_id,
        by_id=by_id,
        about=f"{task.title} ({taker.name})",
        programme_id=giver_programme_id,
        event_id=task.event_id,
    )
    note(
        Activity.Verb.TASK_RECEIVED,
        municipality_id=to.municipality_id,
        by_id=None,
        about=f"{task.title} ({giver.name})",
        programme_id=to.programme_id,
        event_id=task.event_id,
        task_id=task.pk,
    )
    return task


def _keep_behind(task: Task, by_id: int | None) -> None:
    """Keep what people wrote, added and worked with the one who gives the task away.

    It hangs on a copy that is dropped at once: nothing is lost, and nothing goes along.
    """
    things = (TaskComment, Attachment, WorkedHours)
    if not any(one.objects.filter(task=task.pk).exists() for one in things):
        return
    kept = Task.objects.get(pk=task.pk)
    kept.pk = None
    kept.state, kept.step = Task.State.DROPPED, ""
    kept.ended_on, kept.ended_by_id = today(), by_id
    kept.save()
    for one in things:
        one.objects.filter(task=task.pk).update(task=kept)
