"""Which whole areas fit in the days that the teams have, and how many days lack. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, isfinite

from samensterk.planning.capacity import AreaWork, Capacity, fit_areas
from samensterk.web.rounds.capacity.hours import offered, standard_day
from samensterk.web.rounds.capacity.queries import AreaAsked
from samensterk.web.rounds.capacity.travel import STRAIGHT, Travel, within_s
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.queries import TeamDay

ROUNDING = 1e-9  # 7 times 203 / 49 is a hair more than 29


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is tried out, and saved nowhere; None is as it is."""

    extra: int = 0  # team-days more, or fewer
    minutes: int | None = None  # of a visit
    most: int | None = None  # visits in a day

    def __bool__(self) -> bool:
        return bool(self.extra or self.minutes or self.most)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area with its work in hours and team-days; `needed` is with all before it."""

    area: AreaAsked
    hours: float
    team_days: float | None  # None where the teams have no time at all
    needed: float | None
    fits: bool


@dataclass(frozen=True, slots=True)
class Fitting:
    """The whole round: what fits, what waits, what was paused."""

    lines: Sequence[AreaLine]
    paused: Sequence[AreaAsked]
    n_team_days: int
    lacking: int | None  # team-days; 0 when all fits, None when no number helps
    is_announced: bool
    what_if: WhatIf = field(default_factory=WhatIf)
    travel: Travel = STRAIGHT

    @property
    def waiting(self) -> list[AreaLine]:
        return [one for one in self.lines if not one.fits]

    @property
    def n_visits(self) -> int:
        return sum(one.area.n_visits for one in self.lines)

    @property
    def hours(self) -> float:
        return sum(one.hours for one in self.lines)

    @property
    def needed(self) -> float | None:
        return self.lines[-1].needed if self.lines else 0.0


def fitting_of(
    of: Round,
    areas: Sequence[AreaAsked],
    days: Sequence[TeamDay],
    what_if: WhatIf,
    *,
    travel: Travel = STRAIGHT,
) -> Fitting:
    """Reckon what fits; areas wait from the end of the order, never a single yard."""
    asked = [one for one in areas if one.pause is None]
    is_announced = of.state != Round.State.DRAFT
    works = [_work(one, what_if.minutes or of.minutes_first, travel) for one in asked]
    now = offered(of, days, asked, most=what_if.most, travel=travel)
    # What one team-day holds: the mean of those that are there.
    one_day = now if now.n_team_days else standard_day(of, most=what_if.most)
    there = _days(one_day, now.n_team_days + what_if.extra)
    kept = [
        AreaWork(one.key, one.n_visits, one.work_s, kept=is_announced) for one in works
    ]
    waiting = set(fit_areas(kept, there).waiting)
    lines, work_s, n_visits = [], 0.0, 0
    for area, work in zip(asked, works, strict=True):
        work_s, n_visits = work_s + work.work_s, n_visits + work.n_visits
        lines.append(
            AreaLine(
                area=area,
                hours=work.work_s / 3600,
                team_days=_told(_needed(one_day, work.work_s, work.n_visits)),
                needed=_told(_needed(one_day, work_s, n_visits)),
                fits=work.key not in waiting,
            )
        )
    return Fitting(
        lines=lines,
        paused=[one for one in areas if one.pause is not None],
        n_team_days=there.n_team_days,
        lacking=_lacking(works, one_day, there),
        is_announced=is_announced,
        what_if=what_if,
        travel=travel,
    )


def _work(area: AreaAsked, minutes: int, travel: Travel) -> AreaWork:
    drive_s = within_s(area.n_visits, area.ground_m2, travel)
    work_s = area.n_visits * minutes * 60 + drive_s
    return AreaWork(area.key, area.n_visits, work_s)


def _days(one_day: Capacity, n: int) -> Capacity:
    """Give so many team-days that are on the whole as these."""
    return one_day.with_more(max(n, 0) - one_day.n_team_days)


def _needed(one_day: Capacity, work_s: float, n_visits: int) -> float:
    """Give how many team-days this takes: by its hours, or by the most visits in a day."""
    by_hours = _ratio(work_s, one_day.free_s)
    by_visits = _ratio(n_visits, one_day.most_load)
    return one_day.n_team_days * max(by_hours, by_visits)


def _ratio(asked: float, there: float) -> float:
    if not asked:
        return 0.0
    return asked / there if there else float("inf")


def _told(team_days: float) -> float | None:
    return team_days if isfinite(team_days) else None


def _lacking(
    works: Sequence[AreaWork], one_day: Capacity, there: Capacity
) -> int | None:
    """Give the fewest team-days more with which every area fits."""
    if not fit_areas(works, there).waiting:
        return 0
    total = _needed(
        one_day, sum(one.work_s for one in works), sum(one.n_visits for one in works)
    )
    if not isfinite(total):
        return None
    n = max(ceil(total - ROUNDING), there.n_team_days + 1)
    while fit_areas(works, _days(one_day, n)).waiting:  # visits are whole numbers
        n += 1
    return n - there.n_team_days
