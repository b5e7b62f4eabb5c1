"""Give visits that a solver left over a place after all, where the rules allow one."""

import numpy as np

from samensterk.geo.arrays import Mask
from samensterk.planning.rounds import Orders, Problem
from samensterk.planning.timing import time_day

MOST_LEFT = 60  # more left over means that the days are full


def insert_left_over(problem: Problem, allowed: Mask, orders: Orders) -> Orders:
    """Put each left-over visit where it lengthens the driving least.

    Solvers reckon lunch more strictly than we do (a team may have it on the way), so
    that now and then there is room where they see none.
    """
    placed = {row for order in orders.values() for row in order}
    left = [row for row in np.flatnonzero(allowed.any(axis=1)) if row not in placed]
    if len(left) > MOST_LEFT:
        return orders
    made = {column: list(order) for column, order in orders.items()}
    for row in left:
        best = min(_places(problem, allowed, made, int(row)), default=None)
        if best is not None:
            _, column, order = best
            made[column] = order
    return made


def _places(
    problem: Problem, allowed: Mask, orders: Orders, row: int
) -> list[tuple[int, int, list[int]]]:
    found = []
    for column in np.flatnonzero(allowed[row]).tolist():
        now = orders.get(column, [])
        before_s = _drive_s(problem, column, now)
        for at in range(len(now) + 1):
            tried = [*now[:at], row, *now[at:]]
            after_s = _drive_s(problem, column, tried)
            if before_s is not None and after_s is not None:
                found.append((after_s - before_s, column, tried))
    return found


def _drive_s(problem: Problem, column: int, order: list[int]) -> int | None:
    if not order:
        return 0
    visits = [problem.visits[row] for row in order]
    day = time_day(problem, problem.team_days[column], visits)
    return None if day is None else day.drive_s
