"""Second factors: shown where nothing is real, sealed where it is, and never lost unseen."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.core import mail
from django.test import Client
from django.urls import reverse
from web.members import PASSWORD, SECRET, make_member, sign_in

from samensterk.web.accounts.practice import DOMAIN
from samensterk.web.accounts.secrets_at_rest import seal, unseal
from samensterk.web.common.roles import Role

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


def test_to_practise_the_page_shows_codes_that_were_not_used_yet(
    client, place, settings
):
    settings.DEMO, settings.MFA_TOTP_TOLERANCE = True, 2
    member = make_member(Role.COORDINATOR, place, email=f"coordinator@{DOMAIN}")
    shown = []
    for guest in (client, Client(), Client()):
        log_in(guest, member.user.email)
        page = text_of(guest.get(CODE))
        shown.append(re.search(r"<strong>[^<]*?(\d{6})", page)[1])
        guest.post(CODE, {"code": shown[-1]})
        assert is_in(guest)

    assert len(set(shown)) == 3


def test_a_real_site_shows_no_code(client, place):
    member = make_member(Role.COORDINATOR, place)

    log_in(client, member.user.email)

    assert "<strong>" not in text_of(client.get(CODE))


def test_secrets_of_second_factors_cannot_be_read_in_the_database(place):
    user = make_member(Role.COORDINATOR, place).user
    RecoveryCodes.activate(user)

    kept = [str(one.data) for one in Authenticator.objects.all()]

    assert len(kept) == 2
    assert not any(SECRET in one or re.search(r"[0-9a-f]{80}", one) for one in kept)


def test_after_a_new_key_of_the_site_the_old_one_still_opens(settings):
    sealed = seal("secret")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"

    assert unseal(sealed) == "secret"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_an_app_is_set_up_and_the_recovery_codes_are_shown(client, place):
    user = make_member(Role.COORDINATOR, place, second_factor=False).user
    log_in(client, user.email)
    page = text_of(client.get(reverse("mfa_activate_totp")))
    secret = re.search(r'house-key">([A-Z2-7]{32})<', page)[1]
    now = int(time.time()) // 30

    answer = client.post(
        reverse("mfa_activate_totp"),
        {"code": format_hotp_value(hotp_value(secret, now))},
        follow=True,
    )

    assert "data:" not in page
    assert "<svg" in page
    assert answer.redirect_chain == [(reverse("mfa_view_recovery_codes"), 302)]
    assert len(re.findall(r"<code>\d{8}</code>", text_of(answer))) == 10


def test_who_takes_away_the_last_second_factor_sets_one_up_again(client, place):
    user = make_member(Role.COORDINATOR, place).user
    sign_in(client, user)

    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.exists()
    answer = client.get(reverse("areas:yards", args=[place.slug]))
    assert answer.url == reverse("accounts:second_factor")
    assert client.get(answer.url).status_code == 200
    assert "de authenticatie-app is weggehaald" in mail.outbox[0].body


@pytest.mark.parametrize("door", ["mfa_activate_totp", "mfa_add_webauthn"])
def test_a_screen_left_unlocked_makes_no_new_key(client, place, door):
    user = make_member(Role.PARTNER, place).user
    sign_in(client, user, seconds_ago=2 * 3600)

    answer = client.get(reverse(door))

    assert answer.url.startswith(reverse("account_reauthenticate"))
    client.post(answer.url, {"password": PASSWORD})
    assert client.get(reverse(door)).status_code == 200


def test_somebody_without_the_factor_of_another_cannot_take_it_away(client, place):
    other = make_member(Role.COORDINATOR, place).user
    mine = make_member(Role.PARTNER, place).user
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "x"})
    sign_in(client, mine)

    answers = [
        client.get(reverse(name, args=[key.pk]))
        for name in ("mfa_remove_webauthn", "mfa_edit_webauthn")
    ]

    assert [one.status_code for one in answers] == [404, 404]
