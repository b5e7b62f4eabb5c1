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

from samensterk.planning.workshops import (
    NO_FIRST_COST,
    Choices,
    Group,
    Seats,
    Session,
    cost_of,
)

# A limit in steps and not in seconds, so that a busy machine gives the same answer.
MOST_NODES = 20
MOST_S = 30.0  # a net under that: nobody waits longer, and the answer says so


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
    asked = sum(len(one.wishes) * one.n_people for one in groups)
    most = _most_there_could_be(choices)
    chosen, is_best = _most_people(
        options, most_nodes, most=most, is_short=most < asked
    )
    n_seated = sum(options[at].group.n_people for at in chosen)
    if is_best and n_seated < asked:
        found = _spread(options, n_seated, most_nodes)
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


def _most_there_could_be(choices: Choices) -> int:
    """Count people, or places where these are fewer, in every round."""
    places: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for session in choices.sessions:
        places[session.round] += session.places
    for group in choices.groups:
        for round_ in group.wishes:
            people[round_] += group.n_people
    return (places & people).total()


def _most_people(
    options: Sequence[_Option], most_nodes: int, *, most: int, is_short: bool
) -> tuple[NDArray[np.intp], bool]:
    """Seat the most people; wishes can wait when it `is_short` and is asked again."""
    people = np.array([one.group.n_people for one in options])
    if is_short:
        plain = _largest_first(options)
        if people[plain].sum() == most:
            return plain, True
    rows = _limits(options)
    # Wishes are reckoned in any case: among equals the solver searches much longer.
    cost = np.array(_costs(options, rows), np.float64)
    cost[: len(options)] -= people * (1 + _most_cost(options))
    found = _solve(cost, len(options), rows, most_nodes)
    return _chosen(found, len(options)), found.status == 0


def _largest_first(options: Sequence[_Option]) -> NDArray[np.intp]:
    """Fill sessions without looking at wishes; often that fills every place there is."""
    free = {one.session: one.session.places for one in options}
    taken: set[tuple[str, str, str]] = set()
    chosen = []
    by_size = sorted(
        range(len(options)), key=lambda at: options[at].group.n_people, reverse=True
    )
    for at in by_size:
        group, session = options[at].group, options[at].session
        marks = {
            (group.key, "round", session.round),
            (group.key, "workshop", session.workshop),
        }
        if free[session] >= group.n_people and not marks & taken:
            free[session] -= group.n_people
            taken |= marks
            chosen.append(at)
    return np.array(chosen, dtype=np.intp)


def _spread(
    options: Sequence[_Option], n_seated: int, most_nodes: int
) -> OptimizeResult:
    """Seat as many people, but let as few as can be miss a second or third round."""
    rows = _limits(options)
    cost = _costs(options, rows)
    a_round = 1 + _most_cost(options)
    n_missing = -n_seated
    missing: dict[int, int] = {}
    for group, mine in _by_group(options):
        n_rounds = len(group.wishes)
        n_missing += n_rounds * group.n_people
        # A column that says how many rounds are missed; then one for what is past the
        # first, and past the second: so a second weighs more, and a third yet more.
        missed = len(cost)
        missing[missed] = group.n_people
        rows.add(dict.fromkeys([*mine, missed], 1), lower=n_rounds, upper=n_rounds)
        cost.append(0)
        for n in range(1, n_rounds):
            rows.add({missed: -1, len(cost): 1}, lower=-n)
            cost.append(group.n_people * a_round)
    rows.add(missing, upper=n_missing)
    return _solve(np.array(cost, np.float64), len(options), rows, most_nodes)


def _costs(options: Sequence[_Option], rows: _Rows) -> list[int]:
    """Give the cost of each option, and then of evenings without any first wish.

    These have columns and rows of their own: such an evening or a first wish.
    """
    cost = [one.cost for one in options]
    for group, mine in _by_group(options):
        firsts = [at for at in mine if not options[at].cost]
        rows.add(dict.fromkeys([*firsts, len(cost)], 1), lower=1)
        cost.append(group.n_people * NO_FIRST_COST)
    return cost


def _by_group(options: Sequence[_Option]) -> list[tuple[Group, list[int]]]:
    mine: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(options):
        mine[one.group.key].append(at)
    return [(options[those[0]].group, those) for those in mine.values()]


def _most_cost(options: Sequence[_Option]) -> int:
    """Give what all costs together cannot exceed."""
    most: Counter[tuple[str, str]] = Counter()
    for one in options:
        place = one.group.key, one.session.round
        most[place] = max(most[place], one.cost + one.group.n_people * NO_FIRST_COST)
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
        options={"mip_rel_gap": 0, "node_limit": most_nodes, "time_limit": MOST_S},
    )
