"""Plan again only what is open, and say what that changes for whom."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from samensterk.planning.effort import Effort
from samensterk.planning.rounds import Plan, Problem, Visit
from samensterk.planning.solving import first_plan, solve


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
    problem: Problem, plan: Plan, fixed: Fixed, effort: Effort, seed: int
) -> Plan:
    """Plan what is open again; `problem` is how things are now.

    A team that fell ill is not in the problem any more; its visits are open, unless
    they stand in `fixed`. Areas that wait in the plan go on waiting. Where the plan
    still holds and nothing better is found, it stays as it was.
    """
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
    rest = replace(problem, visits=visits, team_days=open_days)
    made = min(
        first_plan(rest, effort),
        solve(rest, effort, seed),
        key=rest.cost_of,
    )
    at = problem.team_day_of()
    days = sorted([*kept, *made.days], key=lambda day: at[day.team_day])
    return Plan(tuple(days), made.unplaced, plan.waiting_areas)


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
