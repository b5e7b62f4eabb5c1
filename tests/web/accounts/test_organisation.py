"""People come in by the sign-in of their organisation; nobody else does."""

import time
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from django.urls import reverse
from web.accounts.organisation import OTHER_KEY, SECRET, Served, environment_of
from web.at_once import at_once
from web.members import PASSWORD, make_member, make_user, sign_in
from web.members import SECRET as TOTP_SECRET

from samensterk.web.accounts.models import Membership, User
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.config.provider import provider_settings

pytestmark = pytest.mark.django_db
EMAIL = "cor@noorderveld.example.nl"
LOGIN = reverse("openid_connect_login", args=["organisatie"])


@pytest.fixture
def organisation(settings, place):
    with Served() as told:
        settings.ENVIRONMENT = environment_of(told)
        settings.SOCIALACCOUNT_PROVIDERS = provider_settings(settings.ENVIRONMENT)
        yield told


@pytest.fixture
def visit(organisation, client):
    """Go to the organisation and come back, as a browser does; gives the answer."""

    def go(client=client, change=lambda url: url, **more):
        sent = client.post(LOGIN, more)
        back = requests.get(sent.url, allow_redirects=False, timeout=5)
        return client.get(change(back.headers["Location"]))

    return go


def is_in(client):
    return "_auth_user_id" in client.session


def roles():
    day = today()
    return set(Membership.objects.active(day).values_list("user__email", "role"))


def test_somebody_with_a_group_gets_an_account_and_its_role(visit, client):
    answer = visit()

    assert (answer.status_code, answer.url) == (302, reverse("accounts:home"))
    user = User.objects.get()
    assert (user.email, user.name, user.has_usable_password()) == (
        EMAIL,
        "Cor de Vries",
        False,
    )
    assert roles() == {(EMAIL, Role.COORDINATOR)}
    assert client.session["_auth_user_id"] == str(user.pk)


def test_what_the_organisation_says_is_used_and_not_kept(visit, client):
    visit()

    assert SocialAccount.objects.get().extra_data == {}
    assert "id_token" not in str(dict(client.session))


def test_the_next_time_it_is_the_same_account(visit, client, organisation):
    visit()
    organisation.says = {"email": "nieuw@noorderveld.example.nl"}

    visit(Client())

    assert User.objects.get().email == EMAIL


def test_the_attempt_has_a_state_a_nonce_and_a_proof_of_its_own(
    client, organisation, visit
):
    first, second = (
        dict(parse_qsl(urlsplit(client.post(LOGIN).url).query)) for _ in "ab"
    )

    assert first["code_challenge_method"] == "S256"
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name]) >= 16
        assert first[name] != second[name]


@pytest.mark.django_db(transaction=True)
def test_two_browsers_that_come_in_first_at_once_have_one_account(organisation):
    browsers = [Client(), Client()]
    back = [
        requests.get(one.post(LOGIN).url, allow_redirects=False, timeout=5)
        for one in browsers
    ]

    came = at_once(
        *(
            lambda one=one, way=way: one.get(way.headers["Location"])
            for one, way in zip(browsers, back, strict=True)
        )
    )

    assert came == ["done", "done"]
    assert [is_in(one) for one in browsers] == [True, True]
    assert User.objects.count() == SocialAccount.objects.count() == 1


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_whatever_is_asked_somebody_signs_in_and_no_more(visit, client, process):
    answer = visit(process=process, next=reverse("accounts:me"))

    assert answer.url == reverse("accounts:me")
    assert is_in(client)


def test_words_in_the_address_change_nothing_of_what_is_asked(client, organisation):
    crafted = (
        f"{LOGIN}?process=connect&scope=admin&auth_params=prompt%3Dnone%26nonce%3Dx"
    )

    asked = dict(parse_qsl(urlsplit(client.post(crafted).url).query))

    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked
    assert asked["nonce"] != "x"


LIES = {
    "another nonce": {"says": {"nonce": "of an earlier attempt"}},
    "no nonce": {"leaves_out": ("nonce",)},
    "another issuer": {"says": {"iss": "https://elders.example"}},
    "for somebody else": {"says": {"aud": "another-site"}},
    "out of date": {"says": {"exp": int(time.time()) - 3600}},
    "no end": {"leaves_out": ("exp",)},
    "another key": {"signs_with": OTHER_KEY},
    "a shared secret": {"signs_with": SECRET * 2, "algorithm": "HS256"},
    "no signature": {"signs_with": None, "algorithm": "none"},
    "no token": {"token": "x"},
    "the name of another provider": {
        "issuer": "https://elders.example",
        "says": {"iss": "https://elders.example"},
    },
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_token_that_is_not_right_lets_nobody_in(visit, client, organisation, lie):
    sent = client.post(LOGIN)
    back = requests.get(sent.url, allow_redirects=False, timeout=5)
    for name, value in lie.items():
        setattr(organisation, name, value)

    answer = client.get(back.headers["Location"])

    assert answer.status_code == 401
    assert not is_in(client)
    assert not User.objects.exists()


def test_an_attempt_of_somebody_else_lets_nobody_in(visit, client):
    answer = visit(change=lambda url: url.replace("state=", "state=x"))

    assert answer.status_code == 401
    assert not is_in(client)


def test_a_way_back_works_once(visit, client):
    links = []
    visit(change=lambda url: links.append(url) or url)

    assert Client().get(links[0]).status_code == 401
    assert client.get(links[0]).status_code == 401


def test_a_provider_that_is_down_is_told_on_a_page(client, organisation, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"][
        "server_url"
    ] = "http://localhost:9"

    answer = client.post(LOGIN)

    assert answer.status_code == 401
    assert "Het inloggen is niet gelukt" in answer.content.decode()


def test_who_stops_halfway_can_try_again(client, organisation):
    state = dict(parse_qsl(urlsplit(client.post(LOGIN).url).query))["state"]
    back = reverse("openid_connect_callback", args=["organisatie"])

    answer = client.get(back, {"error": "access_denied", "state": state}, follow=True)

    assert answer.redirect_chain == [(reverse("socialaccount_login_cancelled"), 302)]


@pytest.mark.parametrize("says", [False, "false", None, "no", 0])
def test_an_address_that_is_not_verified_counts_for_nothing(visit, organisation, says):
    make_user(EMAIL)
    organisation.says = {"email_verified": says}

    answer = visit()

    assert answer.status_code == 403
    assert "helpdesk" in answer.content.decode()
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1


def test_entra_says_it_in_another_way(visit, organisation):
    organisation.leaves_out = ("email_verified",)
    organisation.says = {"xms_edov": "1"}

    assert visit().url == reverse("accounts:home")


@pytest.mark.parametrize(
    "groups", [[], ["onbekend"], ["elders"], ["baas"], ["hoofd"], None, 7, {}]
)
def test_who_has_no_role_here_gets_a_page_and_no_account(visit, organisation, groups):
    organisation.says = {"roles": groups}

    answer = visit()

    assert answer.status_code == 403
    assert "nog geen rol" in answer.content.decode()
    assert not User.objects.exists()
    assert not SocialAccount.objects.exists()


def test_who_was_invited_before_is_joined_and_told(visit, place, client):
    member = make_member(Role.TRAINER, place, email=EMAIL, second_factor=False)

    visit()

    assert client.session["_auth_user_id"] == str(member.user_id)
    assert roles() == {(EMAIL, Role.TRAINER), (EMAIL, Role.COORDINATOR)}
    (sent,) = mail.outbox
    assert "uw organisatie" in sent.body
    member.user.refresh_from_db()
    assert member.user.check_password(PASSWORD)


def test_a_closed_account_stays_closed(visit, client):
    user = make_user(EMAIL)
    User.objects.filter(pk=user.pk).update(is_active=False)

    answer = visit()

    assert answer.url == reverse("account_inactive")
    assert not is_in(client)


def test_roles_follow_the_groups_and_invited_ones_stay(visit, organisation, place):
    make_member(Role.TRAINER, place, email=EMAIL, second_factor=False)
    visit()
    Membership.objects.filter(from_provider=True).update(
        starts_on=today() - timedelta(days=3)
    )
    organisation.says = {"roles": ["partners"]}

    visit(Client())

    assert roles() == {(EMAIL, Role.TRAINER), (EMAIL, Role.PARTNER)}
    ended = Membership.objects.get(role=Role.COORDINATOR)
    assert ended.ends_on == today() - timedelta(days=1)


def test_a_role_that_is_taken_back_opens_nothing_from_that_moment(
    visit, organisation, place, client
):
    organisation.says = {"amr": ["mfa"]}
    visit()
    start = reverse("accounts:municipality", args=[place.slug])
    assert client.get(start).status_code == 200
    organisation.says = {"roles": [], "amr": ["mfa"]}

    visit(Client())

    assert client.get(start).status_code == 404
    organisation.says = {"amr": ["mfa"]}
    visit(Client())
    assert client.get(start).status_code == 200


def test_who_has_a_role_from_the_organisation_comes_in_by_it(visit, client, place):
    make_member(Role.TRAINER, place, email=EMAIL, second_factor=False)
    visit()
    elsewhere = Client()

    answer = elsewhere.post(
        reverse("account_login"), {"login": EMAIL, "password": PASSWORD}, follow=True
    )

    assert not is_in(elsewhere)
    assert "komen van uw organisatie" in answer.content.decode()


def test_a_second_factor_of_the_organisation_is_enough(
    visit, organisation, place, client
):
    organisation.says = {"amr": ["pwd", "mfa"]}
    user = make_user(EMAIL)
    TOTP.activate(user, TOTP_SECRET)

    answer = visit()

    assert answer.url == reverse("accounts:home")
    yards = client.get(reverse("areas:yards", args=[place.slug]))
    assert yards.status_code == 200


@pytest.mark.parametrize("says", [{}, {"amr": ["pwd"]}, {"amr": "mfa"}])
def test_without_proof_our_own_second_factor_is_asked(
    visit, organisation, place, client, says
):
    organisation.says = says

    visit()

    answer = client.get(reverse("areas:yards", args=[place.slug]))
    assert answer.url == reverse("accounts:second_factor")


def test_without_proof_the_code_of_the_app_is_asked(visit, client):
    TOTP.activate(make_user(EMAIL), TOTP_SECRET)

    answer = visit()

    assert answer.url == reverse("mfa_authenticate")
    assert not is_in(client)


def test_a_proof_does_not_go_over_to_somebody_else(visit, organisation, client, place):
    organisation.says = {"amr": ["mfa"]}
    visit()
    other = make_member(Role.TRAINER, place, second_factor=False)
    fields = {"login": other.user.email, "password": PASSWORD}

    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), fields)

    answer = client.get(reverse("accounts:municipality", args=[place.slug]))
    assert answer.url == reverse("accounts:second_factor")


def test_before_something_sensitive_the_organisation_asks_again(
    visit, organisation, client
):
    visit()
    user = User.objects.get()
    sign_in(client, user, seconds_ago=2 * 3600)
    sensitive = reverse("mfa_activate_totp")

    asked = client.get(sensitive)
    sent = client.post(asked.url)
    back = requests.get(sent.url, allow_redirects=False, timeout=5)
    answer = client.get(back.headers["Location"])

    assert asked.url.startswith(LOGIN)
    assert organisation.asked["prompt"] == "login"
    assert answer.url == sensitive
    assert client.get(sensitive).status_code == 200


def test_forms_may_lead_to_the_organisation_only_when_there_is_one(organisation):
    policy = Client().get("/")["Content-Security-Policy"]

    assert f"form-action 'self' {organisation.url};" in policy


def test_the_button_is_there_only_when_there_is_an_organisation(client, organisation):
    page = client.get(reverse("account_login")).content.decode()

    assert "Inloggen met Noorderveld" in page


def test_without_an_organisation_there_is_no_such_way(client, db):
    page = client.get(reverse("account_login")).content.decode()

    assert LOGIN not in page
    assert client.post(LOGIN).status_code == 404
