"""What somebody holds and a successor must take over; rooms register their own."""

from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise


class Holding(Protocol):
    """One kind of thing with an owner: tasks, promises, rounds."""

    @property
    def label(self) -> str | Promise:
        """What these things are called together."""

    def count(self, *, user_id: int, municipality_id: int) -> int:
        """Give how many of them somebody has open in a municipality."""

    def move(self, *, from_id: int, to_id: int, municipality_id: int) -> int:
        """Give them all to somebody else; runs inside one transaction."""


@dataclass(slots=True)
class Holdings:
    """The kinds that rooms have registered."""

    kinds: list[Holding] = field(default_factory=list)

    def register(self, holding: Holding) -> None:
        self.kinds.append(holding)


HOLDINGS = Holdings()
