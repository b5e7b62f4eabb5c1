"""Two groups of the same number change places in a round: what that would mean, and doing it.

Where the whole stays as good, the one goes first that has less over the whole evening;
where that is the same too, the lot of that round decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from samensterk.planning.draw import order_of
from samensterk.planning.workshops import (
    Choices,
    Group,
    Seats,
    has_elsewhere,
    missed_by,
)

NO_PLACE_COST = 1_000  # more than any wish


class Verdict(Enum):
    """Why two groups change places or do not."""

    CHANGE = auto()
    LOT = auto()
    EVENING = auto()
    LOSS = auto()


def lots_of(choices: Choices, seed: str) -> dict[str, dict[str, int]]:
    """Draw a lot for each group in each round: its position, from 0.

    The method is that of `draw.order_of`, on the seed and the round. Every round has
    lots of its own, so that nobody loses by lot all evening.
    """
    rounds = {one.round for one in choices.sessions}
    keys = [one.key for one in choices.groups]
    return {
        round_: {key: at for at, key in enumerate(order_of(keys, f"{seed}:{round_}"))}
        for round_ in rounds
    }


@dataclass(frozen=True, slots=True)
class Exchanges:
    """What exchanges there are among these seats; `seats` change as they are done."""

    choices: Choices
    seats: Seats
    lots: Mapping[str, Mapping[str, int]]

    def verdict(self, group: Group, other: Group, round_: str) -> Verdict:
        """Say whether `group` should have the place of `other`, and why not."""
        mine, its = self._seat(group, round_), self._seat(other, round_)
        if its is None or not self._can_change(group, other, round_):
            return Verdict.LOSS
        if mine is None:
            # Nobody misses a second round so that another misses none.
            apart = self._n_missed(group) - 1 - self._n_missed(other)
            if apart:
                return Verdict.CHANGE if apart > 0 else Verdict.LOSS
        return self._by_wishes(group, other, round_)

    def _by_wishes(self, group: Group, other: Group, round_: str) -> Verdict:
        mine, its = self._seat(group, round_), self._seat(other, round_)
        now, other_now = self._evening(group), self._evening(other)
        gain = now - self._evening(group, {round_: its})
        loss = self._evening(other, {round_: mine}) - other_now
        if gain <= 0 or gain < loss:
            return Verdict.LOSS
        if gain > loss:
            return Verdict.CHANGE
        apart, apart_then = abs(now - other_now), abs(now - other_now - 2 * gain)
        if apart_then != apart:
            return Verdict.CHANGE if apart_then < apart else Verdict.EVENING
        is_first = self.lots[round_][group.key] < self.lots[round_][other.key]
        return Verdict.CHANGE if is_first else Verdict.LOT

    def members(self, workshop: str, round_: str) -> list[Group]:
        """Give who sits there, the last lot first."""
        lot = self.lots[round_]
        keys = (
            key
            for (key, one), taken in self.seats.items()
            if (one, taken) == (round_, workshop)
        )
        return [
            self.choices.by_key[key]
            for key in sorted(keys, key=lambda key: lot[key], reverse=True)
        ]

    def settle(self) -> None:
        """Let groups change places until no exchange is left that should be."""
        # Every exchange lowers what is missed, or its spread over evenings, or is for a
        # better lot; so it ends.
        while sum(self._settle(round_) for round_ in sorted(self.lots)):
            pass

    def _settle(self, round_: str) -> int:
        lot = self.lots[round_]
        n_changed = 0
        for key in sorted(lot, key=lambda key: lot[key]):
            group = self.choices.by_key[key]
            if round_ in group.wishes and self._find(group, round_):
                n_changed += 1
        return n_changed

    def _find(self, group: Group, round_: str) -> bool:
        mine = self._seat(group, round_)
        there = [workshop for workshop, one in self.choices.by_place if one == round_]
        # Only a better wish is a gain, also when the whole evening is reckoned.
        better = [
            one
            for one in there
            if mine is None or group.rank(round_, one) < group.rank(round_, mine)
        ]
        for workshop in sorted(better, key=lambda one: (group.rank(round_, one), one)):
            for other in self.members(workshop, round_):
                if self.verdict(group, other, round_) is Verdict.CHANGE:
                    self._change(group, other, round_)
                    return True
        return False

    def _change(self, group: Group, other: Group, round_: str) -> None:
        mine = self.seats.pop((group.key, round_), None)
        self.seats[group.key, round_] = self.seats.pop((other.key, round_))
        if mine is not None:
            self.seats[other.key, round_] = mine

    def _seat(self, group: Group, round_: str) -> str | None:
        return self.seats.get((group.key, round_))

    def _evening(
        self, group: Group, instead: Mapping[str, str | None] | None = None
    ) -> int:
        there = {one: self._seat(group, one) for one in group.wishes}
        there.update(instead or {})
        n_missed = sum(workshop is None for workshop in there.values())
        return missed_by(group, there) + n_missed * NO_PLACE_COST

    def _n_missed(self, group: Group) -> int:
        return sum(self._seat(group, one) is None for one in group.wishes)

    def _can_change(self, group: Group, other: Group, round_: str) -> bool:
        mine, its = self._seat(group, round_), self._seat(other, round_)
        return group.n_people == other.n_people and not any(
            workshop is not None and has_elsewhere(self.seats, one, round_, workshop)
            for one, workshop in ((group, its), (other, mine))
        )
