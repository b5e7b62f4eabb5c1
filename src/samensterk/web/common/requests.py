"""What a view gets: a request that the door keeper has let through."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from samensterk.web.common.access import Visitor
from samensterk.web.common.roles import Role

if TYPE_CHECKING:
    from samensterk.web.accounts.models import Municipality, User


class GuardedRequest(HttpRequest):
    """A request of somebody who is signed in and may be here."""

    user: "User"
    visitor: Visitor
    roles: frozenset[Role]
    htmx: Any


class MunicipalityRequest(GuardedRequest):
    """A request within one municipality, where its user has a role."""

    municipality: "Municipality"
