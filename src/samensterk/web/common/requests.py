"""What a view gets: a request that the door keeper has let through."""

from typing import Any, Protocol

from django.http import HttpRequest

from samensterk.web.common.access import Visitor
from samensterk.web.common.roles import Role


class Place(Protocol):
    """A municipality as this room knows it; `accounts` keeps them."""

    pk: int
    name: str
    slug: str
    code: str


class GuardedRequest(HttpRequest):
    """A request of somebody who is signed in and may be here."""

    user: Any
    visitor: Visitor
    roles: frozenset[Role]


class MunicipalityRequest(GuardedRequest):
    """A request within one municipality, where its user has a role."""

    municipality: Place


class AcrossRequest(GuardedRequest):
    """A request over all municipalities where its user has a role that fits the door."""

    places: frozenset[int]


MOST_DIGITS = 17  # what is longer is the number of no row, and a database refuses it


def number_in(asked: str) -> int | None:
    """Read the number that somebody's address or form names; what is none is `None`."""
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS
    return int(asked) if is_number else None


def wants_part(request: HttpRequest) -> bool:
    """Say whether htmx asks for the part that changed, not for the page."""
    return "HX-Request" in request.headers
