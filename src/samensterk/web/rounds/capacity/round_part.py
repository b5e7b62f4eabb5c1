"""What fits, on the page of a round."""

from django.urls import reverse

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.capacity.fitting import WhatIf, fitting_of
from samensterk.web.rounds.capacity.known_roads import travel_of
from samensterk.web.rounds.capacity.queries import areas_asked
from samensterk.web.rounds.capacity.words import meaning_of
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.round_parts import RoundPart, RoundPartMaker
from samensterk.web.rounds.teams.queries import team_days_of

DOOR = "rounds:capacity"


def _part(request: MunicipalityRequest, of: Round) -> RoundPart | None:
    areas = areas_asked(of)
    if not areas or of.state == Round.State.CLOSED:
        return None
    found = fitting_of(of, areas, team_days_of(of), WhatIf(), travel=travel_of(of))
    context = {
        "url": reverse(DOOR, args=[request.municipality.slug, of.pk]),
        "meaning": meaning_of(found),
        "n_visits": found.n_visits,
        "n_team_days": found.n_team_days,
    }
    return RoundPart("rounds/capacity/_on_round.html", context)


PART = RoundPartMaker(DOOR, _part)
