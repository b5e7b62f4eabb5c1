"""What other wings and rooms show on the page of an event; they register it here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.models import Event


@dataclass(frozen=True, slots=True)
class EventPart:
    """A fragment of the page: its template gets `part` as its context."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventPartMaker:
    """Makes a part when there is something to show; `door` says who may see it."""

    door: str
    make: Callable[[MunicipalityRequest, Event], EventPart | None]


EVENT_PARTS: list[EventPartMaker] = []


def parts_of(request: MunicipalityRequest, event: Event) -> Iterator[EventPart]:
    """Give the parts that somebody may see, in the order of registration."""
    for maker in EVENT_PARTS:
        part = maker.make(request, event) if may(request, maker.door) else None
        if part is not None:
            yield part
