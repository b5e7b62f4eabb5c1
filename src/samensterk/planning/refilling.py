"""Places that come free after everybody was told: only who gains by it moves.

First who has no place in a round, then who has a lesser wish; both in the order of the
waiting list. A group that is too large for what is free is passed over and keeps its
position. A place that is left by who moved on is filled the same way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samensterk.planning.workshops import (
    Choices,
    Group,
    Seats,
    cost_of,
    free_places,
    has_elsewhere,
)


@dataclass(frozen=True, slots=True)
class Move:
    """A group gets a place (`before` is None) or a better wish."""

    group: str
    round: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Refilled:
    """Who sits where now, what changed by it, and places that were there no more.

    `lost` has the seats in sessions that are not given any more: (group, round) to
    workshop.
    """

    seats: Seats
    moves: tuple[Move, ...]
    lost: Seats


def refill(choices: Choices, told: Seats, order: Sequence[str]) -> Refilled:
    """Fill what is free.

    Parameters
    ----------
    choices
        As they are now: without who cancelled, with who came later.
    told
        What everybody was told; who is not in `choices` any more has left the place.
    order
        Keys of all groups in the order of the waiting list.

    Raises
    ------
    TooManySeated
        A session has fewer places than people who were told that they have one.
    ValueError
        A group is not in the order.
    """
    if not set(choices.by_key) <= set(order):
        raise ValueError("a group has no position on the waiting list")
    coming = {
        (key, round_): workshop
        for (key, round_), workshop in told.items()
        if key in choices.by_key and round_ in choices.by_key[key].wishes
    }
    seats = {
        place: workshop
        for place, workshop in coming.items()
        if (workshop, place[1]) in choices.by_place
    }
    lost = {place: one for place, one in coming.items() if place not in seats}
    free = free_places(choices, seats)
    line = [choices.by_key[key] for key in order if key in choices.by_key]
    moves = []
    while move := next(_gains(choices, seats, free, line), None):
        n_people = choices.by_key[move.group].n_people
        free[move.after, move.round] -= n_people
        if move.before is not None:
            free[move.before, move.round] += n_people
        seats[move.group, move.round] = move.after
        moves.append(move)
    return Refilled(seats, tuple(moves), lost)


def _gains(
    choices: Choices,
    seats: Seats,
    free: dict[tuple[str, str], int],
    line: Sequence[Group],
) -> Iterator[Move]:
    for is_seated in (False, True):
        for group in line:
            for round_ in sorted(group.wishes):
                before = seats.get((group.key, round_))
                if (before is not None) is not is_seated:
                    continue
                places = [
                    (group.rank(round_, workshop), workshop)
                    for workshop, its_round in choices.by_place
                    if its_round == round_
                    and free[workshop, round_] >= group.n_people
                    and not has_elsewhere(seats, group, round_, workshop)
                ]
                if not places:
                    continue
                rank, after = min(places)
                if before is None or cost_of(rank) < cost_of(
                    group.rank(round_, before)
                ):
                    yield Move(group.key, round_, before, after)
