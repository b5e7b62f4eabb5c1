"""Pages for the coordinator about visits that have been, and the card to talk by."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.attachments import attachment
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.subjects import addresses_of
from samensterk.web.programme.promises.queries import promises_at
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.visits import queries
from samensterk.web.rounds.visits.card import card_of
from samensterk.web.rounds.visits.card_paper import PAGES, as_file
from samensterk.web.rounds.visits.forms import VisitListForm
from samensterk.web.rounds.visits.listings import visit_listing
from samensterk.web.rounds.visits.models import Outcome, Visit
from samensterk.web.rounds.visits.record_views import change_form
from samensterk.web.rounds.visits.reporting_routes import overdue
from samensterk.web.rounds.visits.words import CanDo, Material, Topic, labels_of


@require_GET
def visits(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """The visits of a round, by outcome; nothing is set beside who went."""
    here = request.municipality
    of = get_object_or_404(Round.objects.for_municipality(here.pk), pk=round_id)
    filters = VisitListForm(request.GET or None)
    rows = queries.visits_of(of, filters.outcome)
    without = {one.key for one in rows.filter(stop=None)}
    listing = visit_listing(here.slug, addresses_of(here.pk, without))
    context = {
        "round": of,
        "filters": filters,
        "clear_url": reverse("rounds:visits", args=[here.slug, of.pk])
        if filters.outcome
        else "",
        "table": listing.page(rows, request.GET),
        "counted": queries.counted(of),
    }
    return render(request, "rounds/visits/visits.html", context)


@require_http_methods(["GET", "POST"])
def visit(request: MunicipalityRequest, visit_id: UUID) -> HttpResponse:
    """One visit as it went; a coordinator mends it here."""
    here = request.municipality
    rows = Visit.objects.for_municipality(here.pk)
    rows = rows.select_related("of", "area__area", "stop__yard", "note")
    found = get_object_or_404(rows, pk=visit_id)
    of_id = found.of_id
    done = change_form(request, found)
    if done.get("recorded") is not None:
        if done["recorded"].visit is None:
            return redirect("rounds:visits", here.slug, of_id)
        return redirect("rounds:visit", here.slug, visit_id)
    yard = found.stop.yard if found.stop else None
    may_have_ceased = (
        found.outcome == Outcome.CEASED
        and yard is not None
        and yard.gone_since is None
        and yard.set_aside_on is None
    )
    named = addresses_of(here.pk, [found.key])
    context: dict[str, Any] = {
        "visit": found,
        "round": found.of,
        "address": named.get(found.key, found.key),
        "note": getattr(found, "note", None),
        "topics": labels_of(Topic, found.topics),
        "material": labels_of(Material, found.material),
        "can_do": labels_of(CanDo, found.can_do),
        "promises": promises_at(here.pk, [found.key]).get(found.key, ()),
        "yard_id": yard.pk if may_have_ceased and yard is not None else None,
        **done,
    }
    return render(request, "rounds/visits/visit.html", context)


@require_GET
def conversation_card(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """What a team says and does not say, on a page and on paper to take along."""
    here = request.municipality
    of = get_object_or_404(queries.rounds_seen_by(request), pk=round_id)
    card = card_of(of, here)
    size = request.GET.get("papier", "")
    if size:
        if size not in PAGES:
            raise Http404
        name = f"gesprekskaart-{slugify(of.title)[:50]}-{size}.pdf"
        return attachment(as_file(card, here, size), "application/pdf", name)
    context = {
        "round": of,
        "card": card,
        "sizes": PAGES,
        "overdue": overdue() if queries.sees_all(request) else (),
    }
    return render(request, "rounds/visits/conversation_card.html", context)
