"""The order of one day with the least driving, of all orders there are.

Solvers search; a day has so few visits that nothing need be left to a search.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from samensterk.geo.arrays import Mask
from samensterk.planning.rounds import NO_ROAD_S, DayPlan, Plan, Problem, TeamDay, Visit
from samensterk.planning.timing import after_lunch, first_begin, time_day

MOST_TRIED = 8  # visits in a day


def with_best_orders(problem: Problem, plan: Plan) -> Plan:
    """Give the plan with each day in its best order; visits stay on their day."""
    team_days = {one.key: one for one in problem.team_days}
    visits = {one.key: one for one in problem.visits}
    days = tuple(
        best_order(
            problem,
            team_days[day.team_day],
            [visits[stop.visit] for stop in day.stops],
            day,
        )
        or day
        for day in plan.days
    )
    return replace(plan, days=days)


def only_day(problem: Problem, allowed: Mask) -> DayPlan | None:
    """Give the one day that all visits fit in, where there is one day and they do."""
    columns = np.flatnonzero(allowed.any(axis=0)).tolist()
    rows = np.flatnonzero(allowed.any(axis=1)).tolist()
    if len(columns) != 1:
        return None
    visits = [problem.visits[row] for row in rows]
    return best_order(problem, problem.team_days[columns[0]], visits)


def best_order(
    problem: Problem,
    team_day: TeamDay,
    visits: Sequence[Visit],
    known: DayPlan | None = None,
) -> DayPlan | None:
    """Give the day with the least driving, or None where no order is possible.

    Parameters
    ----------
    known : a day with these visits; it stays when no order drives less
    """
    if not 0 < len(visits) <= MOST_TRIED:
        return known
    for begun in _Orders(problem, team_day, visits, known).by_driving():
        day = time_day(problem, team_day, [visits[at] for at in begun.order])
        if day is not None:
            return day
    return known


@dataclass(frozen=True, slots=True)
class _Begun:
    """The first visits of a day in order, and when the last of them ends.

    `lunched_s` is that moment when lunch has been had, the earliest there is.
    """

    order: tuple[int, ...]
    driven_s: int
    least_s: int  # of driving that is still to come, at the least
    now_s: int
    lunched_s: int

    def is_as_good_as(self, other: "_Begun") -> bool:
        """Say so of two that end with the same visit and leave the same ones."""
        return (
            self.driven_s <= other.driven_s
            and self.now_s <= other.now_s
            and self.lunched_s <= other.lunched_s
        )


class _Orders:
    """Beginnings of days get one visit longer at a time; what another beats is dropped.

    Visits are known by their position; the start of the day is the last but one of the
    matrix, its end the last.
    """

    def __init__(
        self,
        problem: Problem,
        team_day: TeamDay,
        visits: Sequence[Visit],
        known: DayPlan | None,
    ) -> None:
        self.team_day, self.visits = team_day, visits
        self.most_s = NO_ROAD_S if known is None else known.drive_s
        places = [one.place for one in visits]
        places += [team_day.start_place, team_day.end_place]
        self.drive_s = problem.drive_s[np.ix_(places, places)].tolist()
        self.windows = [one.windows_on(team_day.day) for one in visits]
        self.shortest_s = self._shortest_s()

    def _shortest_s(self) -> list[int]:
        """Give the shortest way to each visit, and last that to the end of the day."""
        n = len(self.visits)
        found = [
            min(self.drive_s[other][at] for other in range(n + 1) if other != at)
            for at in range(n)
        ]
        return [*found, min(self.drive_s[at][-1] for at in range(n))]

    def by_driving(self) -> list[_Begun]:
        """Give the orders that can be the best, those with the least driving first."""
        begun = [_Begun((), 0, sum(self.shortest_s), self.team_day.start_s, NO_ROAD_S)]
        for _ in self.visits:
            begun = self._longer(begun)
        whole = [(one.driven_s + self.drive_s[one.order[-1]][-1], one) for one in begun]
        whole = [(drive_s, one) for drive_s, one in whole if drive_s < self.most_s]
        whole.sort(key=lambda one: (one[0], one[1].order))
        return [one for _drive_s, one in whole]

    def _longer(self, begun: Sequence[_Begun]) -> list[_Begun]:
        kept: dict[tuple[frozenset[int], int], list[_Begun]] = {}
        for one in begun:
            had = frozenset(one.order)
            for at in range(len(self.visits)):
                longer = None if at in had else self._with(one, at)
                if longer is not None:
                    _keep(kept.setdefault((had | {at}, at), []), longer)
        return [one for some in kept.values() for one in some]

    def _with(self, begun: _Begun, at: int) -> _Begun | None:
        windows, service_s = self.windows[at], self.visits[at].service_s
        way_s = self.drive_s[begun.order[-1] if begun.order else -2][at]
        driven_s = begun.driven_s + way_s
        begin_s = first_begin(windows, begun.now_s + way_s)
        least_s = begun.least_s - self.shortest_s[at]
        if begin_s is None or driven_s + least_s >= self.most_s:
            return None
        lunched_s = first_begin(windows, self._lunched_s(begun, way_s))
        return _Begun(
            (*begun.order, at),
            driven_s,
            least_s,
            begin_s + service_s,
            NO_ROAD_S if lunched_s is None else lunched_s + service_s,
        )

    def _lunched_s(self, begun: _Begun, way_s: int) -> int:
        """Give when the team is there with lunch behind it: before this way, or on it."""
        lunch, earlier_s = self.team_day.lunch, begun.lunched_s + way_s
        if lunch is None or begun.now_s > lunch.end_s:
            return earlier_s
        return min(earlier_s, after_lunch(lunch, begun.now_s, way_s))


def _keep(those: list[_Begun], new: _Begun) -> None:
    if not any(one.is_as_good_as(new) for one in those):
        those[:] = [one for one in those if not new.is_as_good_as(one)]
        those.append(new)
