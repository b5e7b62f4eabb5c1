"""The plan of a round: how it stands, and have it made."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.moments import today
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.rounds.capacity.fitting import WhatIf, fitting_of
from samensterk.web.rounds.capacity.known_roads import travel_of
from samensterk.web.rounds.capacity.queries import areas_asked
from samensterk.web.rounds.capacity.words import meaning_of
from samensterk.web.rounds.plans import queries
from samensterk.web.rounds.plans.faults import PlanFault
from samensterk.web.rounds.plans.forms import StartForm
from samensterk.web.rounds.plans.models import PlanRun
from samensterk.web.rounds.plans.outside import outside_of
from samensterk.web.rounds.plans.roads import roads_of
from samensterk.web.rounds.plans.running import ALL, OPEN, job_of, open_run, start_run
from samensterk.web.rounds.plans.telling import told_otherwise
from samensterk.web.rounds.plans.words import duration, words_of
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.queries import TeamDay, team_days_of
from samensterk.web.rounds.teams.views import fetch_round, is_closed


@require_GET
def plan(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Show how far the round is planned; while it is being planned, ask again."""
    of = fetch_round(request, round_id)
    run, last = open_run(of), queries.last_run(of)
    areas = queries.area_plans(of, last)
    days = team_days_of(of)
    context = {
        "of": of,
        "is_closed": is_closed(of),
        "run": run,
        "progress": None if run is None else _progress(run),
        "last": last,
        "totals": None if last is None else _totals(of, last, days),
        "areas": areas,
        "n_planned": sum(one.n_planned for one in areas),
        "n_waiting": sum(one.n_open for one in areas if one.waits),
        # Who only waits for the planner reads no yard every two seconds.
        "without": [] if run else queries.without_place(of),
        "to_tell": [] if run else told_otherwise(of),
        "outside": [] if run else outside_of(of),
        "n_not_recorded": queries.not_recorded(of),
        "closures": list(of.closures.all()),
        "capacity": _capacity(of, days),
        "lost_starts": sorted({one.team for one in days if one.start is None}),
    }
    template = "_plan.html" if wants_part(request) else "plan.html"
    return render(request, f"rounds/plans/{template}", context)


def _capacity(of: Round, days: Sequence[TeamDay]) -> str:
    """Say in one sentence what fits, reckoned on the roads of the plan."""
    areas = areas_asked(of)
    return meaning_of(fitting_of(of, areas, days, WhatIf(), travel=travel_of(of)))


def _progress(run: PlanRun) -> dict[str, Any]:
    job = job_of(run)
    return {
        "id": "planning",
        "label": _("The round is being planned"),
        "percent": None if job is None else job.percentage,
        "note": "" if job is None else job.step,
        "job": job,
    }


def _totals(of: Round, run: PlanRun, days: Sequence[TeamDay]) -> dict[str, Any]:
    """Count the days as they are now; what is driven is known of the last planning."""
    used = {key for key, n in queries.n_by_day(of).items() if n}
    ahead = {(one.team_id, one.day) for one in days if one.day >= today()}
    return {
        "team_days": len(used),
        "free_days": len(ahead - used),
        "driving": duration(run.totals.get("drive_s", 0)),
    }


@require_http_methods(["GET", "POST"])
def plan_start(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Have the round planned by the worker."""
    of = fetch_round(request, round_id)
    has_plan = queries.last_run(of) is not None
    form = StartForm(
        request.POST or None,
        initial={"wat": OPEN if has_plan and of.state != Round.State.DRAFT else ALL},
    )
    if request.method == "POST" and form.is_valid():
        try:
            start_run(of=of, what=form.cleaned_data["wat"], by_id=request.user.pk)
        except PlanFault as fault:
            form.add_error(None, words_of(fault))
        else:
            messages.success(
                request, _("The round is being planned. The first plan is there soon.")
            )
            return redirect("rounds:plan", request.municipality.slug, of.pk)
    done_as(Action.READ)
    context = {
        "of": of,
        "form": form,
        "has_plan": has_plan,
        "is_closed": is_closed(of),
        "has_roads": roads_of(of) is not None,
    }
    return render(request, "rounds/plans/plan_start.html", context)
