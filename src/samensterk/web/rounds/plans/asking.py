"""What is asked of the planner: the visits of a round that are still to come, and the days."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from django.db.models import Count, Q

from samensterk.geo.arrays import Metres
from samensterk.planning.rounds import Problem, Window
from samensterk.planning.rounds import TeamDay as PlannedDay
from samensterk.planning.rounds import Visit as PlannedVisit
from samensterk.web.common.moments import today
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.plans.allowed import Allowed
from samensterk.web.rounds.plans.hours import (
    appointment_of,
    hours_of,
    lunch_of,
)
from samensterk.web.rounds.plans.models import RoadClosure, Stop, StopQuerySet
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.plans.roads import Driving, driving, roads_of
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.queries import Place, TeamDay, team_days_of

HalfOff = tuple[int, date, str]  # team, day and half day


@dataclass(frozen=True, slots=True)
class Otherwise:
    """How things are tried out, before anything is saved.

    `out` cannot be worked; `without` are parts that a team lacks on a day; `freed` are
    visits of today that can go to another day; `closures` come with those there are.
    """

    out: frozenset[HalfOff] = frozenset()
    without: Mapping[tuple[int, date], frozenset[str]] = field(default_factory=dict)
    freed: frozenset[int] = frozenset()
    closures: tuple[RoadClosure, ...] = ()
    stops: Mapping[int, Stop] = field(default_factory=dict)


AS_IT_IS = Otherwise()


@dataclass(frozen=True, slots=True)
class Asked:
    """The problem of a round, and to which rows its names belong."""

    of: Round
    problem: Problem
    stops: Mapping[str, Stop]
    days: Mapping[str, TeamDay]
    is_straight: bool
    limited: frozenset[str] = frozenset()  # that could be more often but for their kind


def key_of(team_id: int, day: date) -> str:
    """Name a team on a day."""
    return f"{team_id}:{day.isoformat()}"


def stops_of(of: Round) -> StopQuerySet:
    """Give the visits of a round with their yards and teams."""
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    return rows.select_related("yard", "team").defer("yard__facts", "yard__before")


def ask(
    of: Round, otherwise: Otherwise = AS_IT_IS, *, keeps_told: bool = False
) -> Asked:
    """Read how things are now; what is planned for today or before stays out of it.

    Who wants no visit has none; that is asked once more, of whatever is planned.
    With `keeps_told` who was told a date is visited on one of the days that were told.
    """
    days = [
        one
        for day in team_days_of(of)
        if day.day > today() and (one := _without(day, otherwise)).halves
    ]
    allowed = Allowed(of, [one.day for one in days], keeps_told)
    rows = stops_of(of).filter(state__in=STILL_COMES).order_by("pk")
    may = addressable(of.municipality_id, [one.key for one in rows], Way.VISIT)
    stops = [
        otherwise.stops.get(one.pk, one)
        for one in rows
        if one.key in may and _is_open(one, otherwise.freed) and allowed.has_days(one)
    ]
    closures = (*of.closures.filter(until_on__gt=today()), *otherwise.closures)
    return _asked(of, days, stops, allowed, closures)


def ask_day(of: Round, team_id: int, day: date) -> Asked:
    """Read one team on one day alone, also when it is today."""
    days = [one for one in team_days_of(of) if (one.team_id, one.day) == (team_id, day)]
    rows = stops_of(of).filter(team=team_id, day=day).exclude(place=None)
    stops = [one for one in rows.order_by("pk") if one.state != Stop.State.LAPSED]
    closures = of.closures.filter(from_on__lte=day, until_on__gte=day)
    allowed = Allowed(of, [day], keeps_told=False)
    return _asked(of, days, stops, allowed, tuple(closures))


def _without(day: TeamDay, otherwise: Otherwise) -> TeamDay:
    halves = tuple(
        one for one in day.halves if (day.team_id, day.day, one) not in otherwise.out
    )
    missing = otherwise.without.get((day.team_id, day.day), frozenset())
    return replace(day, halves=halves, parts=day.parts - missing)


def _is_open(stop: Stop, freed: frozenset[int]) -> bool:
    is_later = stop.day is None or stop.day > today()
    return stop.state == Stop.State.OPEN or is_later or stop.pk in freed


def _asked(
    of: Round,
    days: Sequence[TeamDay],
    stops: Sequence[Stop],
    allowed: Allowed,
    closures: Sequence[RoadClosure],
) -> Asked:
    spots = list(dict.fromkeys(_ends_of(days, stops)))
    drives = driving(
        roads_of(of),
        _metres([(one.x_m, one.y_m) for one in spots]),
        _metres([(one.yard.x_m, one.yard.y_m) for one in stops]),
        closures,
    )
    shut = frozenset(
        day for day in allowed.days if any(_is_shut(one, day) for one in closures)
    )
    middle = _middle(stops)
    team_days = tuple(_day(of, one, spots, middle) for one in days)
    keys = {one.key for one in team_days}
    shut_for = [
        _shut_for(place, drives, shut) for place, _ in enumerate(stops, len(spots))
    ]
    visits = tuple(
        _visit(stop, place, keys, allowed.windows(stop, shut_here))
        for place, (stop, shut_here) in enumerate(
            zip(stops, shut_for, strict=True), len(spots)
        )
    )
    limited = frozenset(
        str(stop.pk)
        for stop, shut_here in zip(stops, shut_for, strict=True)
        if allowed.is_limited(stop, shut_here)
    )
    areas, begun = _areas_of(of)
    promised = {str(one.area_id) for one in stops if _is_promised(one)}
    problem = Problem(
        visits,
        team_days,
        drives.seconds,
        areas,
        kept_areas=frozenset(promised | begun),
    )
    return Asked(
        of,
        problem,
        {str(one.pk): one for one in stops},
        {key_of(one.team_id, one.day): one for one in days},
        drives.is_straight,
        limited,
    )


def _areas_of(of: Round) -> tuple[tuple[str, ...], set[str]]:
    """Give the areas in their order, and those in which somebody has been."""
    been = Q(stops__state=Stop.State.DONE) | Q(stops__day__lte=today())
    rows = list(
        of.areas.annotate(n_been=Count("stops", filter=been)).order_by("place", "pk")
    )
    return (
        tuple(str(one.pk) for one in rows),
        {str(one.pk) for one in rows if one.n_been},
    )


def _is_promised(stop: Stop) -> bool:
    """Say whether somebody counts on this visit, so that its area does not wait."""
    return bool(stop.told_from or stop.wanted_on)


def _is_shut(closure: RoadClosure, day: date) -> bool:
    return closure.from_on <= day <= closure.until_on


def _shut_for(place: int, drives: Driving, shut: frozenset[date]) -> frozenset[date]:
    return shut if place in drives.cut_off else frozenset()


def _ends_of(days: Sequence[TeamDay], stops: Sequence[Stop]) -> Iterator[Place]:
    middle = _middle(stops)
    for one in days:
        yield one.start or middle
        yield one.end or middle


def _middle(stops: Collection[Stop]) -> Place:
    """Give where a team starts of which nobody knows where: amid all visits."""
    if not stops:
        return Place(0.0, 0.0)
    return Place(
        round(sum(one.yard.x_m for one in stops) / len(stops), 1),
        round(sum(one.yard.y_m for one in stops) / len(stops), 1),
    )


def _metres(points: Sequence[tuple[float, float]]) -> Metres:
    return np.array(points, dtype=np.float64).reshape(-1, 2)


def _day(of: Round, day: TeamDay, spots: list[Place], middle: Place) -> PlannedDay:
    start_s, end_s = hours_of(of, day)
    return PlannedDay(
        key=key_of(day.team_id, day.day),
        team=str(day.team_id),
        day=day.day.toordinal(),
        start_s=start_s,
        end_s=end_s,
        start_place=spots.index(day.start or middle),
        end_place=spots.index(day.end or middle),
        lunch=lunch_of(day),
        skills=day.parts,
        most_load=day.most_visits,
    )


def _visit(
    stop: Stop, place: int, keys: set[str], windows: tuple[Window, ...]
) -> PlannedVisit:
    locked_to = None
    if stop.is_locked and stop.team_id is not None and stop.day is not None:
        held = key_of(stop.team_id, stop.day)
        locked_to = held if held in keys else None
    return PlannedVisit(
        key=str(stop.pk),
        place=place,
        service_s=stop.minutes * 60,
        area=str(stop.area_id),
        windows=windows,
        needs=frozenset({stop.needs} if stop.needs else ()),
        appointment=appointment_of(stop),
        locked_to=locked_to,
        apart=stop.apart,
    )
