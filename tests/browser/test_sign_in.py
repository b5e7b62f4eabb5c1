"""Coming in, in a real browser: invitation, app with codes, passkey, elsewhere."""

import os
import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from playwright.sync_api import expect
from web.accounts.organisation import Served, environment_of
from web.members import PASSWORD, SECRET, make_member, make_place

from samensterk.web.accounts import mails
from samensterk.web.accounts.invitations import Offer, invite
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.config.provider import provider_settings

# Playwright runs an event loop in this thread; Django takes that for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = pytest.mark.django_db(transaction=True)


def code(secret, later=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def sign_in(page, site, email, password=PASSWORD):
    page.goto(f"{site.url}/inloggen/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    button(page, "Inloggen").click()


@pytest.fixture
def site(live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server


@pytest.fixture
def open_quietly(page_of):
    """Open a page; nothing may be said on the console."""
    said = []

    def open_page(url, width_px=1280):
        page = page_of("about:blank", width_px)
        page.on(
            "console",
            lambda line: (
                said.append(line.text) if line.type in ("error", "warning") else None
            ),
        )
        page.goto(url)
        return page

    yield open_page
    assert said == []


def test_from_invitation_to_the_first_page(site, open_quietly):
    place = make_place()
    offer = Offer(place.organisation, place, Role.COORDINATOR, today())
    invitation, token = invite(email="cor@a.example.nl", offer=offer, invited_by=None)
    mails.send_invitation(invitation, token)
    link = re.search(r"http\S+/uitnodiging/\S+", mail.outbox[0].body)[0]

    page = open_quietly(link, 360)
    page.fill("[name=name]", "Cor de Vries")
    page.fill("[name=password]", PASSWORD)
    button(page, "Aannemen").click()
    sign_in(page, site, "cor@a.example.nl")
    expect(page.locator("h1")).to_have_text("Eerst een tweede factor")
    page.get_by_role("link", name="Een app met codes").click()
    secret = page.locator(".house-key").inner_text()
    page.fill("[name=code]", code(secret))
    button(page, "Instellen").click()
    expect(page.locator(".house-codes li")).to_have_count(10)
    page.get_by_role("link", name="Verder").click()

    expect(page.locator("h1")).to_have_text("Goedendag, Cor de Vries")


def test_a_passkey_is_added_and_lets_somebody_in(site, open_quietly):
    member = make_member(Role.COORDINATOR, make_place())
    page = open_quietly(site.url)
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    # A passkey belongs to a name, not to a number.
    at = site.url.replace("127.0.0.1", "localhost")
    page.goto(f"{at}/inloggen/")
    page.fill("[name=login]", member.user.email)
    page.fill("[name=password]", PASSWORD)
    button(page, "Inloggen").click()
    page.fill("[name=code]", code(SECRET))
    button(page, "Inloggen").click()
    expect(page.locator("h1")).to_contain_text("Goedendag")

    page.goto(f"{at}/mijn-account/passkeys/nieuw/")
    page.fill("[name=name]", "Laptop")
    button(page, "Passkey toevoegen").click()
    expect(page.locator("main")).to_contain_text("De passkey is toegevoegd.")
    button(page, "Uitloggen").click()
    page.goto(f"{at}/inloggen/")
    button(page, "Inloggen met een passkey").click()

    expect(page.locator("h1")).to_contain_text("Goedendag")


def test_who_stops_a_passkey_reads_what_to_do(site, open_quietly):
    page = open_quietly(f"{site.url}/inloggen/")
    refuse = "() => { navigator.credentials.get = () => Promise.reject(new Error()) }"
    page.evaluate(refuse)

    button(page, "Inloggen met een passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("U kunt het opnieuw proberen")


def test_a_browser_without_passkeys_says_so(site, open_quietly):
    page = open_quietly(f"{site.url}/inloggen/")
    page.evaluate("delete globalThis.PublicKeyCredential")

    button(page, "Inloggen met een passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("geen passkeys")


def test_the_organisation_lets_somebody_in(site, open_quietly, settings):
    make_place()
    with Served() as told:
        told.says = {"amr": ["mfa"]}
        settings.ENVIRONMENT = environment_of(told)
        settings.SOCIALACCOUNT_PROVIDERS = provider_settings(settings.ENVIRONMENT)
        page = open_quietly(f"{site.url}/inloggen/")

        button(page, "Inloggen met Noorderveld").click()

        expect(page.locator("h1")).to_have_text("Goedendag, Cor de Vries")


def test_a_role_is_added_to_an_account_by_who_signs_in(site, open_quietly):
    member = make_member(Role.PARTNER, make_place())
    elsewhere = make_place("Zuiderveen", "GM9902")
    offer = Offer(elsewhere.organisation, elsewhere, Role.PARTNER, today())
    email = member.user.email
    _invitation, token = invite(email=email, offer=offer, invited_by=None)

    page = open_quietly(f"{site.url}/uitnodiging/{token}/", 360)
    page.get_by_role("main").get_by_role("link", name="Inloggen").click()
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    button(page, "Inloggen").click()
    button(page, "Aannemen").click()

    expect(page.locator("main")).to_contain_text("De rol is toegevoegd")
    expect(page.locator("main")).to_contain_text("Zuiderveen")


def test_somebody_signs_out_everywhere_else(site, open_quietly):
    member = make_member(Role.PARTNER, make_place())
    lost, own = (open_quietly(site.url) for _ in "ab")
    for page in (lost, own):
        sign_in(page, site, member.user.email)
        expect(page.locator("h1")).to_contain_text("Goedendag")

    own.goto(f"{site.url}/mijn-account/sessies/")
    button(own, "Overal elders uitloggen").click()
    lost.reload()

    expect(lost.locator("h1")).to_have_text("Inloggen")
    own.reload()
    expect(own.locator("h1")).to_have_text("Waar ik ben ingelogd")
