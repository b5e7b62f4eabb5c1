"""Pages for what happens after planning: somebody ill, a road closed, a visit asked for."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.yards.correction_forms import LookForYardForm
from samensterk.web.areas.yards.queries import yards
from samensterk.web.common.processing import Action, asked_for, done_as
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.rounds.plans.adding import add_asked
from samensterk.web.rounds.plans.asking import Otherwise
from samensterk.web.rounds.plans.closure_forms import AskedForm, ClosureForm
from samensterk.web.rounds.plans.falling_out import FallsOut, falls_out
from samensterk.web.rounds.plans.faults import ClosedRound, PlanFault
from samensterk.web.rounds.plans.forms import FallsOutForm
from samensterk.web.rounds.plans.models import RoadClosure
from samensterk.web.rounds.plans.roads import roads_of
from samensterk.web.rounds.plans.showing import Change, show_or_accept
from samensterk.web.rounds.plans.words import words_of
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.places import Places
from samensterk.web.rounds.teams.queries import name_of, policies_of, teams_of
from samensterk.web.rounds.teams.views import fetch_round, is_closed

MOST_SHOWN = 10


def _is_over(request: MunicipalityRequest, of: Round) -> HttpResponse | None:
    if not is_closed(of):
        return None
    messages.info(request, words_of(ClosedRound()))
    return redirect("rounds:plan", request.municipality.slug, of.pk)


@require_http_methods(["GET", "POST"])
def plan_ill(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Say who cannot come; see where the visits go, and accept it or not."""
    of = fetch_round(request, round_id)
    if closed := _is_over(request, of):
        return closed
    teams, policies = list(teams_of(of)), policies_of(of.municipality_id)
    names = {
        one.pk: name_of(one, policies) for team in teams for one in team.people.all()
    }
    form = FallsOutForm(request.POST or None, of=of, teams=teams, names=names)
    if request.method == "POST" and form.is_valid():
        fell = falls_out(of, *form.who, form.days, form.halves)
        try:
            return show_or_accept(request, _without(request, of, fell))
        except PlanFault as fault:
            form.add_error(None, words_of(fault))
    done_as(Action.READ)
    context = {"of": of, "form": form, "has_teams": bool(teams)}
    return render(request, "rounds/plans/plan_ill.html", context)


def _without(request: MunicipalityRequest, of: Round, fell: FallsOut) -> Change:
    note = (
        _(
            "The team goes on with the others. Only visits that ask for who is missing move."
        )
        if fell.goes_on
        else _("The team does not go on these half days; they are taken from it.")
    )
    return Change(
        of=of,
        title=_("Without %(team)s") % {"team": fell.team.name},
        done=_("The plan is changed."),
        back_url=reverse("rounds:plan", args=[request.municipality.slug, of.pk]),
        otherwise=fell.otherwise(),
        save=fell.save,
        notes=(note,),
    )


@require_http_methods(["GET", "POST"])
def closure_new(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Say which road is closed; see what that does to the plan."""
    of = fetch_round(request, round_id)
    if closed := _is_over(request, of):
        return closed
    form = ClosureForm(request.POST or None, of=of, places=Places(of))
    if request.method == "POST" and form.is_valid():
        closure = form.closure()
        try:
            return show_or_accept(request, _closed(request, of, closure))
        except PlanFault as fault:
            form.add_error(None, words_of(fault))
    done_as(Action.READ)
    context = {"of": of, "form": form, "has_roads": roads_of(of) is not None}
    return render(request, "rounds/plans/closure_form.html", context)


def _closed(request: MunicipalityRequest, of: Round, closure: RoadClosure) -> Change:
    notes: tuple[str, ...] = ()
    if roads_of(of) is None:
        notes = (
            _(
                "No roads are known for this round, so the plan does not go around it. It is shown to the teams."
            ),
        )
    return Change(
        of=of,
        title=_("Closed: %(road)s") % {"road": closure.name},
        done=_("The road is written down, and the plan goes around it."),
        back_url=reverse("rounds:plan", args=[request.municipality.slug, of.pk]),
        otherwise=Otherwise(closures=(closure,)),
        save=closure.save,
        notes=notes,
    )


@require_http_methods(["GET", "POST"])
def closure_remove(request: MunicipalityRequest, closure_id: int) -> HttpResponse:
    """Take a closed road away; the plan stays until it is made again."""
    rows = RoadClosure.objects.filter(municipality=request.municipality.pk)
    found = get_object_or_404(rows.select_related("of"), pk=closure_id)
    if request.method == "POST":
        rows.filter(pk=closure_id).delete()
        messages.success(
            request,
            _("The road is open again. The plan stays as it is until you plan again."),
        )
        return redirect("rounds:plan", request.municipality.slug, found.of_id)
    context = {"closure": found, "of": found.of}
    return render(request, "rounds/plans/closure_remove.html", context)


@require_http_methods(["GET", "POST"])
def stop_new(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Look for the address; then say how its resident asked for a visit."""
    of = fetch_round(request, round_id)
    if closed := _is_over(request, of):
        return closed
    search = LookForYardForm(request.GET)
    context: dict[str, Any] = {"of": of, "search": search}
    number = number_in(request.GET.get("erf", ""))
    yard = (
        None
        if number is None
        else get_object_or_404(yards(of.municipality_id), pk=number)
    )
    if yard is None:
        words = search.text
        rows = (
            list(yards(of.municipality_id, text=words)[: MOST_SHOWN + 1])
            if words
            else []
        )
        context |= {"found": rows[:MOST_SHOWN], "has_too_many": len(rows) > MOST_SHOWN}
        done_as(Action.READ)
        return render(request, "rounds/plans/stop_new.html", context)
    form = AskedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked_for(Purpose.PREPARE_ROUND, form.reason)
        try:
            made = add_asked(
                of=of,
                yard_id=yard.pk,
                key=yard.key,
                visit_area=yard.visit_area,
                x_m=yard.x_m,
                y_m=yard.y_m,
                asked_by=form.cleaned_data["hoe"],
                asked_on=form.cleaned_data["op"],
            )
        except PlanFault as fault:
            form.add_error(None, words_of(fault))
        else:
            messages.success(
                request,
                _("The visit is in the round. Plan what is open, or move it yourself."),
            )
            return redirect("rounds:stop", request.municipality.slug, made.pk)
    done_as(Action.READ)
    context |= {"yard": yard, "form": form}
    return render(request, "rounds/plans/stop_new.html", context)
