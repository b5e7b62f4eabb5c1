"""Improve a plan a few neighbouring team-days at a time, with every rule in force."""

from dataclasses import replace

import numpy as np

from samensterk.geo.arrays import Indices, Mask
from samensterk.planning.effort import Effort
from samensterk.planning.rounds import Orders, Plan, Problem, as_positions
from samensterk.planning.timing import time_plan
from samensterk.planning.vroom_engine import THOROUGH, solve_by_vroom

TOGETHER = 5  # team-days; tried on made-up rounds
STEPS_EACH = 10  # of a limit in steps: what one try counts for


def improve_by_neighbours(
    problem: Problem, allowed: Mask, effort: Effort, seed: int, plan: Plan
) -> Plan:
    """Plan a team-day and its neighbours again, and keep what is better; time after time.

    A visit never loses its place. One limit of steps gives one plan, however long that
    takes.
    """
    rng = np.random.default_rng(seed)
    orders = as_positions(problem, plan)
    n_tries = 0
    while _goes_on(effort, n_tries) and len(orders) > 1:
        n_tries += 1
        columns = _neighbours(problem, allowed, orders, rng)
        now = {column: orders[column] for column in columns if column in orders}
        tried = _planned_again(problem, allowed, effort, columns, now)
        if _cost(problem, tried, now) < _cost(problem, now, now):
            for column in columns:
                orders.pop(column, None)
            orders |= tried
    return time_plan(problem, orders)


def _goes_on(effort: Effort, n_tries: int) -> bool:
    if effort.iterations is not None:
        return n_tries * STEPS_EACH < effort.iterations
    return effort.left_s > 0.05


def _neighbours(
    problem: Problem, allowed: Mask, orders: Orders, rng: np.random.Generator
) -> list[int]:
    """Give a team-day and those that lie nearest, of those that may swap visits with it."""
    columns = np.array(sorted(orders))
    first = int(rng.choice(columns))
    shares: Mask = np.any(allowed[orders[first]], axis=0)
    middles = np.array([_middle(problem, orders[one]) for one in columns.tolist()])
    far_s = problem.drive_s[_middle(problem, orders[first]), middles]
    # Chance keeps the same few from being tried again and again.
    rank = np.where(shares[columns], far_s, np.inf) * rng.uniform(
        0.7, 1.3, len(columns)
    )
    near = columns[np.argsort(rank, kind="stable")][: TOGETHER + 1]
    chosen = [first, *(one for one in near.tolist() if one != first)][:TOGETHER]
    idle = [int(one) for one in np.flatnonzero(shares) if int(one) not in orders]
    return chosen + idle[:1]


def _middle(problem: Problem, order: list[int]) -> int:
    places: Indices = np.array([problem.visits[row].place for row in order])
    return int(places[problem.drive_s[np.ix_(places, places)].sum(axis=1).argmin()])


def _planned_again(
    problem: Problem, allowed: Mask, effort: Effort, columns: list[int], now: Orders
) -> Orders:
    rows = sorted(row for order in now.values() for row in order)
    part = replace(
        problem,
        visits=tuple(problem.visits[row] for row in rows),
        team_days=tuple(problem.team_days[column] for column in columns),
    )
    open_to = allowed[np.ix_(rows, columns)]
    found = solve_by_vroom(part, open_to, effort, THOROUGH)
    return {
        columns[column]: [rows[row] for row in order] for column, order in found.items()
    }


def _cost(problem: Problem, orders: Orders, asked: Orders) -> tuple[int, int]:
    n_asked = sum(map(len, asked.values()))
    plan = time_plan(problem, orders)
    driving_s = plan.drive_s + problem.day_cost_s * len(plan.days)
    return n_asked - plan.n_visits, driving_s
