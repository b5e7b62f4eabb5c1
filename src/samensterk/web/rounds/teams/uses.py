"""Which half days hold planned visits: told by the wing that plans, where there is one.

A half day with visits on it never goes unseen; it is planned anew first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from samensterk.web.rounds.teams.models import Shift


class HalfDayUses(Protocol):
    """What a wing with plans registers."""

    def used_among(self, shifts: Collection[Shift]) -> Sequence[Shift]:
        """Give those of these half days that hold planned visits."""


@dataclass(slots=True)
class HalfDayUsesHolder:
    """The one wing that plans; None where there is none."""

    known: HalfDayUses | None = field(default=None)

    def register(self, uses: HalfDayUses) -> None:
        self.known = uses

    def used_among(self, shifts: Collection[Shift]) -> Sequence[Shift]:
        return self.known.used_among(shifts) if self.known and shifts else []


HALF_DAY_USES = HalfDayUsesHolder()
