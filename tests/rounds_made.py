"""Small rounds for tests: places on a line, one minute of driving apart."""

from time import perf_counter

import numpy as np

from samensterk.planning.effort import Effort
from samensterk.planning.rounds import Lunch, Problem, TeamDay, Visit, Window

HOUR = 3600
MINUTE = 60
NOON = Lunch(12 * HOUR, 13 * HOUR, 30 * MINUTE)


def steps(n=60, workers=1):
    """A limit that never looks at the clock."""
    return Effort(60.0, perf_counter, n, workers)


def line(n_places, minutes=1):
    at = np.arange(n_places, dtype=float)
    return np.abs(at[:, None] - at[None, :]) * minutes * MINUTE


def team_day(key="ma-1", day=1, start=9, end=17, **more):
    values = {"team": key.split("-")[-1], "start_place": 0, "end_place": 0, **more}
    return TeamDay(
        key=key, day=day, start_s=int(start * HOUR), end_s=int(end * HOUR), **values
    )


def visit(key, place, minutes=40, **more):
    return Visit(key, place, minutes * MINUTE, **more)


def between(start, end, day=None):
    return Window(int(start * HOUR), int(end * HOUR), day)


def problem(visits, team_days, n_places=None, areas=(), minutes=1):
    n = n_places or 1 + max((one.place for one in visits), default=0)
    return Problem(tuple(visits), tuple(team_days), line(n, minutes), tuple(areas))


def visits_of(plan):
    return {stop.visit for day in plan.days for stop in day.stops}


def reasons_of(plan):
    return {one.visit: one.reason for one in plan.unplaced}
