"""Hours that higher rooms plan for organisations, beside those of tasks: rounds of visits.

A room registers what it plans; the hours of a programme show these apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OrganisationHours:
    """What one organisation is to give."""

    organisation_id: int
    organisation: str
    hours: Decimal


class PlannedHours(Protocol):
    """What a room registers: a few queries for any number of rows."""

    def __call__(self, programme_id: int) -> Sequence[OrganisationHours]:
        """Give the planned hours of one programme, an organisation once."""


@dataclass(slots=True)
class PlannedHoursOfRooms:
    """Everything that rooms have registered."""

    kinds: list[PlannedHours] = field(default_factory=list)

    def register(self, kind: PlannedHours) -> None:
        self.kinds.append(kind)

    def of(self, programme_id: int) -> list[OrganisationHours]:
        return [one for kind in self.kinds for one in kind(programme_id)]


PLANNED_HOURS = PlannedHoursOfRooms()
