"""What the setting of a kind of farm leaves of the hours and days of a round. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from samensterk.web.rounds.kinds.models import FarmHours
from samensterk.web.rounds.teams.models import Shift

MonthDay = tuple[int, int]
A_LEAP_YEAR = 2024  # has all days that a season can name
MORNING, AFTERNOON = Shift.Half.MORNING.value, Shift.Half.AFTERNOON.value


@dataclass(frozen=True, slots=True)
class Season:
    """A busy time of every year, both days included; it may pass over the new year.

    `is_on_request` is: who asks for a visit himself gets one all the same.
    """

    word: str
    first: MonthDay
    last: MonthDay
    is_on_request: bool = False

    @property
    def is_over_new_year(self) -> bool:
        return self.last < self.first

    def holds(self, day: date) -> bool:
        at = (day.month, day.day)
        if self.is_over_new_year:
            return at >= self.first or at <= self.last
        return self.first <= at <= self.last


@dataclass(frozen=True, slots=True)
class HalfHours:
    """When a half day begins and ends for a kind; None is as in the round."""

    from_at: time | None = None
    until_at: time | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The setting of one kind; of a half that is not in `halves` there are no visits."""

    kind: str = ""
    halves: Mapping[str, HalfHours] = field(
        default_factory=lambda: {MORNING: HalfHours(), AFTERNOON: HalfHours()}
    )
    seasons: Sequence[Season] = ()

    def within(self, half: str, from_at: time, until_at: time) -> tuple[time, time]:
        """Give what is left of the hours of a round; nothing when both are the same."""
        own = self.halves.get(half)
        if own is None:
            return from_at, from_at
        first = max(from_at, own.from_at or from_at)
        return first, max(first, min(until_at, own.until_at or until_at))

    def season_on(self, day: date, *, is_asked: bool = False) -> Season | None:
        """Give the busy time in which nobody comes on this day; asked for, fewer count."""
        for one in self.seasons:
            if one.holds(day) and not (is_asked and one.is_on_request):
                return one
        return None


FREE = Limits()  # of who told no kind, or a kind for which nothing was set


def limits_from(hours: FarmHours) -> Limits:
    """Read a row of the setting."""
    halves = {}
    if not hours.no_morning:
        halves[MORNING] = HalfHours(hours.morning_from, hours.morning_until)
    if not hours.no_afternoon:
        halves[AFTERNOON] = HalfHours(hours.afternoon_from, hours.afternoon_until)
    return Limits(hours.kind, halves, tuple(season_from(one) for one in hours.seasons))


def season_from(kept: Mapping[str, Any]) -> Season:
    (first_month, first_day), (last_month, last_day) = kept["first"], kept["last"]
    return Season(
        kept["word"],
        (first_month, first_day),
        (last_month, last_day),
        bool(kept["asked"]),
    )


def kept_season(season: Season) -> dict[str, Any]:
    """Give a season as it stands in the table."""
    return {
        "word": season.word,
        "first": list(season.first),
        "last": list(season.last),
        "asked": season.is_on_request,
    }


def is_all_year(seasons: Sequence[Season]) -> bool:
    """Say whether no day is left on which somebody is visited who asked for nothing."""
    day = date(A_LEAP_YEAR, 1, 1)
    days = (day + timedelta(days=n) for n in range(366))
    return all(any(one.holds(day) for one in seasons) for day in days)
