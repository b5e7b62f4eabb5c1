"""The order of the areas: by rotation, given with a reason, or drawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.rounds.setup import area_services, queries
from samensterk.web.rounds.setup.area_forms import OrderForm
from samensterk.web.rounds.setup.faults import NotDraft, OrderIsDrawn
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.order_words import order_words
from samensterk.web.rounds.setup.views import fetch_round, is_fixed

MOVES = {"up": -1, "down": 1}  # names of the buttons beside an area


@require_http_methods(["GET", "POST"])
def round_order(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    found = fetch_round(request, round_id)
    if found.state != Round.State.DRAFT:
        return is_fixed(request, found)
    move = next((one for one in MOVES if one in request.POST), None)
    if move is not None:
        return _move(request, found, move)
    here = request.municipality
    form = OrderForm(
        request.POST or None,
        instance=found,
        known=known_names(here.pk, found.scan),
        streets=streets_of(found.scan),
    )
    both = None
    if request.method == "POST" and form.is_valid():
        try:
            both = _save(fetch_round(request, round_id), form)
        except NotDraft:
            return is_fixed(request, found)
        except OrderIsDrawn:
            return _is_drawn(request, found)
        if both is None:
            is_drawn = form.cleaned_data["order"] == Round.Order.DRAW
            _tell_saved(request, is_drawn=is_drawn)
            return redirect("rounds:round_order", here.slug, round_id)
    context = _context(fetch_round(request, round_id))
    return render(
        request, "rounds/setup/round_order.html", context | {"form": form, "both": both}
    )


def _tell_saved(request: MunicipalityRequest, *, is_drawn: bool) -> None:
    words = (
        _("The order will be drawn. Begin the draw below.")
        if is_drawn
        else _("The order is saved.")
    )
    messages.success(request, words)


def _context(found: Round) -> dict[str, Any]:
    areas = queries.placed_areas(found)
    draws = queries.draws_of(found)
    rows = [one.row for one in areas]
    return {
        "round": found,
        "areas": areas,
        "draws": draws,
        "open_draw": next((one for one in draws if one.drawn_at is None), None),
        "held": queries.last_drawn(draws),
        "is_settled": queries.is_order_settled(found, rows, draws),
        "is_given": found.order == Round.Order.GIVEN,
        "is_draw": found.order == Round.Order.DRAW,
        "order_words": order_words(found),
    }


def _save(found: Round, form: OrderForm) -> BothVersions | None:
    order, version = form.cleaned_data["order"], form.version_seen
    try:
        if order == Round.Order.ROTATION:
            area_services.rotate(of=found, version=version)
        elif order == Round.Order.GIVEN:
            area_services.give_order(
                of=found, version=version, reason=form.cleaned_data["order_reason"]
            )
        else:
            area_services.choose_draw(of=found, version=version)
    except ChangedMeanwhile as error:
        return show_both(form, error.current)
    return None


def _move(request: MunicipalityRequest, found: Round, move: str) -> HttpResponse:
    """Move one area a place up or down; each press is saved."""
    row_id = number_in(request.POST[move])
    version = number_in(request.POST.get("version", "")) or 0
    try:
        area_services.move_area(
            of=found, version=version, row_id=row_id or 0, by=MOVES[move]
        )
    except ChangedMeanwhile:
        messages.warning(
            request,
            _(
                "Somebody else changed this round just now. This is how it stands; nothing of yours was moved."
            ),
        )
    except NotDraft:
        return is_fixed(request, found)
    except OrderIsDrawn:
        return _is_drawn(request, found)
    back = redirect("rounds:round_order", request.municipality.slug, found.pk)
    back["Location"] += "#order"
    return back


def _is_drawn(request: MunicipalityRequest, found: Round) -> HttpResponse:
    messages.warning(
        request,
        _(
            "The order of this round was drawn, so nobody can change it by hand. It can only be drawn again, with a reason."
        ),
    )
    return redirect("rounds:round_order", request.municipality.slug, found.pk)
