"""The page where a team writes down how it went, in a minute and with one hand."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.common.moments import now, today
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.subjects import addresses_of
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.programme.promises.faults import NotAnOwner
from samensterk.web.programme.promises.queries import owners_here
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.visits import faults, queries, services
from samensterk.web.rounds.visits.forms import RecordForm, initial_of
from samensterk.web.rounds.visits.models import Outcome, Visit
from samensterk.web.rounds.visits.services import Recorded, Where, where_of
from samensterk.web.rounds.visits.today_views import fetch_stop

SALT = "rounds.visits.where"
LONGEST = timedelta(days=2)  # that a page lies open on a phone


@require_http_methods(["GET", "POST"])
def visit_record(request: MunicipalityRequest, stop_id: int) -> HttpResponse:
    """Write down a visit, or mend one's own; of two phones the first one stays."""
    try:
        stop: Stop | None = fetch_stop(queries.stops_to_record(request), stop_id)
    except Http404:
        stop = None
    where = where_of(stop) if stop else _kept_where(request, stop_id)
    if where is None:
        raise Http404
    visit = queries.visit_of(stop) if stop else None
    if visit is not None and request.POST.get("version"):
        return _mend(request, stop_id, visit)
    if visit is not None and request.method == "GET":
        return _mend(request, stop_id, visit)
    return _write(request, stop_id, where, stop)


def _write(
    request: MunicipalityRequest, stop_id: int, where: Where, stop: Stop | None
) -> HttpResponse:
    here = request.municipality
    of = stop.of if stop else Round.objects.get(pk=where.round_id)
    form = RecordForm(
        request.POST or None,
        of=of,
        owners=owners_here(here.pk),
        initial=_proposed(request, where, of, stop),
    )
    theirs: Visit | None = None
    if request.method == "POST" and form.is_valid():
        try:
            recorded = services.record_visit(
                number=form.cleaned_data["number"],
                where=where,
                told=form.told,
                by_id=request.user.pk,
            )
        except faults.AlreadyRecorded as error:
            theirs = error.current
            form.add_error(
                None,
                _(
                    "A colleague wrote this visit down first; it stands below. Yours was not kept: it is still in this form."
                ),
            )
        except faults.NumberTaken:
            form.add_error(None, _("Open this page anew and fill in the form again."))
        except NotAnOwner:
            form.add_error("promise_owner", _("Choose somebody who works here."))
        else:
            _say(request, recorded, form.told.outcome)
            return redirect(_after(request, stop))
    done_as(Action.READ)
    context = {
        "stop": stop,
        "stop_id": stop_id,
        "address": _address(where, stop),
        "form": form,
        "theirs": theirs,
    }
    return render(request, "rounds/visits/visit_record.html", context)


def _mend(request: MunicipalityRequest, stop_id: int, visit: Visit) -> HttpResponse:
    is_coordinator = queries.sees_all(request)
    may = services.may_change(visit, request.user.pk, is_coordinator=is_coordinator)
    if not may:
        messages.info(request, _("This visit is written down already."))
        return redirect(_seen(request, stop_id, visit.stop))
    done = change_form(request, visit)
    if done.get("recorded") is not None:
        return redirect(_after(request, visit.stop))
    context = {
        "stop": visit.stop,
        "stop_id": stop_id,
        "address": str(visit.stop.yard) if visit.stop else visit.key,
        "visit": visit,
        **done,
    }
    return render(request, "rounds/visits/visit_record.html", context)


def change_form(request: MunicipalityRequest, visit: Visit) -> dict[str, Any]:
    """Show or take the form that mends a visit; with `recorded` it is done."""
    form = RecordForm(
        request.POST or None,
        of=visit.of,
        owners={},
        is_change=True,
        initial=initial_of(visit),
    )
    both = None
    if request.method == "POST" and form.is_valid():
        try:
            recorded = services.change_visit(
                visit=visit,
                version=form.version_seen,
                told=form.told,
                by_id=request.user.pk,
                is_coordinator=queries.sees_all(request),
            )
        except ChangedMeanwhile as error:
            both = show_both(form, error.current, kept=initial_of(error.current))
        except faults.NotYours:
            form.add_error(None, _("Only the coordinator can still change this visit."))
        else:
            _say(request, recorded, form.told.outcome)
            return {"recorded": recorded}
    done_as(Action.READ)
    return {"form": form, "both": both}


def _proposed(
    request: MunicipalityRequest, where: Where, of: Round, stop: Stop | None
) -> dict[str, Any]:
    """Fill in what is nearly always right, so that a visit takes a few taps."""
    day = stop.day if stop is not None and stop.day else today()
    clock = localtime(now())
    at = clock.hour * 60 + clock.minute
    if stop is not None and stop.begins is not None:
        # It may be written down later than it was, never before.
        begins = stop.begins.hour * 60 + stop.begins.minute
        at = begins if day != today() else min(at, begins)
    kept = {**asdict(where), "user": request.user.pk}
    return {
        "where": signing.dumps(kept, salt=SALT),
        "on": min(day, today()),
        "half": queries.half_at(of, at),
        "promise_owner": request.user.pk,
        "farm": stop.farm if stop is not None else "",
    }


def _kept_where(request: MunicipalityRequest, stop_id: int) -> Where | None:
    """Read what the page knew when it was opened: the visit has left the plan since."""
    try:
        kept = signing.loads(request.POST.get("where", ""), salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return None
    is_mine = kept.pop("user") == request.user.pk
    where = Where(**kept)
    is_here = where.municipality_id == request.municipality.pk
    is_round = Round.objects.filter(pk=where.round_id).exists()
    is_this = where.stop_id == stop_id
    return where if is_mine and is_here and is_this and is_round else None


def _address(where: Where, stop: Stop | None) -> str:
    if stop is not None:
        return str(stop.yard)
    named = addresses_of(where.municipality_id, [where.key])
    return named.get(where.key, where.key)


def _after(request: MunicipalityRequest, stop: Stop | None) -> str:
    """Go on with the day; from one that was forgotten, with today."""
    url = reverse("rounds:today", args=[request.municipality.slug])
    day = stop.day if stop is not None else None
    is_other = day is not None and day != today()
    if day is not None and is_other and queries.may_see_day(request, day):
        return f"{url}?dag={day.isoformat()}"
    return url


def _seen(request: MunicipalityRequest, stop_id: int, stop: Stop | None) -> str:
    """Lead to the page of a visit, where that may be seen."""
    if stop is None or stop.day is None or queries.may_see_day(request, stop.day):
        return reverse("rounds:visit_stop", args=[request.municipality.slug, stop_id])
    return _after(request, stop)


def _say(request: MunicipalityRequest, recorded: Recorded, outcome: str) -> None:
    """Say what is kept, and what happens next."""
    if outcome == Outcome.RATHER_NOT:
        text = _("Nobody visits this address any more. Nothing else is written down.")
    elif recorded.was_let_go:
        text = _(
            "This visit was not in the plan any more. What you wrote down is kept all the same."
        )
    elif recorded.again is not None and outcome == Outcome.NOT_HOME:
        text = _("Written down. The plan gets a visit again, in the %s.") % (
            recorded.again.get_wanted_half_display()
        )
    elif recorded.again is not None and recorded.again.wanted_on is not None:
        text = _("Written down. You come back on %s.") % date_format(
            recorded.again.wanted_on
        )
    elif outcome == Outcome.NOT_HOME:
        text = _("Written down. The card is left; nobody comes again in this round.")
    elif outcome == Outcome.CEASED:
        text = _("Written down. The coordinator looks whether the list must change.")
    else:
        text = _("The visit is written down.")
    messages.success(request, text)
