"""Improve a large plan by parts: neighbouring team-days together, side by side."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from samensterk.geo.arrays import Indices, Mask
from samensterk.planning.effort import Effort
from samensterk.planning.pyvrp_engine import solve_by_pyvrp
from samensterk.planning.rounds import Orders, Problem

PART = 250  # visits; tried on made-up rounds and on public instances of 1,000
WHOLE = 400  # up to so many visits one search does better than parts
TURNS = 4


def improve_by_parts(
    problem: Problem, allowed: Mask, effort: Effort, seed: int, start: Orders
) -> Orders:
    """Cut the plan around another team-day each turn, and improve each part by itself.

    The solver lets go of Python's lock, so that parts are improved at the same time.
    """
    orders = dict(start)
    rng = np.random.default_rng(seed)
    for turn in range(TURNS):
        parts = _cut(problem, orders, rng)
        share = effort.part(1 / (TURNS - turn))
        waves = max(len(parts) / effort.workers, 1.0)
        one = share.part(1 / waves)

        improve = partial(_improve, problem, allowed, one, seed + turn, orders)
        with ThreadPoolExecutor(effort.workers) as pool:
            found = list(pool.map(improve, parts))
        orders = {column: order for part in found for column, order in part.items()}
    return orders


def _improve(
    problem: Problem,
    allowed: Mask,
    limit: Effort,
    seed: int,
    orders: Orders,
    columns: list[int],
) -> Orders:
    now = {column: orders[column] for column in columns if orders.get(column)}
    rows = [row for order in now.values() for row in order]
    if not rows:
        return {}
    open_here = np.zeros_like(allowed)
    here = np.ix_(rows, columns)
    open_here[here] = allowed[here]
    limit = Effort(limit.seconds, limit.clock, limit.iterations, 1)
    return solve_by_pyvrp(problem, open_here, limit, seed, now) or now


def _cut(problem: Problem, orders: Orders, rng: np.random.Generator) -> list[list[int]]:
    """Give groups of team-days that lie near each other, of about equal work."""
    columns = sorted(column for column, order in orders.items() if order)
    idle = sorted(set(range(len(problem.team_days))) - set(columns))
    middles = np.array([_middle(problem, orders[one]) for one in columns])
    apart_s = problem.drive_s[np.ix_(middles, middles)]
    n_visits = np.array([len(orders[one]) for one in columns])
    n_parts = max(round(int(n_visits.sum()) / PART), 1)
    most = n_visits.sum() / n_parts
    left = np.ones(len(columns), dtype=np.bool_)
    parts: list[list[int]] = []
    first = -1
    while left.any():
        seed_at = int(rng.choice(np.flatnonzero(left)))
        if parts:  # the farthest from what was taken leaves no islands
            seed_at = int(np.argmax(np.where(left, apart_s[first], -1)))
        else:
            first = seed_at
        by_distance = np.argsort(apart_s[seed_at], kind="stable")
        near = by_distance[left[by_distance]]
        n_taken = np.searchsorted(np.cumsum(n_visits[near]), most * 1.02) or 1
        taken = near[:n_taken]
        left[taken] = False
        parts.append([columns[at] for at in taken])
    for at, column in enumerate(idle):  # a part may use a team-day that has no visits
        parts[at % len(parts)].append(column)
    return parts


def _middle(problem: Problem, order: list[int]) -> int:
    """Give the place among those of an order that is nearest to all others."""
    places: Indices = np.array([problem.visits[row].place for row in order])
    return int(places[problem.drive_s[np.ix_(places, places)].sum(axis=1).argmin()])
