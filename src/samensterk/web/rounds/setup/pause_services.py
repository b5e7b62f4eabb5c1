"""Verbs about areas that wait: nobody is visited there in that time."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from samensterk.web.common.moments import now, today
from samensterk.web.common.versions import ChangedMeanwhile, hold, hold_at
from samensterk.web.rounds.setup.faults import NotDraft, WaitsAlready
from samensterk.web.rounds.setup.models import Pause, Round, RoundArea
from samensterk.web.rounds.setup.pause_followers import PAUSE_FOLLOWERS


@transaction.atomic
def let_wait(*, area: RoundArea, values: Mapping[str, Any], by_id: int | None) -> Pause:
    """Let an area wait; the same twice is there once.

    Raises
    ------
    NotDraft
        The round is closed.
    WaitsAlready
    """
    _must_go_on(hold(area.of))
    found = area.pauses.filter(**values).first()
    if found is not None:
        return found
    pause = Pause(
        municipality_id=area.municipality_id,
        area=area,
        by_id=by_id,
        at=now(),
        **values,
    )
    _save(pause)
    return pause


@transaction.atomic
def change_pause(*, pause: Pause, version: int, values: Mapping[str, Any]) -> Pause:
    """Change why, what must be known, and how long.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    WaitsAlready
    """
    _must_go_on(hold(pause.area.of))
    held = hold_at(pause, version)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    _save(held)
    return held


@transaction.atomic
def end_pause(*, pause: Pause, version: int) -> None:
    """Let visits go on from today; what had not begun yet goes altogether.

    Ended already, it stays so.

    Raises
    ------
    ChangedMeanwhile
        Somebody made it another pause than the one that is ended here.
    """
    hold(pause.area.of)
    held = hold(pause)
    yesterday = today() - timedelta(days=1)
    if held.until_on is not None and held.until_on <= yesterday:
        return
    if held.version != version:
        raise ChangedMeanwhile(held)
    if held.from_on > yesterday:
        held.delete()
        return
    held.until_on = yesterday
    held.version += 1
    held.save(update_fields=["until_on", "version"])


def _must_go_on(of: Round) -> None:
    if of.state == Round.State.CLOSED:
        raise NotDraft


def _save(pause: Pause) -> None:
    pause.full_clean()
    if _others(pause.area, pause.from_on, pause.until_on).exclude(pk=pause.pk).exists():
        raise WaitsAlready
    pause.save()
    for follow in PAUSE_FOLLOWERS:
        follow(pause)


def _others(area: RoundArea, first: date, last: date | None) -> Any:
    """Give the pauses of an area that share a day with this time."""
    rows = area.pauses.filter(Q(until_on=None) | Q(until_on__gte=first))
    return rows if last is None else rows.filter(from_on__lte=last)
