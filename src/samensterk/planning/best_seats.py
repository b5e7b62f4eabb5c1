"""Most people seated first, then the least missed: an integer program for HiGHS.

HiGHS (https://highs.dev) comes with scipy. Big weights make one number of two aims: a
person more with a place weighs more than all wishes together. Only when not everybody
can have a place in every round it is asked a second time, to spread what is missing.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from samensterk.planning.workshops import Choices, Group, Seats, Session, cost_of

# A limit in steps and not in seconds, so that a busy machine gives the same answer.
MOST_NODES = 2_000


@dataclass(frozen=True, slots=True)
class _Option:
    """A group could be in a session; `cost` is what all its people miss there."""

    group: Group
    session: Session
    cost: int


@dataclass(slots=True)
class _Rows:
    """Rows of a matrix, written one after the other: lower <= row * x <= upper."""

    at: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)

    def add(
        self,
        row: dict[int, int],
        *,
        lower: float = -np.inf,
        upper: float = np.inf,
    ) -> None:
        """Write down one row: values by column."""
        self.at += [len(self.lower)] * len(row)
        self.columns += row
        self.values += row.values()
        self.lower.append(lower)
        self.upper.append(upper)

    def as_constraint(self, n_columns: int) -> LinearConstraint:
        shape = (len(self.lower), n_columns)
        matrix = sparse.csr_matrix((self.values, (self.at, self.columns)), shape=shape)
        return LinearConstraint(matrix, np.array(self.lower), np.array(self.upper))


def best_seats(
    choices: Choices, order: Sequence[str], *, most_nodes: int = MOST_NODES
) -> tuple[Seats, bool]:
    """Seat the most people, spread what is missing, and then let the least be missed.

    Parameters
    ----------
    order
        Keys of all groups as the lot has them: where several answers are as good, this
        is all that the solver can tell groups apart by.
    most_nodes
        How far to search.

    Returns
    -------
    seats
    is_best : whether it is proven that nothing is better
    """
    groups = [choices.by_key[key] for key in order]
    options = [
        _Option(group, one, _cost(group, one))
        for group in groups
        for one in choices.by_place.values()
        if one.round in group.wishes and group.n_people <= one.places
    ]
    if not options:
        return {}, True
    people = np.array([one.group.n_people for one in options])
    found = _most_people(options, people, most_nodes)
    chosen = _chosen(found, len(options))
    asked = sum(len(one.wishes) * one.n_people for one in groups)
    is_best = found.status == 0
    if is_best and people[chosen].sum() < asked:
        found = _spread(options, int(people[chosen].sum()), most_nodes)
        is_best = found.status == 0
        if found.x is not None:
            chosen = _chosen(found, len(options))
    taken = (options[at] for at in chosen)
    seats = {(one.group.key, one.session.round): one.session.workshop for one in taken}
    return seats, is_best


def _cost(group: Group, session: Session) -> int:
    return cost_of(group.rank(session.round, session.workshop)) * group.n_people


def _chosen(found: OptimizeResult, n_options: int) -> NDArray[np.intp]:
    if found.x is None:
        return np.empty(0, dtype=np.intp)
    return np.flatnonzero(found.x[:n_options] > 0.5)


def _most_people(
    options: Sequence[_Option], people: NDArray[np.int64], most_nodes: int
) -> OptimizeResult:
    cost = np.array([one.cost for one in options], dtype=np.float64)
    weight = cost - people * (1 + _most_cost(options))
    return _solve(weight, len(options), _limits(options), most_nodes)


def _spread(
    options: Sequence[_Option], n_seated: int, most_nodes: int
) -> OptimizeResult:
    """Seat as many people, but let as few as can be miss a second or third round."""
    rows = _limits(options)
    rows.add({at: one.group.n_people for at, one in enumerate(options)}, lower=n_seated)
    mine: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(options):
        mine[one.group.key].append(at)
    cost: list[float] = [one.cost for one in options]
    a_round = 1 + _most_cost(options)
    for columns in mine.values():
        group = options[columns[0]].group
        for n_rounds in range(1, len(group.wishes)):
            # A column of its own that says how many rounds are missed past the first,
            # and past the second: so a second one weighs more, and a third yet more.
            row = dict.fromkeys([*columns, len(cost)], 1)
            rows.add(row, lower=len(group.wishes) - n_rounds)
            cost.append(group.n_people * a_round)
    return _solve(np.array(cost, np.float64), len(options), rows, most_nodes)


def _most_cost(options: Sequence[_Option]) -> int:
    """Give what all costs together cannot exceed."""
    most: Counter[tuple[str, str]] = Counter()
    for one in options:
        place = one.group.key, one.session.round
        most[place] = max(most[place], one.cost)
    return most.total()


def _limits(options: Sequence[_Option]) -> _Rows:
    """Write down: one workshop a round, no workshop twice, no more than the places."""
    once: dict[tuple[str, str, str], dict[int, int]] = defaultdict(dict)
    places: dict[Session, dict[int, int]] = defaultdict(dict)
    for at, one in enumerate(options):
        once[one.group.key, "round", one.session.round][at] = 1
        once[one.group.key, "workshop", one.session.workshop][at] = 1
        places[one.session][at] = one.group.n_people
    rows = _Rows()
    for row in once.values():
        rows.add(row, upper=1)
    for session, row in places.items():
        rows.add(row, upper=session.places)
    return rows


def _solve(
    weight: NDArray[np.float64], n_options: int, rows: _Rows, most_nodes: int
) -> OptimizeResult:
    is_option = np.arange(len(weight)) < n_options
    return milp(
        weight,
        integrality=is_option.astype(np.int64),
        bounds=Bounds(0, np.where(is_option, 1, np.inf)),
        constraints=rows.as_constraint(len(weight)),
        options={"mip_rel_gap": 0, "node_limit": most_nodes},
    )
