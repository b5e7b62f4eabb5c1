"""From groups of an organisation to roles here, by a table in the settings."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from samensterk.web.accounts.models import Membership, Municipality, User
from samensterk.web.common.moments import today
from samensterk.web.common.roles import IN_MUNICIPALITY, Role

Wanted = frozenset[tuple[str, Role]]


def wanted(claims: Mapping[str, Any]) -> Wanted:
    """Give the municipality codes and roles that somebody's groups stand for."""
    groups = claims.get(settings.ENVIRONMENT.oidc_claim)
    if isinstance(groups, str):
        groups = [groups]
    if not isinstance(groups, list):
        return frozenset()
    return frozenset(_meanings(groups, settings.ENVIRONMENT.oidc_roles))


def _meanings(
    groups: Iterable[Any], table: Mapping[str, str]
) -> Iterable[tuple[str, Role]]:
    for group in groups:
        code, _, role = table.get(str(group), "").partition(":")
        # The platform administrator is never made by somebody else's groups.
        if role in IN_MUNICIPALITY:
            yield code, Role(role)


def are_here(wanted: Wanted) -> bool:
    """Say whether one of these municipalities works with this site."""
    codes = {code for code, _role in wanted}
    return Municipality.objects.filter(code__in=codes).exists()


def rule(user: User) -> bool:
    """Say whether somebody has a role today because his organisation says so."""
    given = Membership.objects.filter(user=user, from_provider=True)
    return bool(settings.ENVIRONMENT.oidc_name) and given.active(today()).exists()


@transaction.atomic
def bring_up_to_date(*, user: User, wanted: Wanted) -> None:
    """Give the roles that are wanted, end those that came this way and are no more.

    Roles by invitation stay as they are.
    """
    day = today()
    User.objects.select_for_update().get(pk=user.pk)  # two browsers come in at once
    given = Membership.objects.filter(user=user, from_provider=True).active(day)
    for one in given.select_related("municipality"):
        place = one.municipality
        if place is None or (place.code, Role(one.role)) not in wanted:
            _take_back(one, day)
    for code, role in wanted:
        place = Municipality.objects.filter(code=code).first()
        if place is not None:
            _give(user, place, role)


def _take_back(one: Membership, day: date) -> None:
    """End a role so that it opens no door today any more."""
    if one.starts_on == day:
        one.delete()
        return
    one.ends_on = day - timedelta(days=1)
    one.save(update_fields=["ends_on"])


def _give(user: User, place: Municipality, role: Role) -> None:
    day = today()
    mine = Membership.objects.filter(user=user, municipality=place, role=role)
    if mine.active(day).exists():
        return
    Membership.objects.update_or_create(
        user=user,
        municipality=place,
        role=role,
        starts_on=day,
        defaults={
            "organisation": place.organisation,
            "ends_on": day if role == Role.DOOR_HELPER else None,
            "from_provider": True,
        },
    )
