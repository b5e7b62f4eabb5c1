"""Search over what somebody may see; rooms register their own finders."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise

from samensterk.web.common.requests import MunicipalityRequest

MOST_PER_KIND = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found."""

    title: str
    url: str
    about: str = ""


class Finder(Protocol):
    """Finds one kind of thing; `door` says who may see it."""

    @property
    def label(self) -> str | Promise:
        """What its results are called together."""

    @property
    def door(self) -> str:
        """The page of a result."""

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        """Give at most `MOST_PER_KIND` things of this municipality."""


@dataclass(slots=True)
class Finders:
    """The finders that rooms have registered."""

    kinds: list[Finder] = field(default_factory=list)

    def register(self, finder: Finder) -> None:
        self.kinds.append(finder)


FINDERS = Finders()
