"""The plan of one team on one day, gathered once for the page and for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from samensterk.web.rounds.plans.day_ways import DayWays, Way, ways_along
from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.setup.models import Pause
from samensterk.web.rounds.teams.models import Team, TeamMember
from samensterk.web.rounds.teams.queries import name_for_residents, policies_of
from samensterk.web.rounds.visits import hygiene
from samensterk.web.rounds.visits.day_map import Spot
from samensterk.web.rounds.visits.preparing import YardNeeds, geo_link, needs_of
from samensterk.web.rounds.visits.queries import (
    DayStop,
    TeamDay,
    is_straight,
    pauses_on,
    rule_of,
)


@dataclass(frozen=True, slots=True)
class SheetStop:
    """One visit with all that it needs."""

    number: int
    planned: DayStop
    needs: YardNeeds
    geo: str
    way: Way | None = None  # there, from the place before

    @property
    def address(self) -> str:
        return str(self.planned.stop.yard)

    @property
    def times(self) -> str:
        """Give when; an empty one was never given a time."""
        begins, ends = self.planned.stop.begins, self.planned.stop.ends
        return f"{begins:%H:%M} - {ends:%H:%M}" if begins and ends else ""

    @property
    def drive_minutes(self) -> int | None:
        seconds = self.planned.stop.drive_s
        return None if seconds is None else round(seconds / 60)


@dataclass(frozen=True, slots=True)
class DaySheet:
    """A whole day; `is_straight` must be shown wherever a time is."""

    day: TeamDay
    people: Sequence[TeamMember]
    named: Sequence[str]  # as their employers let a resident see them
    stops: Sequence[SheetStop]
    is_straight: bool
    rule: FieldRule | None
    pauses: Sequence[tuple[Pause, str]]
    hygiene: Sequence[str]
    ways: DayWays | None = None  # where roads are known
    way_back: Way | None = None

    @property
    def on(self) -> date:
        return self.day.day

    @property
    def areas(self) -> list[str]:
        return list(
            dict.fromkeys(one.planned.stop.area.area.name for one in self.stops)
        )


def sheet_of(day: TeamDay) -> DaySheet:
    """Gather it; as many queries for one visit as for twenty."""
    team, of = day.team, day.team.of
    people = list(team.people.select_related("organisation"))
    needs = needs_of(team.municipality_id, [one.stop for one in day.stops], day.day)
    ways = _ways_of(day)
    there, back = _split(ways, day)
    return DaySheet(
        day,
        people,
        _named(people, team.municipality_id),
        [
            SheetStop(
                one.number,
                one,
                needs[one.stop.key],
                geo_link(one.stop.yard.x_m, one.stop.yard.y_m),
                way,
            )
            for one, way in zip(day.stops, there, strict=True)
        ],
        is_straight(of),
        rule_of(of),
        [(one, hygiene.at_pause(one.why)) for one in pauses_on(of, day.day)],
        hygiene.always(),
        ways,
        back,
    )


def ends_of(team: Team) -> tuple[Spot | None, Spot | None]:
    """Give where a team begins and ends; None is: nobody knows."""
    start = _spot("S", team.start_x_m, team.start_y_m)
    end = _spot("E", team.end_x_m, team.end_y_m) if team.ends_at else None
    return start, end


def _spot(sign: str, x_m: float | None, y_m: float | None) -> Spot | None:
    return None if x_m is None or y_m is None else Spot(sign, x_m, y_m)


def _ways_of(day: TeamDay) -> DayWays | None:
    """Search the ways from the start along all visits and back."""
    if not day.stops:
        return None
    start, end = ends_of(day.team)
    spots = [one.stop.yard for one in day.stops]
    places = [one for one in (start, *spots, end or start) if one is not None]
    places_m = np.array([(one.x_m, one.y_m) for one in places], dtype=float)
    return ways_along(day.team.of, day.day, places_m)


def _split(
    ways: DayWays | None, day: TeamDay
) -> tuple[Sequence[Way | None], Way | None]:
    """Give the way to each visit, and the way back."""
    n = len(day.stops)
    if ways is None:
        return [None] * n, None
    start, end = ends_of(day.team)
    found = list(ways.ways) if start is not None else [None, *ways.ways]
    is_back = start is not None or end is not None
    return found[:n], found[n] if is_back and n else None


def _named(people: Sequence[TeamMember], municipality_id: int) -> list[str]:
    """Name who is in a team; the paper lies on a kitchen table."""
    policies = policies_of(municipality_id)
    return [
        f"{name} ({one.get_part_display()})" if name else str(one.get_part_display())
        for one in people
        for name in (name_for_residents(one, policies),)
    ]
