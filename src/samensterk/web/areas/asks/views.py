"""Pages about requests to the RIEC, within a municipality and over several."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.areas.asks import queries, services
from samensterk.web.areas.asks.faults import NotNow
from samensterk.web.areas.asks.forms import (
    AskForm,
    DeliverForm,
    ReasonForm,
    StateForm,
    VersionForm,
)
from samensterk.web.areas.asks.listings import ask_listing
from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.common.requests import (
    AcrossRequest,
    MunicipalityRequest,
    wants_part,
)
from samensterk.web.common.versions import ChangedMeanwhile, show_both

State = ScanRequest.State


@require_GET
def asks(request: MunicipalityRequest) -> HttpResponse:
    return _list(request, {request.municipality.pk}, with_place=False)


@require_GET
def asks_region(request: AcrossRequest) -> HttpResponse:
    return _list(request, request.places, with_place=True)


def _list(request: Any, places: Any, *, with_place: bool) -> HttpResponse:
    """Begin with what is open over several; of one municipality with all."""
    first = {"stand": "open"} if with_place else {"stand": ""}
    form = StateForm(request.GET if "stand" in request.GET else first)
    form.is_valid()
    rows = queries.asks_of(places, state=form.state)
    table = ask_listing(with_place=with_place).page(rows, request.GET)
    if wants_part(request):
        return render(request, "common/_table.html", {"table": table})
    context = {"form": form, "table": table}
    return render(request, "areas/asks/asks.html", context)


def _fetch(request: MunicipalityRequest, ask_id: int) -> ScanRequest:
    rows = ScanRequest.objects.for_municipality(request.municipality.pk)
    told = rows.select_related("asked_by", "taken_by", "scan", "municipality")
    return get_object_or_404(told, pk=ask_id)


@require_GET
def ask(request: MunicipalityRequest, ask_id: int) -> HttpResponse:
    found = _fetch(request, ask_id)
    made = queries.made_for(found) if found.state == State.TAKEN else None
    context = {
        "ask": found,
        "orders": found.orders.filter(municipality=request.municipality.pk),
        "made": made,
        "version_form": VersionForm(auto_id=False, initial={"version": found.version}),
        "may_withdraw": found.state in services.OPEN,
        "may_begin": found.state in services.OPEN and found.what != "analysis",
    }
    return render(request, "areas/asks/ask.html", context)


@require_http_methods(["GET", "POST"])
def ask_new(request: MunicipalityRequest) -> HttpResponse:
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.make_ask(
            municipality_id=request.municipality.pk,
            values=form.values,
            by_id=request.user.pk,
        )
        messages.success(
            request, _("The RIEC has been asked. Its analysts get a mail.")
        )
        return redirect("areas:ask", request.municipality.slug, made.pk)
    return render(request, "areas/asks/ask_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def ask_edit(request: MunicipalityRequest, ask_id: int) -> HttpResponse:
    found = _fetch(request, ask_id)
    if found.state != State.ASKED:
        return _too_late(request, found)
    form = AskForm(request.POST or None, instance=found)
    context: dict[str, Any] = {"form": form, "ask": found}
    if request.method == "POST" and form.is_valid():
        try:
            services.change_ask(
                ask=found, version=form.version_seen, values=form.values
            )
        except NotNow:
            return _too_late(request, found)
        except ChangedMeanwhile as error:
            context["both"] = show_both(form, error.current)
        else:
            messages.success(request, _("The request was changed."))
            return redirect("areas:ask", request.municipality.slug, found.pk)
    return render(request, "areas/asks/ask_form.html", context)


@require_POST
def ask_withdraw(request: MunicipalityRequest, ask_id: int) -> HttpResponse:
    found = _fetch(request, ask_id)

    def act(version: int) -> None:
        services.withdraw(ask=found, version=version)

    return _do(request, found, act, _("The request was withdrawn."))


@require_POST
def ask_take(request: MunicipalityRequest, ask_id: int) -> HttpResponse:
    found = _fetch(request, ask_id)

    def act(_version: int) -> None:
        services.take(ask=found, by_id=request.user.pk)

    return _do(request, found, act, _("The municipality can see that you work on it."))


@require_POST
def ask_accept(request: MunicipalityRequest, ask_id: int) -> HttpResponse:
    found = _fetch(request, ask_id)

    def act(version: int) -> None:
        services.accept(ask=found, version=version)

    return _do(request, found, act, _("You took what was delivered."))


def _do(
    request: MunicipalityRequest,
    found: ScanRequest,
    act: Callable[[int], None],
    told: str,
) -> HttpResponse:
    """Act on what somebody saw; when that is not so any more, show what is."""
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    try:
        act(version)
    except NotNow:
        return _too_late(request, found)
    except ChangedMeanwhile:
        return _changed(request, found)
    messages.success(request, told)
    return redirect("areas:ask", request.municipality.slug, found.pk)


def _too_late(request: MunicipalityRequest, found: ScanRequest) -> HttpResponse:
    told = _("That cannot be done any more: read below how the request is now.")
    messages.warning(request, told)
    return redirect("areas:ask", request.municipality.slug, found.pk)


def _changed(request: MunicipalityRequest, found: ScanRequest) -> HttpResponse:
    told = _("Somebody changed this request meanwhile. Read it, and choose again.")
    messages.warning(request, told)
    return redirect("areas:ask", request.municipality.slug, found.pk)


@require_http_methods(["GET", "POST"])
def ask_return(request: MunicipalityRequest, ask_id: int) -> HttpResponse:
    """Ask why it is sent back."""
    found = _fetch(request, ask_id)
    if request.method == "GET" and found.state != State.DELIVERED:
        return _too_late(request, found)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.give_back(
                ask=found,
                version=form.cleaned_data["version"],
                reason=form.cleaned_data["reason"],
            )
        except NotNow:
            return _too_late(request, found)
        except ChangedMeanwhile:
            return _changed(request, found)
        messages.success(request, _("It was sent back. The RIEC gets a mail."))
        return redirect("areas:ask", request.municipality.slug, found.pk)
    context = {"form": form, "ask": found}
    return render(request, "areas/asks/ask_return.html", context)


@require_http_methods(["GET", "POST"])
def ask_deliver(request: MunicipalityRequest, ask_id: int) -> HttpResponse:
    found = _fetch(request, ask_id)
    if request.method == "GET" and found.state not in services.OPEN:
        return _too_late(request, found)
    first = {"version": found.version, "scan": queries.made_for(found)}
    scans = queries.scans_for(found)
    form = DeliverForm(request.POST or None, scans=scans, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            services.deliver(
                ask=found,
                version=form.cleaned_data["version"],
                scan=form.cleaned_data["scan"],
                reason=form.cleaned_data["reason"],
                by_id=request.user.pk,
            )
        except NotNow:
            return _too_late(request, found)
        except ChangedMeanwhile:
            return _changed(request, found)
        messages.success(request, _("It was delivered. The coordinators get a mail."))
        return redirect("areas:ask", request.municipality.slug, found.pk)
    context = {"form": form, "ask": found}
    return render(request, "areas/asks/ask_deliver.html", context)
