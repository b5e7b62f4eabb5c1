"""Writes one line in the processing log for every page that used personal data."""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

from samensterk.web.common.access import Door
from samensterk.web.common.processing import Action, Gathered, Use, gathering, record
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.config.doors import DOORS
from samensterk.web.config.request_ids import current_request_id

SAFE = {"GET", "HEAD", "OPTIONS"}


class LogKeeper:
    """Stands closest to the pages: what cannot be written down is not shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: MunicipalityRequest) -> HttpResponse:
        with gathering() as gathered:
            response = self.get_response(request)
        if gathered.subjects:
            record(_use(request, gathered), gathered)
        return response


def _use(request: MunicipalityRequest, gathered: Gathered) -> Use:
    match = request.resolver_match
    name = match.view_name if match else ""
    door = DOORS.get(name)
    return Use(
        user_id=request.user.pk,
        roles=",".join(sorted(one for one in door.roles if one in request.roles))
        if door
        else "",
        door=name,
        action=gathered.action or _action(request),
        purpose=gathered.purpose or _purpose_of(door, name),
        reason=gathered.reason,
        request_id=current_request_id(),
    )


def _action(request: HttpRequest) -> Action:
    return Action.READ if request.method in SAFE else Action.WRITE


def _purpose_of(door: Door | None, name: str) -> str:
    """Give what the table of doors says; a page without a purpose may show no yard."""
    if door is None or door.purpose is None:
        raise ImproperlyConfigured(f"{name} uses personal data without a purpose")
    return door.purpose
