"""Divide the workshops of a meeting fairly when signing up closes.

1. The most people have a place: in every round a workshop, for the whole group.
2. Where places are too few, as few as can be miss a second round, or a third.
3. Then the least is missed: a second choice counts 1 for every person, a third 3, what
   was not among three wishes 6, and an evening without any first choice 1 more.
4. Where that is the same, who has less over the whole evening goes first; then the lot.

The reasons are data; the one who shows them has the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from samensterk.planning.best_seats import MOST_NODES, best_seats
from samensterk.planning.draw import order_of
from samensterk.planning.exchanging import Exchanges, Verdict, lots_of
from samensterk.planning.refilling import refill
from samensterk.planning.workshops import (
    Choices,
    Group,
    Seats,
    free_places,
    has_elsewhere,
)


class Given(StrEnum):
    """What a group has in a round."""

    WISH = "wish"
    NO_WISHES = "no_wishes"  # a place; everything was welcome
    BESIDE_WISHES = "beside_wishes"
    NO_PLACE = "no_place"


class Why(StrEnum):
    """Why a group does not have a workshop that it would rather have."""

    NOT_GIVEN = "not_given"  # not in this round, or not any more
    OTHER_ROUND = "other_round"  # it has this workshop in another round
    TOO_FEW_LEFT = (
        "too_few_left"  # fewer places than the group is; `free` says how many
    )
    LOT = "lot"  # full; it could have been either, and the lot decided
    EVENING = (
        "evening"  # full; it could have been either, and another had less elsewhere
    )
    FULL = "full"  # no group in it could change places with this one without a loss


@dataclass(frozen=True, slots=True)
class Missed:
    """A workshop that would have been better, the wish it was from 1, and why not."""

    workshop: str
    choice: int | None
    why: Why
    free: int = 0


@dataclass(frozen=True, slots=True)
class Seat:
    """What a group has in one round; `choice` is its wish from 1, None if it was none.

    Who has no place sees every workshop of the round in `missed`, others better wishes.
    """

    group: str
    round: str
    workshop: str | None
    given: Given
    choice: int | None
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who is where; `order` is the order of the lot, for the waiting list."""

    seats: tuple[Seat, ...]
    order: tuple[str, ...]
    is_best: bool

    def as_seats(self) -> Seats:
        """Give the places alone, as `refill` asks them."""
        return {
            (one.group, one.round): one.workshop
            for one in self.seats
            if one.workshop is not None
        }


def allocate(
    choices: Choices, seed: str, *, most_nodes: int = MOST_NODES
) -> Allocation:
    """Divide places over groups; the same choices and seed give the same answer.

    Parameters
    ----------
    seed
        What the lot hangs on; best published, or drawn in the open as in `draw`.
    most_nodes
        How far the solver searches; past that `is_best` is false and the other rules
        still hold.
    """
    order = order_of([one.key for one in choices.groups], seed)
    seats, is_best = best_seats(choices, order, most_nodes=most_nodes)
    if not is_best:
        seats = refill(choices, seats, order).seats
    Exchanges(choices, seats, lots_of(choices, seed)).settle()
    if not is_best:
        seats = refill(choices, seats, order).seats
    return Allocation(explain(choices, seats, seed), order, is_best)


def explain(choices: Choices, seats: Seats, seed: str) -> tuple[Seat, ...]:
    """Say of each group in each round what it has and why nothing better, by group."""
    why_not = _Reasons(
        choices,
        free_places(choices, seats),
        Exchanges(choices, seats, lots_of(choices, seed)),
    )
    return tuple(
        why_not.seat(group, round_)
        for group in sorted(choices.groups, key=lambda one: one.key)
        for round_ in sorted(group.wishes)
    )


@dataclass(frozen=True, slots=True)
class _Reasons:
    choices: Choices
    free: dict[tuple[str, str], int]
    exchanges: Exchanges

    def seat(self, group: Group, round_: str) -> Seat:
        workshop = self.exchanges.seats.get((group.key, round_))
        wishes = group.wishes[round_]
        choice = wishes.index(workshop) + 1 if workshop in wishes else None
        better = list(wishes[: choice - 1] if choice else wishes)
        if workshop is None:
            better += self._others(wishes, round_)
        return Seat(
            group.key,
            round_,
            workshop,
            _given(workshop, wishes),
            choice,
            tuple(self._missed(group, round_, one) for one in better),
        )

    def _others(self, wishes: Sequence[str], round_: str) -> list[str]:
        there = (one for one, its_round in self.choices.by_place if its_round == round_)
        return [one for one in there if one not in wishes]

    def _missed(self, group: Group, round_: str, workshop: str) -> Missed:
        wishes = group.wishes[round_]
        choice = wishes.index(workshop) + 1 if workshop in wishes else None
        why = self._why(group, round_, workshop)
        free = self.free[workshop, round_] if why is Why.TOO_FEW_LEFT else 0
        return Missed(workshop, choice, why, free)

    def _why(self, group: Group, round_: str, workshop: str) -> Why:
        session = self.choices.by_place.get((workshop, round_))
        if session is None:
            return Why.NOT_GIVEN
        if has_elsewhere(self.exchanges.seats, group, round_, workshop):
            return Why.OTHER_ROUND
        if self.free[workshop, round_] or session.places < group.n_people:
            return Why.TOO_FEW_LEFT
        verdicts = {
            self.exchanges.verdict(group, one, round_)
            for one in self.exchanges.members(workshop, round_)
        }
        if Verdict.LOT in verdicts:
            return Why.LOT
        return Why.EVENING if Verdict.EVENING in verdicts else Why.FULL


def _given(workshop: str | None, wishes: Sequence[str]) -> Given:
    if workshop is None:
        return Given.NO_PLACE
    if not wishes:
        return Given.NO_WISHES
    return Given.WISH if workshop in wishes else Given.BESIDE_WISHES
