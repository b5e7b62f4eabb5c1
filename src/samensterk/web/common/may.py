"""Whether the one who asks may go through a door: for menus, buttons and search."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from samensterk.web.common.access import Answer, Visitor, decide
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role


def may(request: HttpRequest, name: str) -> bool:
    """Decide as the door keeper would, in the municipality of this page."""
    here: Any = getattr(request, "municipality", None)
    return may_in(request, name, here.pk if here is not None else None)


def may_in(request: HttpRequest, name: str, municipality_id: int | None) -> bool:
    """Decide for a municipality that a page outside municipalities shows."""
    doors = import_string(settings.DOORS)
    visitor: Visitor = getattr(request, "visitor", Visitor())
    return decide(doors.get(name), visitor, municipality_id, today()) is Answer.YES


def door_roles(name: str) -> frozenset[Role]:
    """Give who may go through a door, for who is chosen or mailed; nobody when it is not there."""
    door = import_string(settings.DOORS).get(name)
    return frozenset() if door is None else frozenset(door.roles)
