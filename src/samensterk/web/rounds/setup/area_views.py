"""Choosing whole areas, and the areas of a newer scan."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.talks.areas_shown import shown_areas
from samensterk.web.common.requests import MunicipalityRequest, number_in, wants_part
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.rounds.setup import area_services, queries
from samensterk.web.rounds.setup.area_forms import AreasForm
from samensterk.web.rounds.setup.area_sums import SUM, sum_of, ticked_in
from samensterk.web.rounds.setup.faults import ForeignArea, NotDraft
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.queries import AreaFigures
from samensterk.web.rounds.setup.views import fetch_round, is_fixed

LEVEL = "visit_area"
ALL, NEWER = "all", "newer"  # names of buttons


@require_http_methods(["GET", "POST"])
def round_areas(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Choose the whole areas that a round visits; there is no yard to choose."""
    found = fetch_round(request, round_id)
    if found.state != Round.State.DRAFT:
        return is_fixed(request, found)
    if NEWER in request.POST:
        return _take_newer(request, found)
    figures = queries.figures_of(found)
    if SUM in request.POST:
        return _count(request, found, figures)
    form = AreasForm(
        _sent(request, [one.pk for one in figures]),
        instance=found,
        figures=figures,
        chosen=[one.area_id for one in found.areas.all()],
    )
    both = None
    if request.method == "POST" and form.is_valid():
        both = _choose(found, form)
        if both is None and form.is_valid():
            messages.success(request, _("The areas are saved. Now settle their order."))
            return redirect("rounds:round_order", request.municipality.slug, found.pk)
    return _page(request, found, form, figures, both)


def _page(
    request: MunicipalityRequest,
    found: Round,
    form: AreasForm,
    figures: Sequence[AreaFigures],
    both: BothVersions | None = None,
) -> HttpResponse:
    shown = shown_areas(found.scan, LEVEL)
    context = {
        "round": found,
        "form": form,
        "figures": figures,
        "sketch": shown.sketch if shown.level == LEVEL else None,
        "both": both,
        "n_changed": queries.n_changed_since(found),
        "ticked": form.ticked,
        "sum": sum_of(found, figures, form.ticked),
        "knows_visits": any(one.last_visited for one in figures),
    }
    return render(request, "rounds/setup/round_areas.html", context)


def _count(
    request: MunicipalityRequest, found: Round, figures: Sequence[AreaFigures]
) -> HttpResponse:
    """Say what is ticked together; nothing is saved."""
    ticked = ticked_in(request.POST)
    if wants_part(request):
        counted = sum_of(found, figures, {str(one) for one in ticked})
        return render(request, "rounds/setup/_sum.html", {"sum": counted})
    seen = {"version": number_in(request.POST.get("version", "")) or 0}
    form = AreasForm(instance=found, figures=figures, chosen=ticked, initial=seen)
    return _page(request, found, form, figures)


def _sent(request: MunicipalityRequest, every: list[int]) -> QueryDict | None:
    """Give what was sent; the button 'all' ticks every area."""
    if request.method != "POST":
        return None
    sent = request.POST.copy()
    if ALL in sent:
        sent.setlist("areas", [str(one) for one in every])
    return sent


def _choose(found: Round, form: AreasForm) -> BothVersions | None:
    """Save, or give both versions; what a verb refuses comes beside the field."""
    try:
        area_services.choose_areas(
            of=found, version=form.version_seen, area_ids=form.area_ids
        )
    except NotDraft:
        form.add_error("areas", _("The round was announced just now, so these stay."))
    except ForeignArea:
        form.add_error("areas", _("The list has changed. Choose again."))
    except ChangedMeanwhile as error:
        kept = [str(one.area_id) for one in error.current.areas.all()]
        return show_both(form, error.current, kept={"areas": kept})
    return None


def _take_newer(request: MunicipalityRequest, found: Round) -> HttpResponse:
    version = number_in(request.POST.get("version", "")) or 0
    try:
        n_stay, n_go = area_services.take_newer_scan(of=found, version=version)
    except NotDraft:
        return is_fixed(request, found)
    except ChangedMeanwhile:
        messages.warning(
            request,
            _(
                "Somebody else changed this round just now. Look at it, and choose again."
            ),
        )
    else:
        stay = ngettext(
            "%(n)s area is the same and stays.",
            "%(n)s areas are the same and stay.",
            n_stay,
        )
        go = ngettext(
            "%(n)s area is drawn otherwise and is not in the round any more; choose from the new ones.",
            "%(n)s areas are drawn otherwise and are not in the round any more; choose from the new ones.",
            n_go,
        )
        words = [stay % {"n": n_stay}, *([go % {"n": n_go}] if n_go else [])]
        messages.success(request, " ".join(words))
    return redirect("rounds:round_areas", request.municipality.slug, found.pk)
