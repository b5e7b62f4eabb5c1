"""Pages about what was heard: the areas of a round, writing, approving, publishing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.attachments import attachment
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.rounds.harvest import queries, services
from samensterk.web.rounds.harvest.faults import IsApproved, TooFew
from samensterk.web.rounds.harvest.forms import HarvestForm
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.harvest.paper import as_file
from samensterk.web.rounds.harvest.telling import page_of
from samensterk.web.rounds.setup.area_words import name_outside
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.views import fetch_round
from samensterk.web.rounds.visits.models import Outcome

PDF = "application/pdf"


def fetch_harvest(request: MunicipalityRequest, harvest_id: int) -> Harvest:
    here = queries.harvests_here(request.municipality.pk)
    return get_object_or_404(here.select_related("of__scan"), pk=harvest_id)


def page_context(harvest: Harvest) -> dict[str, Any]:
    """Give what everybody reads of it, or would read."""
    figures = queries.figures_shown(harvest)
    sketch, marked = queries.sketch_of(harvest, figures)
    return {
        "harvest": harvest,
        "page": page_of(harvest, figures, queries.names_of(harvest, figures)),
        "sketch": sketch,
        "marked": marked,
    }


@require_http_methods(["GET", "POST"])
def harvests(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """List the areas of a round, with what may be told of each; begin a page."""
    found = fetch_round(request, round_id)
    if request.method == "POST":
        return _begin(request, found)
    overview = queries.overview_of(found)
    context = {
        "round": found,
        "overview": overview,
        "outcomes": [str(label) for _code, label in Outcome.choices],
    }
    return render(request, "rounds/harvest/harvests.html", context)


def _begin(request: MunicipalityRequest, found: Round) -> HttpResponse:
    here = request.municipality
    area_id = number_in(request.POST.get("area", ""))
    row = get_object_or_404(found.areas, pk=area_id)
    try:
        made = services.begin_harvest(of=found, area_id=row.pk)
    except TooFew:
        messages.warning(
            request,
            _(
                "There were fewer than five visits here. That is too few to tell of without pointing at somebody."
            ),
        )
        return redirect("rounds:harvests", here.slug, found.pk)
    return redirect("rounds:harvest", here.slug, made.pk)


@require_http_methods(["GET", "POST"])
def harvest(request: MunicipalityRequest, harvest_id: int) -> HttpResponse:
    """Write what was heard; what is approved is only read."""
    found = fetch_harvest(request, harvest_id)
    context = page_context(found) | {"both": None}
    if found.approved_at is None:
        here, scan = request.municipality, found.of.scan
        form = HarvestForm(
            request.POST or None,
            instance=fetch_harvest(request, harvest_id),
            known=known_names(here.pk, scan),
            streets=streets_of(scan),
        )
        context["form"] = form
        if request.method == "POST" and form.is_valid():
            try:
                context["both"] = _write(found, form)
            except IsApproved:
                return is_settled(request, found)
            if context["both"] is None:
                messages.success(request, _("Saved. Now look at it as others read it."))
                return redirect("rounds:harvest_approve", here.slug, harvest_id)
    elif request.method == "POST":
        return is_settled(request, found)
    return render(request, "rounds/harvest/harvest.html", context)


def _write(found: Harvest, form: HarvestForm) -> BothVersions | None:
    try:
        services.write_harvest(
            harvest=found, version=form.version_seen, values=form.values
        )
    except ChangedMeanwhile as error:
        return show_both(form, error.current)
    return None


def is_settled(request: MunicipalityRequest, found: Harvest) -> HttpResponse:
    """Say that it was approved meanwhile, and that nothing was changed."""
    messages.warning(
        request,
        _("This is approved, so the words stay as they are. Nothing was changed."),
    )
    return redirect("rounds:harvest", request.municipality.slug, found.pk)


@require_GET
def harvest_file(request: MunicipalityRequest, harvest_id: int) -> HttpResponse:
    """Give the page on paper, also before it is published."""
    return paper_of(fetch_harvest(request, harvest_id))


def paper_of(found: Harvest) -> HttpResponse:
    name = f"gehoord-{slugify(name_outside(found.area.area.name))[:60]}.pdf"
    return attachment(as_file(found), PDF, name)
