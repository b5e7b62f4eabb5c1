"""Questions about the teams of a round, who is in them and when they can."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from itertools import groupby

from django.db.models import Count, QuerySet

from samensterk.web.accounts.queries import municipality_by_id, organisations_with
from samensterk.web.programme.plan.planned_hours import OrganisationHours
from samensterk.web.programme.plan.queries import (
    contributions_here,
    contributions_of,
)
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.models import (
    NamePolicy,
    Shift,
    Team,
    TeamMember,
    TeamQuerySet,
)
from samensterk.web.rounds.teams.naming import fits
from samensterk.web.rounds.teams.workdays import free_days

HOURS_OF_HALF_DAY = 4
STANDARD = NamePolicy.Shown.FIRST


@dataclass(frozen=True, slots=True)
class Place:
    """A place in RD New, metres."""

    x_m: float
    y_m: float


@dataclass(frozen=True, slots=True)
class TeamDay:
    """One team on one day: what planning must know of it, and nothing of its people.

    `halves` are in the order of the day; `start` is None where nobody pointed at it.
    """

    team_id: int
    team: str
    day: date
    halves: tuple[str, ...]
    languages: frozenset[str]
    parts: frozenset[str]
    start: Place | None
    end: Place | None
    lunch_from: time
    lunch_minutes: int
    most_visits: int


def teams_of(of: Round) -> TeamQuerySet:
    """Give the teams of a round by name, with their people and half days."""
    rows = Team.objects.for_municipality(of.municipality_id).filter(of=of)
    return rows.prefetch_related("people__organisation", "shifts")


def shifts_of(of: Round) -> QuerySet[Shift]:
    """Give every half day of every team of a round, also those outside its period."""
    rows = Shift.objects.filter(municipality=of.municipality_id, team__of=of)
    return rows.select_related("team")


def team_days_of(of: Round) -> list[TeamDay]:
    """Give on which days which team can be planned, by day and team; three queries.

    Half days outside the round, on a Sunday or on a holiday are left out.
    """
    free = free_days(of.starts_on, of.ends_on)
    found = []
    rows = Team.objects.for_municipality(of.municipality_id).filter(of=of)
    for team in rows.prefetch_related("people", "shifts"):
        parts = frozenset(one.part for one in team.people.all())
        for day, shifts in groupby(team.shifts.all(), lambda one: one.day):
            halves = tuple(one.half for one in shifts)
            if of.starts_on <= day <= of.ends_on and day not in free:
                found.append(_team_day(team, day, halves, parts))
    return sorted(found, key=lambda one: (one.day, one.team, one.team_id))


def _team_day(
    team: Team, day: date, halves: tuple[str, ...], parts: frozenset[str]
) -> TeamDay:
    start = _place(team.start_x_m, team.start_y_m)
    return TeamDay(
        team_id=team.pk,
        team=team.name,
        day=day,
        halves=halves,
        languages=frozenset(team.languages),
        parts=parts,
        start=start,
        end=_place(team.end_x_m, team.end_y_m) if team.ends_at else start,
        lunch_from=team.lunch_from,
        lunch_minutes=team.lunch_minutes,
        most_visits=team.most_visits,
    )


def _place(x_m: float | None, y_m: float | None) -> Place | None:
    return None if x_m is None or y_m is None else Place(x_m, y_m)


def organisations_for(of: Round) -> list[tuple[int, str]]:
    """Give on whose behalf somebody can be in a team: ours, partners, who is in one."""
    here = municipality_by_id(of.municipality_id)
    ids = {one.organisation_id for one in contributions_of(of.programme)}
    ids |= set(
        TeamMember.objects.filter(team__of=of).values_list("organisation", flat=True)
    )
    return _named(ids | {here.organisation_id})


def organisations_here(municipality_id: int) -> list[tuple[int, str]]:
    """Give every organisation that takes part here or has somebody in a team."""
    here = municipality_by_id(municipality_id)
    ids = {one.organisation_id for one in contributions_here(municipality_id)}
    ids |= set(people_here(municipality_id).values_list("organisation", flat=True))
    return _named(ids | {here.organisation_id})


def _named(ids: set[int]) -> list[tuple[int, str]]:
    return [(one.pk, one.name) for one in organisations_with(ids)]


def people_here(municipality_id: int) -> QuerySet[TeamMember]:
    rows = TeamMember.objects.filter(municipality=municipality_id)
    return rows.select_related("team", "organisation").order_by("pk")


def policies_of(municipality_id: int) -> dict[int, str]:
    """Give what each employer chose, by organisation; who is not there shows first names."""
    rows = NamePolicy.objects.filter(municipality=municipality_id)
    return dict(rows.values_list("organisation", "shown"))


def policy_of(municipality_id: int, organisation_id: int) -> str:
    return policies_of(municipality_id).get(organisation_id, STANDARD)


def people_too_long(
    municipality_id: int, organisation_id: int, shown: str
) -> list[TeamMember]:
    """Give who would be named with more than this."""
    rows = people_here(municipality_id).filter(organisation=organisation_id)
    return [one for one in rows if not fits(one.shown_as, shown)]


def name_of(member: TeamMember, policies: dict[int, str]) -> str:
    """Name somebody as the employer wants; by the part in the team when a name says more."""
    return name_for_residents(member, policies) or str(member.get_part_display())


def name_for_residents(member: TeamMember, policies: dict[int, str]) -> str:
    """Give the name that the employer lets a resident see; empty is none."""
    shown = policies.get(member.organisation_id, STANDARD)
    return member.shown_as if fits(member.shown_as, shown) else ""


def programmes_planned_hours(programme_id: int) -> Sequence[OrganisationHours]:
    """Give the hours of the rounds of a programme per organisation; one query.

    Each of its people in a team counts, times the half days of that team.
    """
    people = TeamMember.objects.filter(team__of__programme=programme_id).order_by()
    rows = people.values_list("organisation", "organisation__name")
    return [
        OrganisationHours(organisation_id, name, Decimal(HOURS_OF_HALF_DAY * n))
        for organisation_id, name, n in rows.annotate(n=Count("team__shifts"))
        if n
    ]
