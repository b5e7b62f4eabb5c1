"""A moment that was agreed with a farmer; the planner keeps to it."""

from datetime import date

from django.db import transaction

from samensterk.web.common.versions import hold
from samensterk.web.rounds.plans.faults import NotToCome
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.plans.queries import half_of


@transaction.atomic
def agree(*, stop: Stop, on: date, half: str) -> Stop:
    """Let a visit be on a half day that its farmer chose; the same twice is once.

    What was planned at another moment is open again, for the planner to place.

    Raises
    ------
    NotToCome
    Gone
    """
    hold(stop.of)
    held = hold(stop)
    if held.state not in STILL_COMES:
        raise NotToCome
    if (held.wanted_on, held.wanted_half) == (on, half):
        return held
    held.wanted_on, held.wanted_half = on, half
    held.wanted_from = held.wanted_until = None
    knows_agreed_day(held)
    if not _is_then(held, on, half):
        _open_again(held)
    held.version += 1
    held.save()
    return held


def knows_agreed_day(stop: Stop) -> None:
    """Let who agreed on a day be told of that day: nobody has to tell him again."""
    if stop.told_from is not None and stop.wanted_on is not None:
        stop.told_from = stop.told_until = stop.wanted_on


def _is_then(stop: Stop, on: date, half: str) -> bool:
    if stop.state != Stop.State.PLANNED or stop.begins is None:
        return False
    return stop.day == on and half_of(stop) == half


def _open_again(stop: Stop) -> None:
    stop.state, stop.unplaced, stop.is_locked = Stop.State.OPEN, "", False
    stop.team = stop.day = stop.begins = stop.ends = stop.place = stop.drive_s = None
