"""Pages about what partners bring in, and the hours they used."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samensterk.web.accounts.services import add_partner_organisation
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.programme.plan import partners, queries
from samensterk.web.programme.plan.forms import saved
from samensterk.web.programme.plan.models import Contribution
from samensterk.web.programme.plan.partner_forms import (
    HoursForm,
    NewPartnerForm,
    PartnerForm,
)
from samensterk.web.programme.plan.programme_views import (
    SHOWN,
    fetch_programme,
    to_overview,
)


@require_http_methods(["GET", "POST"])
def partner_new(request: MunicipalityRequest, programme_id: int) -> HttpResponse:
    programme = fetch_programme(request, programme_id)
    form = NewPartnerForm(request.POST or None, programme=programme)

    def save() -> Any:
        given = form.cleaned_data
        organisation = given["organisation"] or add_partner_organisation(
            name=given["name"], kind=given["kind"]
        )
        return partners.add_partner(
            programme=programme,
            organisation_id=organisation.pk,
            text=given["text"],
            hours_promised=given["hours_promised"] or Decimal(0),
            by_id=request.user.pk,
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("The partner has been added."))
        return to_overview(request, programme.pk, "#partners")
    context = {"form": form, "programme": programme, "title": _("Add a partner")}
    return render(request, "programme/plan/add.html", context)


@require_http_methods(["GET", "POST"])
def partner(request: MunicipalityRequest, contribution_id: int) -> HttpResponse:
    found = _contribution(request, contribution_id)
    instance = _contribution(request, contribution_id)
    form = PartnerForm(request.POST or None, instance=instance)

    def save() -> Any:
        return partners.change_partner(
            contribution=found,
            version=form.version_seen,
            values=form.values,
            by_id=request.user.pk,
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("What the partner contributes has been changed."))
        return to_overview(request, found.programme_id, "#partners")
    context = {"form": form, "contribution": found}
    return render(request, "programme/plan/partner.html", context)


@require_POST
def partner_remove(request: MunicipalityRequest, contribution_id: int) -> HttpResponse:
    found = _contribution(request, contribution_id)
    partners.remove_partner(contribution=found, by_id=request.user.pk)
    messages.success(request, _("The partner does not take part any more."))
    return to_overview(request, found.programme_id, "#partners")


@require_http_methods(["GET", "POST"])
def hours_new(request: MunicipalityRequest, programme_id: int) -> HttpResponse:
    """Write down hours; `?taak=` opens the form for one task."""
    programme = fetch_programme(request, programme_id)
    initial = _of_task(request, programme.pk)
    form = HoursForm(request.POST or None, initial=initial, programme=programme)

    def save() -> Any:
        return partners.write_hours(
            number=form.cleaned_data["number"],
            programme=programme,
            values=form.values,
            by_id=request.user.pk,
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("The hours have been written down."))
        return _to_hours(request, programme.pk)
    context = {
        "form": form,
        "programme": programme,
        "has_partners": programme.contributions.exists() or programme.tasks.exists(),
    }
    return render(request, "programme/plan/hours_new.html", context)


@require_POST
def hours_remove(request: MunicipalityRequest, worked_id: UUID) -> HttpResponse:
    rows = queries.worked_here(request.municipality.pk)
    found = get_object_or_404(rows, pk=worked_id)
    partners.remove_hours(written=found, by_id=request.user.pk)
    messages.success(request, _("The hours have been removed."))
    return _to_hours(request, found.programme_id)


def _of_task(request: MunicipalityRequest, programme_id: int) -> dict[str, Any]:
    """Fill in the task that the address names, when it is one of this programme."""
    task_id = number_in(request.GET.get("taak", ""))
    if task_id is None:
        return {}
    programme = fetch_programme(request, programme_id)
    tasks = programme.tasks.filter(municipality=request.municipality.pk, pk=task_id)
    return {
        name: value
        for task in tasks
        for name, value in (("task", task.pk), ("organisation", task.organisation_id))
    }


def _contribution(request: MunicipalityRequest, contribution_id: int) -> Contribution:
    rows = queries.contributions_here(request.municipality.pk)
    return get_object_or_404(rows, pk=contribution_id)


def _to_hours(request: MunicipalityRequest, programme_id: int) -> HttpResponse:
    url = reverse("programme:hours", args=[request.municipality.slug])
    return redirect(f"{url}?{SHOWN}={programme_id}")
