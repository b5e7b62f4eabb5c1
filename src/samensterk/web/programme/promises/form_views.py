"""Pages with a form about a promise: a new one, a change, an answer."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.common.fit_forms import FitForm
from samensterk.web.common.moments import today
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest, number_in, wants_part
from samensterk.web.common.roles import Role
from samensterk.web.common.subjects import addresses_named, addresses_of
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.promises import faults, queries, services
from samensterk.web.programme.promises.forms import (
    SOMEBODY,
    AnswerForm,
    LookForForm,
    PromiseForm,
    initial_of,
)
from samensterk.web.programme.promises.models import Promise
from samensterk.web.programme.promises.views import fetch, told_of

MOST_ADDRESSES = 10  # more is browsing, and this is no list of yards
EVENTS_SINCE = timedelta(days=183)


@require_http_methods(["GET", "POST"])
def promise_new(request: MunicipalityRequest) -> HttpResponse:
    """Look for the address first, if there is one; then write down what was promised."""
    here = request.municipality
    search = LookForForm(request.GET or None)
    addresses, has_too_many = _addresses(here.pk, search.text)
    form = _form(request, addresses, _proposed(request, addresses))
    if wants_part(request):
        return _unfit(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make_promise(
                number=form.cleaned_data["number"],
                municipality_id=here.pk,
                values=form.values,
                by_id=request.user.pk,
            )
        except faults.NumberTaken:
            form.add_error(None, _("Open this page anew and fill in the form again."))
        except (faults.NotAnOwner, faults.EventGone) as error:
            _say_what_went(form, error)
        else:
            messages.success(request, _("The promise has been written down."))
            return _after(request, made)
    done_as(Action.READ)
    context = {
        "search": search,
        "form": form,
        "has_too_many": has_too_many,
        "has_addresses": bool(addresses),
    }
    return render(request, "programme/promises/promise_new.html", context)


@require_http_methods(["GET", "POST"])
def promise_edit(request: MunicipalityRequest, promise_id: UUID) -> HttpResponse:
    """Change an open promise; who saves second sees what the first one did."""
    here = request.municipality
    promise = fetch(request, promise_id)
    if promise.ended_on is not None:
        return _answered_already(request, promise)
    search = LookForForm(request.GET or None)
    found, has_too_many = _addresses(here.pk, search.text)
    form = _form(
        request, {**_own_address(promise), **found}, initial_of(promise), promise
    )
    if wants_part(request):
        return _unfit(request, form)
    both: BothVersions | None = None
    if request.method == "POST" and form.is_valid():
        try:
            changed = services.change_promise(
                promise=promise,
                version=form.cleaned_data["version"] or 0,
                values=_without_owner(request, promise, form.values),
            )
        except ChangedMeanwhile as error:
            both = show_both(form, error.current, kept=initial_of(error.current))
        except faults.AlreadyAnswered as error:
            return _answered_already(request, error.current)
        except (faults.NotAnOwner, faults.EventGone) as error:
            _say_what_went(form, error)
        else:
            messages.success(request, _("The promise has been changed."))
            return _after(request, changed)
    done_as(Action.READ)
    context = {
        **told_of(request, promise),
        "search": search,
        "form": form,
        "has_too_many": has_too_many,
        "has_addresses": bool(found),
        "both": both,
    }
    return render(request, "programme/promises/promise_edit.html", context)


@require_http_methods(["GET", "POST"])
def promise_answer(request: MunicipalityRequest, promise_id: UUID) -> HttpResponse:
    """Write down the answer; of two who do so at once the first one stays."""
    promise = fetch(request, promise_id)
    if promise.ended_on is not None and request.method == "GET":
        return _answered_already(request, promise)
    ways = queries.ways_left(request.municipality.pk, promise.key)
    form = AnswerForm(
        request.POST or None,
        promised_on=promise.promised_on,
        ways_left=ways,
        initial={"answer": promise.answer},
    )
    if wants_part(request):
        return _unfit(request, form)
    theirs: Promise | None = None
    if request.method == "POST" and form.is_valid():
        fields = ("answer", "how", "ended_on")
        given = {name: form.cleaned_data[name] for name in fields}
        try:
            services.answer_promise(promise=promise, **given)
        except faults.AlreadyAnswered as error:
            theirs = error.current
            form.add_error(
                None,
                _(
                    "Somebody else wrote an answer first. It stands below; yours was not kept."
                ),
            )
        else:
            messages.success(request, _("The answer has been written down."))
            return redirect("programme:promise", request.municipality.slug, promise.pk)
    done_as(Action.READ)
    context = {
        **told_of(request, promise),
        "form": form,
        "theirs": theirs,
        "ways": [one.label for one in ways] if len(ways) < len(Promise.How) else [],
    }
    return render(request, "programme/promises/promise_answer.html", context)


def _say_what_went(
    form: PromiseForm, error: faults.NotAnOwner | faults.EventGone
) -> None:
    """Somebody left, or an event was removed, while the form was filled in."""
    if isinstance(error, faults.EventGone):
        text = _("This event was removed meanwhile. Choose another, or none.")
        form.add_error("event", text)
    else:
        form.add_error("owner", _("Choose somebody who works here."))


def _unfit(request: MunicipalityRequest, form: FitForm) -> HttpResponse:
    """Say what does not belong here, while somebody types; keeps nothing."""
    done_as(Action.READ)
    context = {"has_number": form.has_citizen_number, "doubts": form.doubts}
    return render(request, "programme/promises/_unfit.html", context)


def _addresses(here: int, text: str) -> tuple[dict[str, str], bool]:
    """Give the few addresses that fit; nothing when words fit too many."""
    found = dict(addresses_named(here, text)) if text else {}
    if len(found) > MOST_ADDRESSES:
        # `Dorpsweg 1` is also in `Dorpsweg 12`; who wrote all of it means the first.
        begins = f"{text.strip()},".casefold()
        whole = {
            key: one for key, one in found.items() if one.casefold().startswith(begins)
        }
        found = whole or found
    has_too_many = len(found) > MOST_ADDRESSES
    return ({} if has_too_many else found), has_too_many


def _own_address(promise: Promise) -> dict[str, str]:
    if not promise.key:
        return {}
    named = addresses_of(promise.municipality_id, [promise.key])
    return {promise.key: named.get(promise.key, promise.key)}


def _form(
    request: MunicipalityRequest,
    addresses: Mapping[str, str],
    initial: Mapping[str, Any],
    promise: Promise | None = None,
) -> PromiseForm:
    here = request.municipality.pk
    owners = queries.owners_here(here)
    if promise is not None and promise.owner_id and promise.owner_id not in owners:
        # Who left stays chosen until somebody takes over.
        owners = {promise.owner_id: str(promise.owner), **owners}
    keeps_owner = promise is not None and Role.COORDINATOR not in request.roles
    if promise is not None and keeps_owner:  # only a coordinator hands over
        owners = {pk: name for pk, name in owners.items() if pk == promise.owner_id}
    form = PromiseForm(
        request.POST or None,
        addresses=addresses.items(),
        owners=owners,
        events=_events(here, promise),
        initial=dict(initial),
    )
    if keeps_owner:
        form.fields["owner"].help_text = _(
            "The coordinator can give it to a colleague."
        )
    if len(form.fields["about"].choices) == 1:  # type: ignore[attr-defined]
        form.fields["about"].widget = forms.HiddenInput()
        form.fields["about"].initial = SOMEBODY
        form.initial["about"] = SOMEBODY
    return form


def _events(here: int, promise: Promise | None) -> list[tuple[int, str]]:
    rows = Event.objects.for_municipality(here).filter(day__gte=today() - EVENTS_SINCE)
    if promise is not None and promise.event_id:
        rows = rows | Event.objects.filter(pk=promise.event_id)
    return [
        (one.pk, f"{one.title}, {date_format(one.day)}")
        for one in rows.order_by("-day", "pk")[:200]
    ]


def _proposed(
    request: MunicipalityRequest, addresses: Mapping[str, str]
) -> Mapping[str, Any]:
    """Fill in what is known already: the event it comes from, oneself, one address."""
    event = number_in(request.GET.get("gebeurtenis", ""))
    return {
        "owner": request.user.pk,
        "event": event,
        "source": Promise.Source.MEETING if event else None,
        "about": next(iter(addresses)) if len(addresses) == 1 else None,
    }


def _without_owner(
    request: MunicipalityRequest, promise: Promise, values: dict[str, Any]
) -> dict[str, Any]:
    if Role.COORDINATOR not in request.roles:
        values["owner_id"] = promise.owner_id
    return values


def _after(request: MunicipalityRequest, promise: Promise) -> HttpResponse:
    """Go to the promise, or to the list when it is of a colleague now."""
    slug = request.municipality.slug
    sees_it = Role.COORDINATOR in request.roles or promise.owner_id == request.user.pk
    if sees_it:
        return redirect("programme:promise", slug, promise.pk)
    return redirect("programme:promises", slug)


def _answered_already(request: MunicipalityRequest, promise: Promise) -> HttpResponse:
    messages.info(request, _("This promise has been answered already."))
    return redirect("programme:promise", request.municipality.slug, promise.pk)
