"""Plan again only what is open, and say what that changes for whom."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from samensterk.geo.arrays import Mask
from samensterk.planning.effort import Effort
from samensterk.planning.inserting import insert_left_over
from samensterk.planning.labels import keep_labels_apart
from samensterk.planning.making_room import make_room
from samensterk.planning.reasons import explain
from samensterk.planning.rounds import (
    DayPlan,
    Plan,
    Problem,
    Visit,
    as_positions,
    may_be_on,
)
from samensterk.planning.solving import solve
from samensterk.planning.stretches import stretches_of
from samensterk.planning.timing import time_plan

MARGIN = 2  # team-days before and after those of an area where its visits may go


@dataclass(frozen=True, slots=True)
class Fixed:
    """What stays: whole team-days as they are, and visits on their team-day.

    Finished or running days belong in `team_days`; a visit in `visits` keeps its
    team-day, but its time may shift there.
    """

    team_days: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """One visit that gets another team-day or time; None is 'no place'."""

    visit: str
    team_day_before: str | None
    team_day_after: str | None
    begin_before_s: int | None
    begin_after_s: int | None

    @property
    def minutes(self) -> int | None:
        """Give how much later it begins, on the same team-day."""
        if self.begin_before_s is None or self.begin_after_s is None:
            return None
        if self.team_day_before != self.team_day_after:
            return None
        return round((self.begin_after_s - self.begin_before_s) / 60)


def replan(
    problem: Problem,
    plan: Plan,
    fixed: Fixed,
    effort: Effort,
    seed: int,
    *,
    is_gentle: bool = False,
) -> Plan:
    """Plan what is open again, with as few changes as can be.

    `problem` is how things are now: a team that fell ill is not in it any more, a new
    appointment is. What is open keeps its place where that still holds; other visits
    go where they cost least driving, near the days of their area. Only when that
    leaves somebody over does another make room, or are open days planned anew. Areas that wait go on waiting.

    Parameters
    ----------
    is_gentle : never plan open days anew; who is left over has no place
    """
    rest, kept = _what_is_open(problem, plan, fixed)
    start = _still_holds(rest, plan)
    made = _with_others(rest, start, stretches_of(rest, start, MARGIN))
    if made.unplaced and not is_gentle:
        made = _with_room(rest, made)
    if made.unplaced and rest.team_days and not is_gentle:
        made = solve(rest, effort, seed, None, made)
    at = problem.team_day_of()
    days = sorted([*kept, *made.days], key=lambda day: at[day.team_day])
    return Plan(tuple(days), made.unplaced, plan.waiting_areas)


def _what_is_open(
    problem: Problem, plan: Plan, fixed: Fixed
) -> tuple[Problem, list[DayPlan]]:
    """Give the problem without what stays as it is, and the days that stay."""
    known = {one.key for one in problem.team_days}
    kept = [one for one in plan.days if one.team_day in fixed.team_days & known]
    done = {stop.visit for day in kept for stop in day.stops}
    on_day = {stop.visit: day.team_day for day in plan.days for stop in day.stops}
    waiting = set(plan.waiting_areas)
    visits = tuple(
        _held(one, on_day.get(one.key), fixed.visits, known)
        for one in problem.visits
        if one.key not in done and one.area not in waiting
    )
    open_days = tuple(
        one for one in problem.team_days if one.key not in fixed.team_days
    )
    return replace(problem, visits=visits, team_days=open_days), kept


def _still_holds(rest: Problem, plan: Plan) -> Plan:
    """Give the open days as they were, less visits and days that cannot be so now."""
    team_day_of, visit_of = rest.team_day_of(), rest.visit_of()
    allowed = may_be_on(rest)
    orders = {
        team_day_of[key]: [
            visit_of[one]
            for one in order
            if one in visit_of and allowed[visit_of[one], team_day_of[key]]
        ]
        for key, order in plan.orders().items()
        if key in team_day_of
    }
    return time_plan(rest, orders)


def _with_others(rest: Problem, start: Plan, near: Mask) -> Plan:
    """Give visits without a place the cheapest one: near their area, else anywhere."""
    open_to = keep_labels_apart(rest, may_be_on(rest), start)
    orders = as_positions(rest, start)
    orders = insert_left_over(rest, open_to & near, orders)
    made = time_plan(rest, insert_left_over(rest, open_to, orders))
    return Plan(made.days, explain(rest, made))


def _with_room(rest: Problem, made: Plan) -> Plan:
    """Let one visit make room for another that can only be there."""
    open_to = keep_labels_apart(rest, may_be_on(rest), made)
    orders = make_room(rest, open_to, as_positions(rest, made))
    roomy = time_plan(rest, orders)
    return Plan(roomy.days, explain(rest, roomy))


def _held(
    visit: Visit, team_day: str | None, held: Collection[str], known: Collection[str]
) -> Visit:
    if visit.key in held and team_day in known:
        return replace(visit, locked_to=team_day)
    return visit


def changes_between(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Give the visits whose team-day or time differs, by key."""
    first, then = _moments(before), _moments(after)
    none = (None, None)
    return tuple(
        Change(
            key,
            first.get(key, none)[0],
            then.get(key, none)[0],
            first.get(key, none)[1],
            then.get(key, none)[1],
        )
        for key in sorted(first.keys() | then.keys())
        if first.get(key) != then.get(key)
    )


def _moments(plan: Plan) -> dict[str, tuple[str, int]]:
    return {
        stop.visit: (day.team_day, stop.begin_s)
        for day in plan.days
        for stop in day.stops
    }
