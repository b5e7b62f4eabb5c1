"""When a visit could begin on a day, for who asked for a time that cannot be."""

from datetime import date
from math import ceil, floor

from samensterk.planning.rounds import NO_ROAD_S, TeamDay, Visit
from samensterk.web.rounds.plans.asking import Asked
from samensterk.web.rounds.plans.faults import Possible
from samensterk.web.rounds.plans.hours import clock

STEP_S = 300  # nobody agrees on 8:43
MOST_DAYS = 3


def possible_on(asked: Asked, stop_id: int, day: date) -> Possible:
    """Give the first and last moment at which a team could begin there on this day.

    The team drives there from where it starts and is back in time; what else is on
    its day is not looked at.
    """
    visit = next(one for one in asked.problem.visits if one.key == str(stop_id))
    spans = {
        one.day: span
        for one in asked.problem.team_days
        if (span := _span(asked, visit, one)) is not None
    }
    there = [
        span
        for one in asked.problem.team_days
        if one.day == day.toordinal() and (span := _span(asked, visit, one))
    ]
    if not there:
        others = sorted(date.fromordinal(one) for one in spans)
        later = [one for one in others if one > day] or others
        return Possible(day, other_days=tuple(later[:MOST_DAYS]))
    return Possible(
        day,
        clock(min(first for first, _last in there)),
        clock(max(last for _first, last in there)),
    )


def _span(asked: Asked, visit: Visit, team_day: TeamDay) -> tuple[int, int] | None:
    """Give when one team could begin on its day, in whole steps."""
    drive_s = asked.problem.drive_s
    there_s = int(drive_s[team_day.start_place, visit.place])
    back_s = int(drive_s[visit.place, team_day.end_place])
    if not visit.needs <= team_day.skills or max(there_s, back_s) >= NO_ROAD_S:
        return None
    first = ceil((team_day.start_s + there_s) / STEP_S) * STEP_S
    last_s = team_day.end_s - back_s - visit.service_s
    last = floor(last_s / STEP_S) * STEP_S
    return (first, last) if first <= last else None
