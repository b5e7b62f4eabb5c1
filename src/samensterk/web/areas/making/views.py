"""Pages about orders: their steps, and what is done to them."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.areas.asks.faults import NotNow
from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.areas.asks.services import take
from samensterk.web.areas.making import pages, queries, services
from samensterk.web.areas.making.desks import Desk, Request, desk_of
from samensterk.web.areas.making.faults import NotReady, NumberTaken, OrderUnderWay
from samensterk.web.areas.making.forms import (
    FetchForm,
    OrderForm,
    ServerForm,
    UploadForm,
)
from samensterk.web.areas.making.models import ScanOrder, SourceFile
from samensterk.web.areas.making.readiness import readiness_of
from samensterk.web.areas.making.server_folders import source_folders
from samensterk.web.common.requests import number_in, wants_part
from samensterk.web.common.roles import Role


@require_http_methods(["GET", "POST"])
def order_new(request: Request) -> HttpResponse:
    """Step 1: which kind, and over several municipalities also which."""
    desk = desk_of(request)
    asked = _ask_of(request, desk)
    places = None if desk.municipality else desk.places()
    initial = {"kind": asked.what, "places": [asked.municipality_id]} if asked else {}
    form = OrderForm(request.POST or None, places=places, initial=initial)
    if request.method == "POST" and form.is_valid():
        place_ids = form.place_ids if places is not None else desk.place_ids
        try:
            order = services.make_order(
                number=form.cleaned_data["number"],
                kind=form.cleaned_data["kind"],
                municipality_id=desk.municipality_id,
                place_ids=place_ids,
                ask=asked,
                by_id=request.user.pk,
            )
        except NumberTaken as error:
            raise Http404 from error
        if asked and Role.RIEC_ANALYST in request.roles:
            with suppress(NotNow):  # delivered or withdrawn meanwhile
                take(ask=asked, by_id=request.user.pk)
        return redirect(desk.url("one", order.pk))
    context = {"form": form, "ask": asked, "all_url": desk.url("all"), "desk": desk}
    return render(request, "areas/making/order_new.html", context)


def _ask_of(request: Request, desk: Desk) -> ScanRequest | None:
    """Give the request that the wizard was opened from."""
    number = number_in(request.GET.get("vraag", ""))
    if number is None:
        return None
    return get_object_or_404(desk.asks().select_related("municipality"), pk=number)


@require_GET
def order(request: Request, order_id: UUID) -> HttpResponse:
    desk = desk_of(request)
    return _show(request, desk, desk.order(order_id))


def _show(request: Request, desk: Desk, found: ScanOrder, **forms: Any) -> HttpResponse:
    """Show an order in the state in which it is; `forms` are those that came back."""
    context = pages.context_of(request, desk, found) | forms
    if forms:
        context["form"] = next(iter(forms.values()))
    if wants_part(request):
        return render(request, "areas/making/_progress.html", context)
    return render(request, "areas/making/order.html", context)


@require_POST
def order_upload(request: Request, order_id: UUID) -> HttpResponse:
    desk = desk_of(request)
    found = desk.order(order_id)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, desk, found, upload_form=form)
    try:
        for file in form.cleaned_data["sent"]:
            services.add_upload(order=found, file=file)
        services.look_at_new(order=found)
    except OrderUnderWay:
        _too_late(request)
    return _back(desk, found, "bronnen")


@require_POST
def order_server(request: Request, order_id: UUID) -> HttpResponse:
    desk = desk_of(request)
    found = desk.order(order_id)
    form = ServerForm(request.POST, folders=source_folders())
    if not form.is_valid():
        return _show(request, desk, found, server_form=form)
    try:
        added = services.add_from_server(
            order=found, folder=form.cleaned_data["folder"]
        )
        _tell_added(request, added)
    except OrderUnderWay:
        _too_late(request)
    return _back(desk, found, "bronnen")


def _tell_added(request: Request, added: Sequence[SourceFile]) -> None:
    n = len(added)
    told = ngettext("%(n)s file was added.", "%(n)s files were added.", n) % {"n": n}
    messages.success(request, told)


@require_POST
def order_fetch(request: Request, order_id: UUID) -> HttpResponse:
    desk = desk_of(request)
    found = desk.order(order_id)
    form = FetchForm(request.POST)
    if not form.is_valid():
        return _show(request, desk, found, fetch_form=form)
    try:
        services.fetch(
            order=found,
            registers=form.cleaned_data["registers"],
            by_id=request.user.pk,
        )
    except OrderUnderWay:
        _too_late(request)
    return _back(desk, found, "")


@require_POST
def source_remove(request: Request, order_id: UUID, source_id: int) -> HttpResponse:
    desk = desk_of(request)
    found = desk.order(order_id)
    source = get_object_or_404(found.files, pk=source_id)
    try:
        services.remove_source(order=found, source=source)
        messages.success(request, _("%s was taken out of the list.") % source.name)
    except OrderUnderWay:
        _too_late(request)
    return _back(desk, found, "bronnen")


@require_POST
def order_start(request: Request, order_id: UUID) -> HttpResponse:
    desk = desk_of(request)
    found = desk.order(order_id)
    if queries.state_of(found) != ScanOrder.State.RUNNING:
        if services.look_at_new(order=found):
            return _back(desk, found, "bronnen")
        ready = readiness_of(found, queries.places_of(found), list(found.files.all()))
        if not ready.may_start:
            for one in ready.obstacles:
                messages.error(request, one)
            return _back(desk, found, "starten")
    try:
        services.start_order(order=found, by_id=request.user.pk)
    except NotReady:
        messages.error(
            request, _("Files are still being fetched or looked at. Start after that.")
        )
    return _back(desk, found, "")


@require_POST
def order_cancel(request: Request, order_id: UUID) -> HttpResponse:
    """Stop what is at work; an order that never started goes away as a whole."""
    desk = desk_of(request)
    found = desk.order(order_id)
    is_draft = found.state == ScanOrder.State.DRAFT
    if is_draft and "weg" in request.POST:
        services.throw_away(order=found)
        messages.success(request, _("The order was thrown away, with its files."))
        return redirect(desk.url("all"))
    services.stop_order(order=found)
    return _back(desk, found, "")


def _too_late(request: Request) -> None:
    messages.error(
        request,
        _("This order was started meanwhile, so its files stay as they are."),
    )


def _back(desk: Desk, found: ScanOrder, part: str) -> HttpResponse:
    url = desk.url("one", found.pk)
    return redirect(f"{url}#{part}" if part else url)


@require_GET
def orders(request: Request) -> HttpResponse:
    """Show the orders over several municipalities."""
    desk = desk_of(request)
    context: Mapping[str, Any] = {
        "orders": pages.lines_of(desk),
        "new_url": desk.url("new"),
    }
    return render(request, "areas/making/orders.html", context)
