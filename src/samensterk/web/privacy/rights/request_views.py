"""Pages about requests: the list, a new one, and one request with all its forms."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.moments import today
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.subjects import addresses_named
from samensterk.web.privacy.rights import queries, request_services
from samensterk.web.privacy.rights.findings import find_all, removable, staying
from samensterk.web.privacy.rights.forms import (
    SOMEBODY,
    AnswerForm,
    CorrectionForm,
    IdentityForm,
    LongerForm,
    LookForForm,
    NewRequestForm,
    ObjectionForm,
)
from samensterk.web.privacy.rights.listings import request_table, state_of
from samensterk.web.privacy.rights.models import SubjectRequest


@require_GET
def request_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    rows = queries.requests_of(here.pk)
    if "alles" not in request.GET:
        rows = rows.waiting()
    table = request_table(here.pk, here.slug, rows, request.GET)
    context = {"table": table, "is_all": "alles" in request.GET}
    return render(request, "privacy/rights/requests.html", context)


@require_http_methods(["GET", "POST"])
def request_new(request: MunicipalityRequest) -> HttpResponse:
    """Look for the address first; then write down what is asked."""
    here = request.municipality
    search = LookForForm(request.GET or None)
    addresses = list(addresses_named(here.pk, search.text).items())
    form = NewRequestForm(
        request.POST or None,
        addresses=addresses,
        initial=_proposed(search.text, addresses),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = request_services.receive(
                number=form.cleaned_data["number"],
                municipality_id=here.pk,
                asked=form.asked,
                by_id=request.user.pk,
            )
        except request_services.NumberTaken:
            form.add_error(None, _("Open this page anew and fill in the form again."))
        else:
            return redirect("privacy:request", here.slug, made.pk)
    is_asked = bool(search.text) or request.method == "POST"
    context = {"search": search, "form": form, "is_asked": is_asked}
    return render(request, "privacy/rights/request_new.html", context)


def _proposed(text: str, addresses: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Fill in what the search tells already."""
    if addresses:
        return {}
    return {"about": SOMEBODY, "words": text}


@require_GET
def request_page(request: MunicipalityRequest, request_id: UUID) -> HttpResponse:
    return show(request, fetch(request, request_id))


def fetch(request: MunicipalityRequest, request_id: UUID) -> SubjectRequest:
    rows = queries.requests_of(request.municipality.pk).select_related("handled_by")
    return get_object_or_404(rows, pk=request_id)


def show(
    request: MunicipalityRequest, asked: SubjectRequest, **bound: forms.Form
) -> HttpResponse:
    """Show one request; a closed one without the data, for nobody needs them now."""
    here = request.municipality
    done_as(Action.READ)  # also when a form came back: it changed nothing
    context: dict[str, Any] = {
        "asked": asked,
        "about": _about(here.pk, asked),
        "state": state_of(asked),
        "is_late": asked.is_open and asked.due_on < today(),
        "steps": asked.steps.select_related("by"),
        "form": next((one for one in bound.values() if one.errors), None),
    }
    if asked.is_open:
        rooms = find_all(asked)
        context |= {
            "rooms": rooms,
            "n_removable": len(removable(rooms)),
            "n_staying": len(staying(rooms)),
            "may_extend": not asked.longer_because and today() <= asked.due_on,
            **_forms(asked),
            **bound,
        }
    return render(request, "privacy/rights/request.html", context)


def _forms(asked: SubjectRequest) -> Mapping[str, forms.Form]:
    return {
        "identity_form": IdentityForm(prefix="identity"),
        "correction_form": CorrectionForm(prefix="correction"),
        "objection_form": ObjectionForm(prefix="objection"),
        "longer_form": LongerForm(prefix="longer"),
        "answer_form": AnswerForm(prefix="answer"),
    }


def _about(municipality_id: int, asked: SubjectRequest) -> str:
    address = queries.address_of(municipality_id, asked.key) or asked.key
    return ", ".join(filter(None, [address, asked.words]))


def closed(request: MunicipalityRequest, asked: SubjectRequest) -> HttpResponse:
    """Tell that somebody else has closed it meanwhile; nothing was changed."""
    messages.info(request, _("This request has been answered already."))
    return redirect("privacy:request", request.municipality.slug, asked.pk)
