"""What follows from an outcome: the plan gets a visit again, or rests."""

from datetime import date

from django.db.models import F

from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.plans.models import Stop, StopQuerySet
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.visits.models import Outcome, Visit
from samensterk.web.rounds.visits.queries import other_half

WAITS = (Stop.State.OPEN, Stop.State.PLANNED)
MOST_AGAIN = 2  # after nobody was at home; then a card has been left and it rests


def n_not_home(visit: Visit) -> int:
    """Count how often nobody was at home at this address in this round."""
    rows = Visit.objects.for_municipality(visit.municipality_id)
    rows = rows.filter(of=visit.of_id, key=visit.key, outcome=Outcome.NOT_HOME)
    return rows.count()


def follow(visit: Visit, stop: Stop | None, *, later_half: str = "") -> Stop | None:
    """Let the plan have another visit when the outcome asks for one; gives it."""
    if stop is None:
        return None
    wanted = _wanted(visit, later_half)
    waits = _waiting(stop).first()
    if wanted is not None and waits is not None:
        on, half = wanted
        if (waits.wanted_on, waits.wanted_half) == (on, half):
            return waits
    take_back(stop)
    return _again(visit.of, stop, *wanted) if wanted is not None else None


def _wanted(visit: Visit, later_half: str) -> tuple[date | None, str] | None:
    """Say when to come again; None is: not."""
    if not addressable(visit.municipality_id, [visit.key], Way.VISIT):
        return None
    if visit.outcome == Outcome.NOT_HOME and n_not_home(visit) <= MOST_AGAIN:
        return None, other_half(visit.half)
    if visit.outcome == Outcome.LATER:
        return visit.later_on, later_half
    return None


def take_back(stop: Stop) -> None:
    """Take out the visit that an earlier outcome asked for, unless it has been."""
    # By row: the log must know which yard it was.
    for one in _waiting(stop):
        one.delete()


def _waiting(stop: Stop) -> StopQuerySet:
    rows = Stop.objects.for_municipality(stop.municipality_id)
    return rows.filter(again_of=stop, state__in=WAITS)


def tell_again(stop: Stop) -> None:
    """Let the visit that follows know the same kind of farm."""
    _waiting(stop).exclude(farm=stop.farm).update(
        farm=stop.farm, farm_told_on=stop.farm_told_on, version=F("version") + 1
    )


def _again(of: Round, stop: Stop, on: date | None, half: str) -> Stop:
    is_first_talk = on is not None  # they asked us to come on another day
    return Stop.objects.create(
        municipality_id=stop.municipality_id,
        of=of,
        area_id=stop.area_id,
        yard_id=stop.yard_id,
        key=stop.key,
        kind=Stop.Kind.AGAIN,
        again_of=stop,
        minutes=of.minutes_first if is_first_talk else of.minutes_again,
        wanted_on=on,
        wanted_half=half,
        needs=stop.needs,
        animals=stop.animals,
        farm=stop.farm,
        farm_told_on=stop.farm_told_on,
    )
