"""Verbs about events."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.programme.agenda.faults import HasOpenPromises
from samensterk.web.programme.agenda.followers import tell_followers
from samensterk.web.programme.agenda.guests import let_guests_go, tell_guests
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity, Programme

# What municipalities that take part hear of.
TOLD = {
    Activity.Verb.EVENT_CHANGED,
    Activity.Verb.EVENT_MOVED,
    Activity.Verb.EVENT_CANCELLED,
    Activity.Verb.EVENT_REMOVED,
}


@transaction.atomic
def plan_event(
    *, programme: Programme, values: Mapping[str, Any], by_id: int | None
) -> Event:
    """Put an event on the time line; `values` are fields of `Event`."""
    event = Event(
        municipality_id=programme.municipality_id, programme=programme, **values
    )
    event.full_clean()
    event.save()
    _note(Activity.Verb.EVENT_MADE, event, by_id)
    return event


@transaction.atomic
def change_event(
    *, event: Event, version: int, values: Mapping[str, Any], by_id: int | None
) -> int:
    """Change an event; its open tasks move along with its day. Gives how many moved.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_at(event, version)
    before = held.day
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    n_moved = move_open_tasks(held, before)
    tell_followers(held)
    is_moved = held.day != before
    verb = Activity.Verb.EVENT_MOVED if is_moved else Activity.Verb.EVENT_CHANGED
    _note(verb, held, by_id)
    return n_moved


def move_open_tasks(event: Event, before: date) -> int:
    """Keep open tasks at their distance to the day; what is done stays where it was."""
    delta = event.day - before
    if not delta:
        return 0
    moved = Task.objects.filter(event=event).open()
    # Held while they move: a day that somebody changes right now is not lost.
    held = moved.order_by("pk").select_for_update(of=("self",), no_key=True)
    changed = list(held.only("pk", "due_on"))
    for one in changed:
        one.due_on += delta
    Task.objects.bulk_update(changed, ["due_on"], batch_size=500)
    moved.update(version=F("version") + 1)
    return len(changed)


@transaction.atomic
def cancel_event(*, event: Event, by_id: int | None) -> None:
    """Say that an event does not go on; it stays on the time line, struck out."""
    held = hold(event)
    if held.is_cancelled:
        return
    held.cancelled_on = today()
    held.version += 1
    held.save(update_fields=["cancelled_on", "version"])
    _note(Activity.Verb.EVENT_CANCELLED, held, by_id)


@transaction.atomic
def revive_event(*, event: Event, by_id: int | None) -> None:
    """Take back that an event was cancelled."""
    held = hold(event)
    if not held.is_cancelled:
        return
    held.cancelled_on = None
    held.version += 1
    held.save(update_fields=["cancelled_on", "version"])
    _note(Activity.Verb.EVENT_CHANGED, held, by_id)


@transaction.atomic
def remove_event(*, event: Event, by_id: int | None) -> None:
    """Remove an event and its tasks; promises that were answered stay without it.

    Tasks of municipalities that take part are theirs, so these stay with them.

    Raises
    ------
    HasOpenPromises
        Residents wait for something that was promised there.
    """
    rows = Event.objects.filter(pk=event.pk)
    held = rows.select_for_update(of=("self",), no_key=True).first()
    if held is None:
        return  # somebody else was first
    n_open = held.promises.filter(ended_on=None).count()
    if n_open:
        raise HasOpenPromises(n_open)
    held.promises.update(event=None)
    _note(Activity.Verb.EVENT_REMOVED, held, by_id)
    let_guests_go(held)
    held.delete()


def _note(verb: Activity.Verb, event: Event, by_id: int | None) -> None:
    note(
        verb,
        municipality_id=event.municipality_id,
        by_id=by_id,
        about=event.title,
        programme_id=event.programme_id,
        event_id=event.pk,
    )
    if verb in TOLD:
        tell_guests(verb, event)
