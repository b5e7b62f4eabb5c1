"""Orders by VROOM: quick, and it knows lunch, skills and several windows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from samensterk.geo.arrays import Mask
from samensterk.planning.effort import Effort
from samensterk.planning.rounds import DayPlan, Orders, Plan, Problem, TeamDay, Visit

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
    start: Plan | None = None,
) -> Orders:
    """Give orders on the team-days that `allowed`, (visits, team-days), leaves open.

    Visits without a place are in no order. When it is not timed the answer depends on
    the problem alone. With `start` it goes on from a plan that keeps all rules.
    """
    rows = np.flatnonzero(allowed.any(axis=1))
    if not len(rows):
        return {}
    is_timed = is_timed and effort.iterations is None
    limits = (
        exploration,
        effort.workers,
        _as_timeout(effort.left_s) if is_timed else None,
    )
    table = _solution(problem, allowed, rows, start, limits).routes
    jobs = table[table["type"] == "job"]
    orders: Orders = {}
    for column, row in zip(jobs["vehicle_id"], jobs["id"], strict=True):
        orders.setdefault(int(column), []).append(int(row))
    return orders


def _solution(
    problem: Problem, allowed: Mask, rows: Any, start: Plan | None, limits: Any
) -> Any:
    """Solve it, from `start` where VROOM can.

    It knows no team that is back before its lunch, and finds some good days around a
    lunch infeasible; then it begins anew.
    """
    from vroom._vroom import (  # noqa: PLC0415 - it brings pandas, which takes a second
        VroomInputException,
    )

    try:
        return _input(problem, allowed, rows, start).solve(*limits)
    except VroomInputException:
        if start is None:
            raise
        return _input(problem, allowed, rows, None).solve(*limits)


def _as_timeout(seconds: float) -> Any:
    # The library wants a timedelta; numpy makes one without a clock in this room.
    return np.timedelta64(max(int(seconds * 1000), 1), "ms").item()


def _input(problem: Problem, allowed: Mask, rows: Any, start: Plan | None) -> Any:
    import vroom  # noqa: PLC0415 - it brings pandas, which takes a second

    times = _times(problem, allowed, rows)
    sets, skill_of = np.unique(allowed[rows], axis=0, return_inverse=True)
    skill_of = skill_of.ravel()
    made = vroom.Input()
    places = _places(problem, rows)
    matrix = problem.drive_s[np.ix_(places, places)].astype(np.uint32)
    made.set_durations_matrix("car", matrix)
    at_place = {place: at for at, place in enumerate(places)}
    days_of = {} if start is None else {one.team_day: one for one in start.days}
    visit_of = problem.visit_of()
    for column, team_day in enumerate(problem.team_days):
        steps = _steps(vroom, column, days_of.get(team_day.key), visit_of)
        skills = {int(one) for one in np.flatnonzero(sets[:, column])}
        if skills:
            costs = vroom.VehicleCosts(fixed=problem.day_cost_s)
            made.add_vehicle(
                _vehicle(
                    vroom,
                    column,
                    team_day,
                    times,
                    start=at_place[team_day.start_place],
                    end=at_place[team_day.end_place],
                    skills=skills,
                    costs=costs,
                    steps=steps,
                )
            )
    days = np.array([one.day for one in problem.team_days])
    for row, skill in zip(rows, skill_of, strict=True):
        visit = problem.visits[row]
        on_days = np.unique(days[allowed[row]]).tolist()
        task = {"location": at_place[visit.place], "skills": {int(skill)}}
        made.add_job(_job(vroom, int(row), visit, on_days, times, **task))
    return made


def _places(problem: Problem, rows: Any) -> list[int]:
    """Give the places that matter, so that a part of a large round stays small."""
    ends = {at for one in problem.team_days for at in (one.start_place, one.end_place)}
    return sorted(ends | {problem.visits[row].place for row in rows})


def _times(problem: Problem, allowed: Mask, rows: Any) -> _Times:
    """Choose the line of time; one for all days is much quicker."""
    days = np.array([one.day for one in problem.team_days])
    for row in rows:
        on_days = np.unique(days[allowed[row]]).tolist()
        if len({problem.visits[row].windows_on(day) for day in on_days}) > 1:
            return _Times(int(days.min()))
    return _Times(None)


def _steps(
    vroom: Any, column: int, day: DayPlan | None, visit_of: Mapping[str, int]
) -> list[Any]:
    """Give the stops of a day as it is, for VROOM to go on from."""
    if day is None:
        return []
    steps = [vroom.VehicleStepStart()]
    has_lunch = False
    for stop in day.stops:
        if day.lunch_s is not None and not has_lunch and day.lunch_s <= stop.begin_s:
            steps.append(vroom.VehicleStepBreak(column))
            has_lunch = True
        steps.append(vroom.VehicleStepSingle(visit_of[stop.visit]))
    if day.lunch_s is not None and not has_lunch:
        steps.append(vroom.VehicleStepBreak(column))
    return [*steps, vroom.VehicleStepEnd()]


def _vehicle(
    vroom: Any, column: int, team_day: TeamDay, times: _Times, **more: Any
) -> Any:
    day, lunch = team_day.day, team_day.lunch
    breaks = []
    if lunch is not None:
        window = (times.on(day, lunch.start_s), times.on(day, lunch.end_s))
        breaks = [vroom.Break(column, time_windows=[window], service=lunch.length_s)]
    return vroom.Vehicle(
        column,
        capacity=[team_day.most_load],
        time_window=(times.on(day, team_day.start_s), times.on(day, team_day.end_s)),
        breaks=breaks,
        **more,
    )


def _job(
    vroom: Any, row: int, visit: Visit, days: list[int], times: _Times, **more: Any
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
        default_service=visit.service_s,
        delivery=[visit.load],
        time_windows=[vroom.TimeWindow(*one) for one in _joined(windows)],
        **more,
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
