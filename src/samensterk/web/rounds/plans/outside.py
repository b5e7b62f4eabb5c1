"""Planned visits that fall outside what is set for their kind of farm. Nothing moves them."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, F, Q

from samensterk.web.common.moments import today
from samensterk.web.rounds.kinds.limits import (
    AFTERNOON,
    MORNING,
    HalfHours,
    Limits,
    MonthDay,
    Season,
)
from samensterk.web.rounds.kinds.queries import limits_here
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Round

NOBODY = Q(pk__in=())


def count_outside(municipality_id: int, limits: Sequence[Limits]) -> Mapping[str, int]:
    """Count by kind, in rounds that go on; no visit is read."""
    if not limits:
        return {}
    rows = Stop.objects.for_municipality(municipality_id)
    rows = rows.exclude(of__state=Round.State.CLOSED)
    asked = {one.kind: Count("pk", filter=_outside(one)) for one in limits}
    return rows.aggregate(**asked)


def outside_of(of: Round) -> list[Stop]:
    """Give those of one round, by day; where nothing is set nothing is asked."""
    limits = limits_here(of.municipality_id)
    if not limits:
        return []
    found = NOBODY
    for one in limits.values():
        found |= _outside(one)
    rows = Stop.objects.for_municipality(of.municipality_id).filter(found, of=of)
    rows = rows.select_related("yard", "of").defer("yard__facts", "yard__before")
    return list(rows.order_by("day", "begins", "pk"))


def is_outside(stop: Stop, limits: Mapping[str, Limits]) -> bool:
    """Say it of one visit."""
    found = limits.get(stop.farm)
    if found is None:
        return False
    rows = Stop.objects.for_municipality(stop.municipality_id)
    return rows.filter(_outside(found), pk=stop.pk).exists()


def _outside(limits: Limits) -> Q:
    """Give which visits to come are outside: in a busy time, or at other hours."""
    to_come = Q(
        farm=limits.kind,
        state=Stop.State.PLANNED,
        day__gt=today(),
        wanted_on=None,
        wanted_from=None,
    )
    no_wish = Q(wanted_half="") | Q(kind=Stop.Kind.AGAIN)  # see Stop.is_own_wish
    is_morning = Q(begins__lt=F("of__afternoon_from"))
    wrong = is_morning & _other_hours(limits.halves.get(MORNING))
    wrong |= ~is_morning & _other_hours(limits.halves.get(AFTERNOON))
    for season in limits.seasons:
        wrong |= _in_season(season)
    return to_come & no_wish & wrong


def _other_hours(hours: HalfHours | None) -> Q:
    if hours is None:
        return Q(pk__isnull=False)  # all of that half
    found = NOBODY
    if hours.from_at is not None:
        found |= Q(begins__lt=hours.from_at)
    if hours.until_at is not None:
        found |= Q(ends__gt=hours.until_at)
    return found


def _in_season(season: Season) -> Q:
    after = _from(season.first)
    before = _until(season.last)
    found = after | before if season.is_over_new_year else after & before
    return found & ~Q(kind=Stop.Kind.ASKED) if season.is_on_request else found


def _from(at: MonthDay) -> Q:
    month, day = at
    return Q(day__month__gt=month) | Q(day__month=month, day__day__gte=day)


def _until(at: MonthDay) -> Q:
    month, day = at
    return Q(day__month__lt=month) | Q(day__month=month, day__day__lte=day)
