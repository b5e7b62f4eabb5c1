"""Pages of the hours of kinds of farm: what is set, set another, change or remove one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.rounds.kinds import queries, services
from samensterk.web.rounds.kinds.faults import KindTwice
from samensterk.web.rounds.kinds.forms import FarmHoursForm, kept_of
from samensterk.web.rounds.kinds.limits import limits_from
from samensterk.web.rounds.kinds.models import FarmHours, FarmKind
from samensterk.web.rounds.kinds.uses import n_outside
from samensterk.web.rounds.kinds.words import hours_words, season_words

REMOVE = "weg"  # name of a button


@require_GET
def farm_hours(request: MunicipalityRequest) -> HttpResponse:
    """Show what is set for each kind, and how many planned visits fall outside it."""
    here = request.municipality.pk
    found = [(one, limits_from(one)) for one in queries.hours_here(here)]
    outside = n_outside(here, [limits for _row, limits in found])
    context = {
        "rows": [
            {
                "hours": row,
                "hours_words": list(hours_words(limits)),
                "seasons": [season_words(one) for one in limits.seasons],
                "n_outside": outside[row.kind],
            }
            for row, limits in found
        ],
        "has_more": len(found) < len(FarmKind),
    }
    return render(request, "rounds/kinds/farm_hours.html", context)


@require_http_methods(["GET", "POST"])
def farm_hours_new(request: MunicipalityRequest) -> HttpResponse:
    """Set hours and busy times for a kind that has none."""
    here = request.municipality
    taken = [one.kind for one in queries.hours_here(here.pk)]
    form = _form(request, taken=() if request.method == "POST" else taken)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.set_hours(municipality_id=here.pk, values=form.values)
        except KindTwice:
            form.add_error(
                "kind",
                _("This kind of farm has hours already. Change these instead."),
            )
        else:
            _say(request, made)
            return redirect("rounds:farm_hours", here.slug)
    return render(request, "rounds/kinds/farm_hours_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def farm_hours_edit(request: MunicipalityRequest, farm_hours_id: int) -> HttpResponse:
    """Change what is set for a kind, or let it have the hours of the round again."""
    here = request.municipality
    rows = FarmHours.objects.for_municipality(here.pk)
    found = get_object_or_404(rows, pk=farm_hours_id)
    if REMOVE in request.POST:
        return _remove(request, found)
    kept = rows.get(pk=farm_hours_id)  # the form writes into its own
    form = _form(request, instance=kept)
    context: dict[str, Any] = {"form": form, "hours": found}
    if request.method == "POST" and form.is_valid():
        try:
            made = services.change_hours(
                hours=found, version=form.version_seen, values=form.values
            )
        except ChangedMeanwhile as error:
            now = kept_of(error.current, form.n_seasons)
            context["both"] = show_both(form, error.current, kept=now)
        else:
            _say(request, made)
            return redirect("rounds:farm_hours", here.slug)
    return render(request, "rounds/kinds/farm_hours_form.html", context)


def _form(request: MunicipalityRequest, **more: Any) -> FarmHoursForm:
    here = request.municipality.pk
    scan = last_scan(here)
    return FarmHoursForm(
        request.POST or None,
        rounds=list(queries.open_rounds(here)),
        known=known_names(here, scan),
        streets=() if scan is None else streets_of(scan),
        **more,
    )


def _remove(request: MunicipalityRequest, found: FarmHours) -> HttpResponse:
    slug = request.municipality.slug
    version = number_in(request.POST.get("version", "")) or 0
    try:
        services.remove_hours(hours=found, version=version)
    except ChangedMeanwhile:
        messages.warning(
            request,
            _(
                "A colleague changed these hours since you looked. They were not removed: see first what they are now."
            ),
        )
        return redirect(request.path)
    messages.success(
        request,
        _("%(kind)s has the hours of the round again. The plan stays as it is.")
        % {"kind": str(found).capitalize()},
    )
    return redirect("rounds:farm_hours", slug)


def _say(request: MunicipalityRequest, made: FarmHours) -> None:
    """Say what is outside now; nothing of it moved."""
    n = n_outside(made.municipality_id, [limits_from(made)])[made.kind]
    if not n:
        messages.success(
            request, _("Saved. The planner keeps to it from the next plan on.")
        )
        return
    messages.warning(
        request,
        ngettext(
            "Saved. %(n)s planned visit now falls outside these hours. It stays where it is until somebody moves it; the plan of its round shows it.",
            "Saved. %(n)s planned visits now fall outside these hours. They stay where they are until somebody moves them; the plans of their rounds show them.",
            n,
        )
        % {"n": n},
    )
