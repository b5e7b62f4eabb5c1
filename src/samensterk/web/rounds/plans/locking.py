"""Verbs on one visit: keep it where it is, and what was agreed about it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.rounds.plans.appointments import knows_agreed_day
from samensterk.web.rounds.plans.farms import note_farm
from samensterk.web.rounds.plans.faults import NotToCome
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import STILL_COMES


@transaction.atomic
def keep_there(*, stop: Stop, is_locked: bool) -> Stop:
    """Let a planned visit stay where it is when the round is planned again, or not.

    Raises
    ------
    NotToCome
        It has no moment, or has been.
    Gone
    """
    hold(stop.of)
    held = hold(stop)
    if held.state != Stop.State.PLANNED:
        raise NotToCome
    if held.is_locked != is_locked:
        held.is_locked = is_locked
        held.version += 1
        held.save(update_fields=["is_locked", "version"])
    return held


@transaction.atomic
def write_agreement(*, stop: Stop, version: int, values: Mapping[str, Any]) -> Stop:
    """Write down what was agreed; the planner keeps to it from now on.

    Raises
    ------
    NotToCome
    ChangedMeanwhile
    Gone
    """
    hold(stop.of)
    held = hold_at(stop, version)
    if held.state not in STILL_COMES:
        raise NotToCome
    for name, value in values.items():
        if name != "farm":
            setattr(held, name, value)
    note_farm(held, values.get("farm", held.farm), today())
    knows_agreed_day(held)
    held.is_locked = False
    held.version += 1
    held.full_clean(validate_unique=False)
    held.save()
    return held
