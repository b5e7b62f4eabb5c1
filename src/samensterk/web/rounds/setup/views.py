"""Pages about whole rounds: the list, planning, changing, removing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.programme.agenda.faults import HasOpenPromises
from samensterk.web.programme.plan.queries import current_programme, programmes_of
from samensterk.web.rounds.rules.queries import current_rule
from samensterk.web.rounds.setup import queries, services
from samensterk.web.rounds.setup.events_waiting import begun, events_waiting
from samensterk.web.rounds.setup.faults import NotDraft
from samensterk.web.rounds.setup.listings import round_listing
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.round_forms import RoundForm, kept_of

EVENT = "gebeurtenis"  # in an address
MOST = 5  # events to choose from


def fetch_round(request: MunicipalityRequest, round_id: int) -> Round:
    here = Round.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(here.select_related("event", "scan"), pk=round_id)


def is_fixed(request: MunicipalityRequest, of: Round) -> HttpResponse:
    """Say that farmers were told, and that this therefore stays as it is."""
    messages.warning(
        request,
        _(
            "This round is announced or closed: areas, order, dates and purpose stay as farmers were told. Nothing was changed."
        ),
    )
    return redirect("rounds:round", request.municipality.slug, of.pk)


@require_GET
def rounds(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    found = queries.rounds_here(here.pk)
    table = round_listing(here.slug).page(found, request.GET)
    context: dict[str, Any] = {"table": table}
    if not table.rows:
        context |= {
            "is_first": True,
            "has_programme": current_programme(here.pk) is not None,
            "has_scan": last_scan(here.pk) is not None,
            "has_rule": current_rule(here.pk) is not None,
        }
    return render(request, "rounds/setup/rounds.html", context)


@require_http_methods(["GET", "POST"])
def round_new(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    scan = last_scan(here.pk)
    current = current_programme(here.pk)
    if scan is None or current is None:
        messages.info(
            request,
            _(
                "A round belongs to a programme and goes through the areas of a scan. Begin these first."
            ),
        )
        return redirect("rounds:rounds", here.slug)
    waiting = events_waiting(here.pk)
    event = waiting.filter(pk=number_in(request.GET.get(EVENT, "")) or 0).first()
    form = RoundForm(
        request.POST or None,
        programmes=programmes_of(here.pk),
        initial={"programme": current.pk} if event is None else begun(event),
        known=known_names(here.pk, scan),
        streets=streets_of(scan),
    )
    if request.method == "POST" and form.is_valid():
        made = services.plan_round(
            programme=form.programme,
            scan_id=scan.pk,
            values=form.values,
            by_id=request.user.pk,
            event=event,
        )
        messages.success(
            request, _("The round is planned. Now choose the areas that it visits.")
        )
        return redirect("rounds:round_areas", here.slug, made.pk)
    others = [] if event is not None or request.method == "POST" else waiting[:MOST]
    context = {"form": form, "event": event, "waiting": others}
    return render(request, "rounds/setup/round_form.html", context)


@require_http_methods(["GET", "POST"])
def round_edit(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    found = fetch_round(request, round_id)
    if found.state == Round.State.CLOSED:
        return is_fixed(request, found)
    here, title, both = request.municipality, found.title, None
    form = RoundForm(
        request.POST or None,
        instance=found,
        known=known_names(here.pk, found.scan),
        streets=streets_of(found.scan),
    )
    if request.method == "POST" and form.is_valid():
        try:
            both = _change(request, round_id, form)
        except NotDraft:
            return is_fixed(request, found)
        if both is None:
            messages.success(request, _("The round is saved."))
            return redirect("rounds:round", here.slug, round_id)
    context = {"form": form, "round": found, "title": title, "both": both}
    return render(request, "rounds/setup/round_form.html", context)


def _change(
    request: MunicipalityRequest, round_id: int, form: RoundForm
) -> BothVersions | None:
    """Save, or give both versions when somebody was first."""
    # The form has put its values in the row that it was made of; these are not saved.
    kept = fetch_round(request, round_id)
    try:
        services.change_round(
            of=kept,
            version=form.version_seen,
            values=form.values,
            by_id=request.user.pk,
        )
    except ChangedMeanwhile as error:
        return show_both(form, error.current, kept=kept_of(error.current))
    return None


@require_http_methods(["GET", "POST"])
def round_remove(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    found = fetch_round(request, round_id)
    here = request.municipality
    if found.state != Round.State.DRAFT:
        return is_fixed(request, found)
    if request.method == "POST":
        try:
            services.remove_round(of=found, by_id=request.user.pk)
        except NotDraft:
            return is_fixed(request, found)
        except HasOpenPromises:
            messages.warning(
                request,
                _(
                    "Residents wait for something that was promised at this round. Answer that first, or cancel the event; nothing was removed."
                ),
            )
            return redirect("rounds:round", here.slug, round_id)
        messages.success(request, _("The round is removed."))
        return redirect("rounds:rounds", here.slug)
    context = {
        "round": found,
        "n_areas": found.areas.count(),
        "n_draws": found.draws.count(),
        "n_tasks": found.event.tasks.count() if found.event is not None else 0,
    }
    return render(request, "rounds/setup/round_remove.html", context)
