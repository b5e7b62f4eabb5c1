"""A link in an invitation works once, for whom it is meant, and tells nobody anything."""

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from web.at_once import at_once
from web.members import PASSWORD, make_member, make_place, make_user, sign_in

from samensterk.web.accounts import invitations
from samensterk.web.accounts.invitations import HasAccount, Offer
from samensterk.web.accounts.models import Invitation, Membership, User
from samensterk.web.accounts.people import AddressTaken
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role

EMAIL = "karin@kampen.example.nl"
ACCEPT = reverse("accounts:accept_invitation")
NEW = {"name": "Karin", "password": "paard batterij nietje"}


def make_invitation(place, email=EMAIL, role=Role.PARTNER):
    offer = Offer(place.organisation, place, role, today())
    return invitations.invite(email=email, offer=offer, invited_by=None)


@pytest.fixture
def invited(place):
    return make_invitation(place)


def link(token):
    return reverse("accounts:invitation", args=[token])


def closed_links(place):
    """Give every kind of link that does not work."""
    yield "x" * 43
    used, token = make_invitation(place)
    Invitation.objects.filter(pk=used.pk).update(accepted_at=timezone.now())
    yield token
    withdrawn, token = make_invitation(place)
    invitations.withdraw(withdrawn)
    yield token
    old, token = make_invitation(place)
    Invitation.objects.filter(pk=old.pk).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    yield token


@pytest.mark.django_db
def test_wrong_used_withdrawn_and_old_links_say_the_same(place):
    pages = [Client().get(link(one), follow=True) for one in closed_links(place)]

    assert {one.status_code for one in pages} == {410}
    texts = {re.sub(r'value="\w{64}"', "", one.content.decode()) for one in pages}
    assert len(texts) == 1  # but for the secret of their forms


@pytest.mark.django_db
def test_without_a_link_there_is_nothing_to_accept(client):
    assert client.get(ACCEPT).status_code == 410
    assert client.post(ACCEPT, NEW).status_code == 410


@pytest.mark.django_db
def test_the_secret_is_in_no_page_no_log_and_no_address(client, invited, caplog):
    _invitation, token = invited
    caplog.set_level(logging.DEBUG)

    opened = client.get(link(token))
    page = client.get(opened.url)

    assert token not in opened.url
    assert token not in page.content.decode()
    assert token not in caplog.text
    assert "no-store" in opened["Cache-Control"]
    assert opened["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_the_database_alone_opens_nothing(client, invited):
    invitation, token = invited

    assert token not in str(vars(invitation))
    assert client.get(link(invitation.token_hash), follow=True).status_code == 410


@pytest.mark.django_db
def test_an_account_adds_the_role_itself_after_signing_in(client, place, invited):
    user = make_user(EMAIL)

    shown = client.get(link(invited[1]), follow=True).content.decode()
    client.post(ACCEPT, NEW)
    assert not Membership.objects.exists()
    fields = {"login": EMAIL, "password": PASSWORD, "next": ACCEPT}
    client.post(reverse("account_login"), fields)
    answer = client.post(ACCEPT)

    assert 'name="password"' not in shown
    assert answer.url == reverse("accounts:home")
    assert Membership.objects.get().user == user
    assert client.get(link(invited[1]), follow=True).status_code == 410


@pytest.mark.django_db
def test_a_link_that_was_passed_on_does_nothing_for_somebody_else(client, invited):
    other = make_user("ander@kampen.example.nl")
    sign_in(client, other)

    page = client.get(link(invited[1]), follow=True)
    client.post(ACCEPT, NEW)

    assert "ander@kampen.example.nl" in page.content.decode()
    assert not Membership.objects.exists()
    assert not User.objects.filter(email=EMAIL).exists()
    with pytest.raises(HasAccount):
        invitations.add_role(token=invited[1], user=other)


@pytest.mark.django_db
def test_an_account_made_meanwhile_is_not_taken_over(invited):
    make_user(EMAIL)

    with pytest.raises(HasAccount):
        invitations.join(token=invited[1], name="K", password="anders dan eerst")

    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.django_db
def test_a_role_that_somebody_has_already_is_not_given_twice(place):
    member = make_member(Role.PARTNER, place, email=EMAIL, starts_on=today())
    _invitation, token = make_invitation(place)

    invitations.add_role(token=token, user=member.user)

    assert Membership.objects.count() == 1


def test_a_role_that_ended_on_its_first_day_is_given_again(place):
    ended = make_member(
        Role.PARTNER, place, email=EMAIL, starts_on=today(), ends_on=today()
    )
    _invitation, token = make_invitation(place)

    invitations.add_role(token=token, user=ended.user)

    ended.refresh_from_db()
    assert ended.ends_on is None


@pytest.mark.django_db(transaction=True)
def test_in_two_browsers_at_once_it_works_once():
    _invitation, token = make_invitation(make_place())

    def accept():
        invitations.join(token=token, name="Karin", password=NEW["password"])

    came = at_once(accept, accept, accept)

    assert came == ["InvitationClosed", "InvitationClosed", "done"]
    assert User.objects.count() == Membership.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_invitations_at_once_make_one_account():
    place = make_place()
    tokens = [
        make_invitation(place, role=one)[1] for one in (Role.PARTNER, Role.TRAINER)
    ]

    def accept(token):
        return lambda: invitations.join(token=token, name="K", password=NEW["password"])

    came = at_once(*map(accept, tokens))

    assert came == ["HasAccount", "done"]
    assert User.objects.count() == Membership.objects.count() == 1
    assert Invitation.objects.filter(accepted_at=None).count() == 1


@pytest.mark.django_db
def test_an_address_that_is_taken_is_told_by_name(place):
    make_user(EMAIL)

    with pytest.raises(AddressTaken):
        User.objects.create_user(EMAIL.upper(), "Karin", PASSWORD)
