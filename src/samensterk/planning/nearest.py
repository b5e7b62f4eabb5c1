"""Planning as by hand: day after day, each time to the nearest yard. A measure to beat."""

import numpy as np

from samensterk.planning.capacity import areas_in_order
from samensterk.planning.labels import keep_labels_apart
from samensterk.planning.reasons import explain
from samensterk.planning.rounds import (
    Orders,
    Plan,
    Problem,
    TeamDay,
    may_be_on,
    places_of,
)
from samensterk.planning.stretches import by_time
from samensterk.planning.timing import time_day, time_plan


def plan_by_hand(problem: Problem) -> Plan:
    """Fill team-days in order of time with the nearest visit that still fits.

    Areas are done in the order of the round, as somebody with a list per area does:
    another area is begun when nothing of those before it fits in the day.
    """
    allowed = keep_labels_apart(problem, may_be_on(problem))
    is_open = np.ones(len(problem.visits), dtype=np.bool_)
    places = places_of(problem)
    area_at = {key: at for at, key in enumerate(areas_in_order(problem))}
    areas = np.array([area_at[one.area] for one in problem.visits], dtype=np.int64)
    orders: Orders = {}
    for column in by_time(problem).tolist():
        order: list[int] = []
        here = problem.team_days[column].start_place
        while True:
            rows = np.flatnonzero(is_open & allowed[:, column])
            near = rows[np.lexsort((problem.drive_s[here, places[rows]], areas[rows]))]
            row = _first_that_fits(problem, problem.team_days[column], order, near)
            if row is None:
                break
            order.append(row)
            is_open[row] = False
            here = int(places[row])
        orders[column] = order
    plan = time_plan(problem, orders)
    return Plan(plan.days, explain(problem, plan))


def _first_that_fits(
    problem: Problem, team_day: TeamDay, order: list[int], near: np.ndarray
) -> int | None:
    for row in near.tolist():
        tried = [problem.visits[one] for one in (*order, row)]
        if time_day(problem, team_day, tried) is not None:
            return int(row)
    return None
