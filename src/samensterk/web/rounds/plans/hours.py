"""Hours of a round as the planner reckons them: seconds of a day, and days as numbers. Pure."""

from collections.abc import Collection, Iterator
from datetime import date, time

from samensterk.planning.rounds import Appointment, Lunch, Window
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.models import Shift
from samensterk.web.rounds.teams.queries import TeamDay

# The way there and back falls outside the hours in which farmers can be visited.
WAY_S = 3600
# A lunch may begin so much before and after the time of the team.
EARLIER_S, LATER_S = 1800, 2700
NEVER = Window(0, 0, 0)  # on no day that is ever planned

Half = tuple[str, int, int]


def seconds(at: time) -> int:
    """Give how many seconds after midnight."""
    return at.hour * 3600 + at.minute * 60 + at.second


def clock(at_s: int) -> time:
    """Give the time of so many seconds after midnight, within one day."""
    minutes, second = divmod(min(max(at_s, 0), 86_399), 60)
    return time(minutes // 60, minutes % 60, second)


def halves_of(of: Round) -> tuple[Half, ...]:
    """Give the two halves of a day in which farmers can be visited."""
    return (
        (
            Shift.Half.MORNING.value,
            seconds(of.morning_from),
            seconds(of.morning_until),
        ),
        (
            Shift.Half.AFTERNOON.value,
            seconds(of.afternoon_from),
            seconds(of.afternoon_until),
        ),
    )


def is_long_enough(of: Round, minutes: int) -> bool:
    """Say whether a visit fits between the hours of one of the halves."""
    return any(
        until_s - from_s >= minutes * 60 for _half, from_s, until_s in halves_of(of)
    )


def hours_of(of: Round, day: TeamDay) -> tuple[int, int]:
    """Give when a team leaves at the earliest and is back at the latest."""
    known = {half: (from_s, until_s) for half, from_s, until_s in halves_of(of)}
    there = [known[one] for one in day.halves]
    first = min(from_s for from_s, _until_s in there)
    last = max(until_s for _from_s, until_s in there)
    return max(first - WAY_S, 0), min(last + WAY_S, 86_399)


def lunch_of(day: TeamDay) -> Lunch | None:
    """Give the lunch of who is out all day."""
    if len(day.halves) < 2 or not day.lunch_minutes:
        return None
    from_s = seconds(day.lunch_from)
    return Lunch(from_s - EARLIER_S, from_s + LATER_S, day.lunch_minutes * 60)


def appointment_of(stop: Stop) -> Appointment | None:
    """Give the one moment that was agreed, where it is one."""
    if (
        stop.wanted_on is None
        or stop.wanted_from is None
        or stop.wanted_until is not None
    ):
        return None
    return Appointment(stop.wanted_on.toordinal(), seconds(stop.wanted_from))


def windows_of(
    of: Round, stop: Stop, days: Collection[date] | None
) -> tuple[Window, ...]:
    """Give when a visit may begin so that it ends in time.

    `days` are those on which it may be at all; None is every day.
    """
    begins = list(_begins(of, stop))
    if stop.wanted_on is not None:
        may = days is None or stop.wanted_on in days
        days = [stop.wanted_on] if may else []
    if days is None:
        found = [Window(from_s, until_s) for from_s, until_s in begins]
    else:
        found = [
            Window(from_s, until_s, day.toordinal())
            for day in sorted(days)
            for from_s, until_s in begins
        ]
    return tuple(found) or (NEVER,)


def _begins(of: Round, stop: Stop) -> Iterator[tuple[int, int]]:
    service_s = stop.minutes * 60
    if stop.wanted_from is not None and stop.wanted_until is not None:
        from_s, until_s = seconds(stop.wanted_from), seconds(stop.wanted_until)
        yield from_s, max(from_s, until_s - service_s)
        return
    for half, from_s, until_s in halves_of(of):
        if stop.wanted_half in ("", half) and until_s - service_s >= from_s:
            yield from_s, until_s - service_s
