"""Every address has a key: who fits comes in, everybody else knows of nothing.

A test walks along all doors as one person, and tells of all that are wrong at once.
"""

from contextlib import contextmanager
from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import is_mfa_enabled
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from web.addresses import PARTS, address, addresses, give_to
from web.members import SECRET, make_member, make_place, sign_in

from samensterk.web.accounts.models import Membership, RefusedDoor
from samensterk.web.common.access import Scope
from samensterk.web.common.moments import today
from samensterk.web.common.roles import IN_MUNICIPALITY, WITHOUT_SECOND_FACTOR, Role
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


@contextmanager
def undone():
    """Whatever is done within, nothing of it stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answers(doors, place, user=None, prepare=lambda user: None):
    """Ask at each door as if it were the first one; a mistake of ours is answer 500."""
    cookies = sign_in(Client(), user).cookies.output(header="") if user else ""
    for door in doors:
        with undone():
            url = address(door, place)
            prepare(user)
            client = Client(raise_request_exception=False)
            client.cookies = SimpleCookie(cookies)
            yield door, url, asks(client, url)


def statuses(doors, place, user, prepare=lambda user: None):
    told = answers(doors, place, user, prepare)
    return {door: answer.status_code for door, _url, answer in told}


def doors_for(role, doors):
    return [name for name in doors if role in DOORS[name].roles]


def other_than_own(role, found):
    """Give the doors that should have been closed, or open; and what came."""
    return {
        door: code
        for door, code in found.items()
        if (code != 404) != (role in DOORS[door].roles) or code not in (200, 302, 404)
    }


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_own_doors_and_no_other(place, role):
    is_platform = role == Role.PLATFORM_ADMIN
    user = make_member(role, None if is_platform else place).user
    prepare = (lambda user: None) if is_platform else give_to

    found = statuses(WITHIN, place, user, prepare)

    assert len(found) == len(WITHIN)
    assert other_than_own(role, found) == {}


@pytest.mark.parametrize("role", Role)
def test_a_door_across_opens_to_its_roles_anywhere(place, role):
    here = None if role == Role.PLATFORM_ADMIN else place

    found = statuses(ACROSS, place, make_member(role, here).user)

    assert len(found) == len(ACROSS)
    assert other_than_own(role, found) == {}


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


def test_a_stranger_is_asked_to_sign_in_and_learns_nothing(client, place):
    wrong = {}
    for door, url, answer in answers(WITHIN, place):
        elsewhere = asks(client, url.replace(place.slug, "nergens"))
        for one in (answer, elsewhere):
            if one.status_code != 302 or not one.url.startswith(
                reverse("account_login")
            ):
                wrong[door] = one.status_code

    assert wrong == {}


@pytest.mark.parametrize("role", sorted(IN_MUNICIPALITY))
def test_somebody_of_another_municipality_sees_nothing(place, neighbour, role):
    doors = doors_for(role, WITHIN)

    found = statuses(doors, place, make_member(role, neighbour).user)

    assert found == dict.fromkeys(doors, 404)


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


@pytest.mark.parametrize("role", sorted(IN_MUNICIPALITY))
def test_an_ended_membership_opens_nothing(place, role):
    doors = doors_for(role, WITHIN + ACROSS)
    yesterday = today() - timedelta(days=1)
    began = yesterday if role == Role.DOOR_HELPER else None
    member = make_member(role, place, starts_on=began, ends_on=yesterday)

    found = statuses(doors, place, member.user)

    assert found == dict.fromkeys(doors, 404)


@pytest.mark.parametrize("role", sorted(set(Role) - WITHOUT_SECOND_FACTOR))
def test_staff_sets_up_a_second_factor_first(place, role):
    doors = doors_for(role, WITHIN + ACROSS + PLATFORM)
    here = None if role == Role.PLATFORM_ADMIN else place
    user = make_member(role, here, second_factor=False).user

    led_to = {
        door: (answer.status_code, getattr(answer, "url", ""))
        for door, _url, answer in answers(doors, place, user)
    }

    assert led_to == dict.fromkeys(doors, (302, reverse("accounts:second_factor")))


@pytest.mark.parametrize("role", Role)
def test_the_platform_is_for_its_administrator(place, role):
    here = None if role == Role.PLATFORM_ADMIN else place

    found = statuses(PLATFORM, place, make_member(role, here).user)

    assert len(found) == len(PLATFORM)
    assert {code != 404 for code in found.values()} == {role == Role.PLATFORM_ADMIN}


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
