"""Where personal data come from; rooms register who can tell, for papers and pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Origin:
    """One source, with the day of what was taken from it (empty: not known)."""

    title: str
    date: str = ""


@dataclass(slots=True)
class Origins:
    """Who can tell, for one municipality, what came from outside."""

    tellers: list[Callable[[int], Sequence[Origin]]] = field(default_factory=list)

    def register(self, teller: Callable[[int], Sequence[Origin]]) -> None:
        self.tellers.append(teller)

    def of(self, municipality_id: int) -> list[Origin]:
        return [one for teller in self.tellers for one in teller(municipality_id)]


ORIGINS = Origins()
