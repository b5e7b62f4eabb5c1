"""When a yard was visited last: told by a higher room, where there is one.

The list asks for a condition, so that it stays one question for any number of yards.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from django.db.models import Exists


class LastVisits(Protocol):
    """What a room with visits registers."""

    def visited_since(self, municipality_id: int, day: date | None) -> Exists:
        """Give a condition on rows of yards: visited on or after a day; None is ever."""

    def last_of(self, municipality_id: int, key: str) -> date | None:
        """Give the day of the last visit to one yard."""

    def last_by_area(
        self, municipality_id: int, areas: Collection[int]
    ) -> Mapping[int, date]:
        """Give the day of the last visit in visit areas, by their keys."""


@dataclass(slots=True)
class LastVisitsHolder:
    """The one room that knows of visits; None where there is none."""

    known: LastVisits | None = field(default=None)

    def register(self, visits: LastVisits) -> None:
        self.known = visits


LAST_VISITS = LastVisitsHolder()
