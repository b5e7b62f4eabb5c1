"""Stands before every page: who is not in the table of doors does not come in."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from allauth.account.adapter import get_adapter
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from samensterk.web.accounts import queries, services
from samensterk.web.accounts.freshness import TO_OPEN_S, TO_SEND_S, is_fresh
from samensterk.web.accounts.models import Municipality
from samensterk.web.common.access import (
    Answer,
    Door,
    Scope,
    Visitor,
    active_roles,
    decide,
    places_with_role,
    roles_anywhere,
)
from samensterk.web.common.moments import today
from samensterk.web.common.requests import AcrossRequest, MunicipalityRequest
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS

MUNICIPALITY = "municipality"  # its place in an address


class DoorKeeper:
    """Let people through, send them to sign in, or know of nothing (404)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: MunicipalityRequest,
        view: Callable[..., HttpResponse],
        arguments: Sequence[Any],
        named: dict[str, Any],
    ) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        door = DOORS.get(name)
        here = _municipality(door, named)
        _introduce(request, door, here)
        if door is not None and door.scope is Scope.ANYBODY:
            return None
        here_id = here.pk if here else None
        answer = decide(door, request.visitor, here_id, today())
        if answer is Answer.YES and door is not None and _is_real(door, here):
            return _ask_again(request, door)
        return _refuse(request, name, here, answer)


def _municipality(door: Door | None, named: dict[str, Any]) -> Municipality | None:
    """Take the municipality out of the address, so that views get it checked."""
    if door is None or door.scope is not Scope.MUNICIPALITY:
        return None
    return queries.municipality_of(str(named.pop(MUNICIPALITY)))


def _is_real(door: Door, here: Municipality | None) -> bool:
    return door.scope is not Scope.MUNICIPALITY or here is not None


def _introduce(
    request: MunicipalityRequest, door: Door | None, here: Municipality | None
) -> None:
    """Tell views who asks, and where; a page for anybody need not look it up."""
    is_across = door is not None and door.scope is Scope.ACROSS

    def find_visitor() -> Visitor:
        proved = bool(request.session.get(queries.PROVED_ELSEWHERE))
        return queries.visitor_of(request.user, proved_elsewhere=proved)

    def find_roles() -> frozenset[Role]:
        if is_across:
            return roles_anywhere(request.visitor.grants, today())
        here_id = here.pk if here else None
        return active_roles(request.visitor.grants, here_id, today())

    request.visitor = SimpleLazyObject(find_visitor)  # type: ignore[assignment]
    request.roles = SimpleLazyObject(find_roles)  # type: ignore[assignment]
    if here is not None:
        request.municipality = here
    if door is not None and is_across:
        # The view takes its municipalities from here, so that it cannot take more.
        places = places_with_role(request.visitor.grants, door.roles, today())
        cast("AcrossRequest", request).places = places


def _refuse(
    request: MunicipalityRequest, name: str, here: Municipality | None, answer: Answer
) -> HttpResponse:
    if answer is Answer.NOT_SIGNED_IN:
        return redirect_to_login(request.get_full_path())
    if answer is Answer.NO_SECOND_FACTOR:
        return redirect("accounts:second_factor")
    if request.visitor.is_signed_in:
        services.note_refusal(
            user=request.user, municipality=here, door=name, answer=answer
        )
    raise Http404


def _ask_again(request: MunicipalityRequest, door: Door) -> HttpResponse | None:
    """Send somebody to prove again who he is, before something sensitive."""
    if not door.is_sensitive:
        return None
    is_sent = request.method == "POST"
    if is_fresh(request, TO_SEND_S if is_sent else TO_OPEN_S):
        return None
    methods = get_adapter().get_reauthentication_methods(request.user)
    where = methods[0]["url"] if methods else reverse("account_login")
    return HttpResponseRedirect(
        f"{where}?{urlencode({'next': request.get_full_path()})}"
    )
