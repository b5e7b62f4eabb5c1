"""Planning a round as a job: a first plan within seconds, then a better one."""

from collections.abc import Mapping
from time import perf_counter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.planning.effort import Effort
from samensterk.planning.replanning import Fixed, replan
from samensterk.planning.round_planning import plan_round
from samensterk.planning.rounds import Plan
from samensterk.web.common.jobs import JobKind, JobRefused, JobRun, last_step
from samensterk.web.common.processing import Action, all_at_once, done_as
from samensterk.web.common.purposes import Purpose
from samensterk.web.rounds.plans.asking import Asked, ask
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.plans.models import PlanRun, Stop
from samensterk.web.rounds.plans.running import OPEN, PLAN_ROUND, end_run, write_run
from samensterk.web.rounds.plans.standing import standing_plan

# Seconds to think about a better plan: some, and more for more visits. The last is for
# the whole job: who waits for a first plan on a busy machine waits no longer in all.
LEAST_S, EACH_S, WHOLE_S = 1.0, 0.04, 12.0
STEPS = 4


def plan_stops(job: JobRun) -> Mapping[str, Any]:
    """Plan the visits of a round; done again after a stop it begins anew."""
    rows = PlanRun.objects.select_related("of__scan", "of__municipality")
    run = rows.filter(pk=job.arguments["run"]).first()
    if run is None or run.ended_at is not None:
        return {}
    is_all = job.arguments["what"] != OPEN
    done_as(Action.WRITE)
    began_s = perf_counter()
    job.report(0, STEPS, _("who is to be visited"))
    gather_stops(run.of)
    asked = _asked(run, keeps_told=is_all)
    if not asked.problem.team_days:
        end_run(run)
        raise JobRefused(_("No team can on any day that is still to come."))
    job.report(1, STEPS, _("a first plan"))
    made = None if is_all else _only_open(run, asked, began_s)
    if made is None:
        effort = _effort(asked, began_s)
        first = plan_round(asked.problem, effort, run.seed, is_first=True)
        write_run(run=run, asked=asked, plan=first, keeps_told=is_all)
        job.report(2, STEPS, _("a better plan"))
        asked = _asked(run, keeps_told=is_all)
        made = plan_round(asked.problem, _effort(asked, began_s), run.seed)
    job.report(3, STEPS, _("writing the plan"))
    with last_step(job) as result:
        written = write_run(run=run, asked=asked, plan=made, keeps_told=is_all)
        end_run(run)
        result["planned"] = written.plan.n_visits
        result["left"] = len(written.plan.unplaced)
    return result


def _asked(run: PlanRun, *, keeps_told: bool) -> Asked:
    with all_at_once(run.municipality_id, Stop.SUBJECT):
        return ask(run.of, keeps_told=keeps_told)


def _only_open(run: PlanRun, asked: Asked, began_s: float) -> Plan | None:
    """Leave what is planned on its day, and give the rest a place between."""
    before = standing_plan(asked)
    if not before.days:
        return None
    placed = frozenset(one.visit for day in before.days for one in day.stops)
    effort = _effort(asked, began_s)
    return replan(asked.problem, before, Fixed(visits=placed), effort, run.seed)


def _effort(asked: Asked, began_s: float) -> Effort:
    think_s = LEAST_S + EACH_S * len(asked.problem.visits)
    left_s = began_s + WHOLE_S - perf_counter()
    return Effort(max(min(think_s, left_s), LEAST_S), perf_counter)


JOB = JobKind(
    PLAN_ROUND,
    gettext_lazy("planning a round"),
    plan_stops,
    Purpose.PREPARE_ROUND,
    page=("rounds:plan", "round_id"),
)
