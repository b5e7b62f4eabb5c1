"""Approving what is told, publishing it, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.harvest import queries, services
from samensterk.web.rounds.harvest.faults import (
    HarvestFault,
    IsApproved,
    NotApproved,
    NothingWritten,
    ToldElsewhere,
    TooFew,
)
from samensterk.web.rounds.harvest.forms import TakeBackForm, VersionForm
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.harvest.views import fetch_harvest, page_context

REOPEN = "reopen"  # name of a button
WHY_NOT: dict[type[HarvestFault], Promise] = {
    IsApproved: gettext_lazy("It is published. Take it back from there first."),
    NotApproved: gettext_lazy("It is not approved yet, so it cannot be published."),
    NothingWritten: gettext_lazy("Write what you heard and what you do with it first."),
    TooFew: gettext_lazy(
        "There were fewer than five visits here. That is too few to tell of without pointing at somebody."
    ),
    ToldElsewhere: gettext_lazy(
        "These areas are told on the page of another area of this round."
    ),
}


@require_http_methods(["GET", "POST"])
def harvest_approve(request: MunicipalityRequest, harvest_id: int) -> HttpResponse:
    """Read the exact words and figures, and approve them."""
    found = fetch_harvest(request, harvest_id)
    here = request.municipality
    if request.method == "POST":
        form = VersionForm(request.POST)
        version = form.cleaned_data["version"] if form.is_valid() else 0
        return _approve(request, found, version)
    group = queries.group_told_in(found)
    context = page_context(found) | {
        "is_too_few": group is None or group.is_too_few,
        "is_written": bool(found.heard and found.doing),
        "form": VersionForm(initial={"version": found.version}),
        "municipality": here,
    }
    return render(request, "rounds/harvest/harvest_approve.html", context)


def _approve(
    request: MunicipalityRequest, found: Harvest, version: int
) -> HttpResponse:
    here = request.municipality
    again = redirect("rounds:harvest_approve", here.slug, found.pk)
    try:
        if REOPEN in request.POST:
            services.reopen_harvest(harvest=found, version=version)
            messages.success(
                request, _("The approval is taken back. Change the words.")
            )
            return redirect("rounds:harvest", here.slug, found.pk)
        services.approve_harvest(harvest=found, version=version, by_id=request.user.pk)
    except ChangedMeanwhile:
        return _changed(request, again)
    except HarvestFault as fault:
        messages.warning(request, str(WHY_NOT[type(fault)]))
        return again
    messages.success(request, _("Approved. The figures stay as they are from now on."))
    return redirect("rounds:harvest_publish", here.slug, found.pk)


@require_http_methods(["GET", "POST"])
def harvest_publish(request: MunicipalityRequest, harvest_id: int) -> HttpResponse:
    """Publish what was approved, or take it back with the reason."""
    found = fetch_harvest(request, harvest_id)
    is_out = found.published_at is not None
    form = _form(request, found, is_out=is_out)
    if request.method == "POST" and form.is_valid():
        return _publish(request, found, form, is_out=is_out)
    public = reverse("rounds:harvest_public", args=[found.public_id])
    context = page_context(found) | {
        "form": form,
        "public_url": request.build_absolute_uri(public),
    }
    return render(request, "rounds/harvest/harvest_publish.html", context)


def _form(request: MunicipalityRequest, found: Harvest, *, is_out: bool) -> VersionForm:
    sent, first = request.POST or None, {"version": found.version}
    if not is_out:
        return VersionForm(sent, initial=first)
    scan = found.of.scan
    return TakeBackForm(
        sent,
        initial=first,
        known=known_names(request.municipality.pk, scan),
        streets=streets_of(scan),
    )


def _publish(
    request: MunicipalityRequest, found: Harvest, form: VersionForm, *, is_out: bool
) -> HttpResponse:
    again = redirect("rounds:harvest_publish", request.municipality.slug, found.pk)
    version = form.cleaned_data["version"]
    try:
        if is_out:
            services.take_back_harvest(
                harvest=found, version=version, why=form.cleaned_data["why"]
            )
            messages.success(
                request, _("Taken back. Whoever has the address reads why.")
            )
        else:
            services.publish_harvest(harvest=found, version=version)
            messages.success(request, _("Published. Everybody can read it now."))
    except ChangedMeanwhile:
        return _changed(request, again)
    except HarvestFault as fault:
        messages.warning(request, str(WHY_NOT[type(fault)]))
    return again


def _changed(request: MunicipalityRequest, again: HttpResponse) -> HttpResponse:
    messages.warning(
        request,
        _("Somebody else changed this just now. Read it again; nothing was done."),
    )
    return again
