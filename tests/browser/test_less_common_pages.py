"""Pages that one meets seldom: what was wrong in a form, refusals, own passkeys."""

import os

import pytest
from allauth.mfa.models import Authenticator
from browser.visits import Visit, axe_faults
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect
from web.members import make_member, make_place, make_scan, sign_in

from samensterk.web.common.roles import Role

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]
FORMS = {
    "areas:load_scan": Role.COORDINATOR,
    "accounts:invite": Role.MUNICIPALITY_ADMIN,
    "accounts:house_style": Role.MUNICIPALITY_ADMIN,
    "accounts:new_municipality": Role.PLATFORM_ADMIN,
    "accounts:new_organisation": Role.PLATFORM_ADMIN,
    "accounts:invite_administrator": Role.PLATFORM_ADMIN,
    "account_change_password": Role.TRAINER,
    "account_reset_password": Role.TRAINER,
}


@pytest.fixture
def visit_as(browser, live_server):
    visits = []

    def enter(role, place, **more):
        here = None if role == Role.PLATFORM_ADMIN else place
        client = sign_in(Client(), make_member(role, here).user)
        visits.append(Visit(browser, live_server, client, bypass_csp=True, **more))
        return visits[-1]

    yield enter
    for one in visits:
        one.context.close()


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form_says_what_is_missing_and_leads_there(visit_as, name):
    place = make_place()
    visit = visit_as(FORMS[name], place)
    args = [place.slug] if ":" in name and FORMS[name] != Role.PLATFORM_ADMIN else []
    page = visit.open(reverse(name, args=args))
    for field in page.locator("main input:visible").all():
        if field.get_attribute("type") not in ("file", "checkbox"):
            field.fill("")
    page.locator(".house-form button[type=submit]").click()
    summary = page.locator(".house-error-summary")

    expect(summary).to_be_focused()
    assert page.title().startswith("Fout: ")
    found = visit.axe()
    assert found.violations_count == 0, found.generate_report()
    summary.locator("a").first.click()
    target = summary.locator("a").first.get_attribute("href").removeprefix("#")
    assert page.evaluate("document.activeElement.id") == target
    described = page.locator(f"#{target}").get_attribute("aria-describedby") or ""
    assert described, "the error is not read out with its field"


@pytest.mark.parametrize("kind", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_pages_of_ones_own_passkey(browser, live_server, kind):
    member = make_member(Role.COORDINATOR, make_place())
    key = Authenticator.objects.create(
        user=member.user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Telefoon", "credential": {}},
    )
    visit = Visit(browser, live_server, sign_in(Client(), member.user), bypass_csp=True)

    assert list(axe_faults(visit, reverse(kind, args=[key.pk]))) == []
    assert visit.page.locator("h1").count() == 1
    visit.context.close()


def test_a_form_without_its_token_is_refused_readably(visit_as):
    place = make_place()
    visit = visit_as(Role.COORDINATOR, place)
    page = visit.open(reverse("accounts:me"))
    page.locator("main [name=csrfmiddlewaretoken]").evaluate("one => one.remove()")

    page.get_by_role("button", name="Opslaan").click()

    assert page.locator("h1").inner_text() == "Het formulier kon niet worden verstuurd"
    found = visit.axe()
    assert found.violations_count == 0, found.generate_report()


def test_a_file_that_is_too_large_is_refused_readably(visit_as, settings, tmp_path):
    place = make_place()
    make_scan(place)
    settings.UPLOAD_BYTES = 1000
    visit = visit_as(Role.COORDINATOR, place)
    large = tmp_path / "scan.gpkg"
    large.write_bytes(b"0" * 1_100_000)
    page = visit.open(reverse("areas:load_scan", args=[place.slug]))
    page.set_input_files("[name=geopackage]", large)

    page.get_by_role("button", name="Inlezen").click()
    page.wait_for_url("**/inlezen/")

    assert page.locator("h1").inner_text() == "Dit bestand is te groot"
    found = visit.axe()
    assert found.violations_count == 0, found.generate_report()
