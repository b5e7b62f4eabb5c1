"""On which days and at what hours a visit may be, with all that was set and said."""

from collections.abc import Sequence
from datetime import date

from samensterk.planning.rounds import Window
from samensterk.web.rounds.kinds.limits import FREE, Limits
from samensterk.web.rounds.kinds.queries import limits_here
from samensterk.web.rounds.plans.hours import days_left, windows_of
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Pause, Round


class Allowed:
    """Not in a pause of its area, and in the hours of the kind of farm that was told."""

    def __init__(self, of: Round, days: Sequence[date], keeps_told: bool) -> None:  # noqa: FBT001
        self.round = of
        self.days = frozenset(days)
        self.keeps_told = keeps_told
        self.limits = limits_here(of.municipality_id)
        self.by_area: dict[int, frozenset[date]] = {}
        for one in Pause.objects.filter(area__of=of).select_related("area"):
            there = self.by_area.get(one.area_id, self.days)
            self.by_area[one.area_id] = frozenset(
                day for day in there if not _is_in(one, day)
            )

    def has_days(self, stop: Stop) -> bool:
        """Say whether its area does not wait as long as anybody can."""
        return not self.days or bool(self.by_area.get(stop.area_id, self.days))

    def windows(self, stop: Stop, shut: frozenset[date]) -> tuple[Window, ...]:
        """Give when a visit may begin; on days that are `shut` no road leads there."""
        return self._windows(stop, shut, self.limits.get(stop.farm, FREE))

    def is_limited(self, stop: Stop, shut: frozenset[date]) -> bool:
        """Say whether it could be more often but for its kind of farm."""
        if stop.farm not in self.limits:
            return False
        return self.windows(stop, shut) != self._windows(stop, shut, FREE)

    def _windows(
        self, stop: Stop, shut: frozenset[date], limits: Limits
    ) -> tuple[Window, ...]:
        stands = self._stands(stop)
        days = self._days(stop, shut, limits)
        has_own_hours = limits is not FREE and stands is not None
        is_any = days == self.days and not has_own_hours
        return windows_of(self.round, stop, None if is_any else days, limits, stands)

    def _days(
        self, stop: Stop, shut: frozenset[date], limits: Limits
    ) -> frozenset[date]:
        open_ones = self.by_area.get(stop.area_id, self.days) - shut
        days = days_left(stop, open_ones, limits, self._stands(stop))
        is_agreed = stop.is_locked or stop.wanted_on is not None
        if self.keeps_told and stop.told_from and stop.told_until and not is_agreed:
            told = {one for one in days if stop.told_from <= one <= stop.told_until}
            return frozenset(told) or days
        return days

    def _stands(self, stop: Stop) -> date | None:
        """Give the day of a visit that keeps it, whatever was set since for its kind.

        Who has everything planned anew keeps only what somebody had stay there.
        """
        is_kept = stop.is_locked or not self.keeps_told
        return stop.day if is_kept and stop.place is not None else None


def _is_in(pause: Pause, day: date) -> bool:
    return pause.from_on <= day and (pause.until_on is None or day <= pause.until_on)
