"""The plan of a round of Noorderveld, to practise on: made, and made again for what came between."""

from datetime import timedelta
from time import perf_counter

from samensterk.planning.effort import Effort
from samensterk.planning.replanning import Fixed, replan
from samensterk.planning.round_planning import plan_round
from samensterk.web.accounts.models import User
from samensterk.web.common.moments import now, today
from samensterk.web.rounds.models import PlanRun, RoadClosure, Round
from samensterk.web.rounds.plans.asking import ask
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.plans.locking import keep_there
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.running import end_run, write_run
from samensterk.web.rounds.plans.standing import standing_plan

ENOUGH_S = 60.0  # neither looks at the clock
STEPS = 200


def planned_round(of: Round, coordinator: User) -> PlanRun | None:
    """Plan a round that has teams; one that was planned stays as it is."""
    if of.runs.exists():
        return None
    gather_stops(of)
    asked = ask(of)
    if not asked.problem.team_days:
        return None
    run = _run(of, coordinator, 1)
    effort = Effort(ENOUGH_S, perf_counter)
    plan = plan_round(asked.problem, effort, run.seed, is_first=True)
    write_run(run=run, asked=asked, plan=plan, keeps_told=False)
    end_run(run)
    return run


def planned_between(of: Round, coordinator: User) -> PlanRun | None:
    """Give what is open a place between what is planned, as its button does."""
    if of.runs.count() != 1:
        return None
    _close_a_road(of)
    asked = ask(of)
    before = standing_plan(asked)
    if not before.days:
        return None
    run = _run(of, coordinator, 2)
    placed = frozenset(one.visit for day in before.days for one in day.stops)
    effort = Effort(ENOUGH_S, perf_counter, STEPS)
    plan = replan(asked.problem, before, Fixed(visits=placed), effort, run.seed)
    write_run(run=run, asked=asked, plan=plan, keeps_told=False)
    end_run(run)
    return run


def _run(of: Round, coordinator: User, number: int) -> PlanRun:
    return PlanRun.objects.create(
        municipality_id=of.municipality_id,
        of=of,
        number=number,
        seed=number,
        made_by=coordinator,
        made_at=now(),
    )


def _close_a_road(of: Round) -> None:
    """Let one visit to come stay where it is, and a road elsewhere be closed for some days."""
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    planned = rows.filter(state=Stop.State.PLANNED, day__gt=today())
    to_come = list(planned.select_related("yard", "of").order_by("day", "place", "pk"))
    if not to_come:
        return
    keep_there(stop=to_come[0], is_locked=True)
    RoadClosure.objects.create(
        municipality_id=of.municipality_id,
        of=of,
        name="Kanaalweg, bij de brug",
        x_m=to_come[-1].yard.x_m,
        y_m=to_come[-1].yard.y_m,
        radius_m=30,
        from_on=today(),
        until_on=today() + timedelta(days=3),
    )
