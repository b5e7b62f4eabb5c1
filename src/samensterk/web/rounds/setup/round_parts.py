"""What wings above show on the page of a round; they register it here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.setup.models import Round


@dataclass(frozen=True, slots=True)
class RoundPart:
    """A fragment of the page: its template gets `part` as its context."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    # What waits for the reader, and where it is done; told at the top of the page.
    waits: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class RoundPartMaker:
    """Makes a part when there is something to show; `door` says who may see it."""

    door: str
    make: Callable[[MunicipalityRequest, Round], RoundPart | None]


ROUND_PARTS: list[RoundPartMaker] = []


def parts_of(request: MunicipalityRequest, of: Round) -> Iterator[RoundPart]:
    """Give the parts that somebody may see, in the order of registration."""
    for maker in ROUND_PARTS:
        part = maker.make(request, of) if may(request, maker.door) else None
        if part is not None:
            yield part
