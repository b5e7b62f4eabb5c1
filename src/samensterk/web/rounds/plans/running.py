"""Verbs around a run of the planner: begin it, write its outcome, end it."""

from dataclasses import dataclass
from time import perf_counter

import numpy as np
from django.db import transaction
from django.db.models import Max

from samensterk.planning.effort import Effort
from samensterk.planning.replanning import Fixed, replan
from samensterk.planning.rounds import Plan, Problem
from samensterk.web.common import jobs
from samensterk.web.common.models import Job
from samensterk.web.common.moments import now, today
from samensterk.web.common.processing import all_at_once
from samensterk.web.common.versions import hold
from samensterk.web.rounds.plans.asking import Asked, ask
from samensterk.web.rounds.plans.faults import (
    ClosedRound,
    HoursTooShort,
    NobodyToVisit,
    NoDaysLeft,
    PlannedAlready,
    TooManyVisits,
)
from samensterk.web.rounds.plans.hours import is_long_enough
from samensterk.web.rounds.plans.models import PlanRun, Stop
from samensterk.web.rounds.plans.writing import write_plan
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.queries import placed_areas
from samensterk.web.rounds.teams.queries import team_days_of

PLAN_ROUND = "plan_round"  # the job
ALL, OPEN = "all", "open"  # what is planned
MOST_VISITS = 2_000  # in one plan: the times between more take half a gigabyte
ADAPTING_S, ADAPTING_STEPS = 5.0, 200  # to what somebody changed meanwhile


@transaction.atomic
def start_run(*, of: Round, what: str, by_id: int) -> PlanRun:
    """Let a round be planned; asked twice by one person it runs once.

    Raises
    ------
    PlanFault
        ClosedRound, NobodyToVisit, TooManyVisits, HoursTooShort, NoDaysLeft, or
        PlannedAlready by somebody else.
    """
    held = hold(of)
    _must_be_possible(held)
    running = open_run(held)
    if running is not None:
        if running.made_by_id == by_id:
            return running
        raise PlannedAlready
    last = held.runs.aggregate(last=Max("number"))["last"] or 0
    run = PlanRun.objects.create(
        municipality_id=held.municipality_id,
        of=held,
        number=last + 1,
        seed=last + 1,
        made_by_id=by_id,
        made_at=now(),
    )
    jobs.ask(
        PLAN_ROUND,
        municipality_id=held.municipality_id,
        asked_by_id=by_id,
        arguments={"round_id": held.pk, "run": run.pk, "what": what},
    )
    return run


def _must_be_possible(of: Round) -> None:
    if of.state == Round.State.CLOSED:
        raise ClosedRound
    n_visits = sum(one.n_to_visit for one in placed_areas(of))
    if not n_visits:
        raise NobodyToVisit
    if n_visits > MOST_VISITS:
        raise TooManyVisits(n_visits)
    if not is_long_enough(of, of.minutes_first):
        raise HoursTooShort
    if not any(one.day > today() for one in team_days_of(of)):
        raise NoDaysLeft


def job_of(run: PlanRun) -> Job | None:
    """Give the job of a run."""
    rows = Job.objects.for_municipality(run.municipality_id)
    return rows.filter(kind=PLAN_ROUND, arguments__run=run.pk).first()


def open_run(of: Round) -> PlanRun | None:
    """Give the run that goes on; one of which the job ended otherwise is ended as well."""
    run = of.runs.filter(ended_at=None).select_related("made_by").first()
    if run is None:
        return None
    job = job_of(run)
    if job is not None and not job.is_ended:
        return run
    PlanRun.objects.filter(pk=run.pk, ended_at=None).update(ended_at=now())
    return None


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of a plan, and what was then asked."""

    asked: Asked
    plan: Plan


@transaction.atomic
def write_run(*, run: PlanRun, asked: Asked, plan: Plan, keeps_told: bool) -> Written:
    """Write a plan, fitted to what somebody changed while it was made.

    Who recorded, moved, locked or agreed on a visit meanwhile has held the round as
    well: what he did stays, and only what hangs on it goes another way.
    """
    of = hold(asked.of)
    with all_at_once(of.municipality_id, Stop.SUBJECT):
        now_asked = ask(of, keeps_told=keeps_told)
        if not _is_same(now_asked.problem, asked.problem) or (
            _versions(now_asked) != _versions(asked)
        ):
            plan = _fitted(now_asked, plan, run.seed)
        write_plan(now_asked, plan)
    kept = PlanRun.objects.filter(pk=run.pk)
    kept.update(is_straight=now_asked.is_straight, totals=_totals(now_asked, plan))
    return Written(now_asked, plan)


def _is_same(one: Problem, other: Problem) -> bool:
    """Say whether nothing that a plan hangs on is different."""
    return (
        (one.visits, one.team_days, one.areas)
        == (other.visits, other.team_days, other.areas)
    ) and np.array_equal(one.drive_s, other.drive_s)


def _versions(asked: Asked) -> dict[str, int]:
    return {key: one.version for key, one in asked.stops.items()}


def _fitted(asked: Asked, plan: Plan, seed: int) -> Plan:
    effort = Effort(ADAPTING_S, perf_counter, ADAPTING_STEPS)
    return replan(asked.problem, plan, Fixed(), effort, seed)


def _totals(asked: Asked, plan: Plan) -> dict[str, object]:
    """Give sums only, and which areas wait: never a yard."""
    return {
        "drive_s": int(plan.drive_s),
        "team_days": len(plan.days),
        "planned": plan.n_visits,
        "left": len(plan.unplaced),
        "waiting": [int(one) for one in plan.waiting_areas],
        "free_days": len(asked.days) - len(plan.days),
    }


def end_run(run: PlanRun) -> None:
    """End a run; twice is not an error."""
    PlanRun.objects.filter(pk=run.pk, ended_at=None).update(ended_at=now())
