"""Plan by the solvers that can state the problem, and keep the better plan."""

from concurrent.futures import ThreadPoolExecutor

from samensterk.geo.arrays import Mask
from samensterk.planning.day_order import only_day, with_best_orders
from samensterk.planning.effort import Effort
from samensterk.planning.inserting import insert_left_over
from samensterk.planning.labels import keep_labels_apart
from samensterk.planning.neighbours import improve_by_neighbours
from samensterk.planning.parts import WHOLE, improve_by_parts
from samensterk.planning.pyvrp_engine import can_be_stated, solve_by_pyvrp
from samensterk.planning.reasons import explain
from samensterk.planning.rounds import Orders, Plan, Problem, may_be_on
from samensterk.planning.timing import time_plan
from samensterk.planning.vroom_engine import QUICK, THOROUGH, solve_by_vroom

VROOM_SHARE = 0.2  # of the time, when PyVRP goes on with its plan
FIRST_SHARE = 0.35  # of the time on the whole, before a large plan is cut in parts


def solve(
    problem: Problem,
    effort: Effort,
    seed: int,
    allowed: Mask | None = None,
    start: Plan | None = None,
) -> Plan:
    """Plan what can be planned, and say of every other visit why it has no place.

    Parameters
    ----------
    allowed : (visits, team-days) a narrower choice than skills, locks and days leave
    start : a plan within `allowed` to go on from; the answer is never worse
    """
    open_to = _open_to(problem, allowed, start)
    solver = best_of_both if can_be_stated(problem, open_to) else by_neighbours
    day = only_day(problem, open_to)
    plan = Plan((day,)) if day else solver(problem, open_to, effort, seed, start)
    plan = plan if start is None else min(start, plan, key=problem.cost_of)
    plan = with_best_orders(problem, plan)
    return Plan(plan.days, explain(problem, plan))


def first_plan(
    problem: Problem,
    effort: Effort,
    allowed: Mask | None = None,
    start: Plan | None = None,
    *,
    is_quick: bool = True,
) -> Plan:
    """Give a plan that depends on the problem alone, not on how busy the machine is.

    `solve` makes it better. It decides which areas fit, so it is never cut off.
    """
    open_to = _open_to(problem, allowed, start)
    level = QUICK if is_quick else THOROUGH
    orders = solve_by_vroom(
        problem, open_to, effort, level, is_timed=False, start=start
    )
    plan = time_plan(problem, insert_left_over(problem, open_to, orders))
    plan = plan if start is None else min(start, plan, key=problem.cost_of)
    return Plan(plan.days, explain(problem, plan))


def _open_to(problem: Problem, allowed: Mask | None, start: Plan | None) -> Mask:
    open_to = may_be_on(problem)
    if allowed is not None:
        open_to &= allowed
    return keep_labels_apart(problem, open_to, start)


def by_neighbours(
    problem: Problem, allowed: Mask, effort: Effort, seed: int, start: Plan | None
) -> Plan:
    """Begin with VROOM's plan at once, then plan neighbouring team-days again."""
    if start is None:
        orders = solve_by_vroom(problem, allowed, effort, QUICK, is_timed=False)
        orders = insert_left_over(problem, allowed, orders)
        start = time_plan(problem, orders)
    return improve_by_neighbours(problem, allowed, effort, seed, start)


def vroom_alone(problem: Problem, allowed: Mask, effort: Effort, seed: int) -> Plan:  # noqa: ARG001 - one shape for all solvers
    """Plan by VROOM, for problems that only it can state."""
    orders = solve_by_vroom(problem, allowed, effort, THOROUGH)
    return time_plan(problem, insert_left_over(problem, allowed, orders))


def pyvrp_alone(problem: Problem, allowed: Mask, effort: Effort, seed: int) -> Plan:
    """Plan by PyVRP; nothing has a place when it finds no plan that keeps all rules."""
    return time_plan(
        problem, solve_by_pyvrp(problem, allowed, effort, seed, None) or {}
    )


def best_of_both(
    problem: Problem,
    allowed: Mask,
    effort: Effort,
    seed: int,
    start: Plan | None = None,  # noqa: ARG001 - VROOM's own plan is as good to begin with
) -> Plan:
    """Start PyVRP from VROOM's plan and keep the better; cut large plans in parts."""
    n_visits = int(allowed.any(axis=1).sum())
    if n_visits > WHOLE:
        return _large(problem, allowed, effort, seed)
    orders = solve_by_vroom(problem, allowed, effort.part(VROOM_SHARE), THOROUGH)
    plan = time_plan(problem, orders)
    better = _two_searches(problem, allowed, effort, seed, orders)
    return min(plan, *better, key=problem.cost_of)


def _two_searches(
    problem: Problem, allowed: Mask, effort: Effort, seed: int, start: Orders
) -> list[Plan]:
    """Search on two cores: from the plan that is there, and from nothing."""
    starts: list[Orders | None] = [start, None][: max(effort.workers, 1)]
    with ThreadPoolExecutor(max(effort.workers, 1)) as pool:
        found = pool.map(
            lambda one: solve_by_pyvrp(problem, allowed, effort, seed, one), starts
        )
        return [time_plan(problem, orders) for orders in found if orders]


def _large(problem: Problem, allowed: Mask, effort: Effort, seed: int) -> Plan:
    first = effort.part(FIRST_SHARE)
    start = solve_by_pyvrp(problem, allowed, first, seed)
    if start is None:
        start = solve_by_vroom(problem, allowed, effort.part(0.5), QUICK)
    return time_plan(problem, improve_by_parts(problem, allowed, effort, seed, start))
