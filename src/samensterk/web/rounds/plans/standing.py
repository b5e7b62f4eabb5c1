"""The plan that stands, in the planner's own words."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from samensterk.planning.rounds import DayPlan, Plan
from samensterk.planning.rounds import Stop as PlannedStop
from samensterk.planning.timing import time_day
from samensterk.web.rounds.plans.asking import Asked, key_of
from samensterk.web.rounds.plans.hours import seconds
from samensterk.web.rounds.plans.models import Stop


def standing_plan(asked: Asked) -> Plan:
    """Give the plan as it is written, also where it cannot be kept any more."""
    placed = sorted(
        (one for one in asked.stops.values() if one.place is not None),
        key=lambda one: (one.day, one.team_id, one.place, one.pk),
    )
    days = [
        _day(asked, key, list(stops))
        for key, stops in groupby(
            placed, lambda one: key_of(one.team_id or 0, one.day or date.min)
        )
    ]
    return Plan(tuple(days), waiting_areas=waiting_areas(asked))


def waiting_areas(asked: Asked) -> tuple[str, ...]:
    """Give the areas of which nothing is planned, nor was tried."""
    tried = {
        str(one.area_id)
        for one in asked.stops.values()
        if one.place is not None or one.unplaced
    }
    there = {str(one.area_id) for one in asked.stops.values()}
    kept = asked.problem.kept_areas
    return tuple(
        one
        for one in asked.problem.areas
        if one in there and one not in tried and one not in kept
    )


def _day(asked: Asked, key: str, stops: Sequence[Stop]) -> DayPlan:
    problem = asked.problem
    at = problem.team_day_of().get(key)
    visit_of = problem.visit_of()
    if at is not None:
        order = [problem.visits[visit_of[str(one.pk)]] for one in stops]
        timed = time_day(problem, problem.team_days[at], order)
        if timed is not None and _is_so(timed, stops):
            return timed
    return _as_written(key, stops)


def _is_so(day: DayPlan, stops: Sequence[Stop]) -> bool:
    return [one.begin_s for one in day.stops] == [_begins_s(one) for one in stops]


def _begins_s(stop: Stop) -> int:
    return 0 if stop.begins is None else seconds(stop.begins)


def _as_written(key: str, stops: Sequence[Stop]) -> DayPlan:
    written = []
    for one in stops:
        begin_s = _begins_s(one)
        end_s = begin_s + one.minutes * 60
        written.append(
            PlannedStop(str(one.pk), one.drive_s or 0, begin_s, begin_s, end_s)
        )
    leave_s = written[0].begin_s - written[0].drive_s
    return DayPlan(key, leave_s, tuple(written), written[-1].end_s, 0)
