"""Every address has a key: who fits comes in, everybody else knows of nothing."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import is_mfa_enabled
from django.urls import get_resolver, reverse
from web.addresses import PARTS, address, addresses, give_to
from web.members import SECRET, make_member, make_place, sign_in

from samensterk.web.accounts.models import Membership, RefusedDoor
from samensterk.web.common.access import Scope
from samensterk.web.common.moments import today
from samensterk.web.common.roles import WITHOUT_SECOND_FACTOR, Role
from samensterk.web.config.doors import DOORS

pytestmark = pytest.mark.django_db
WITHIN = [name for name, door in DOORS.items() if door.scope is Scope.MUNICIPALITY]
PLATFORM = [name for name, door in DOORS.items() if door.scope is Scope.PLATFORM]
ACROSS = [name for name, door in DOORS.items() if door.scope is Scope.ACROSS]
SIGNED_IN = [name for name, door in DOORS.items() if door.scope is Scope.SIGNED_IN]


def test_every_door_is_listed_once():
    found = [name for name, _parts in addresses(get_resolver())]

    assert sorted(found) == sorted(DOORS)


def asks(client, url):
    """Open it; what can only be sent is sent empty."""
    answer = client.get(url)
    return answer if answer.status_code != 405 else client.post(url)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("door", WITHIN)
def test_a_role_opens_its_own_doors_and_no_other(client, place, door, role):
    url = address(door, place)
    if role == Role.PLATFORM_ADMIN:
        sign_in(client, make_member(role, None).user)
    else:
        sign_in(client, give_to(make_member(role, place).user))

    answer = asks(client, url)

    assert (answer.status_code != 404) == (role in DOORS[door].roles)
    assert answer.status_code in (200, 302, 404)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("door", ACROSS)
def test_a_door_across_opens_to_its_roles_anywhere(client, place, door, role):
    url = address(door, place)
    here = None if role == Role.PLATFORM_ADMIN else place
    sign_in(client, make_member(role, here).user)

    answer = asks(client, url)

    assert (answer.status_code != 404) == (role in DOORS[door].roles)
    assert answer.status_code in (200, 302, 404)


@pytest.mark.parametrize("door", ACROSS)
def test_a_door_across_asks_a_stranger_to_sign_in(client, place, door):
    url = address(door, place)

    answer = asks(client, url)

    assert answer.status_code == 302
    assert answer.url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("door", ACROSS)
def test_a_door_across_shows_only_where_the_role_is_held_today(
    client, place, neighbour, door
):
    url = address(door, place)
    role = min(DOORS[door].roles)
    yesterday = today() - timedelta(days=1)
    member = make_member(role, place)
    for other, ends_on in (
        (neighbour, yesterday),
        (make_place("Veld", "GM9904"), None),
    ):
        Membership.objects.create(
            user=member.user,
            municipality=other,
            organisation=other.organisation,
            role=role if other == neighbour else Role.PARTNER,
            starts_on=yesterday,
            ends_on=ends_on,
        )
    sign_in(client, member.user)

    answer = asks(client, url)

    assert answer.wsgi_request.places == {place.pk}
    assert role in answer.wsgi_request.roles


@pytest.mark.parametrize("door", WITHIN)
def test_a_stranger_is_asked_to_sign_in_and_learns_nothing(client, place, door):
    url = address(door, place)
    elsewhere = url.replace(place.slug, "nergens")

    answers = [asks(client, one) for one in (url, elsewhere)]

    assert [one.status_code for one in answers] == [302, 302]
    assert all(one.url.startswith(reverse("account_login")) for one in answers)


@pytest.mark.parametrize("door", WITHIN)
def test_somebody_of_another_municipality_sees_nothing(client, place, neighbour, door):
    url = address(door, place)
    for role in DOORS[door].roles:
        sign_in(client, make_member(role, neighbour).user)

        assert asks(client, url).status_code == 404


# Pages about one thing of a municipality; the others show the municipality itself, or
# a kind of thing that every municipality has.
ONE_THING = [
    name for name in WITHIN if len(PARTS[name] - {"kind", "code", "paper"}) > 1
]


@pytest.mark.parametrize("door", ONE_THING)
def test_things_of_another_municipality_are_not_found_in_ones_own(
    client, place, neighbour, door
):
    url = address(door, place)
    user = make_member(next(iter(DOORS[door].roles)), neighbour).user
    if DOORS[door].needs_second_factor and not is_mfa_enabled(user):
        TOTP.activate(user, SECRET)
    sign_in(client, user)

    assert asks(client, url.replace(place.slug, neighbour.slug)).status_code == 404


@pytest.mark.parametrize("door", WITHIN + ACROSS)
def test_an_ended_membership_opens_nothing(client, place, door):
    url = address(door, place)
    yesterday = today() - timedelta(days=1)
    for role in DOORS[door].roles:
        began = yesterday if role == Role.DOOR_HELPER else None
        member = make_member(role, place, starts_on=began, ends_on=yesterday)
        sign_in(client, member.user)

        assert asks(client, url).status_code == 404


@pytest.mark.parametrize("door", WITHIN + ACROSS + PLATFORM)
def test_staff_sets_up_a_second_factor_first(client, place, door):
    url = address(door, place)
    for role in DOORS[door].roles - WITHOUT_SECOND_FACTOR:
        here = None if role == Role.PLATFORM_ADMIN else place
        sign_in(client, make_member(role, here, second_factor=False).user)

        answer = asks(client, url)

        assert (answer.status_code, answer.url) == (
            302,
            reverse("accounts:second_factor"),
        )


@pytest.mark.parametrize("door", PLATFORM)
@pytest.mark.parametrize("role", Role)
def test_the_platform_is_for_its_administrator(client, place, door, role):
    here = None if role == Role.PLATFORM_ADMIN else place
    sign_in(client, make_member(role, here).user)

    found = asks(client, reverse(door)).status_code

    assert (found != 404) == (role == Role.PLATFORM_ADMIN)


@pytest.mark.parametrize("door", SIGNED_IN)
def test_an_own_account_asks_who_it_is(client, place, door):
    answer = client.get(address(door, place))

    assert (answer.status_code, answer.url.split("?")[0]) == (
        302,
        reverse("account_login"),
    )


def test_a_refusal_is_kept(enter, place):
    client = enter(Role.TRAINER, place)

    client.get(reverse("areas:yards", args=[place.slug]))

    refused = RefusedDoor.objects.get()
    assert (refused.door, refused.answer) == ("areas:yards", "wrong_role")


SENSITIVE = [name for name in WITHIN + ACROSS if DOORS[name].is_sensitive]


@pytest.mark.parametrize("door", SENSITIVE)
def test_sensitive_acts_ask_to_sign_in_again(client, place, door):
    url = address(door, place)
    role = next(iter(DOORS[door].roles))
    sign_in(client, make_member(role, place).user, seconds_ago=2 * 3600)

    answers = [client.get(url), client.post(url)]

    assert {one.status_code for one in answers} == {302}
    assert all(one.url.startswith(reverse("account_reauthenticate")) for one in answers)


def test_what_was_filled_in_within_the_hour_is_taken(client, place):
    user = make_member(Role.MUNICIPALITY_ADMIN, place).user
    sign_in(client, user, seconds_ago=20 * 60)

    answer = client.post(reverse("accounts:invite", args=[place.slug]), {})

    assert answer.status_code == 200  # with what is missing
