"""'Why is this visit third?': what every other place in the day would cost."""

from dataclasses import dataclass
from itertools import pairwise

from samensterk.planning.rounds import DayPlan, Plan, Problem
from samensterk.planning.timing import time_day


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """One other place in the order; None where a rule would be broken there."""

    position: int  # 0 is the first visit of the day
    extra_drive_s: int
    extra_wait_s: int | None
    later_back_s: int | None

    @property
    def is_possible(self) -> bool:
        """Say whether hours, lunch and appointments would still be kept."""
        return self.extra_wait_s is not None


def cost_of_order(problem: Problem, plan: Plan, visit: str) -> tuple[OtherPlace, ...]:
    """Give what it costs to visit `visit` earlier or later on its own day.

    The others keep their order. Raises KeyError when the plan has no such visit.
    """
    day, now = _where(plan, visit)
    team_day = problem.team_days[problem.team_day_of()[day.team_day]]
    visit_of = problem.visit_of()
    order = [problem.visits[visit_of[stop.visit]] for stop in day.stops]
    moved = order.pop(now)
    others = []
    for position in range(len(order) + 1):
        if position == now:
            continue
        tried = [*order[:position], moved, *order[position:]]
        places = [team_day.start_place, *(v.place for v in tried), team_day.end_place]
        drive_s = sum(int(problem.drive_s[one, two]) for one, two in pairwise(places))
        timed = time_day(problem, team_day, tried)
        others.append(
            OtherPlace(
                position,
                drive_s - day.drive_s,
                None if timed is None else timed.wait_s - day.wait_s,
                None if timed is None else timed.back_s - day.back_s,
            )
        )
    return tuple(others)


def _where(plan: Plan, visit: str) -> tuple[DayPlan, int]:
    for day in plan.days:
        for at, stop in enumerate(day.stops):
            if stop.visit == visit:
                return day, at
    raise KeyError(visit)
