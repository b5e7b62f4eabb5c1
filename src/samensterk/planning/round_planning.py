"""Plan a round: whole areas in their order, and later areas wait when it does not fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from samensterk.geo.arrays import Mask
from samensterk.planning.capacity import (
    AreaWork,
    capacity_of,
    fit_areas,
    only_areas,
    work_of,
)
from samensterk.planning.effort import Effort
from samensterk.planning.nearest import plan_by_hand
from samensterk.planning.reasons import impossible
from samensterk.planning.rounds import Plan, Problem, TeamDay
from samensterk.planning.solving import first_plan, solve
from samensterk.planning.stretches import in_stretches

# Room for each area beyond the estimate, and team-days beside its stretch that help
# out: first as few team-days as can be, then wider, at last every one there is.
WIDENINGS = ((1.03, 1), (1.25, 1), (1.6, 2), (0.0, 3))
LARGEST = 400  # visits that are planned as one problem
DAY_COST_S = 7_200  # a team-day more is worth two hours of driving less


@dataclass(frozen=True)
class _Block:
    """Areas that are planned together, where their visits may be, and a first plan."""

    problem: Problem
    open_to: Mask
    plan: Plan


def plan_round(
    problem: Problem, effort: Effort, seed: int, *, is_first: bool = False
) -> Plan:
    """Plan all visits of as many areas of the round's order as fit.

    A visit that nobody could make (no road, no skill, outside all hours) is named with
    its reason and holds up nothing. When another visit of an area that was taken finds
    no place, the last area of the order waits as a whole and the rest is planned again.
    Areas with a locked visit or an appointment stay.

    Parameters
    ----------
    is_first : give a plan to look at within seconds; it may be made better later
    """
    cannot = impossible(problem)
    names = {one.visit for one in cannot}
    possible = tuple(one for one in problem.visits if one.key not in names)
    asked = replace(problem, visits=possible, day_cost_s=DAY_COST_S)
    areas = work_of(asked, possible)
    taken = list(fit_areas(areas, capacity_of(asked, possible)).taken)
    blocks = _shrink_until_it_fits(asked, areas, taken, effort)
    if not is_first:
        blocks = _improved(blocks, effort, seed)
    area_of = {one.key: one.area for one in problem.visits}
    waiting = tuple(dict.fromkeys(one.key for one in areas if one.key not in taken))
    unplaced = [one for one in cannot if area_of[one.visit] in taken]
    unplaced += [one for block in blocks for one in block.plan.unplaced]
    days = sorted(
        (day for block in blocks for day in block.plan.days),
        key=lambda day: problem.team_day_of()[day.team_day],
    )
    return Plan(tuple(days), tuple(unplaced), waiting)


def _shrink_until_it_fits(
    problem: Problem, areas: Sequence[AreaWork], taken: list[str], effort: Effort
) -> list[_Block]:
    """Take the last area off `taken` until every visit of the others has a place."""
    kept = {one.key for one in areas if one.kept}
    while True:
        works = [one for one in areas if one.key in taken]
        blocks = _try(problem, works, effort)
        movable = [key for key in taken if key not in kept]
        if not movable or not any(block.plan.unplaced for block in blocks):
            return blocks
        taken.remove(movable[-1])


def _try(problem: Problem, areas: Sequence[AreaWork], effort: Effort) -> list[_Block]:
    blocks: list[_Block] = []
    used: set[str] = set()
    groups = _groups(areas)
    for at, group in enumerate(groups):
        later = {one.key for after in groups[at + 1 :] for one in after}
        promised = _promised(problem, later)
        free = tuple(
            one
            for one in problem.team_days
            if one.key not in used and not _is_promised(one, promised)
        )
        part = only_areas(problem, {one.key for one in group})
        block = _widen(replace(part, team_days=free), group, effort)
        used |= {day.team_day for day in block.plan.days}
        blocks.append(block)
        if block.plan.unplaced:
            break
    return blocks


def _groups(areas: Sequence[AreaWork]) -> list[list[AreaWork]]:
    """Give consecutive areas together, up to the largest problem."""
    groups: list[list[AreaWork]] = []
    n_last = 0
    for one in areas:
        if not groups or n_last + one.n_visits > LARGEST:
            groups.append([])
            n_last = 0
        groups[-1].append(one)
        n_last += one.n_visits
    return groups


def _promised(problem: Problem, later: set[str]) -> tuple[set[str], set[int]]:
    """Give the team-days and days that visits of later areas are held to."""
    visits = [one for one in problem.visits if one.area in later]
    return (
        {one.locked_to for one in visits if one.locked_to},
        {one.appointment.day for one in visits if one.appointment},
    )


def _is_promised(team_day: TeamDay, promised: tuple[set[str], set[int]]) -> bool:
    return team_day.key in promised[0] or team_day.day in promised[1]


def _widen(problem: Problem, areas: Sequence[AreaWork], effort: Effort) -> _Block:
    """Give areas more room until all visits have a place, or there is no more room."""
    best = _Block(problem, _nothing(problem), Plan(()))
    if not problem.team_days or not problem.visits:
        return replace(best, plan=first_plan(problem, effort))
    for open_to, plan in _trials(problem, areas, effort):
        if plan.n_visits > best.plan.n_visits or not best.plan.unplaced:
            best = _Block(problem, open_to, plan)
        if not plan.unplaced:
            break
    return best


def _trials(
    problem: Problem, areas: Sequence[AreaWork], effort: Effort
) -> Iterator[tuple[Mask, Plan]]:
    """Give plans from compact to wide; an area waits only when none of them does it."""
    for room, margin in WIDENINGS:
        open_to = in_stretches(problem, areas, room, margin)
        yield open_to, first_plan(problem, effort, open_to)
    yield open_to, plan_by_hand(problem)
    yield open_to, first_plan(problem, effort, open_to, is_quick=False)


def _nothing(problem: Problem) -> Mask:
    return np.zeros((len(problem.visits), len(problem.team_days)), dtype=np.bool_)


def _improved(blocks: Sequence[_Block], effort: Effort, seed: int) -> list[_Block]:
    """Think longer about each block, and keep the better of the two plans."""
    better = []
    for at, block in enumerate(blocks):
        limit = effort.part(1 / (len(blocks) - at))
        plan = solve(block.problem, limit, seed, block.open_to)
        best = min(block.plan, plan, key=block.problem.cost_of)
        better.append(replace(block, plan=best))
    return better
