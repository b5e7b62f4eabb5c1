"""Solve a public instance with the planner of rounds, in the units of its file."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samensterk.planning.effort import Effort
from samensterk.planning.rounds import Problem, TeamDay, Visit, Window
from samensterk.planning.solving import solve
from samensterk.sources.vrptw import Instance, Numbers

DIMACS = 10  # the published values cut distances off behind one decimal
EXACT = 10_000  # steps of a unit; fine enough to recompute in full precision


@dataclass(frozen=True)
class Routes:
    """Clients in order, 1 to n - 1, of each vehicle that is used."""

    routes: tuple[tuple[int, ...], ...]
    distance: float
    is_feasible: bool

    @property
    def vehicles(self) -> int:
        """Count the vehicles that are used."""
        return len(self.routes)


def solve_instance(
    instance: Instance, effort: Effort, seed: int, *, is_dimacs: bool
) -> Routes:
    """Minimise total distance with the vehicles there are.

    With `is_dimacs` distances are cut off behind one decimal, as in the published
    best-known values; otherwise they are exact.
    """
    scale = DIMACS if is_dimacs else EXACT
    distance = instance.distance
    if is_dimacs:
        # The small amount keeps 5.3 from becoming 5.2999999.
        distance = np.floor(distance * DIMACS + 1e-7) / DIMACS
    plan = solve(_as_problem(instance, distance, scale), effort, seed)
    routes = tuple(
        tuple(int(stop.visit) for stop in day.stops) for day in plan.days if day.stops
    )
    total = sum(_length(distance, route) for route in routes)
    is_feasible = not plan.unplaced and not broken_rules(instance, distance, routes)
    return Routes(routes, round(total, 1) if is_dimacs else total, is_feasible)


def _as_problem(instance: Instance, distance: Numbers, scale: int) -> Problem:
    early = np.ceil(instance.early * scale - 1e-6).astype(int)
    late = np.floor(instance.late * scale + 1e-6).astype(int)
    service = np.ceil(instance.service * scale - 1e-6).astype(int)
    visits = tuple(
        Visit(
            str(at),
            at,
            int(service[at]),
            windows=(Window(int(early[at]), int(late[at])),),
            load=int(np.ceil(instance.demand[at])),
        )
        for at in range(1, len(early))
    )
    hours = (int(early[0]), int(late[0]))
    vehicles = tuple(
        TeamDay(f"{one:04d}", "", 0, *hours, 0, 0, most_load=int(instance.capacity))
        for one in range(instance.n_vehicles)
    )
    # Rounded first, so that a whole number does not become one step more.
    return Problem(visits, vehicles, np.round(distance * scale, 6))


def _length(distance: Numbers, route: Sequence[int]) -> float:
    places = [0, *route, 0]
    return float(distance[places[:-1], places[1:]].sum())


def broken_rules(
    instance: Instance, distance: Numbers, routes: Sequence[Sequence[int]]
) -> tuple[str, ...]:
    """Give what is wrong with these routes, reckoned in the units of the file."""
    seen = sorted(client for route in routes for client in route)
    wrong = [] if seen == list(range(1, len(distance))) else ["not every client once"]
    if len(routes) > instance.n_vehicles:
        wrong.append("too many vehicles")
    for route in routes:
        if instance.demand[list(route)].sum() > instance.capacity:
            wrong.append("too much in one vehicle")
        now, place = float(instance.early[0]), 0
        for client in [*route, 0]:
            now = max(
                now + float(distance[place, client]), float(instance.early[client])
            )
            if now > float(instance.late[client]) + 1e-6:
                wrong.append(f"too late at {client}")
            now, place = now + float(instance.service[client]), client
    return tuple(wrong)
