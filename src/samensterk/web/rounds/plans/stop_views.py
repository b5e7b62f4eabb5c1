"""Pages of one planned visit: where it is, move it, agree on a moment, why it is there."""

from copy import copy
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.planning.rounds import Plan, Reason
from samensterk.web.common.moments import today
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.rounds.kinds.queries import limits_here
from samensterk.web.rounds.plans import queries
from samensterk.web.rounds.plans.asking import Asked, Otherwise
from samensterk.web.rounds.plans.faults import NoPlaceThere, PlanFault
from samensterk.web.rounds.plans.forms import AppointmentForm, MoveForm
from samensterk.web.rounds.plans.locking import keep_there, write_agreement
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.moving import moved_by_hand
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.plans.outside import is_outside
from samensterk.web.rounds.plans.possible import possible_on
from samensterk.web.rounds.plans.proposing import Maker, replanned
from samensterk.web.rounds.plans.showing import Change, show_or_accept
from samensterk.web.rounds.plans.telling import is_told_otherwise, note_told
from samensterk.web.rounds.plans.why import why_here
from samensterk.web.rounds.plans.words import kind_limits, why_not, words_of
from samensterk.web.rounds.teams.queries import team_days_of
from samensterk.web.rounds.teams.views import is_closed

LOCK, UNLOCK, TOLD = "vast", "los", "verteld"  # names of buttons


def fetch_stop(request: MunicipalityRequest, stop_id: int) -> Stop:
    rows = queries.fetchable(request.municipality.pk)
    return get_object_or_404(rows, pk=stop_id)


@require_http_methods(["GET", "POST"])
def stop(request: MunicipalityRequest, stop_id: int) -> HttpResponse:
    """Show one visit; it can be told to stay where it is."""
    found = fetch_stop(request, stop_id)
    if request.method == "POST" and {LOCK, UNLOCK, TOLD} & set(request.POST):
        _press(request, found)
        return redirect("rounds:stop", request.municipality.slug, stop_id)
    done_as(Action.READ)
    limits = limits_here(found.municipality_id)
    context = {
        "stop": found,
        "of": found.of,
        "why_not": why_not(found, limits),
        "is_outside": is_outside(found, limits),
        "kind_limits": kind_limits(found, limits),
        "can_change": found.state in STILL_COMES and not is_closed(found.of),
        "is_otherwise": is_told_otherwise(found),
    }
    return render(request, "rounds/plans/stop.html", context)


def _press(request: MunicipalityRequest, found: Stop) -> None:
    """Do what one of the buttons says."""
    try:
        if TOLD in request.POST:
            seen = number_in(request.POST.get("version", "")) or 0
            note_told(stop=found, version=seen)
        else:
            keep_there(stop=found, is_locked=LOCK in request.POST)
    except PlanFault as fault:
        messages.warning(request, words_of(fault))
    except ChangedMeanwhile:
        messages.warning(
            request, _("This visit moved since you looked. See first where it is now.")
        )
    else:
        messages.success(request, _("Saved."))


@require_http_methods(["GET", "POST"])
def stop_move(request: MunicipalityRequest, stop_id: int) -> HttpResponse:
    """Choose another day, team or place; then see what that does."""
    found = fetch_stop(request, stop_id)
    if found.state not in STILL_COMES or is_closed(found.of):
        return _cannot(request, found)
    days = [one for one in team_days_of(found.of) if one.day > today()]
    form = MoveForm(
        request.POST or None,
        days=days,
        n_by_day=queries.n_by_day(found.of),
        initial=_asked_for(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return show_or_accept(request, _move(request, found, form))
        except PlanFault as fault:
            form.add_error(None, _refused(found, fault))
    done_as(Action.READ)
    context = {"stop": found, "of": found.of, "form": form, "has_days": bool(days)}
    return render(request, "rounds/plans/stop_move.html", context)


def _refused(found: Stop, fault: PlanFault) -> str:
    """Say why not, and what is set for its kind of farm where that may be why."""
    said = words_of(fault)
    if not isinstance(fault, NoPlaceThere) or fault.reason is not Reason.OUTSIDE_HOURS:
        return said
    told = kind_limits(found, limits_here(found.municipality_id))
    return f"{said} {told[:1].upper()}{told[1:]}." if told else said


def _asked_for(request: MunicipalityRequest) -> dict[str, Any]:
    """Give what a visit was dragged to."""
    return {name: request.GET[name] for name in ("naar", "plek") if name in request.GET}


def _move(request: MunicipalityRequest, found: Stop, form: MoveForm) -> Change:
    move = form.move(found)

    def then() -> None:
        Stop.objects.filter(pk=found.pk).update(is_locked=form.cleaned_data["vast"])

    return Change(
        of=found.of,
        title=_("Move the visit to %(yard)s") % {"yard": found.yard},
        done=_("The visit has been moved."),
        back_url=_days_url(request, found, move.day),
        otherwise=_freed(found),
        make=partial(moved_by_hand, move),
        then=then,
    )


def _freed(stop: Stop) -> Otherwise:
    """Let a visit of today, or one that was forgotten, go to another day."""
    is_over = stop.day is not None and stop.day <= today()
    return Otherwise(freed=frozenset({stop.pk} if is_over else ()))


def _days_url(request: MunicipalityRequest, stop: Stop, day: Any) -> str:
    address = reverse("rounds:plan_days", args=[request.municipality.slug, stop.of_id])
    return f"{address}?week={day.isoformat()}#bezoek-{stop.pk}"


@require_http_methods(["GET", "POST"])
def stop_appointment(request: MunicipalityRequest, stop_id: int) -> HttpResponse:
    """Write down what was agreed; the plan goes along with it."""
    found = fetch_stop(request, stop_id)
    if found.state not in STILL_COMES or is_closed(found.of):
        return _cannot(request, found)
    kept = copy(found)
    form = AppointmentForm(request.POST or None, instance=kept, of=found.of)
    limits = limits_here(found.municipality_id)
    context: dict[str, Any] = {"stop": found, "of": found.of, "form": form}
    context["kind_limits"] = kind_limits(found, limits)
    if request.method == "POST" and form.is_valid():
        try:
            return _agree(request, fetch_stop(request, stop_id), form)
        except ChangedMeanwhile as error:
            context["both"] = show_both(form, error.current)
        except PlanFault as fault:
            form.add_error(None, words_of(fault))
    done_as(Action.READ)
    return render(request, "rounds/plans/stop_appointment.html", context)


def _agree(
    request: MunicipalityRequest, found: Stop, form: AppointmentForm
) -> HttpResponse:
    values, version = form.values, form.version_seen
    if found.version != version:
        raise ChangedMeanwhile(found)

    def save() -> None:
        write_agreement(stop=found, version=version, values=values)

    slug = request.municipality.slug
    is_farm_only = all(
        getattr(found, name) == value
        for name, value in values.items()
        if name != "farm"
    )
    if is_farm_only or not queries.is_begun(found):
        save()
        messages.success(request, _("Saved. The planner keeps to it."))
        return redirect("rounds:stop", slug, found.pk)
    changed = copy(found)
    for name, value in values.items():
        setattr(changed, name, value)
    changed.is_locked = False
    return show_or_accept(
        request,
        Change(
            of=found.of,
            title=_("What was agreed with %(yard)s") % {"yard": found.yard},
            done=_("The appointment is saved."),
            back_url=reverse("rounds:stop", args=[slug, found.pk]),
            otherwise=Otherwise(stops={found.pk: changed}, freed=_freed(found).freed),
            make=_kept_to(found.pk, values["wanted_on"]),
            save=save,
        ),
    )


def _kept_to(stop_id: int, on: date | None) -> Maker:
    """Plan around an appointment; one that nobody can keep is refused."""

    def make(asked: Asked, before: Plan) -> Plan:
        made = replanned(asked, before, frozenset({str(stop_id)}))
        for one in made.unplaced:
            if one.visit == str(stop_id):
                could = None
                if on is not None and one.reason is Reason.OUTSIDE_HOURS:
                    could = possible_on(asked, stop_id, on)
                raise NoPlaceThere(one.reason, could)
        return made

    return make


def _cannot(request: MunicipalityRequest, found: Stop) -> HttpResponse:
    messages.info(request, _("This visit has been or lapsed, or its round is closed."))
    return redirect("rounds:stop", request.municipality.slug, found.pk)


@require_GET
def stop_why(request: MunicipalityRequest, stop_id: int) -> HttpResponse:
    """Say what every other place in the day would cost."""
    found = fetch_stop(request, stop_id)
    context = {"stop": found, "of": found.of, "why": why_here(found.of, found)}
    return render(request, "rounds/plans/stop_why.html", context)
