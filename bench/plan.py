"""How good the plans of rounds are, and how soon they are there.

(a) public instances with time windows, beside the best known: files from the folder of
    `--instances`, each NAME.txt or NAME.vrp with a NAME.sol that ends in 'Cost …';
(b) made-up rounds on a problem that all peers can state: one window, no lunch, no
    skills, at most seven visits a team-day; ours, PyVRP, VROOM and OR-Tools alone;
(c) a round of 300 yards with lunch, two windows and areas, beside planning by hand.

python bench/plan.py --instances FOLDER
"""

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import numpy as np

from samensterk.planning.checking import check_plan
from samensterk.planning.effort import Effort
from samensterk.planning.nearest import plan_by_hand
from samensterk.planning.round_planning import plan_round
from samensterk.planning.rounds import (
    Lunch,
    Orders,
    Plan,
    Problem,
    TeamDay,
    Visit,
    Window,
    may_be_on,
)
from samensterk.planning.solving import pyvrp_alone, solve, vroom_alone
from samensterk.planning.timing import time_plan
from samensterk.products.routes_of_instance import solve_instance
from samensterk.sources.vrptw import read_instance

HOUR = 3600
SIDE_M = 12_000
YARDS_PER_AREA = 30
SEED = 1


def made_up_round(n_yards: int, n_days: int, *, is_full: bool) -> Problem:
    """Yards in strips beside each other; roads are straight streets with some noise."""
    rng = np.random.default_rng(SEED)
    yards = rng.uniform(0, SIDE_M, (n_yards, 2))
    n_areas = max(n_yards // YARDS_PER_AREA, 1)
    area = np.minimum((yards[:, 0] / SIDE_M * n_areas).astype(int), n_areas - 1)
    points = np.vstack([[[SIDE_M / 2, SIDE_M / 2]], yards])
    street_m = np.abs(points[:, None] - points[None, :]).sum(axis=2)
    drive_s = street_m / 13.0 * rng.uniform(0.95, 1.25, street_m.shape) + 30
    np.fill_diagonal(drive_s, 0)
    visits = tuple(
        Visit(
            f"v{at}",
            at + 1,
            2400,
            area=f"area {area[at]:02d}" if is_full else "",
            windows=_windows(rng, is_full=is_full),
        )
        for at in range(n_yards)
    )
    lunch = Lunch(int(11.5 * HOUR), 13 * HOUR, HOUR // 2) if is_full else None
    team_days = tuple(
        TeamDay(
            f"{day:02d}-{day % 3}",
            f"{day % 3}",
            day // 3,
            9 * HOUR,
            17 * HOUR,
            0,
            0,
            lunch,
        )
        for day in range(n_days)
    )
    names = tuple(f"area {one:02d}" for one in range(n_areas)) if is_full else ()
    return Problem(visits, team_days, drive_s, names)


def _windows(rng: np.random.Generator, *, is_full: bool) -> tuple[Window, ...]:
    if is_full:
        return (
            Window(int(9.5 * HOUR), int(11.4 * HOUR)),
            Window(13 * HOUR, int(15.8 * HOUR)),
        )
    # One in five farms milks late or early.
    start = 11 if rng.random() < 0.1 else 9
    end = 13 if rng.random() < 0.1 else 16
    return (Window(start * HOUR, end * HOUR),)


def by_ortools(problem: Problem, seconds: float) -> Plan:
    """Ask OR-Tools for the least driving, with its guided local search."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    n, m = len(problem.visits), len(problem.team_days)
    places = [0, *(one.place for one in problem.visits)]
    drive_s = problem.drive_s[np.ix_(places, places)].tolist()
    service_s = [0, *(one.service_s for one in problem.visits)]
    manager = pywrapcp.RoutingIndexManager(n + 1, m, 0)
    model = pywrapcp.RoutingModel(manager)
    node = manager.IndexToNode
    driving = model.RegisterTransitCallback(lambda a, b: drive_s[node(a)][node(b)])
    time = model.RegisterTransitCallback(
        lambda a, b: drive_s[node(a)][node(b)] + service_s[node(a)]
    )
    one = model.RegisterUnaryTransitCallback(lambda a: int(node(a) > 0))
    model.SetArcCostEvaluatorOfAllVehicles(driving)
    model.AddDimension(time, 24 * HOUR, 24 * HOUR, False, "time")  # noqa: FBT003
    model.AddDimensionWithVehicleCapacity(one, 0, [7] * m, True, "visits")  # noqa: FBT003
    clock = model.GetDimensionOrDie("time")
    for at, visit in enumerate(problem.visits, 1):
        window = visit.windows[0]
        clock.CumulVar(manager.NodeToIndex(at)).SetRange(window.start_s, window.end_s)
    for vehicle in range(m):
        clock.CumulVar(model.Start(vehicle)).SetRange(9 * HOUR, 17 * HOUR)
        clock.CumulVar(model.End(vehicle)).SetRange(9 * HOUR, 17 * HOUR)
    asked = pywrapcp.DefaultRoutingSearchParameters()
    asked.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    )
    asked.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    asked.time_limit.FromMilliseconds(int(seconds * 1000))
    found = model.SolveWithParameters(asked)
    return time_plan(problem, _orders(manager, model, found, m) if found else {})


def _orders(manager: object, model: object, found: object, m: int) -> Orders:
    orders: Orders = {}
    for vehicle in range(m):
        at = found.Value(model.NextVar(model.Start(vehicle)))
        while not model.IsEnd(at):
            orders.setdefault(vehicle, []).append(manager.IndexToNode(at) - 1)
            at = found.Value(model.NextVar(at))
    return orders


def _effort(seconds: float) -> Effort:
    return Effort(seconds, perf_counter)


PEERS: dict[str, Callable[[Problem, float], Plan]] = {
    "ours": lambda problem, s: solve(problem, _effort(s), SEED),
    "PyVRP": lambda problem, s: pyvrp_alone(
        problem, may_be_on(problem), _effort(s), SEED
    ),
    "VROOM": lambda problem, s: vroom_alone(
        problem, may_be_on(problem), _effort(s), SEED
    ),
    "OR-Tools": by_ortools,
}


def public_instances(folder: Path, seconds: float) -> Iterator[str]:
    yield "| instance | clients | best known | ours | vehicles | gap % | s |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for path in sorted(folder.iterdir()):
        best = path.with_suffix(".sol")
        if path.suffix not in (".txt", ".vrp") or not best.exists():
            continue
        instance = read_instance(path)
        known = float(best.read_text().split()[-1])
        began = perf_counter()
        found = solve_instance(instance, _effort(seconds), SEED, is_dimacs=True)
        took_s = perf_counter() - began
        gap = (found.distance / known - 1) * 100 if found.is_feasible else float("nan")
        yield (
            f"| {path.stem} | {len(instance.demand) - 1} | {known} | {found.distance} "
            f"| {found.vehicles} | {gap:.2f} | {took_s:.1f} |"
        )


def beside_peers(sizes: list[int], limits: list[float]) -> Iterator[str]:
    yield (
        "| yards | s | "
        + " | ".join(f"{name}, h" for name in PEERS)
        + " | ours / best |"
    )
    yield "|--:|--:|" + "--:|" * (len(PEERS) + 1)
    for n_yards in sizes:
        problem = made_up_round(n_yards, round(n_yards / 6), is_full=False)
        for seconds in limits:
            plans = {name: solver(problem, seconds) for name, solver in PEERS.items()}
            hours = {
                name: plan.drive_s / HOUR if plan.n_visits == n_yards else float("inf")
                for name, plan in plans.items()
            }
            best = min(hours[name] for name in PEERS if name != "ours")
            cells = " | ".join(f"{one:.2f}" for one in hours.values())
            yield f"| {n_yards} | {seconds:g} | {cells} | {hours['ours'] / best:.3f} |"


def whole_round(n_yards: int, n_days: int) -> Iterator[str]:
    problem = made_up_round(n_yards, n_days, is_full=True)
    yield "| plan | s | visits | team-days | driving h | broken rules | areas that wait |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    makers: dict[str, Callable[[], Plan]] = {
        "first": lambda: plan_round(problem, _effort(3), SEED, is_first=True),
        "better": lambda: plan_round(problem, _effort(10), SEED),
        "by hand": lambda: plan_by_hand(problem),
    }
    for name, make in makers.items():
        began = perf_counter()
        plan = make()
        took_s = perf_counter() - began
        yield (
            f"| {name} | {took_s:.1f} | {plan.n_visits} | {len(plan.days)} "
            f"| {plan.drive_s / HOUR:.1f} | {len(check_plan(problem, plan))} "
            f"| {len(plan.waiting_areas)} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--instances", type=Path, help="public instances and .sol files"
    )
    parser.add_argument("--yards", default="80,150,300")
    parser.add_argument("--limits", default="10", help="seconds, such as 10,60")
    parser.add_argument("--sizes", help="of other benches; not used")
    parser.add_argument("--folder", type=Path, help="of other benches; not used")
    args = parser.parse_args()
    import pyvrp  # noqa: F401 - loading the solvers is not planning
    import vroom  # noqa: F401

    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    if args.instances:
        print(*public_instances(args.instances, 10.0), "", sep="\n", flush=True)
    print(*whole_round(300, 45), "", sep="\n", flush=True)
    sizes = [int(one) for one in args.yards.split(",")]
    limits = [float(one) for one in args.limits.split(",")]
    for line in beside_peers(sizes, limits):
        print(line, flush=True)
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
