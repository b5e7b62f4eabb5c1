"""Once a year: is this still right? One mail, one link, one button; nothing double."""

from datetime import date, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from web.programme.asked_contacts import ADDRESS, YEAR, asked, due, path_in

from samensterk.web.common import moments, outgoing
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.moments import today
from samensterk.web.config import nightly
from samensterk.web.programme.directory import answers, contact_queries
from samensterk.web.programme.directory.answers import ask_whether_right, hash_of
from samensterk.web.programme.models import Contact

pytestmark = pytest.mark.django_db

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(monkeypatch):
    """Move the day; the mail server takes everything until told otherwise."""

    def move(to):
        monkeypatch.setattr(moments, "today", lambda: to)
        for one in (answers, contact_queries, contact_services_module()):
            monkeypatch.setattr(one, "today", lambda: to)

    return move


def contact_services_module():
    from samensterk.web.programme.directory import contact_services

    return contact_services


# Asking.


def test_who_was_checked_a_year_ago_gets_one_mail(place):
    contact = due(place)

    counts = [ask_whether_right() for _ in range(3)]
    sent = [outgoing.send_due() for _ in range(2)]

    contact.refresh_from_db()
    (message,) = mail.outbox
    assert (counts, sent) == ([1, 0, 0], [1, 0])
    assert message.to == [ADDRESS]
    assert contact.asked_on == today()
    assert (
        OutgoingMail.objects.get().key == f"contact-check-{contact.pk}-{today().year}"
    )


@pytest.mark.parametrize(
    "more",
    [
        {"checked_on": today() - YEAR + timedelta(days=1)},
        {"email": ""},
        {"left_on": today()},
        {"asked_on": today() - timedelta(days=5)},
    ],
)
def test_who_need_not_be_asked_is_not(place, more):
    due(place, **more)

    assert ask_whether_right() == 0
    assert not OutgoingMail.objects.exists()


def test_the_worker_asks_once_a_day(place):
    due(place)

    nightly.once_a_day()
    nightly.once_a_day()

    assert OutgoingMail.objects.filter(kind="contact-check").count() == 1


def test_the_queue_and_the_database_hold_no_secret_and_no_address(place):
    contact, path = asked(place)

    token = path.split("/")[2]
    kept = OutgoingMail.objects.get()
    assert len(token) == 43
    assert contact.token_hash == hash_of(token)
    assert token not in str(Contact.objects.values().get())
    assert kept.arguments == {"contact": contact.pk}


def test_a_mail_server_that_is_away_loses_and_doubles_nothing(place, monkeypatch):
    contact = due(place)
    real, links = outgoing.send_mail, []

    def away(template, subject, to, context, sender, headers):
        links.append(context["url"])
        raise SMTPServerDisconnected

    monkeypatch.setattr(outgoing, "send_mail", away)
    ask_whether_right()
    outgoing.send_due()
    ask_whether_right()
    monkeypatch.setattr(outgoing, "send_mail", real)
    OutgoingMail.objects.update(due_at=moments.now())
    cache.delete(outgoing.AWAY)  # so long later
    outgoing.send_due()
    outgoing.send_due()

    (message,) = mail.outbox
    contact.refresh_from_db()
    never_sent = "/klopt-dit/" + links[0].split("/klopt-dit/")[1]
    assert path_in(message) != never_sent
    assert Client().get(never_sent, follow=True).status_code == 410
    assert Client().get(path_in(message), follow=True).status_code == 200


@pytest.mark.parametrize(
    "meanwhile",
    [{"left_on": today()}, {"email": ""}, {"checked_on": today()}],
)
def test_who_left_or_was_checked_meanwhile_gets_no_mail(place, meanwhile):
    contact = due(place)
    ask_whether_right()
    Contact.objects.filter(pk=contact.pk).update(**meanwhile)

    assert outgoing.send_due() == 0
    assert mail.outbox == []


def test_who_was_removed_meanwhile_gets_no_mail(place):
    contact = due(place)
    ask_whether_right()
    contact.delete()

    assert outgoing.send_due() == 0


def test_a_leap_year_only_puts_the_question_off_to_the_new_year(place, day):
    contact = due(place, checked_on=date(2027, 1, 1))
    day(date(2028, 1, 1))
    first = ask_whether_right()
    Contact.objects.filter(pk=contact.pk).update(checked_on=date(2028, 1, 1))

    day(date(2028, 12, 31))
    second = ask_whether_right()
    day(date(2029, 1, 1))
    third = ask_whether_right()

    assert (first, second, third) == (1, 0, 1)


def test_a_mail_that_waits_over_new_year_is_not_asked_again(place, day):
    due(place, checked_on=date(2027, 12, 31))
    day(date(2028, 12, 31))
    first = ask_whether_right()

    day(date(2029, 1, 1))

    assert (first, ask_whether_right()) == (1, 0)


# Opening.
