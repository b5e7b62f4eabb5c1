"""Give an order of visits its times: when to leave, when to wait, when to have lunch."""

from collections.abc import Sequence

from samensterk.planning.rounds import (
    NO_ROAD_S,
    DayPlan,
    Lunch,
    Orders,
    Plan,
    Problem,
    Stop,
    TeamDay,
    Unplaced,
    Visit,
)


def time_day(
    problem: Problem, team_day: TeamDay, order: Sequence[Visit]
) -> DayPlan | None:
    """Give the earliest times of this order, or None where it is not possible.

    Of the moments for lunch that one is taken that ends the day first.
    """
    if sum(visit.load for visit in order) > team_day.most_load:
        return None
    without = _with_lunch_in(problem, team_day, order, None)
    lunch = team_day.lunch
    if lunch is None or without is None or without.back_s <= lunch.end_s:
        return without
    gaps = range(len(order) + 1)
    tried = [_with_lunch_in(problem, team_day, order, gap) for gap in gaps]
    return min(
        (day for day in tried if day is not None),
        key=lambda day: (day.back_s, day.wait_s, day.lunch_s),
        default=None,
    )


def _with_lunch_in(
    problem: Problem, team_day: TeamDay, order: Sequence[Visit], gap: int | None
) -> DayPlan | None:
    """Walk through the day; lunch is taken on the way to the stop at `gap`."""
    now_s, place, lunch_s = team_day.start_s, team_day.start_place, None
    stops: list[Stop] = []
    for at, visit in enumerate(order):
        drive_s = int(problem.drive_s[place, visit.place])
        ready_s = now_s + drive_s
        if at == gap:
            assert team_day.lunch is not None  # noqa: S101 - who gives a gap has a lunch
            lunch_s = max(now_s, team_day.lunch.start_s)
            ready_s = after_lunch(team_day.lunch, now_s, drive_s)
        begin_s = first_begin(visit.windows_on(team_day.day), ready_s)
        if begin_s is None or drive_s >= NO_ROAD_S:
            return None
        end_s = begin_s + visit.service_s
        stops.append(Stop(visit.key, drive_s, ready_s, begin_s, end_s))
        now_s, place = end_s, visit.place
    drive_back_s = int(problem.drive_s[place, team_day.end_place])
    back_s = now_s + drive_back_s
    if gap == len(order):
        assert team_day.lunch is not None  # noqa: S101
        lunch_s = max(now_s, team_day.lunch.start_s)
        back_s = after_lunch(team_day.lunch, now_s, drive_back_s)
    is_late = lunch_s is not None and lunch_s > _last_lunch_s(team_day)
    if is_late or back_s > team_day.end_s or drive_back_s >= NO_ROAD_S:
        return None
    day = DayPlan(
        team_day.key, team_day.start_s, tuple(stops), back_s, drive_back_s, lunch_s
    )
    return day if gap == 0 else _leave_later(day)


def after_lunch(lunch: Lunch, now_s: int, drive_s: int) -> int:
    """Give when a drive is done that has lunch on the way, or else at its end."""
    return max(now_s + drive_s, lunch.start_s) + lunch.length_s


def _last_lunch_s(team_day: TeamDay) -> int:
    return NO_ROAD_S if team_day.lunch is None else team_day.lunch.end_s


def first_begin(windows: Sequence[tuple[int, int]], ready_s: int) -> int | None:
    """Give when a visit may begin for who is ready at a moment; None is too late."""
    for start_s, end_s in windows:
        if ready_s <= end_s:
            return max(ready_s, start_s)
    return None


def _leave_later(day: DayPlan) -> DayPlan:
    """Leave so late that nobody waits at the first stop."""
    if not day.stops:
        return day
    first = day.stops[0]
    shifted = Stop(
        first.visit, first.drive_s, first.begin_s, first.begin_s, first.end_s
    )
    return DayPlan(
        day.team_day,
        day.leave_s + first.wait_s,
        (shifted, *day.stops[1:]),
        day.back_s,
        day.drive_back_s,
        day.lunch_s,
    )


def time_plan(
    problem: Problem, orders: Orders, unplaced: Sequence[Unplaced] = ()
) -> Plan:
    """Give all orders their times; what proves impossible is left out of the days."""
    days = []
    for column in sorted(orders):
        order = [problem.visits[row] for row in orders[column]]
        day = time_day(problem, problem.team_days[column], order) if order else None
        if day is not None:
            days.append(day)
    return Plan(tuple(days), tuple(unplaced))
