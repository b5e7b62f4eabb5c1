"""Which days a farmer is told, and from which half days he chooses. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

HalfDay = tuple[date, str]


@dataclass(frozen=True, slots=True)
class Days:
    """Days from and until, both included."""

    from_on: date
    until_on: date

    def holds(self, day: date) -> bool:
        return self.from_on <= day <= self.until_on

    def covers(self, other: "Days") -> bool:
        return self.holds(other.from_on) and self.holds(other.until_on)


def told_days(planned: date | None, of_round: Days) -> Days:
    """Give the working week of the planned day, or the whole round when none is.

    Of a visit on a Saturday the week has that day as well; days outside the round are
    not told.
    """
    if planned is None:
        return of_round
    monday = planned - timedelta(days=planned.weekday())
    friday = max(monday + timedelta(days=4), planned)
    return Days(max(monday, of_round.from_on), min(friday, of_round.until_on))


def must_be_told(told: Days | None, planned: date | None, of_round: Days) -> bool:
    """Say whether what somebody was told does not hold any more, or never was told."""
    if told is None:
        return True
    if planned is not None:
        return not told.holds(planned)
    return not of_round.covers(told)


def half_days(
    shifts: Iterable[HalfDay], *, within: Days, waits: Collection[Days]
) -> Sequence[HalfDay]:
    """Give the half days on which a team can, morning first, each once."""
    found = {
        (day, half)
        for day, half in shifts
        if within.holds(day) and not any(one.holds(day) for one in waits)
    }
    return sorted(found, key=lambda one: (one[0], one[1] != "morning"))
