"""Pages for yards that are not on the list, or are on it twice."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.scans.addresses import (
    MOST_SHOWN,
    BagAddress,
    address_with,
    find_addresses,
)
from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.yards import corrections, faults, merging, queries
from samensterk.web.areas.yards.correction_forms import (
    LookForYardForm,
    MergeForm,
    NewYardForm,
    SplitForm,
)
from samensterk.web.areas.yards.correction_views import (
    say_it_changed,
    to_yard,
    words_of,
)
from samensterk.web.areas.yards.models import Yard
from samensterk.web.areas.yards.views import fetch
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.privacy.rights.queries import wish_of


@require_http_methods(["GET", "POST"])
def yard_new(request: MunicipalityRequest) -> HttpResponse:
    """Look for the address in the BAG first; it can be typed as well."""
    here = request.municipality.pk
    search, addresses, has_too_many = _addresses(request)
    form = NewYardForm(request.POST or None, municipality_id=here, addresses=addresses)
    there: Yard | None = None
    if request.method == "POST" and form.is_valid():
        told = form.told(request.user.pk)
        try:
            made = corrections.add_yard(
                municipality_id=here,
                kind=form.cleaned_data["kind"],
                **form.where,
                **told,
            )
        except faults.AlreadyThere as error:
            there = error.yard
            form.add_error(None, words_of(error))
        else:
            messages.success(request, _("The yard is on the list now."))
            return to_yard(request, made)
    done_as(Action.READ)
    context = {
        "search": search,
        "form": form,
        "has_too_many": has_too_many,
        "has_nothing": bool(search.text) and not (addresses or has_too_many),
        "there": there,
    }
    return render(request, "areas/yards/new.html", context)


@require_http_methods(["GET", "POST"])
def yard_split(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    yard = fetch(request, yard_id)
    search, addresses, has_too_many = _addresses(request)
    wish = wish_of(request.municipality.pk, yard.key)
    form = SplitForm(
        request.POST or None,
        municipality_id=request.municipality.pk,
        addresses=addresses,
        from_yard=yard,
        has_wish=wish is not None,
    )
    there: Yard | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = _split(request, yard, form)
        except ChangedMeanwhile as error:
            say_it_changed(form, error.current)
        except faults.Refused as error:
            there = error.yard if isinstance(error, faults.AlreadyThere) else None
            form.add_error(None, words_of(error))
        else:
            messages.success(request, _("The second yard is on the list now."))
            return to_yard(request, made)
    done_as(Action.READ)
    context = {
        "yard": yard,
        "wish": wish,
        "search": search,
        "form": form,
        "has_too_many": has_too_many,
        "has_nothing": bool(search.text) and not (addresses or has_too_many),
        "there": there,
    }
    return render(request, "areas/yards/split.html", context)


def _split(request: MunicipalityRequest, yard: Yard, form: SplitForm) -> Yard:
    return merging.split_yard(
        yard=yard,
        version=form.version_seen,
        kind=form.cleaned_data["kind"],
        carries_wish=form.cleaned_data.get("carries_wish"),
        **form.where,
        **form.told(request.user.pk),
    )


@require_http_methods(["GET", "POST"])
def yard_merge(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    """Choose the other yard first; then see both wishes, and say why they are one."""
    yard = fetch(request, yard_id)
    search = LookForYardForm(request.GET)
    target = _target(request, yard)
    context: dict[str, Any] = {"yard": yard, "search": search, "target": target}
    if target is None:
        found = queries.yards(yard.municipality_id, text=search.text)
        rows = list(found.exclude(pk=yard.pk)[: MOST_SHOWN + 1]) if search.text else []
        context["found"] = rows[:MOST_SHOWN]
        context["has_too_many"] = len(rows) > MOST_SHOWN
        done_as(Action.READ)
        return render(request, "areas/yards/merge.html", context)
    stricter = merging.stricter_wish(yard, target)
    form = MergeForm(
        request.POST or None,
        initial={"version": yard.version},
        has_stricter_wish=stricter is not None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            _merge(request, yard, target, form)
        except ChangedMeanwhile as error:
            say_it_changed(form, error.current)
        except faults.Refused as error:
            form.add_error(None, words_of(error))
        else:
            messages.success(request, _("The two yards are one on the list now."))
            return to_yard(request, target)
    done_as(Action.READ)
    context |= {
        "form": form,
        "stricter": stricter,
        "wish": wish_of(yard.municipality_id, yard.key),
        "target_wish": wish_of(yard.municipality_id, target.key),
    }
    return render(request, "areas/yards/merge.html", context)


def _merge(
    request: MunicipalityRequest, yard: Yard, target: Yard, form: MergeForm
) -> None:
    merging.merge_yards(
        yard=yard,
        into=target,
        version=form.version_seen,
        carries_wish=bool(form.cleaned_data.get("carries_wish")),
        **form.told(request.user.pk),
    )


def _target(request: MunicipalityRequest, yard: Yard) -> Yard | None:
    number = number_in(request.GET.get("met", ""))
    if number is None or number == yard.pk:
        return None
    return fetch(request, number)


def _addresses(
    request: MunicipalityRequest,
) -> tuple[LookForYardForm, list[BagAddress], bool]:
    """Give what was looked for and the few addresses that fit; of too many none.

    An address that was chosen stays a choice, also when the words are not sent along.
    """
    scan = last_scan(request.municipality.pk)
    search = LookForYardForm(request.GET)
    found = find_addresses(scan, search.text)
    if len(found) > MOST_SHOWN:
        return search, [], True
    chosen = address_with(scan, request.POST.get("which", ""))
    if chosen is not None and chosen not in found:
        found = [chosen, *found]
    return search, found, False
