"""Prove that a plan keeps every rule, without any code of those who make plans."""

from collections import Counter
from collections.abc import Iterator, Mapping

from samensterk.planning.rounds import (
    DayPlan,
    Plan,
    Problem,
    Stop,
    TeamDay,
    Visit,
)


def check_plan(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """Give a line for each rule that is broken; none when the plan can be driven."""
    visits = {one.key: one for one in problem.visits}
    team_days = {one.key: one for one in problem.team_days}
    return (
        *_each_visit_once(problem, plan),
        *(
            f"{d.team_day}: twice"
            for d in plan.days
            if _count_days(plan)[d.team_day] > 1
        ),
        *(
            f"{day.team_day}: {fault}"
            for day in plan.days
            for fault in _faults(problem, visits, team_days, day)
        ),
    )


def _count_days(plan: Plan) -> Counter[str]:
    return Counter(day.team_day for day in plan.days)


def _each_visit_once(problem: Problem, plan: Plan) -> Iterator[str]:
    counts = Counter(stop.visit for day in plan.days for stop in day.stops)
    counts.update(one.visit for one in plan.unplaced)
    waiting = set(plan.waiting_areas)
    for visit in problem.visits:
        expected = 0 if visit.area in waiting and visit.area else 1
        if counts[visit.key] != expected:
            yield f"{visit.key}: {counts[visit.key]} times in the plan"
    known = {visit.key for visit in problem.visits}
    yield from (f"{key}: unknown" for key in counts if key not in known)


def _faults(
    problem: Problem,
    visits: Mapping[str, Visit],
    team_days: Mapping[str, TeamDay],
    day: DayPlan,
) -> Iterator[str]:
    if day.team_day not in team_days or any(s.visit not in visits for s in day.stops):
        yield "unknown team-day or visit"
        return
    team_day = team_days[day.team_day]
    there = [visits[stop.visit] for stop in day.stops]
    if sum(one.load for one in there) > team_day.most_load:
        yield "too many visits"
    labels = {one.apart for one in there if one.apart}
    if len(labels) > 1:
        yield f"{' and '.join(sorted(labels))} together"
    for visit, stop in zip(there, day.stops, strict=True):
        yield from _faults_of_visit(team_day, visit, stop)
    yield from _faults_in_time(problem, team_day, there, day)


def _faults_of_visit(team_day: TeamDay, visit: Visit, stop: Stop) -> Iterator[str]:
    if not visit.needs <= team_day.skills:
        yield f"{visit.key} needs another team"
    if visit.locked_to not in (None, team_day.key):
        yield f"{visit.key} is locked to another day"
    windows = visit.windows_on(team_day.day)
    if not any(start_s <= stop.begin_s <= end_s for start_s, end_s in windows):
        yield f"{visit.key} begins outside its hours"
    if stop.end_s != stop.begin_s + visit.service_s:
        yield f"{visit.key} has another length"
    if stop.begin_s < stop.arrival_s:
        yield f"{visit.key} begins before the team is there"


def _faults_in_time(
    problem: Problem, team_day: TeamDay, there: list[Visit], day: DayPlan
) -> Iterator[str]:
    if day.leave_s < team_day.start_s or day.back_s > team_day.end_s:
        yield "outside the hours of the team"
    places = [team_day.start_place, *(v.place for v in there), team_day.end_place]
    leaves = [day.leave_s, *(stop.end_s for stop in day.stops)]
    arrives = [*(stop.arrival_s for stop in day.stops), day.back_s]
    drives = [*(stop.drive_s for stop in day.stops), day.drive_back_s]
    lunch, had_lunch = team_day.lunch, day.lunch_s is None
    for at, (leave_s, arrive_s) in enumerate(zip(leaves, arrives, strict=True)):
        asked = float(problem.seconds[places[at], places[at + 1]])
        if drives[at] < asked - 1e-9:
            yield f"drive {at} is shorter than the road"
        spare_s = arrive_s - leave_s - asked
        is_lunch_here = not had_lunch and leave_s <= (day.lunch_s or 0) < (
            arrive_s or 1
        )
        if is_lunch_here and lunch is not None:
            had_lunch = True
            spare_s -= lunch.length_s
            if (day.lunch_s or 0) + lunch.length_s > arrive_s:
                yield "lunch is cut short"
        if spare_s < -1e-9:
            yield f"drive {at} takes longer than there is"
    if lunch is not None:
        yield from _faults_of_lunch(lunch.start_s, lunch.end_s, day, had=had_lunch)


def _faults_of_lunch(
    start_s: int, end_s: int, day: DayPlan, *, had: bool
) -> Iterator[str]:
    if not had:
        yield "lunch falls in a visit"
    if day.lunch_s is None and day.back_s > end_s:
        yield "no lunch"
    if day.lunch_s is not None and not start_s <= day.lunch_s <= end_s:
        yield "lunch at another time"
