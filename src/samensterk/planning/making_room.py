"""Make room for a visit that can only be on a few days: one other goes to another day."""

from collections.abc import Iterator

import numpy as np

from samensterk.geo.arrays import Mask
from samensterk.planning.inserting import insert_left_over
from samensterk.planning.rounds import Orders, Problem
from samensterk.planning.timing import time_plan

FEW = 6  # team-days; who can be on more finds a place by planning anew


def make_room(problem: Problem, allowed: Mask, orders: Orders) -> Orders:
    """Give each left-over visit with few days a place, at the least driving in all.

    As many visits as had a place keep one; who is held to a day stays there.
    """
    placed = {row for order in orders.values() for row in order}
    for row in np.flatnonzero(allowed.any(axis=1)).tolist():
        if row not in placed and allowed[row].sum() <= FEW:
            tried = list(_ways(problem, allowed, orders, row))
            if tried:
                orders = min(tried, key=lambda one: time_plan(problem, one).drive_s)
    return orders


def _ways(
    problem: Problem, allowed: Mask, orders: Orders, row: int
) -> Iterator[Orders]:
    n_placed = sum(map(len, orders.values()))
    for column in np.flatnonzero(allowed[row]).tolist():
        order = orders.get(column, [])
        for other in order:
            open_to = np.zeros_like(allowed)
            open_to[row, column] = True
            open_to[other] = allowed[other]
            open_to[other, column] = False
            if not open_to[other].any():
                continue
            without = {**orders, column: [one for one in order if one != other]}
            made = insert_left_over(problem, open_to, without)
            if sum(map(len, made.values())) > n_placed:
                yield made
