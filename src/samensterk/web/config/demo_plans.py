"""The plan of a round of Noorderveld, to practise on: a first plan, an appointment, a closed road."""

from datetime import timedelta
from time import perf_counter

from samensterk.planning.effort import Effort
from samensterk.planning.round_planning import plan_round
from samensterk.web.accounts.models import User
from samensterk.web.common.moments import now
from samensterk.web.rounds.models import PlanRun, RoadClosure, Round
from samensterk.web.rounds.plans.asking import ask
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.running import end_run, write_run

SEED = 1
ENOUGH_S = 60.0  # a first plan does not look at the clock


def planned_round(of: Round, coordinator: User) -> PlanRun | None:
    """Plan a round that has teams; one that was planned stays as it is."""
    if of.runs.exists():
        return None
    gather_stops(of)
    asked = ask(of)
    if not asked.problem.team_days:
        return None
    run = PlanRun.objects.create(
        municipality_id=of.municipality_id,
        of=of,
        number=1,
        seed=SEED,
        made_by=coordinator,
        made_at=now(),
    )
    effort = Effort(ENOUGH_S, perf_counter)
    plan = plan_round(asked.problem, effort, SEED, is_first=True)
    write_run(run=run, asked=asked, plan=plan, keeps_told=False)
    end_run(run)
    _between(of)
    return run


def _between(of: Round) -> None:
    """Let one visit stay where it is, and a road be closed for some days."""
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    planned = rows.filter(state=Stop.State.PLANNED).select_related("yard")
    first = planned.order_by("day", "place", "pk").first()
    if first is None or first.day is None:
        return
    rows.filter(pk=first.pk).update(is_locked=True)
    RoadClosure.objects.create(
        municipality_id=of.municipality_id,
        of=of,
        name="Kanaalweg, bij de brug",
        x_m=first.yard.x_m + 400,
        y_m=first.yard.y_m,
        radius_m=30,
        from_on=first.day,
        until_on=first.day + timedelta(days=3),
    )
