"""Teams of a round of Noorderveld, to practise on: who goes out, from where and when."""

from collections.abc import Collection
from datetime import date
from typing import Any

from samensterk.web.accounts.models import Organisation, User
from samensterk.web.areas.scans.addresses import find_addresses
from samensterk.web.common.moments import today
from samensterk.web.rounds.models import NamePolicy, Round, Shift, Team, TeamMember
from samensterk.web.rounds.teams.half_days import HalfDay, set_half_days
from samensterk.web.rounds.teams.policies import set_policy
from samensterk.web.rounds.teams.services import add_member, make_team
from samensterk.web.rounds.teams.workdays import days_between, free_days

Part, Shown = TeamMember.Part, NamePolicy.Shown
POLICE = "Politie Noorderveld"
ENVIRONMENT = "Omgevingsdienst Noord"
FIELD, OFFICER = "Theo", "P-2041"  # who sign in
TUESDAY, WEDNESDAY, THURSDAY = 2, 3, 4
# A team, its languages, its whole weekdays, and who is in it: part, organisation
# (None is the municipality) and what residents read.
TEAMS: tuple[
    tuple[str, list[str], tuple[int, ...], tuple[tuple[str, str | None, str], ...]],
    ...,
] = (
    (
        "Team Oost",
        ["nl", "gos"],
        (TUESDAY, THURSDAY),
        ((Part.SUPERVISOR, None, FIELD), (Part.OFFICER, POLICE, OFFICER)),
    ),
    (
        "Team West",
        ["nl", "drt"],
        (WEDNESDAY,),
        (
            (Part.SUPERVISOR, None, "Aafke"),
            (Part.OFFICER, POLICE, "P-2077"),
            (Part.ENVIRONMENT, ENVIRONMENT, "Bert"),
        ),
    ),
)
KINDS = {
    POLICE: Organisation.Kind.POLICE,
    ENVIRONMENT: Organisation.Kind.ENVIRONMENT,
}


def teams_in_use(
    of: Round,
    *,
    field: User | None = None,
    officer: User | None = None,
    also: date | None = None,
) -> list[Team]:
    """Make two teams with half days in the whole period; the same twice changes nothing.

    `field` and `officer` are who sign in as the first team, which goes out on the day
    `also` as well.
    """
    partners = {name: _organisation(name) for name in KINDS}
    police = partners[POLICE]
    if not NamePolicy.objects.filter(
        municipality=of.municipality, organisation=police
    ).exists():
        set_policy(
            municipality_id=of.municipality_id,
            organisation_id=police.pk,
            seen=Shown.FIRST,
            shown=Shown.NUMBER,
            names={},
        )
    signed_in = {
        shown_as: user.pk
        for shown_as, user in ((FIELD, field), (OFFICER, officer))
        if user is not None
    }
    found = []
    extra = {also}
    for name, languages, weekdays, people in TEAMS:
        team = make_team(of=of, values=_values(of, name, languages))
        for part, organisation, shown_as in people:
            employer = partners.get(organisation or "", of.municipality.organisation)
            values = {
                "part": part,
                "shown_as": shown_as,
                "organisation_id": employer.pk,
                "user_id": signed_in.get(shown_as),
            }
            add_member(team=team, values=values)
        if not team.shifts.exists():
            chosen = _half_days(of, weekdays, extra)
            extra = set()
            team = set_half_days(team=team, version=team.version, chosen=chosen)
        found.append(team)
    return found


def _values(of: Round, name: str, languages: list[str]) -> dict[str, Any]:
    """Let all teams start at the same address of the scan, where it lists any."""
    there = find_addresses(of.scan, "10")[:1]
    given: dict[str, Any] = {"name": name, "languages": languages}
    if not there:
        return given | {"starts_at": "gemeentehuis"}
    return given | {
        "starts_at": f"{there[0].address} (gemeentehuis)"[:150],
        "start_x_m": there[0].x_m,
        "start_y_m": there[0].y_m,
    }


def _half_days(
    of: Round, weekdays: tuple[int, ...], extra: Collection[date | None]
) -> set[HalfDay]:
    first, last = max(of.starts_on, today()), of.ends_on
    free = free_days(first, max(first, last))
    return {
        (day, half)
        for day in days_between(first, last)
        if (day.isoweekday() in weekdays or day in extra) and day not in free
        for half in Shift.Half.values
    }


def _organisation(name: str) -> Organisation:
    return Organisation.objects.get_or_create(
        name=name, defaults={"kind": KINDS[name]}
    )[0]
