"""Who has the password and the second factor comes in; who guesses learns nothing."""

import re
import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import PASSWORD, SECRET, make_member, make_user, sign_in

from samensterk.web.accounts.models import User
from samensterk.web.accounts.practice import DOMAIN
from samensterk.web.common.roles import Role
from samensterk.web.common.worker import work

pytestmark = pytest.mark.django_db
LOGIN, RESET = reverse("account_login"), reverse("account_reset_password")
CODE = reverse("mfa_authenticate")
TOO_MANY = "Het is te vaak mislukt."
NEW = "een heel ander lang zinnetje"


def log_in(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password}, **more)


def is_in(client):
    return "_auth_user_id" in client.session


def code(later=0):
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + later))


def text_of(answer):
    return re.sub(r'value="\w{64}"', "", answer.content.decode())


def test_staff_comes_in_with_password_and_code(client, place):
    member = make_member(Role.COORDINATOR, place)

    asked = log_in(client, member.user.email.upper())
    assert not is_in(client)
    answer = client.post(asked.url, {"code": code()})

    assert answer.url == reverse("accounts:home")
    assert is_in(client)


def test_a_code_works_once(client, place):
    member = make_member(Role.COORDINATOR, place)
    used = code()
    for guest in (client, Client()):
        log_in(guest, member.user.email)
        guest.post(CODE, {"code": used})

    assert is_in(client)
    assert not is_in(guest)


def test_a_recovery_code_works_once(client, place):
    member = make_member(Role.COORDINATOR, place)
    one = RecoveryCodes.activate(member.user).get_unused_codes()[0]
    for guest in (client, Client()):
        log_in(guest, member.user.email)
        guest.post(CODE, {"code": one})

    assert is_in(client)
    assert not is_in(guest)


def test_nobody_is_sent_to_another_site_after_signing_in(client):
    make_user("jan@a.example.nl")

    answer = client.post(
        LOGIN,
        {"login": "jan@a.example.nl", "password": PASSWORD, "next": "//elders.example"},
    )

    assert answer.url == reverse("accounts:home")


def test_after_five_mistakes_nobody_comes_in_for_a_while(client):
    make_user("jan@a.example.nl")
    make_user("els@a.example.nl")
    for number in range(5):
        log_in(client, "jan@a.example.nl", f"fout {number}")

    answer = log_in(Client(), "jan@a.example.nl", REMOTE_ADDR="10.9.9.9")

    assert TOO_MANY in text_of(answer)
    assert not is_in(client)
    log_in(client, "els@a.example.nl")
    assert is_in(client)


def test_an_address_that_nobody_has_is_counted_in_the_same_way(client):
    answers = [log_in(client, "niemand@a.example.nl") for _ in range(6)]

    assert TOO_MANY not in text_of(answers[4])
    assert TOO_MANY in text_of(answers[5])


def test_guessing_codes_is_stopped_as_well(client, place):
    member = make_member(Role.COORDINATOR, place)
    log_in(client, member.user.email)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})

    answer = client.post(CODE, {"code": code()})

    assert TOO_MANY in text_of(answer)
    assert not is_in(client)


def test_mistakes_are_counted_for_all_processes_together(client, settings):
    log_in(client, "jan@a.example.nl", "fout")

    assert settings.CACHES["default"]["BACKEND"].endswith("db.DatabaseCache")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert any("login_failed" in key for key in keys)
    assert not any("jan@" in key for key in keys)


def test_too_many_requests_get_a_page_in_our_look(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/m/ip"}

    answers = [log_in(client, "jan@a.example.nl") for _ in range(2)]

    assert answers[1].status_code == 429
    assert "Te veel pogingen" in text_of(answers[1])
    assert "house-header" in text_of(answers[1])


def test_an_address_behind_a_proxy_is_the_one_that_the_proxy_saw(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    make_user("jan@a.example.nl")

    log_in(client, "jan@a.example.nl", headers={"X-Forwarded-For": "6.6.6.6, 10.0.0.9"})

    assert UserSession.objects.get().ip == "10.0.0.9"


def test_without_a_proxy_nobody_says_himself_where_he_is(client):
    make_user("jan@a.example.nl")

    log_in(client, "jan@a.example.nl", headers={"X-Forwarded-For": "6.6.6.6"})

    assert UserSession.objects.get().ip == "127.0.0.1"


@pytest.fixture
def hashed(monkeypatch):
    """Count how often a password was worked on, which is what takes the time."""
    done, encode = [], MD5PasswordHasher.encode

    def counted(self, *args):
        done.append(1)
        return encode(self, *args)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return done


@pytest.mark.parametrize("who", ["known", "unknown", "closed", "without password"])
def test_a_wrong_password_costs_and_says_the_same_for_anybody(client, who, hashed):
    emails = {}
    for name in ("known", "closed", "without password"):
        emails[name] = f"{name.replace(' ', '-')}@a.example.nl"
        make_user(emails[name], password=None if " " in name else PASSWORD)
    User.objects.filter(email=emails["closed"]).update(is_active=False)
    email = emails.get(who, "unknown@a.example.nl")
    hashed.clear()

    answer = log_in(client, email, "wrong")

    assert len(hashed) == 1
    assert "horen niet bij elkaar" in text_of(answer)
    assert text_of(answer).replace(email, "") == text_of(
        log_in(Client(), "z@a.example.nl", "wrong")
    ).replace("z@a.example.nl", "")


def ask_for_link(client, email):
    return client.post(RESET, {"email": email}, follow=True)


def test_asking_for_a_new_password_says_and_costs_the_same(client):
    make_user("jan@a.example.nl")
    pages, counts = [], []
    for email in ("jan@a.example.nl", "niemand@a.example.nl"):
        cache.clear()
        with CaptureQueriesContext(connection) as count:
            pages.append(text_of(ask_for_link(client, email)))
        counts.append(len(count))

    assert pages[0] == pages[1]
    assert counts[0] == counts[1]
    assert mail.outbox == []  # not while somebody waits for the page


@pytest.mark.django_db(transaction=True)
def test_a_new_password_by_mail(client):
    user = make_user("jan@a.example.nl")
    elsewhere = sign_in(Client(), user)
    ask_for_link(client, "Jan@A.example.nl")
    ask_for_link(client, "niemand@a.example.nl")
    work(until_empty=True)

    (sent,) = mail.outbox
    link = re.search(r"http\S+(/inloggen/wachtwoord/\S+)", sent.body)[1]
    form = client.get(link).url
    answer = client.post(form, {"password1": NEW, "password2": NEW})

    assert sent.to == ["jan@a.example.nl"]
    assert link in sent.alternatives[0][0]
    assert link not in form
    assert answer.url == reverse("account_reset_password_from_key_done")
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert elsewhere.get(reverse("accounts:me")).status_code == 302
    assert "werkt niet meer" in text_of(Client().get(link))
    assert "is er iets gewijzigd in uw account" in mail.outbox[1].body


@pytest.mark.django_db(transaction=True)
def test_a_closed_account_gets_no_link(client):
    user = make_user("jan@a.example.nl")
    User.objects.filter(pk=user.pk).update(is_active=False)

    ask_for_link(client, user.email)
    work(until_empty=True)

    assert mail.outbox == []


def test_a_password_by_mail_is_no_second_factor(client, place):
    member = make_member(Role.COORDINATOR, place)
    member.user.set_password(NEW)
    member.user.save()

    answer = log_in(client, member.user.email, NEW)

    assert answer.url == CODE


def test_changing_the_password_ends_what_is_open_elsewhere(client):
    user = make_user("jan@a.example.nl")
    elsewhere = sign_in(Client(), user)
    sign_in(client, user)
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    client.post(reverse("account_change_password"), fields)

    assert client.get(reverse("accounts:me")).status_code == 200
    assert elsewhere.get(reverse("accounts:me")).status_code == 302
    (sent,) = mail.outbox
    assert "uw wachtwoord is gewijzigd" in sent.body
    assert sent.alternatives[0][1] == "text/html"


def test_mail_is_in_the_language_of_who_gets_it(client):
    user = make_user("jan@a.example.nl")
    User.objects.filter(pk=user.pk).update(language="en")
    sign_in(client, user)
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    client.post(reverse("account_change_password"), fields)

    assert "your password was changed" in mail.outbox[0].body


def test_nobody_signs_up(client):
    answer = client.post(
        reverse("account_signup"), {"email": "ik@a.example.nl", "password1": NEW}
    )

    assert not User.objects.exists()
    assert "uitnodiging" in text_of(answer)


def test_a_login_that_everybody_knows_opens_no_real_site(client, place):
    member = make_member(
        Role.PARTNER, place, email=f"partner@{DOMAIN}", second_factor=False
    )

    log_in(client, member.user.email)
    assert not is_in(client)
    sign_in(client, member.user)  # as it was left by the demo

    assert client.get(reverse("accounts:me")).status_code == 302
