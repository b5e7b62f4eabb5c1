"""Pages about promises: the list, one promise, a new one, and what changes it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samensterk.web.common.list_files import list_file
from samensterk.web.common.moments import today
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role
from samensterk.web.common.spreadsheets import KINDS
from samensterk.web.common.subjects import addresses_of
from samensterk.web.programme.promises import queries, services
from samensterk.web.programme.promises.forms import PromiseListForm
from samensterk.web.programme.promises.listings import (
    about,
    owner_of,
    promise_listing,
    promise_table,
    state_of,
)
from samensterk.web.programme.promises.models import Promise, PromiseQuerySet

A_YEAR = timedelta(days=365)


@require_GET
def promise_list(request: MunicipalityRequest) -> HttpResponse:
    here, rows, owners = _asked_list(request)
    form = _list_form(request, owners)
    found = queries.find(rows, municipality_id=here, **form.asked)
    table = promise_table(here, request.municipality.slug, found, request.GET, owners)
    context: dict[str, Any] = {"form": form, "table": table, "query": request.GET}
    if Role.COORDINATOR in request.roles:
        context |= {
            "n_escalated": queries.escalated(here).count(),
            "kept": queries.kept_in_time(here, today() - A_YEAR, today()),
        }
    return render(request, "programme/promises/promises.html", context)


@require_GET
def promise_file(request: MunicipalityRequest, kind: str) -> HttpResponse:
    """Give the list, as it was narrowed, as a file; every row is written in the log."""
    if kind not in KINDS:
        raise Http404
    here, rows, owners = _asked_list(request)
    form = _list_form(request, owners)
    found = queries.find(rows, municipality_id=here, **form.asked)
    done_as(Action.EXPORT)
    keys = sorted({one.key for one in found if one.key})
    listing = promise_listing(
        request.municipality.slug, addresses_of(here, keys), owners
    )
    return list_file(listing, found, request.GET, kind)


def _asked_list(
    request: MunicipalityRequest,
) -> tuple[int, PromiseQuerySet, Mapping[int, str]]:
    here = request.municipality.pk
    rows = queries.promises_seen_by(request).select_related("owner")
    return here, rows, queries.owners_here(here)


def _list_form(
    request: MunicipalityRequest, owners: Mapping[int, str]
) -> PromiseListForm:
    """Begin with what is open; only a coordinator can choose an owner."""
    asked = (
        request.GET
        if "stand" in request.GET
        else {**request.GET.dict(), "stand": "open"}
    )
    sees_all = Role.COORDINATOR in request.roles
    form = PromiseListForm(asked, owners=owners if sees_all else {})
    form.is_valid()
    return form


def fetch(request: MunicipalityRequest, promise_id: UUID) -> Promise:
    """Find one that this visitor may see: all for a coordinator, else his own."""
    rows = queries.promises_seen_by(request).select_related("owner", "event", "made_by")
    return get_object_or_404(rows, pk=promise_id)


def told_of(request: MunicipalityRequest, promise: Promise) -> dict[str, Any]:
    """Give what each page about one promise says of it."""
    here = request.municipality.pk
    names = addresses_of(here, [promise.key]) if promise.key else {}
    return {
        "promise": promise,
        "about": about(promise, names),
        "state": state_of(promise),
        "owner": owner_of(promise, queries.owners_here(here)),
        "is_late": promise.ended_on is None and promise.due_on < today(),
    }


@require_GET
def promise_page(request: MunicipalityRequest, promise_id: UUID) -> HttpResponse:
    promise = fetch(request, promise_id)
    return render(request, "programme/promises/promise.html", told_of(request, promise))


@require_POST
def promise_reopen(request: MunicipalityRequest, promise_id: UUID) -> HttpResponse:
    promise = fetch(request, promise_id)
    services.reopen_promise(promise=promise)
    messages.success(request, _("The promise is open again. The answer can be mended."))
    return redirect("programme:promise", request.municipality.slug, promise.pk)
