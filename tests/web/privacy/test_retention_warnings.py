"""Two weeks ahead somebody knows what goes: on the home page, and once by mail."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse
from web.members import make_member, make_yards, sign_in
from web.privacy.kept import keeping, refuse

from samensterk.web.areas.models import Yard
from samensterk.web.common.keeping import KEEPING
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import TermWarning
from samensterk.web.privacy.retention import mails, queries, services
from samensterk.web.privacy.retention.warnings import warn_ahead

pytestmark = pytest.mark.django_db
TERM = KEEPING.by_code("areas-yard").term.days


@pytest.fixture
def officer(place):
    return make_member(Role.PRIVACY_OFFICER, place, email="fg@a.example.nl").user


def yards_that_go(place, *, within):
    """Give a yard of which the term ends in so many days."""
    make_yards(place, 3)
    gone = today() - timedelta(days=TERM - within)
    Yard.objects.filter(house_number=1).update(gone_since=gone)


def test_one_mail_comes_two_weeks_ahead(place, neighbour, officer, settings):
    make_member(Role.PRIVACY_OFFICER, neighbour)
    make_member(Role.COORDINATOR, place)
    yards_that_go(place, within=20)

    told = []
    for days in range(25):
        settings.DAYS_AHEAD = days
        services.remove_due()
        told.append(warn_ahead())

    assert sum(told) == 1
    assert told.index(1) == 7  # a day is past when it has ended: 14 days to look
    (sent,) = mail.outbox
    assert sent.to == ["fg@a.example.nl"]
    assert "1 " in sent.body
    assert reverse("privacy:terms", args=[place.slug]) in sent.body
    assert reverse("privacy:terms", args=[place.slug]) in sent.alternatives[0][0]
    assert "Langewijk" not in sent.body
    assert not Yard.objects.filter(house_number=1).exists()


def test_what_comes_later_is_told_as_well(place, officer):
    with keeping(days=90, warns=True):
        refuse(place, days_ago=80)
        assert warn_ahead() == 1
        assert warn_ahead() == 0
        assert len(mail.outbox) == 1

        refuse(place, days_ago=77)

        # Told up to a beginning; what began before that was in time for the first.
        assert warn_ahead() == 0


def test_rows_that_come_within_the_two_weeks_later_are_told_then(
    place, officer, settings
):
    with keeping(days=90, warns=True):
        refuse(place, days_ago=80)
        refuse(place, days_ago=70)
        assert warn_ahead() == 1
        settings.DAYS_AHEAD = 5
        assert warn_ahead() == 0
        settings.DAYS_AHEAD = 7
        assert warn_ahead() == 1

    assert len(mail.outbox) == 2


def test_without_an_officer_nobody_is_told_and_a_later_one_is(place):
    yards_that_go(place, within=5)
    assert warn_ahead() == 0

    make_member(Role.PRIVACY_OFFICER, place)

    assert warn_ahead() == 1


def test_a_mail_that_failed_is_sent_again(place, officer, monkeypatch):
    yards_that_go(place, within=5)
    send = mails.send_warning

    def fail(*args):
        raise OSError

    monkeypatch.setattr(mails, "send_warning", fail)
    assert warn_ahead() == 0
    assert not TermWarning.objects.filter(code="areas-yard").exists()
    monkeypatch.setattr(mails, "send_warning", send)

    assert warn_ahead() == 1
    assert len(mail.outbox) == 1


def test_an_address_that_is_refused_makes_nobody_hear_it_twice(
    place, officer, monkeypatch
):
    other = make_member(Role.PRIVACY_OFFICER, place).user
    yards_that_go(place, within=5)
    send = mails.send_warning

    def refuse_one(to, *args):
        if to.email == other.email:
            raise smtplib.SMTPRecipientsRefused({})
        send(to, *args)

    monkeypatch.setattr(mails, "send_warning", refuse_one)

    assert [warn_ahead(), warn_ahead()] == [1, 0]
    assert len(mail.outbox) == 1


def test_nothing_is_held_while_the_mail_server_thinks(place, officer, monkeypatch):
    yards_that_go(place, within=5)
    held = []

    def look(*args):
        held.extend(connection.savepoint_ids)

    monkeypatch.setattr(mails, "send_warning", look)

    assert warn_ahead() == 1
    assert held == []


def test_who_left_gets_no_mail(place):
    make_member(
        Role.PRIVACY_OFFICER, place, ends_on=today() - timedelta(days=1)
    ).user.save()
    yards_that_go(place, within=5)

    assert warn_ahead() == 0


@pytest.mark.parametrize("role", Role)
def test_the_home_page_tells_officer_and_coordinator(client, place, role):
    yards_that_go(place, within=5)
    here = None if role == Role.PLATFORM_ADMIN else place
    sign_in(client, make_member(role, here).user)

    answer = client.get(reverse("accounts:municipality", args=[place.slug]))

    shown = answer.status_code == 200 and reverse(
        "privacy:terms", args=[place.slug]
    ) in [one.url for one in answer.context["cards"]]
    assert shown == (role in (Role.PRIVACY_OFFICER, Role.COORDINATOR))


def test_what_nobody_needs_to_look_at_is_not_told(place, officer):
    refuse(place, days_ago=85)

    assert queries.going_soon(place.pk) == []
    assert warn_ahead() == 0


@pytest.mark.parametrize(
    ("error", "n_tries"),
    [
        (ConnectionRefusedError(), 1),
        (smtplib.SMTPServerDisconnected(), 1),
        (smtplib.SMTPRecipientsRefused({}), 2),
        (smtplib.SMTPResponseException(552, "full"), 2),
    ],
)
def test_a_mail_server_that_is_away_is_tried_once_a_night(
    place, neighbour, monkeypatch, error, n_tries
):
    tries = []
    for number, here in enumerate((place, neighbour)):
        make_member(Role.PRIVACY_OFFICER, here)
        with keeping():
            refuse(here, days_ago=80 + number)

    def fail(*args):
        tries.append(1)
        raise error

    monkeypatch.setattr(mails, "send_warning", fail)
    with keeping(days=90, warns=True):
        assert warn_ahead() == 0

    assert len(tries) == n_tries
