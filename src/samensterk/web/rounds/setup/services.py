"""Verbs about whole rounds; each stands on the time line of the programme as an event."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.programme.agenda.events import (
    change_event,
    plan_event,
    remove_event,
)
from samensterk.web.rounds.setup.faults import NotAnnounced, NotDraft
from samensterk.web.rounds.setup.models import Round

if TYPE_CHECKING:
    from samensterk.web.programme.agenda.models import Event
    from samensterk.web.programme.plan.models import Programme

KIND = "round"  # of event
# What farmers are told when a round is announced, so that it holds from then on.
TOLD = frozenset({"title", "purpose", "whom", "starts_on", "ends_on"})
SAME = ("title", "starts_on", "ends_on")


def must_be_draft(of: Round) -> None:
    if of.state != Round.State.DRAFT:
        raise NotDraft


@transaction.atomic
def plan_round(
    *,
    programme: "Programme",
    scan_id: int,
    values: Mapping[str, Any],
    by_id: int | None,
    event: "Event | None" = None,
) -> Round:
    """Plan a round, also on the time line; planned twice alike it is there once.

    With an event that stands there already, with its tasks, it is that event.
    """
    here = Round.objects.for_municipality(programme.municipality_id)
    alike = here.filter(programme=programme, **{one: values[one] for one in SAME})
    found = alike.first()
    if found is not None:
        return found
    made = Round(
        municipality_id=programme.municipality_id,
        programme_id=programme.pk,
        scan_id=scan_id,
        order=Round.Order.ROTATION,
        made_by_id=by_id,
        made_at=now(),
        **values,
    )
    made.full_clean()
    made.event = _event_for(made, event, by_id)
    made.save()
    return made


def _event_for(made: Round, event: "Event | None", by_id: int | None) -> "Event":
    values = _on_time_line(made)
    if event is None or event.programme_id != made.programme_id:
        return plan_event(programme=made.programme, values=values, by_id=by_id)
    held = hold(event)
    if Round.objects.filter(event=held.pk).exists():  # a colleague was first
        return plan_event(programme=made.programme, values=values, by_id=by_id)
    change_event(event=held, version=held.version, values=values, by_id=by_id)
    return held


@transaction.atomic
def change_round(
    *, of: Round, version: int, values: Mapping[str, Any], by_id: int | None
) -> Round:
    """Change a round, and its event with it; what was announced stays as it is.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    """
    event = hold(of.event) if of.event is not None else None
    held = hold_at(of, version)
    changed = {
        name: value for name, value in values.items() if getattr(held, name) != value
    }
    if held.state == Round.State.CLOSED or TOLD & changed.keys():
        must_be_draft(held)
    for name, value in changed.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    if event is not None and TOLD & changed.keys():
        change_event(
            event=event,
            version=event.version,
            values=_on_time_line(held),
            by_id=by_id,
        )
    return held


@transaction.atomic
def close_round(*, of: Round, version: int) -> Round:
    """End a round: nothing more is planned, told or asked; closed already it stays so.

    Visits that were not paid keep what they say until their term takes them.

    Raises
    ------
    ChangedMeanwhile
    NotAnnounced
        Who was told nothing needs no end; such a round is removed.
    """
    held = hold_at(of, version)
    if held.state == Round.State.DRAFT:
        raise NotAnnounced
    return _in_state(held, Round.State.CLOSED)


@transaction.atomic
def open_round_again(*, of: Round, version: int) -> Round:
    """Go on with a round that was closed too early.

    Raises
    ------
    ChangedMeanwhile
    NotAnnounced
    """
    held = hold_at(of, version)
    if held.state == Round.State.DRAFT:
        raise NotAnnounced
    return _in_state(held, Round.State.ANNOUNCED)


def _in_state(held: Round, state: Round.State) -> Round:
    if held.state != state:
        held.state = state
        held.version += 1
        held.save(update_fields=["state", "version"])
    return held


@transaction.atomic
def remove_round(*, of: Round, by_id: int | None) -> None:
    """Remove a round that nobody was told of, with all that hangs on it.

    Raises
    ------
    NotDraft
    HasOpenPromises
        Residents wait for something that was promised at the event.
    """
    if of.event is not None:
        remove_event(event=of.event, by_id=by_id)
    rows = Round.objects.filter(pk=of.pk).select_for_update(of=("self",), no_key=True)
    held = rows.first()
    if held is None:
        return  # somebody else was first
    must_be_draft(held)
    held.delete()


def follow_event(event: "Event") -> None:
    """Move a round when its event was moved on the time line; the event is held."""
    rows = Round.objects.for_municipality(event.municipality_id)
    rows = rows.filter(event=event.pk).exclude(state=Round.State.CLOSED)
    new = {"title": event.title, "starts_on": event.day, "ends_on": event.last_day}
    for one in rows.select_for_update(of=("self",), no_key=True):
        if any(getattr(one, name) != value for name, value in new.items()):
            for name, value in new.items():
                setattr(one, name, value)
            one.version += 1
            one.save(update_fields=[*new, "version"])


def _on_time_line(of: Round) -> dict[str, Any]:
    """Give the fields of its event."""
    return {
        "kind": KIND,
        "title": of.title,
        "about": of.purpose,
        "day": of.starts_on,
        "ends_on": of.ends_on if of.ends_on > of.starts_on else None,
    }
