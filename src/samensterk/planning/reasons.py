"""Say of a visit without a place why it has none."""

from samensterk.planning.rounds import (
    NO_ROAD_S,
    Plan,
    Problem,
    Reason,
    TeamDay,
    Unplaced,
    Visit,
)
from samensterk.planning.timing import time_day


def explain(problem: Problem, plan: Plan) -> tuple[Unplaced, ...]:
    """Give the reason for every visit that the plan has no stop for, in order."""
    placed = {stop.visit for day in plan.days for stop in day.stops}
    return tuple(
        _why(problem, plan, visit)
        for visit in problem.visits
        if visit.key not in placed
    )


def impossible(problem: Problem) -> tuple[Unplaced, ...]:
    """Give the visits that no plan could place, whatever else is in it."""
    found = (_alone(problem, visit) for visit in problem.visits)
    return tuple(one for one in found if one is not None)


def _why(problem: Problem, plan: Plan, visit: Visit) -> Unplaced:
    return (
        _alone(problem, visit)
        or _clash(problem, plan, visit)
        or Unplaced(
            visit.key,
            Reason.DOES_NOT_FIT,
            {"service_s": visit.service_s, "n_team_days": len(problem.team_days)},
        )
    )


def _alone(problem: Problem, visit: Visit) -> Unplaced | None:
    """Find what is wrong with a visit even on days that have nothing else."""
    able = [one for one in problem.team_days if visit.needs <= one.skills]
    if not able:
        missing = ", ".join(sorted(visit.needs)) or "-"
        return Unplaced(visit.key, Reason.NO_SKILL, {"needs": missing})
    on_road = [one for one in able if _is_on_road(problem, visit, one)]
    if not on_road:
        return Unplaced(visit.key, Reason.NO_ROAD, {"place": visit.place})
    free = [one for one in on_road if visit.locked_to in (None, one.key)]
    if any(time_day(problem, one, [visit]) is not None for one in free):
        return None
    windows = sorted({window for one in free for window in visit.windows_on(one.day)})
    facts: dict[str, str | int] = {"service_s": visit.service_s}
    if windows:
        facts |= {"from_s": windows[0][0], "until_s": windows[-1][1]}
    if visit.appointment is not None:
        facts |= {"day": visit.appointment.day, "from_s": visit.appointment.start_s}
    return Unplaced(visit.key, Reason.OUTSIDE_HOURS, facts)


def _is_on_road(problem: Problem, visit: Visit, team_day: TeamDay) -> bool:
    there = problem.drive_s[team_day.start_place, visit.place]
    back = problem.drive_s[visit.place, team_day.end_place]
    return bool(max(there, back) < NO_ROAD_S)


def _clash(problem: Problem, plan: Plan, visit: Visit) -> Unplaced | None:
    """Find an appointment in the plan that leaves no team for this one."""
    if visit.appointment is None:
        return None
    visit_of = problem.visit_of()
    team_days = {one.key: one for one in problem.team_days}
    for day in plan.days:
        team_day = team_days[day.team_day]
        if team_day.day != visit.appointment.day or not visit.needs <= team_day.skills:
            continue
        for stop in day.stops:
            other = problem.visits[visit_of[stop.visit]]
            if other.appointment and not _both(problem, team_day, visit, other):
                return Unplaced(
                    visit.key,
                    Reason.APPOINTMENT_CLASH,
                    {"with": other.key, "day": team_day.day},
                )
    return None


def _both(problem: Problem, team_day: TeamDay, one: Visit, other: Visit) -> bool:
    orders = ([one, other], [other, one])
    return any(time_day(problem, team_day, order) is not None for order in orders)
