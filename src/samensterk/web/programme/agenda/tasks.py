"""Verbs about tasks."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from samensterk.web.common.moments import today
from samensterk.web.common.versions import ChangedMeanwhile, Gone, hold
from samensterk.web.programme.agenda.faults import CircularNeeds
from samensterk.web.programme.agenda.models import Task, TaskComment
from samensterk.web.programme.agenda.needs import way_round
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity, Programme


@transaction.atomic
def add_task(
    *,
    municipality_id: int,
    programme: Programme,
    values: Mapping[str, Any],
    by_id: int | None,
) -> Task:
    """Add one task; `values` are fields of `Task`."""
    task = Task(municipality_id=municipality_id, programme=programme, **values)
    task.full_clean()
    task.save()
    _note(Activity.Verb.TASK_MADE, task, by_id)
    return task


@transaction.atomic
def change_task(
    *, task: Task, version: int, values: Mapping[str, Any], by_id: int | None
) -> Task:
    """Change a task, unless somebody else did since `version`.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_task(task)
    if held.version != version:
        raise ChangedMeanwhile(held)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    _note(Activity.Verb.TASK_CHANGED, held, by_id)
    return held


@transaction.atomic
def finish_task(*, task: Task, by_id: int | None) -> Task:
    """Tick a task off; twice is not an error."""
    return _end(task, Task.State.DONE, Activity.Verb.TASK_DONE, by_id)


@transaction.atomic
def drop_task(*, task: Task, by_id: int | None) -> Task:
    """Say that a task need not be done."""
    return _end(task, Task.State.DROPPED, Activity.Verb.TASK_DROPPED, by_id)


@transaction.atomic
def reopen_task(*, task: Task, by_id: int | None) -> Task:
    held = hold_task(task)
    if held.is_open:
        return held
    held.state, held.ended_on, held.ended_by = Task.State.OPEN, None, None
    return _save_state(held, Activity.Verb.TASK_REOPENED, by_id)


@transaction.atomic
def take_task(*, task: Task, by_id: int) -> Task:
    """Make somebody the owner of a task; who was it before is so no more."""
    held = hold_task(task)
    if held.owner_id == by_id:
        return held
    held.owner_id = by_id
    held.version += 1
    held.save(update_fields=["owner", "version"])
    _note(Activity.Verb.TASK_CHANGED, held, by_id)
    return held


def _end(task: Task, state: Task.State, verb: Activity.Verb, by_id: int | None) -> Task:
    held = hold_task(task)
    if held.state == state:
        return held
    held.state, held.ended_on, held.ended_by_id = state, today(), by_id
    return _save_state(held, verb, by_id)


def _save_state(held: Task, verb: Activity.Verb, by_id: int | None) -> Task:
    held.version += 1
    held.save(update_fields=["state", "ended_on", "ended_by", "version"])
    _note(verb, held, by_id)
    return held


@transaction.atomic
def comment(*, task: Task, text: str, by_id: int | None) -> TaskComment:
    task = hold_task(task)
    written = TaskComment(task=task, text=text, by_id=by_id)
    written.full_clean()
    written.save()
    _note(Activity.Verb.TASK_COMMENTED, task, by_id)
    return written


@transaction.atomic
def set_needs(*, task: Task, needed: Collection[Task]) -> None:
    """Say what must be done first, within one event or within loose tasks.

    Raises
    ------
    CircularNeeds
    """
    around = Task.objects.filter(programme=task.programme_id, event=task.event_id)
    # All in one order, so that two who do this wait for each other and never in a circle.
    around = around.order_by("pk").select_for_update(of=("self",), no_key=True)
    titles = {one.pk: one.title for one in around}
    links = Task.needs.through.objects.filter(from_task__in=titles)
    needs: dict[int, set[int]] = {pk: set() for pk in titles}
    for link in links:
        needs[link.from_task_id].add(link.to_task_id)
    needs[task.pk] = {one.pk for one in needed}
    circle = way_round(needs)
    if circle:
        raise CircularNeeds([titles.get(pk, "") for pk in circle])
    task.needs.set(needed)


def hold_task(task: Task) -> Task:
    """Hold a task of the municipality in which it was fetched; see `hold`.

    Raises
    ------
    Gone
    """
    held = hold(task)
    if held.municipality_id != task.municipality_id:
        raise Gone
    return held


def _note(verb: Activity.Verb, task: Task, by_id: int | None) -> None:
    note(
        verb,
        municipality_id=task.municipality_id,
        by_id=by_id,
        about=task.title,
        programme_id=task.programme_id,
        event_id=task.event_id,
        task_id=task.pk,
    )
