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
    doors = import_string(settings.DOORS)
    here: Any = getattr(request, "municipality", None)
    visitor: Visitor = getattr(request, "visitor", Visitor())
    here_id = here.pk if here is not None else None
    return decide(doors.get(name), visitor, here_id, today()) is Answer.YES


def door_roles(name: str) -> frozenset[Role]:
    """Give who may go through a door, for who is chosen or mailed; nobody when it is not there."""
    door = import_string(settings.DOORS).get(name)
    return frozenset() if door is None else frozenset(door.roles)
