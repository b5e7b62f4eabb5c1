"""Pages that begin, change and remove a programme, its aims and its phases."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.plan import aims, queries, services
from samensterk.web.programme.plan.faults import StillHasWork
from samensterk.web.programme.plan.forms import (
    AimForm,
    PhaseForm,
    ProgrammeForm,
    ReachedForm,
    saved,
)
from samensterk.web.programme.plan.models import Aim, Programme

SHOWN = "programma"  # in an address: which programme a page shows


def fetch_programme(request: MunicipalityRequest, programme_id: int) -> Programme:
    here = Programme.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(here, pk=programme_id)


def to_overview(
    request: MunicipalityRequest, programme_id: int | None, part: str = ""
) -> HttpResponse:
    """Go to the first page of the room, at the programme that was changed."""
    url = reverse("programme:overview", args=[request.municipality.slug])
    asked = f"?{SHOWN}={programme_id}" if programme_id else ""
    return redirect(f"{url}{asked}{part}")


@require_http_methods(["GET", "POST"])
def programme_new(request: MunicipalityRequest) -> HttpResponse:
    form = ProgrammeForm(request.POST or None)
    made: list[Programme] = []

    def save() -> None:
        made.append(
            services.begin_programme(
                municipality_id=request.municipality.pk,
                by_id=request.user.pk,
                **form.values,
            )
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("The programme has begun. Add its aims now."))
        return to_overview(request, made[0].pk)
    return render(request, "programme/plan/programme_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
def programme_edit(request: MunicipalityRequest, programme_id: int) -> HttpResponse:
    programme = fetch_programme(request, programme_id)
    form = ProgrammeForm(
        request.POST or None, instance=fetch_programme(request, programme_id)
    )

    def save() -> Programme:
        return services.change_programme(
            programme=programme,
            version=form.version_seen,
            values=form.values,
            by_id=request.user.pk,
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("The programme has been changed."))
        n_outside = queries.n_outside(fetch_programme(request, programme_id))
        if n_outside:
            words = _("Phases or events outside the new period: %s. Look at them.")
            messages.warning(request, words % n_outside)
        return to_overview(request, programme.pk)
    context = {"form": form, "programme": programme}
    return render(request, "programme/plan/programme_edit.html", context)


@require_POST
def programme_remove(request: MunicipalityRequest, programme_id: int) -> HttpResponse:
    programme = fetch_programme(request, programme_id)
    try:
        services.remove_programme(programme=programme, by_id=request.user.pk)
    except StillHasWork as error:
        words = _(
            "This programme cannot be removed: %(events)s events and %(tasks)s tasks belong to it. Remove those first, or let the programme end on its last day."
        )
        told = words % {"events": error.n_events, "tasks": error.n_tasks}
        messages.error(request, told)
        return redirect(
            "programme:programme_edit", request.municipality.slug, programme.pk
        )
    messages.success(request, _("The programme has been removed."))
    return to_overview(request, None)


@require_http_methods(["GET", "POST"])
def aim_new(request: MunicipalityRequest, programme_id: int) -> HttpResponse:
    programme = fetch_programme(request, programme_id)
    form = AimForm(request.POST or None)

    def save() -> Aim:
        return aims.add_aim(
            programme=programme, values=form.values, by_id=request.user.pk
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("The aim has been added."))
        _say_if_lower(request, form)
        return to_overview(request, programme.pk, "#aims")
    title = _("Add an aim")
    context = {"form": form, "programme": programme, "title": title}
    return render(request, "programme/plan/add.html", context)


@require_http_methods(["GET", "POST"])
def aim(request: MunicipalityRequest, aim_id: int) -> HttpResponse:
    found = _aim(request, aim_id)
    form = AimForm(request.POST or None, instance=_aim(request, aim_id))

    def save() -> Aim:
        return aims.change_aim(
            aim=found,
            version=form.version_seen,
            values=form.values,
            by_id=request.user.pk,
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("The aim has been changed."))
        _say_if_lower(request, form)
        return to_overview(request, found.programme_id, "#aims")
    return _aim_page(request, found, form, ReachedForm(prefix="reached"))


@require_POST
def aim_reached(request: MunicipalityRequest, aim_id: int) -> HttpResponse:
    found = _aim(request, aim_id)
    form = ReachedForm(request.POST, prefix="reached")

    def save() -> Aim:
        return aims.measure_aim(
            aim=found,
            reached=form.cleaned_data["reached"],
            on=form.cleaned_data["reached_on"],
            by_id=request.user.pk,
        )

    if not request.POST:
        return redirect("programme:aim", request.municipality.slug, aim_id)
    if form.is_valid() and saved(form, save):
        messages.success(request, _("How far the aim is has been written down."))
        return to_overview(request, found.programme_id, "#aims")
    return _aim_page(request, found, AimForm(instance=_aim(request, aim_id)), form)


@require_POST
def aim_remove(request: MunicipalityRequest, aim_id: int) -> HttpResponse:
    found = _aim(request, aim_id)
    aims.remove_aim(aim=found, by_id=request.user.pk)
    messages.success(request, _("The aim has been removed."))
    return to_overview(request, found.programme_id, "#aims")


@require_http_methods(["GET", "POST"])
def phase_new(request: MunicipalityRequest, programme_id: int) -> HttpResponse:
    programme = fetch_programme(request, programme_id)
    form = PhaseForm(request.POST or None)

    def save() -> Any:
        return aims.add_phase(
            programme=programme, values=form.values, by_id=request.user.pk
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("The phase has been added."))
        return to_overview(request, programme.pk, "#phases")
    title = _("Add a phase")
    context = {"form": form, "programme": programme, "title": title}
    return render(request, "programme/plan/add.html", context)


@require_http_methods(["GET", "POST"])
def phase(request: MunicipalityRequest, phase_id: int) -> HttpResponse:
    rows = queries.phases_here(request.municipality.pk)
    found = get_object_or_404(rows, pk=phase_id)
    form = PhaseForm(request.POST or None, instance=rows.get(pk=phase_id))

    def save() -> Any:
        return aims.change_phase(
            phase=found,
            version=form.version_seen,
            values=form.values,
            by_id=request.user.pk,
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("The phase has been changed."))
        return to_overview(request, found.programme_id, "#phases")
    context = {"form": form, "phase": found}
    return render(request, "programme/plan/phase.html", context)


@require_POST
def phase_remove(request: MunicipalityRequest, phase_id: int) -> HttpResponse:
    rows = queries.phases_here(request.municipality.pk)
    found = get_object_or_404(rows, pk=phase_id)
    aims.remove_phase(phase=found, by_id=request.user.pk)
    messages.success(request, _("The phase has been removed."))
    return to_overview(request, found.programme_id, "#phases")


def _aim(request: MunicipalityRequest, aim_id: int) -> Aim:
    return get_object_or_404(queries.aims_here(request.municipality.pk), pk=aim_id)


def _aim_page(
    request: MunicipalityRequest, found: Aim, form: AimForm, reached: ReachedForm
) -> HttpResponse:
    context = {"aim": found, "form": form, "reached_form": reached}
    return render(request, "programme/plan/aim.html", context)


def _say_if_lower(request: MunicipalityRequest, form: AimForm) -> None:
    if form.instance.aims_lower:
        words = _("The target is lower than the start. Is that what you mean?")
        messages.warning(request, words)
