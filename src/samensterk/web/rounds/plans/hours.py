"""Hours of a round as the planner reckons them: seconds of a day, and days as numbers. Pure."""

from collections.abc import Collection, Iterator
from datetime import date, time

from samensterk.planning.rounds import Appointment, Lunch, Window
from samensterk.web.rounds.kinds.limits import FREE, Limits
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


def days_left(
    stop: Stop, days: Collection[date], limits: Limits, stands: date | None = None
) -> frozenset[date]:
    """Take away the days in a busy time of its kind of farm.

    His own wish goes before it, and so does the day on which the visit `stands`.
    """
    if stop.is_own_wish or not limits.seasons:
        return frozenset(days)
    is_asked = stop.kind == Stop.Kind.ASKED
    return frozenset(
        day
        for day in days
        if day == stands or limits.season_on(day, is_asked=is_asked) is None
    )


def windows_of(
    of: Round,
    stop: Stop,
    days: Collection[date] | None,
    limits: Limits = FREE,
    stands: date | None = None,
) -> tuple[Window, ...]:
    """Give when a visit may begin so that it ends in time.

    `days` are those on which it may be at all; None is every day. On the day on which
    it `stands` the hours of the round hold: what was planned does not move by itself.
    """
    begins = list(_begins(of, stop, limits))
    if stop.wanted_on is not None:
        may = days is None or stop.wanted_on in days
        days = [stop.wanted_on] if may else []
    if days is None:
        found = [Window(from_s, until_s) for from_s, until_s in begins]
    else:
        there = list(_begins(of, stop, FREE))
        found = [
            Window(from_s, until_s, day.toordinal())
            for day in sorted(days)
            for from_s, until_s in (there if day == stands else begins)
        ]
    return tuple(found) or (NEVER,)


def halves_within(of: Round, limits: Limits, minutes: int) -> tuple[Half, ...]:
    """Give the halves in which a visit fits at a kind of farm, with its hours then."""
    spans = (
        (Shift.Half.MORNING.value, of.morning_from, of.morning_until),
        (Shift.Half.AFTERNOON.value, of.afternoon_from, of.afternoon_until),
    )
    cut = [(half, *limits.within(half, first, last)) for half, first, last in spans]
    return tuple(
        (half, seconds(first), seconds(last))
        for half, first, last in cut
        if seconds(last) - seconds(first) >= minutes * 60
    )


def _begins(of: Round, stop: Stop, limits: Limits) -> Iterator[tuple[int, int]]:
    service_s = stop.minutes * 60
    if stop.wanted_from is not None and stop.wanted_until is not None:
        from_s, until_s = seconds(stop.wanted_from), seconds(stop.wanted_until)
        yield from_s, max(from_s, until_s - service_s)
        return
    for _half, from_s, until_s in _halves_for(of, stop, limits):
        yield from_s, until_s - service_s


def _halves_for(of: Round, stop: Stop, limits: Limits) -> tuple[Half, ...]:
    """Keep to the hours of the kind within the half day that is wanted.

    Where nothing is left of it, his own wish goes before the hours of his kind; a
    half day that we thought of ourselves does not.
    """
    own = halves_within(of, limits, stop.minutes)
    wanted = tuple(one for one in own if stop.wanted_half in ("", one[0]))
    if wanted:
        return wanted
    if not stop.is_own_wish:
        return own if limits is not FREE else ()
    usual = halves_within(of, FREE, stop.minutes)
    return tuple(one for one in usual if stop.wanted_half in ("", one[0]))
