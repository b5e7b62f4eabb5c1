"""The page that says what fits in a round, and the same as a file. Never a yard."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samensterk.web.common.attachments import attachment
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.spreadsheets import KINDS, Cell, write
from samensterk.web.rounds.capacity.fitting import Fitting, WhatIf, fitting_of
from samensterk.web.rounds.capacity.forms import WhatIfForm
from samensterk.web.rounds.capacity.known_roads import travel_of
from samensterk.web.rounds.capacity.queries import areas_asked
from samensterk.web.rounds.capacity.words import meaning_of
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.queries import TeamDay, team_days_of
from samensterk.web.rounds.teams.views import fetch_round


@require_GET
def capacity(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Show it as it is, or with what the address tries out."""
    of = fetch_round(request, round_id)
    form = WhatIfForm(request.GET or None)
    form.is_valid()
    days = team_days_of(of)
    found = _fitting(of, days, form)
    context = {
        "of": of,
        "form": form,
        "fitting": found,
        "meaning": meaning_of(found),
        "minutes": found.what_if.minutes or of.minutes_first,
        "n_now": len(days),
        "n_half": sum(len(one.halves) < 2 for one in days),
        "query": request.GET.urlencode(),
    }
    return render(request, "rounds/capacity/capacity.html", context)


@require_GET
def capacity_file(
    request: MunicipalityRequest, round_id: int, kind: str
) -> HttpResponse:
    of = fetch_round(request, round_id)
    if kind not in KINDS:
        raise Http404
    form = WhatIfForm(request.GET or None)
    form.is_valid()
    content = write(
        _rows(_fitting(of, team_days_of(of), form)),
        [
            _("Area"),
            _("Yards to visit"),
            _("Hours"),
            _("Team-days"),
            _("Team-days with all before it"),
            _("In this round"),
        ],
        kind,
        _("What fits"),
    )
    return attachment(content, KINDS[kind].content_type, f"capaciteit.{kind}")


def _fitting(of: Round, days: Sequence[TeamDay], form: WhatIfForm) -> Fitting:
    what_if = form.what_if if form.is_bound else WhatIf()
    return fitting_of(of, areas_asked(of), days, what_if, travel=travel_of(of))


def _rows(fitting: Fitting) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        [
            one.area.name,
            one.area.n_visits,
            round(one.hours, 1),
            _rounded(one.team_days),
            _rounded(one.needed),
            _("fits") if one.fits else _("waits"),
        ]
        for one in fitting.lines
    ]
    paused: list[list[Cell]] = [
        [one.name, one.n_visits, None, None, None, _("paused")]
        for one in fitting.paused
    ]
    return rows + paused


def _rounded(team_days: float | None) -> float | None:
    return None if team_days is None else round(team_days, 1)
