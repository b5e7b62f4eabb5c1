"""What a round asks and what a plan answers: visits, team-days, stops, and reasons.

Times are whole seconds since midnight; a day is an ordinal. A planner of other things
may use any unit, as long as it is the same everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samensterk.geo.arrays import Indices, Mask, Seconds

# Longer than any drive, small enough for the 32 bits of one of the solvers.
NO_ROAD_S = 100_000_000


@dataclass(frozen=True, slots=True)
class Window:
    """When a visit may begin, both ends included; on every day unless `day` is given."""

    start_s: int
    end_s: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit that begins at one moment that somebody agreed to."""

    day: int
    start_s: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One yard to visit.

    Without `windows` it may begin at any moment. `needs` are skills that the team must
    have; `locked_to` is the only team-day that it may be on. Visits with different
    labels in `apart` never share a team-day; `load` counts against `most_load`.
    """

    key: str
    place: int
    service_s: int
    area: str = ""
    windows: tuple[Window, ...] = ()
    needs: frozenset[str] = frozenset()
    appointment: Appointment | None = None
    locked_to: str | None = None
    apart: str = ""
    load: int = 1

    def windows_on(self, day: int) -> tuple[tuple[int, int], ...]:
        """Give when it may begin on this day, in order of time."""
        if self.appointment is not None:
            moment = self.appointment.start_s
            return ((moment, moment),) if self.appointment.day == day else ()
        if not self.windows:
            return ((0, NO_ROAD_S),)
        found = [(w.start_s, w.end_s) for w in self.windows if w.day in (None, day)]
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Lunch:
    """A pause of `length_s` that begins between `start_s` and `end_s`."""

    start_s: int
    end_s: int
    length_s: int


@dataclass(frozen=True, slots=True)
class TeamDay:
    """One team on one day, or on a half-day: leaves and is back between two moments.

    A team that is back before the lunch must have begun needs none.
    """

    key: str
    team: str
    day: int
    start_s: int
    end_s: int
    start_place: int
    end_place: int
    lunch: Lunch | None = None
    skills: frozenset[str] = frozenset()
    most_load: int = 7  # visits a day, unless their load says otherwise


def whole_seconds(seconds: NDArray[Any]) -> NDArray[np.int64]:
    """Round driving up; no road, or an unknown time, is `NO_ROAD_S`."""
    rounded = np.ceil(np.nan_to_num(seconds, nan=np.inf, posinf=NO_ROAD_S))
    whole: NDArray[np.int64] = np.minimum(rounded, NO_ROAD_S).astype(np.int64)
    return whole


@dataclass(frozen=True)
class Problem:
    """Visits, the team-days that may do them, and driving times between places.

    Parameters
    ----------
    seconds : (n, n) from each place to each other; infinite where no road leads.
        Driving is rounded up to whole seconds, once: whole numbers stay as they are.
    areas : keys of the areas in the order of the round; later ones wait first
    kept_areas : those that were promised, so that they never wait
    day_cost_s : what the use of one more team-day counts, in seconds of driving
    """

    visits: tuple[Visit, ...]
    team_days: tuple[TeamDay, ...]
    seconds: Seconds | NDArray[np.int64]
    areas: tuple[str, ...] = ()
    kept_areas: frozenset[str] = frozenset()
    day_cost_s: int = 0
    drive_s: NDArray[np.int64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seconds.dtype == np.int64:  # rounded before
            object.__setattr__(self, "drive_s", self.seconds)
            return
        object.__setattr__(self, "drive_s", whole_seconds(self.seconds))

    def cost_of(self, plan: "Plan") -> tuple[int, int]:
        """Give what is compared between plans: visits without a place, then driving."""
        n_left = len(self.visits) - plan.n_visits
        return n_left, plan.drive_s + self.day_cost_s * len(plan.days)

    def team_day_of(self) -> dict[str, int]:
        """Give the position of each team-day by its key."""
        return {one.key: at for at, one in enumerate(self.team_days)}

    def visit_of(self) -> dict[str, int]:
        """Give the position of each visit by its key."""
        return {one.key: at for at, one in enumerate(self.visits)}


class Reason(StrEnum):
    """Why a visit has no place in a plan."""

    NO_ROAD = "no_road"
    NO_SKILL = "no_skill"
    OUTSIDE_HOURS = "outside_hours"
    APPOINTMENT_CLASH = "appointment_clash"
    DOES_NOT_FIT = "does_not_fit"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A visit without a place; `facts` are what a sentence about it needs."""

    visit: str
    reason: Reason
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit in a day: drive, wait until it may begin, visit."""

    visit: str
    drive_s: int
    arrival_s: int
    begin_s: int
    end_s: int

    @property
    def wait_s(self) -> int:
        """Give how long the team waits before it may begin."""
        return self.begin_s - self.arrival_s


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The stops of one team-day in order; `lunch_s` is when its lunch begins."""

    team_day: str
    leave_s: int
    stops: tuple[Stop, ...]
    back_s: int
    drive_back_s: int
    lunch_s: int | None = None

    @property
    def drive_s(self) -> int:
        """Give all driving of the day."""
        return sum(stop.drive_s for stop in self.stops) + self.drive_back_s

    @property
    def wait_s(self) -> int:
        """Give all waiting of the day."""
        return sum(stop.wait_s for stop in self.stops)


@dataclass(frozen=True, slots=True)
class Plan:
    """Team-days with stops, what has no place and why, and areas that wait whole."""

    days: tuple[DayPlan, ...]
    unplaced: tuple[Unplaced, ...] = ()
    waiting_areas: tuple[str, ...] = ()

    @property
    def drive_s(self) -> int:
        """Give all driving."""
        return sum(day.drive_s for day in self.days)

    @property
    def wait_s(self) -> int:
        """Give all waiting."""
        return sum(day.wait_s for day in self.days)

    @property
    def n_visits(self) -> int:
        """Count the visits that have a place."""
        return sum(len(day.stops) for day in self.days)

    def orders(self) -> dict[str, tuple[str, ...]]:
        """Give the keys of visits by team-day, in order."""
        return {
            day.team_day: tuple(stop.visit for stop in day.stops) for day in self.days
        }


def may_be_on(problem: Problem) -> Mask:
    """Give (visits, team-days): what skills, locks, days and roads allow."""
    shape = (len(problem.visits), len(problem.team_days))
    allowed = np.zeros(shape, dtype=np.bool_)
    alike: dict[TeamDay, list[int]] = {}
    for column, one in enumerate(problem.team_days):
        alike.setdefault(replace(one, key="", team="", lunch=None), []).append(column)
    for kind, columns in alike.items():
        fits = np.array([_fits(problem, visit, kind) for visit in problem.visits])
        allowed[:, columns] = fits[:, None]
    team_day_of = problem.team_day_of()
    for row, visit in enumerate(problem.visits):
        if visit.locked_to is not None:
            held = np.arange(shape[1]) == team_day_of.get(visit.locked_to, -1)
            allowed[row] &= held
    return allowed


def _fits(problem: Problem, visit: Visit, team_day: TeamDay) -> bool:
    if not visit.needs <= team_day.skills:
        return False
    there = problem.drive_s[team_day.start_place, visit.place]
    back = problem.drive_s[visit.place, team_day.end_place]
    if max(there, back) >= NO_ROAD_S or visit.load > team_day.most_load:
        return False
    return any(
        start_s <= team_day.end_s and end_s >= team_day.start_s
        for start_s, end_s in visit.windows_on(team_day.day)
    )


Orders = dict[int, list[int]]  # positions of visits in order, by position of team-day


def as_positions(problem: Problem, plan: Plan) -> Orders:
    """Give the orders of a plan as positions in the problem."""
    team_day_of, visit_of = problem.team_day_of(), problem.visit_of()
    return {
        team_day_of[key]: [visit_of[one] for one in order]
        for key, order in plan.orders().items()
        if order
    }


def places_of(problem: Problem) -> Indices:
    """Give (visits,) the place of each."""
    return np.array([one.place for one in problem.visits], dtype=np.int64)
