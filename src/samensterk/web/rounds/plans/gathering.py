"""Which yards a round visits: everybody it says, of whole areas, and nobody else."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q

from samensterk.web.areas.yards.queries import yards_to_visit
from samensterk.web.common.processing import all_at_once
from samensterk.web.common.versions import hold
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.plans.farms import NOT_TOLD, farms_told
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import (
    KEYS_PER_QUESTION,
    STILL_COMES,
    delete_stops,
)
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.setup.queries import names_now


@transaction.atomic
def gather_stops(of: Round) -> Round:
    """Let a round have a visit for each yard of its areas that may be visited.

    Done again it adds what is new, and takes away what went or may not be visited any
    more, unless somebody has been there or asked for it. A closed round stays as it is.
    """
    held = hold(of)
    if held.state == Round.State.CLOSED:
        return held
    with all_at_once(held.municipality_id, Stop.SUBJECT):
        _gather(held)
    return held


def _gather(of: Round) -> None:
    names = names_now(of)
    areas = {names[one.pk]: one for one in of.areas.all() if one.pk in names}
    wanted = {one.key: one for one in _yards_of(of, areas)}
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    there = {one.key: one for one in rows.filter(again_of=None)}
    may = addressable(of.municipality_id, wanted.keys() | there.keys(), Way.VISIT)
    new = {key for key in wanted if key not in there and key in may}
    told = farms_told(of.municipality_id, new)
    Stop.objects.bulk_create(
        Stop(
            municipality_id=of.municipality_id,
            of=of,
            area=areas[yard.visit_area],
            yard=yard,
            key=key,
            minutes=of.minutes_first,
            **told.get(key, NOT_TOLD).values,
        )
        for key, yard in wanted.items()
        if key in new
    )
    known = frozenset(names)
    _remove(one for one in there.values() if _must_go(one, wanted, may, known))
    _move_along(of, there, wanted, areas)


def _yards_of(of: Round, areas: dict[str, RoundArea]) -> Any:
    farms_only = of.whom == Round.Whom.FARMS
    return yards_to_visit(of.municipality_id, areas.keys(), farms_only=farms_only)


def _must_go(
    stop: Stop, wanted: dict[str, Any], may: frozenset[str], known: frozenset[int]
) -> bool:
    """Say whether a visit goes; an area that a newer scan draws otherwise keeps its own."""
    if stop.state not in STILL_COMES:
        return False
    is_asked = stop.kind == Stop.Kind.ASKED or stop.area_id not in known
    is_wanted = is_asked or stop.key in wanted
    return stop.key not in may or not is_wanted


def _remove(stops: Iterator[Stop]) -> None:
    keys = [one.pk for one in stops]
    for start in range(0, len(keys), KEYS_PER_QUESTION):
        some = keys[start : start + KEYS_PER_QUESTION]
        with_again = Q(pk__in=some) | Q(again_of__in=some)
        delete_stops(Stop.objects.filter(with_again, state__in=STILL_COMES))


def _move_along(
    of: Round,
    there: dict[str, Stop],
    wanted: dict[str, Any],
    areas: dict[str, RoundArea],
) -> None:
    """Let visits stand in the area where their yard is now."""
    moved = []
    for key, stop in there.items():
        area = areas[wanted[key].visit_area] if key in wanted else None
        if (
            area is not None
            and stop.state == Stop.State.OPEN
            and stop.area_id != area.pk
        ):
            stop.area = area
            moved.append(stop)
    if moved:
        Stop.objects.for_municipality(of.municipality_id).bulk_update(moved, ["area"])
