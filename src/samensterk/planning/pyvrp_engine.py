"""Better orders by PyVRP, for what it can state: one window a visit, no lunch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samensterk.geo.arrays import Indices, Mask
from samensterk.planning.effort import Effort
from samensterk.planning.rounds import NO_ROAD_S, Orders, Problem

MOST_PROFILES = 12  # each is a matrix of its own


def can_be_stated(problem: Problem, allowed: Mask) -> bool:
    """Say whether PyVRP can hold all rules of this problem."""
    if any(one.lunch is not None for one in problem.team_days):
        return False
    if any(_window(problem, allowed, row) is None for row in _rows(allowed)):
        return False
    return len(np.unique(allowed.T, axis=0)) <= MOST_PROFILES


def _rows(allowed: Mask) -> Indices:
    return np.flatnonzero(allowed.any(axis=1))


def _window(problem: Problem, allowed: Mask, row: int) -> tuple[int, int] | None:
    """Give the one window that holds on all days, if there is one."""
    days = np.array([one.day for one in problem.team_days])[allowed[row]]
    found = {problem.visits[row].windows_on(int(day)) for day in np.unique(days)}
    windows = found.pop()
    return windows[0] if not found and len(windows) == 1 else None


@dataclass(frozen=True)
class _Stated:
    """A problem in PyVRP's words, and the way back."""

    data: Any
    rows: Indices  # (clients,) position of the visit
    columns: list[list[int]]  # team-days of each vehicle type

    def orders(self, solution: Any) -> Orders:
        free = [iter(columns) for columns in self.columns]
        return {
            next(free[route.vehicle_type()]): [
                int(self.rows[step.idx]) for step in route if step.is_client()
            ]
            for route in solution.routes()
        }

    def solution(self, orders: Orders) -> Any:
        import pyvrp  # noqa: PLC0415 - it takes a moment to load

        client_of = {int(row): at for at, row in enumerate(self.rows)}
        type_of = {
            column: at for at, columns in enumerate(self.columns) for column in columns
        }
        return pyvrp.Solution(
            self.data,
            [
                pyvrp.Route(self.data, [client_of[row] for row in order], type_of[one])
                for one, order in sorted(orders.items())
                if order
            ],
        )


def solve_by_pyvrp(
    problem: Problem,
    allowed: Mask,
    effort: Effort,
    seed: int,
    start: Orders | None = None,
) -> Orders | None:
    """Improve `start`, or begin from nothing; None when nothing feasible was found."""
    import pyvrp  # noqa: PLC0415
    from pyvrp.stop import MaxIterations, MaxRuntime  # noqa: PLC0415

    must_all = start is None or sum(map(len, start.values())) == len(_rows(allowed))
    stated = _state(problem, allowed, must_all=must_all)
    steps = effort.iterations
    result = pyvrp.solve(
        stated.data,
        stop=MaxRuntime(effort.left_s) if steps is None else MaxIterations(steps),
        seed=seed,
        collect_stats=False,
        display=False,
        initial_solution=None if start is None else stated.solution(start),
    )
    return stated.orders(result.best) if result.is_feasible() else None


def _state(problem: Problem, allowed: Mask, *, must_all: bool) -> _Stated:
    import pyvrp  # noqa: PLC0415

    rows = _rows(allowed)
    places, place_at = np.unique(_all_places(problem, rows), return_inverse=True)
    columns, profiles = _kinds(problem, allowed)
    drive_s = problem.drive_s[np.ix_(places, places)]
    matrices = [
        _closed(drive_s, place_at[: len(rows)], allowed[rows, column])
        for column in profiles
    ]
    depot_of, depots = _depots(problem, places)
    types = [
        _vehicle_type(pyvrp, problem, group, depot_of, profile)
        for group, profile in columns
    ]
    prize = 0 if must_all else int(drive_s[drive_s < NO_ROAD_S].max(initial=1)) * 10
    clients = [
        _client(pyvrp, problem, allowed, row, int(at), prize)
        for row, at in zip(rows.tolist(), place_at, strict=False)
    ]
    data = pyvrp.ProblemData(
        [pyvrp.Location(0, 0)] * len(places),
        clients,
        [pyvrp.Depot(place) for place in depots],
        types,
        matrices,
        matrices,
    )
    return _Stated(data, rows, [group for group, _ in columns])


def _all_places(problem: Problem, rows: Indices) -> Indices:
    ends = [(one.start_place, one.end_place) for one in problem.team_days]
    return np.array(
        [problem.visits[row].place for row in rows]
        + [at for two in ends for at in two],
        dtype=np.int64,
    )


def _kinds(
    problem: Problem, allowed: Mask
) -> tuple[list[tuple[list[int], int]], list[int]]:
    """Put equal team-days together; give those with their profile, and its column."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    profile_of: dict[bytes, int] = {}
    profiles: list[int] = []
    for column, one in enumerate(problem.team_days):
        open_to = allowed[:, column].tobytes()
        if open_to not in profile_of:
            profile_of[open_to] = len(profiles)
            profiles.append(column)
        hours = (one.start_s, one.end_s, one.start_place, one.end_place, one.most_load)
        groups.setdefault((profile_of[open_to], *hours), []).append(column)
    return [(group, kind[0]) for kind, group in groups.items()], profiles


def _closed(drive_s: Any, place_at: Indices, is_open: Mask) -> Any:
    """Close the roads to places of visits that are not for these team-days."""
    matrix = drive_s.copy()
    shut = np.setdiff1d(place_at[~is_open], place_at[is_open])
    matrix[:, shut] = matrix[shut, :] = NO_ROAD_S
    np.fill_diagonal(matrix, 0)
    return matrix


def _depots(problem: Problem, places: Indices) -> tuple[dict[int, int], list[int]]:
    ends = {at for one in problem.team_days for at in (one.start_place, one.end_place)}
    at_places = np.searchsorted(places, sorted(ends)).tolist()
    return {place: at for at, place in enumerate(sorted(ends))}, at_places


def _vehicle_type(
    pyvrp: Any,
    problem: Problem,
    group: Sequence[int],
    depot_of: dict[int, int],
    profile: int,
) -> Any:
    one = problem.team_days[group[0]]
    return pyvrp.VehicleType(
        num_available=len(group),
        capacity=[one.most_load],
        start_depot=depot_of[one.start_place],
        end_depot=depot_of[one.end_place],
        tw_early=one.start_s,
        tw_late=one.end_s,
        profile=profile,
        fixed_cost=problem.day_cost_s,
    )


def _client(
    pyvrp: Any, problem: Problem, allowed: Mask, row: int, at: int, prize: int
) -> Any:
    visit, window = problem.visits[row], _window(problem, allowed, row)
    assert window is not None  # noqa: S101 - `can_be_stated` was asked first
    return pyvrp.Client(
        at,
        delivery=[visit.load],
        service_duration=visit.service_s,
        tw_early=window[0],
        tw_late=window[1],
        prize=prize,
        required=not prize,
    )
