"""Orders by VROOM: quick, and it knows lunch, skills and several windows."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from samensterk.geo.arrays import Mask
from samensterk.planning.effort import Effort
from samensterk.planning.rounds import Orders, Problem, TeamDay, Visit

DAY_S = 86_400
QUICK, THOROUGH = 1, 5  # how much VROOM tries, in its own measure


@dataclass(frozen=True)
class _Times:
    """One line of time per day, or days behind each other where windows differ by day."""

    first_day: int | None

    def on(self, day: int, moment_s: int) -> int:
        if self.first_day is None:
            return moment_s
        return (day - self.first_day) * DAY_S + moment_s


def solve_by_vroom(
    problem: Problem,
    allowed: Mask,
    effort: Effort,
    exploration: int = THOROUGH,
    *,
    is_timed: bool = True,
) -> Orders:
    """Give orders on the team-days that `allowed`, (visits, team-days), leaves open.

    Visits without a place are in no order. When it is not timed the answer depends on
    the problem alone.
    """
    rows = np.flatnonzero(allowed.any(axis=1))
    if not len(rows):
        return {}
    is_timed = is_timed and effort.iterations is None
    solution = _input(problem, allowed, rows).solve(
        exploration,
        effort.workers,
        _as_timeout(effort.left_s) if is_timed else None,
    )
    table = solution.routes
    jobs = table[table["type"] == "job"]
    orders: Orders = {}
    for column, row in zip(jobs["vehicle_id"], jobs["id"], strict=True):
        orders.setdefault(int(column), []).append(int(row))
    return orders


def _as_timeout(seconds: float) -> Any:
    # The library wants a timedelta; numpy makes one without a clock in this room.
    return np.timedelta64(max(int(seconds * 1000), 1), "ms").item()


def _input(problem: Problem, allowed: Mask, rows: Any) -> Any:
    import vroom  # noqa: PLC0415 - it brings pandas, which takes a second

    times = _times(problem, allowed, rows)
    sets, skill_of = np.unique(allowed[rows], axis=0, return_inverse=True)
    skill_of = skill_of.ravel()
    made = vroom.Input()
    made.set_durations_matrix("car", problem.drive_s.astype(np.uint32))
    for column, team_day in enumerate(problem.team_days):
        skills = {int(one) for one in np.flatnonzero(sets[:, column])}
        if skills:
            costs = vroom.VehicleCosts(fixed=problem.day_cost_s)
            made.add_vehicle(_vehicle(vroom, column, team_day, skills, times, costs))
    days = np.array([one.day for one in problem.team_days])
    for row, skill in zip(rows, skill_of, strict=True):
        visit = problem.visits[row]
        on_days = np.unique(days[allowed[row]]).tolist()
        made.add_job(_job(vroom, int(row), visit, int(skill), on_days, times))
    return made


def _times(problem: Problem, allowed: Mask, rows: Any) -> _Times:
    """Choose the line of time; one for all days is much quicker."""
    days = np.array([one.day for one in problem.team_days])
    for row in rows:
        on_days = np.unique(days[allowed[row]]).tolist()
        if len({problem.visits[row].windows_on(day) for day in on_days}) > 1:
            return _Times(int(days.min()))
    return _Times(None)


def _vehicle(
    vroom: Any,
    column: int,
    team_day: TeamDay,
    skills: set[int],
    times: _Times,
    costs: Any,
) -> Any:
    day, lunch = team_day.day, team_day.lunch
    breaks = []
    if lunch is not None:
        window = (times.on(day, lunch.start_s), times.on(day, lunch.end_s))
        breaks = [vroom.Break(column, time_windows=[window], service=lunch.length_s)]
    return vroom.Vehicle(
        column,
        start=team_day.start_place,
        end=team_day.end_place,
        capacity=[team_day.most_load],
        skills=skills,
        time_window=(times.on(day, team_day.start_s), times.on(day, team_day.end_s)),
        breaks=breaks,
        costs=costs,
    )


def _job(
    vroom: Any, row: int, visit: Visit, skill: int, days: list[int], times: _Times
) -> Any:
    is_one_line = times.first_day is None
    windows = [
        (
            times.on(day, start_s),
            # Days behind each other must not overlap.
            times.on(day, end_s if is_one_line else min(end_s, DAY_S - 1)),
        )
        for day in (days[:1] if is_one_line else days)
        for start_s, end_s in visit.windows_on(day)
    ]
    return vroom.Job(
        row,
        location=visit.place,
        default_service=visit.service_s,
        delivery=[visit.load],
        skills={skill},
        time_windows=[vroom.TimeWindow(*one) for one in _joined(windows)],
    )


def _joined(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join windows that overlap; VROOM takes none that do."""
    joined: list[tuple[int, int]] = []
    for start_s, end_s in sorted(windows):
        if joined and start_s <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end_s, joined[-1][1]))
        else:
            joined.append((start_s, end_s))
    return joined
