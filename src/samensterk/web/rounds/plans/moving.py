"""Put a visit on another day, team or place by hand, and tell the times of both days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from samensterk.planning.rounds import DayPlan, Plan, Problem, Reason, TeamDay, Visit
from samensterk.planning.timing import time_day
from samensterk.web.rounds.plans.asking import Asked, key_of
from samensterk.web.rounds.plans.faults import NoPlaceThere


@dataclass(frozen=True, slots=True)
class Move:
    """Where a visit is to go; without a place where it costs least driving."""

    stop_id: int
    team_id: int
    day: date
    place: int | None = None  # 1 is first


def moved_by_hand(move: Move, asked: Asked, before: Plan) -> Plan:
    """Give the plan with one visit elsewhere; all others keep their day and order.

    Raises
    ------
    NoPlaceThere
    """
    key, target = str(move.stop_id), key_of(move.team_id, move.day)
    problem = asked.problem
    visits = {one.key: one for one in problem.visits}
    team_day = next((one for one in problem.team_days if one.key == target), None)
    if team_day is None or key not in visits:
        raise NoPlaceThere(Reason.OUTSIDE_HOURS)
    visit = replace(visits[key], locked_to=None)
    orders = {
        day_key: [visits[one] for one in order if one != key]
        for day_key, order in before.orders().items()
    }
    made = _inserted(problem, team_day, orders.pop(target, []), visit, move.place)
    days = {one.key: one for one in problem.team_days}
    rest = [
        one
        for day in before.days
        if day.team_day != target
        and (one := _retimed(problem, days.get(day.team_day), day, key, visits))
    ]
    return Plan((*rest, made), waiting_areas=())


def _retimed(
    problem: Problem,
    team_day: TeamDay | None,
    day: DayPlan,
    gone: str,
    visits: dict[str, Visit],
) -> DayPlan | None:
    """Give a day without the visit that went; as it was where it was not on it."""
    stops = tuple(one for one in day.stops if one.visit != gone)
    if len(stops) == len(day.stops) or team_day is None:
        return replace(day, stops=stops) if stops else None
    if not stops:
        return None
    order = [visits[one.visit] for one in stops]
    return time_day(problem, team_day, order) or replace(day, stops=stops)


def _inserted(
    problem: Problem,
    team_day: TeamDay,
    order: Sequence[Visit],
    visit: Visit,
    place: int | None,
) -> DayPlan:
    places = range(len(order) + 1) if place is None else [min(place - 1, len(order))]
    tried = [
        timed
        for at in places
        if (timed := _timed(problem, team_day, [*order[:at], visit, *order[at:]]))
    ]
    if not tried:
        raise NoPlaceThere(_why(problem, team_day, order, visit))
    return min(tried, key=lambda one: (one.drive_s, one.back_s))


def _timed(
    problem: Problem, team_day: TeamDay, order: Sequence[Visit]
) -> DayPlan | None:
    is_able = all(one.needs <= team_day.skills for one in order)
    labels = {one.apart for one in order if one.apart}
    is_apart = len(labels) > 1
    return time_day(problem, team_day, order) if is_able and not is_apart else None


def _why(
    problem: Problem, team_day: TeamDay, order: Sequence[Visit], visit: Visit
) -> Reason:
    if not visit.needs <= team_day.skills:
        return Reason.NO_SKILL
    if not visit.windows_on(team_day.day):
        return Reason.OUTSIDE_HOURS
    is_possible_alone = _timed(problem, team_day, [visit]) is not None
    return Reason.DOES_NOT_FIT if is_possible_alone else Reason.OUTSIDE_HOURS
