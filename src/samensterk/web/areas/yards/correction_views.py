"""Pages that correct one yard, and the list of what was corrected."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.yards import corrections, faults, queries
from samensterk.web.areas.yards.correction_forms import CorrectForm, LookForYardForm
from samensterk.web.areas.yards.fit_forms import WhyForm
from samensterk.web.areas.yards.listings import correction_listing
from samensterk.web.areas.yards.models import Yard, YardCorrection
from samensterk.web.areas.yards.views import fetch
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both


@require_http_methods(["GET", "POST"])
def yard_correct(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    """Correct kind and address; who saves second sees what the first one wrote."""
    yard = fetch(request, yard_id)
    form = CorrectForm(request.POST or None, yard=yard)
    both: BothVersions | None = None
    if request.method == "POST" and form.is_valid():
        try:
            corrections.correct_yard(
                yard=yard,
                version=form.version_seen,
                kind=form.cleaned_data["kind"],
                parts=form.parts,
                **form.told(request.user.pk),
            )
        except ChangedMeanwhile as error:
            now = {"kind": error.current.kind, "address": error.current.address}
            both = show_both(form, error.current, kept=now)
        else:
            messages.success(request, _("The correction has been written down."))
            return to_yard(request, yard)
    done_as(Action.READ)
    context = {"yard": yard, "form": form, "both": both}
    return render(request, "areas/yards/correct.html", context)


@require_http_methods(["GET", "POST"])
def yard_ceased(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    return _with_a_reason(
        request, yard_id, corrections.cease, "areas/yards/ceased.html"
    )


@require_http_methods(["GET", "POST"])
def yard_back(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    return _with_a_reason(
        request, yard_id, corrections.bring_back, "areas/yards/back.html"
    )


def _with_a_reason(
    request: MunicipalityRequest, yard_id: int, verb: Callable[..., Any], template: str
) -> HttpResponse:
    yard = fetch(request, yard_id)
    form = WhyForm(request.POST or None, initial={"version": yard.version})
    if request.method == "POST" and form.is_valid():
        told = form.told(request.user.pk)
        try:
            verb(yard=yard, version=form.version_seen, **told)
        except ChangedMeanwhile as error:
            say_it_changed(form, error.current)
        except faults.Refused as error:
            form.add_error(None, words_of(error))
        else:
            messages.success(request, _("The correction has been written down."))
            return to_yard(request, yard)
    done_as(Action.READ)
    return render(request, template, {"yard": yard, "form": form})


@require_GET
def correction_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    form = LookForYardForm(request.GET)
    rows = queries.corrections_of(here.pk, text=form.text)
    table = correction_listing(here.slug).page(rows, request.GET)
    context = {"form": form, "table": table}
    return render(request, "areas/yards/corrections.html", context)


@require_http_methods(["GET", "POST"])
def correction_undo(request: MunicipalityRequest, correction_id: int) -> HttpResponse:
    """Show what would be put back, and put it back."""
    rows = YardCorrection.objects.for_municipality(request.municipality.pk)
    found = get_object_or_404(rows.select_related("yard", "by"), pk=correction_id)
    refused = ""
    if request.method == "POST":
        try:
            corrections.undo_correction(correction=found, by_id=request.user.pk)
        except faults.Refused as error:
            refused = words_of(error)
        else:
            messages.success(request, _("The correction has been undone."))
            return to_yard(request, found.yard)
    done_as(Action.READ)
    context = {"correction": found, "yard": found.yard, "refused": refused}
    return render(request, "areas/yards/undo.html", context)


def to_yard(request: MunicipalityRequest, yard: Yard) -> HttpResponse:
    return redirect("areas:yard", request.municipality.slug, yard.pk)


def say_it_changed(form: forms.Form, current: Yard) -> None:
    """Say that somebody else was first; sent again it holds for what is there now."""
    sent: Any = form.data
    form.data = sent.copy()
    form.data["version"] = str(current.version)  # type: ignore[index]
    form.add_error(
        None,
        _(
            "Somebody else corrected this yard while you were writing. Look at what its page says now; if yours still holds, send it again."
        ),
    )


def words_of(fault: faults.Refused) -> str:
    """Say what is wrong and what to do."""
    match fault:
        case faults.BuildsOnIt():
            return _(
                "A later correction of this yard builds on this one (%(what)s: %(why)s). Undo that one first."
            ) % {"what": fault.later.get_what_display(), "why": fault.later.why}
        case faults.TargetGone():
            return _(
                "The yard that it belonged to is not on the list any more. Say on the page of this yard what is right now."
            )
        case faults.NotOnTheList():
            return (
                _(
                    "%s is not on the list any more. Look at its page to see what happened."
                )
                % fault.yard
            )
        case faults.AlreadyThere():
            return (
                _(
                    "%s is known already. Look at its page: if it is off the list, you can put it back there."
                )
                % fault.yard
            )
        case _:
            return _(
                "Somebody at the first address opted out. Say that his wish holds at the other address as well; without that nothing is written."
            )
