"""Which whole areas fit in the team-days there are, and which wait: the last of the order.

A single yard is never left out or moved back for its driving time; what does not fit
waits as a whole area (law 2 of the house).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from samensterk.planning.rounds import NO_ROAD_S, Problem, TeamDay, Visit


@dataclass(frozen=True, slots=True)
class AreaWork:
    """What one area asks: `work_s` is visiting and driving within the area.

    A `kept` area is locked or announced and does not wait.
    """

    key: str
    n_visits: int
    work_s: float
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the team-days offer after the way there and back: time and visits."""

    free_s: float
    most_load: int
    n_team_days: int

    def with_more(self, n: int) -> "Capacity":
        """Answer 'what if there were n team-days more' (or fewer), by the mean."""
        if not self.n_team_days:
            return self
        factor = max(self.n_team_days + n, 0) / self.n_team_days
        return Capacity(
            self.free_s * factor,
            int(self.most_load * factor),
            max(self.n_team_days + n, 0),
        )


@dataclass(frozen=True, slots=True)
class Fit:
    """Areas that fit, and those that wait; `used` is the share of the capacity."""

    taken: tuple[str, ...]
    waiting: tuple[str, ...]
    used: float


def fit_areas(areas: Sequence[AreaWork], capacity: Capacity) -> Fit:
    """Take areas in their order until one does not fit; that one and all after it wait.

    Room for kept areas is set apart first, so that an announced area is never crowded
    out by one before it.
    """
    kept = [one for one in areas if one.kept]
    used_s = sum(one.work_s for one in kept)
    used_load = sum(one.n_visits for one in kept)
    taken, waiting, is_full = [], [], False
    for one in areas:
        if one.kept:
            taken.append(one.key)
            continue
        is_full = is_full or (
            used_s + one.work_s > capacity.free_s
            or used_load + one.n_visits > capacity.most_load
        )
        if is_full:
            waiting.append(one.key)
            continue
        taken.append(one.key)
        used_s, used_load = used_s + one.work_s, used_load + one.n_visits
    share = used_s / capacity.free_s if capacity.free_s else 0.0
    return Fit(tuple(taken), tuple(waiting), share)


def areas_in_order(problem: Problem) -> tuple[str, ...]:
    """Give the areas of the round, then those that only visits know, by key."""
    named = list(dict.fromkeys(problem.areas))
    others = sorted({visit.area for visit in problem.visits} - set(named))
    return tuple(named + others)


def work_of(problem: Problem, visits: Iterable[Visit]) -> list[AreaWork]:
    """Estimate the work of each area: visits, and a drive to the nearest other yard.

    The estimate is on the low side; planning itself finds out what does not fit.
    """
    by_area: dict[str, list[Visit]] = {key: [] for key in areas_in_order(problem)}
    for visit in visits:
        by_area[visit.area].append(visit)
    return [
        AreaWork(
            key,
            sum(one.load for one in those),
            sum(one.service_s for one in those) + _drives_s(problem, those),
            key in problem.kept_areas
            or any(one.locked_to or one.appointment for one in those),
        )
        for key, those in by_area.items()
    ]


def _drives_s(problem: Problem, visits: Sequence[Visit]) -> float:
    if len(visits) < 2:
        return 0.0
    places = [one.place for one in visits]
    drive_s = problem.drive_s[np.ix_(places, places)].astype(np.float64)
    np.fill_diagonal(drive_s, np.inf)
    nearest = drive_s.min(axis=1)
    return float(nearest[nearest < NO_ROAD_S].sum())


def capacity_of(problem: Problem, visits: Sequence[Visit]) -> Capacity:
    """Add up the team-days: hours less lunch and less the way to the nearest yard and back."""
    places = [one.place for one in visits]
    free_s = [_free_s(problem, one, places) for one in problem.team_days]
    return Capacity(
        float(sum(free_s)),
        sum(one.most_load for one in problem.team_days),
        len(problem.team_days),
    )


def _free_s(problem: Problem, team_day: TeamDay, places: list[int]) -> float:
    hours_s = team_day.end_s - team_day.start_s
    lunch_s = team_day.lunch.length_s if team_day.lunch else 0
    if not places:
        return float(hours_s - lunch_s)
    there = problem.drive_s[team_day.start_place, places].min()
    back = problem.drive_s[places, team_day.end_place].min()
    way_s = float(there + back) if max(there, back) < NO_ROAD_S else 0.0
    return max(hours_s - lunch_s - way_s, 0.0)


def only_areas(problem: Problem, taken: Iterable[str]) -> Problem:
    """Give the problem with the visits of these areas alone."""
    kept = set(taken)
    visits = tuple(one for one in problem.visits if one.area in kept)
    return replace(problem, visits=visits)
