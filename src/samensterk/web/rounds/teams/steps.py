"""The step of this wing before a round can be announced, and its part of the page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.readiness import Step
from samensterk.web.rounds.setup.round_parts import RoundPart, RoundPartMaker
from samensterk.web.rounds.teams.attention import FEWEST
from samensterk.web.rounds.teams.models import Team
from samensterk.web.rounds.teams.queries import teams_of

DOOR = "rounds:teams"


def can_go_out(team: Team) -> bool:
    """Say whether there are people enough and half days; both are fetched already."""
    return len(team.people.all()) >= FEWEST and bool(team.shifts.all())


def team_step(of: Round) -> Step:
    teams = list(teams_of(of))
    n_ready = sum(map(can_go_out, teams))
    about = (
        ngettext("%(n)s team can go out", "%(n)s teams can go out", n_ready)
        % {"n": n_ready}
        if n_ready
        else _("no team has two people and half days yet")
    )
    url = reverse(DOOR, args=[of.municipality.slug, of.pk])
    is_done = bool(teams) and n_ready == len(teams)
    return Step(_("The teams are there"), is_done, about, url, DOOR)


def _part(request: MunicipalityRequest, of: Round) -> RoundPart | None:
    teams = teams_of(of)
    if of.state == Round.State.CLOSED and not teams:
        return None
    context = {
        "url": reverse(DOOR, args=[request.municipality.slug, of.pk]),
        "teams": [
            (one.name, len(one.people.all()), len(one.shifts.all())) for one in teams
        ],
    }
    return RoundPart("rounds/teams/_on_round.html", context)


PART = RoundPartMaker(DOOR, _part)
