"""The page of one round: what it visits, and what is still to do."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samensterk.web.areas.talks.area_sketch import Sketch
from samensterk.web.areas.talks.areas_shown import shown_areas
from samensterk.web.common.may import may
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.setup import queries
from samensterk.web.rounds.setup.composition import words
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.order_words import order_words
from samensterk.web.rounds.setup.readiness import steps_of
from samensterk.web.rounds.setup.round_parts import parts_of
from samensterk.web.rounds.setup.views import fetch_round


@require_GET
def round_page(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    found = fetch_round(request, round_id)
    areas = queries.placed_areas(found)
    draws = queries.draws_of(found)
    rows = [one.row for one in areas]
    parts = list(parts_of(request, found))
    context: dict[str, Any] = {
        "round": found,
        "is_draft": found.state == Round.State.DRAFT,
        "is_closed": found.state == Round.State.CLOSED,
        "areas": areas,
        "n_to_visit": sum(one.n_to_visit for one in areas),
        "sketch": sketch_of(found, [one.row.area.area_id for one in areas]),
        "composition": words(found.composition),
        "is_settled": queries.is_order_settled(found, rows, draws),
        "order_words": order_words(found),
        "draws": draws,
        "pauses": [one for area in areas for one in area.pauses],
        "today": today(),
        "n_changed": queries.n_changed_since(found),
        "is_outside": _is_outside(found),
        "parts": parts,
        "waits": [
            *_over(request, found),
            *(one for part in parts for one in part.waits),
        ],
    }
    if found.state == Round.State.DRAFT:
        context["steps"] = [(one, may(request, one.door)) for one in steps_of(found)]
        context["n_open"] = sum(not one.is_done for one, _may in context["steps"])
    return render(request, "rounds/setup/round.html", context)


def _over(request: MunicipalityRequest, of: Round) -> Iterator[tuple[str, str]]:
    """Say that the last day has been, to who can close the round."""
    is_over = of.state == Round.State.ANNOUNCED and of.ends_on < today()
    if is_over and may(request, "rounds:round_close"):
        url = reverse("rounds:round_close", args=[request.municipality.slug, of.pk])
        yield _("The last day has been: close the round"), url


def sketch_of(of: Round, area_ids: list[str]) -> Sketch | None:
    return shown_areas(of.scan, only=area_ids).sketch if area_ids else None


def _is_outside(of: Round) -> bool:
    programme = of.programme
    if of.state == Round.State.CLOSED:
        return False
    return not (programme.holds(of.starts_on) and programme.holds(of.ends_on))
