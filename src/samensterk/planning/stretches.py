"""Keep areas together in time: each gets a stretch of consecutive team-days."""

from collections.abc import Sequence

import numpy as np

from samensterk.geo.arrays import Indices, Mask
from samensterk.planning.capacity import AreaWork
from samensterk.planning.rounds import Problem


def in_stretches(
    problem: Problem, areas: Sequence[AreaWork], room: float, margin: int = 0
) -> Mask:
    """Give (visits, team-days): the stretch of each visit's area, in the round's order.

    Parameters
    ----------
    room : how much more time than the estimate each area gets, where there is room;
        1 is the estimate alone
    margin : team-days before and after each stretch that may help out
    """
    order = by_time(problem)
    edges = _edges(problem, areas, order, room)
    open_to = np.zeros((len(problem.visits), len(problem.team_days)), dtype=np.bool_)
    position = {area.key: at for at, area in enumerate(areas)}
    for row, visit in enumerate(problem.visits):
        at = position[visit.area]
        first = max(int(np.floor(edges[at] + 1e-9)) - margin, 0)
        last = int(np.ceil(edges[at + 1] - 1e-9)) + margin
        stretch = order[first : max(last, first + 1)]
        open_to[row, stretch] = True
        if visit.locked_to or visit.appointment:  # its day was agreed on
            open_to[row, :] = True
    return open_to


def by_time(problem: Problem) -> Indices:
    """Give positions of team-days by day, then by team."""
    days = problem.team_days
    order = sorted(
        range(len(days)), key=lambda at: (days[at].day, days[at].start_s, days[at].key)
    )
    return np.array(order, dtype=np.int64)


def _edges(
    problem: Problem, areas: Sequence[AreaWork], order: Indices, room: float
) -> list[float]:
    """Give where each area begins on the line of team-days, as fractions of them."""
    days = problem.team_days
    hours_s = np.array([days[at].end_s - days[at].start_s for at in order], dtype=float)
    loads = np.array([days[at].most_load for at in order], dtype=float)
    day_s, day_load = max(float(hours_s.mean()), 1.0), max(float(loads.mean()), 1.0)
    asked = np.array(
        [max(one.work_s / day_s, one.n_visits / day_load) for one in areas]
    )
    total = max(float(asked.sum()), 1e-9)
    scale = min(len(days) / total, room) if room else len(days) / total
    ends = np.minimum(np.cumsum(asked) * scale, len(days))
    return [0.0, *ends.tolist()]
