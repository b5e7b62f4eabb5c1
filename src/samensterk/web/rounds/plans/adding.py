"""The verb that adds a visit which a resident asked for himself."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from samensterk.web.common.versions import hold
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.plans.farms import NOT_TOLD, farms_told
from samensterk.web.rounds.plans.faults import (
    ClosedRound,
    MayNotCome,
    NobodyToVisit,
    ThereAlready,
)
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.setup.queries import rows_of


@transaction.atomic
def add_asked(
    *,
    of: Round,
    yard_id: int,
    key: str,
    visit_area: str,
    x_m: float,
    y_m: float,
    asked_by: str,
    asked_on: date,
) -> Stop:
    """Add the visit to the area the yard is in, else to the nearest of the round.

    Raises
    ------
    PlanFault
        ClosedRound, NobodyToVisit (no areas), MayNotCome, ThereAlready.
    """
    held = hold(of)
    if held.state == Round.State.CLOSED:
        raise ClosedRound
    areas = list(rows_of(held))
    if not areas:
        raise NobodyToVisit
    if not addressable(held.municipality_id, [key], Way.VISIT):
        raise MayNotCome
    there = Stop.objects.for_municipality(held.municipality_id)
    if there.filter(of=held, key=key).exists():
        raise ThereAlready
    return Stop.objects.create(
        municipality_id=held.municipality_id,
        of=held,
        area=_area(areas, visit_area, x_m, y_m),
        yard_id=yard_id,
        key=key,
        kind=Stop.Kind.ASKED,
        asked_by=asked_by,
        asked_on=asked_on,
        minutes=held.minutes_first,
        **farms_told(held.municipality_id, [key]).get(key, NOT_TOLD).values,
    )


def _area(
    areas: Iterable[RoundArea], visit_area: str, x_m: float, y_m: float
) -> RoundArea:
    return min(
        areas,
        key=lambda one: (
            one.area.name != visit_area,
            (one.area.x_m - x_m) ** 2 + (one.area.y_m - y_m) ** 2,
        ),
    )
