"""The map in a real browser: it draws, by mouse and keyboard, and asks nobody else."""

import os

import pytest
from browser.visits import NARROWEST_PX, OVERFLOW, Visit, axe_faults
from django.test import Client
from django.urls import reverse
from web.members import make_member, make_place, make_yards, sign_in
from web.scanned import make_described_scan

from samensterk.web.common.roles import Role

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]
READY = "#kaart[data-ready]"
SLOW_MS = 60_000  # software draws it here
# Chromium complains of its own drawing when a picture is taken of it.
OF_THE_DRIVER = "GL Driver Message"
SEEN = """() => {
  const map = document.querySelector('#kaart canvas');
  return map !== null && map.width > 100 && map.height > 100;
}"""


@pytest.fixture
def place():
    return make_place()


@pytest.fixture
def scan(place):
    found = make_described_scan(place)
    for number, area in enumerate(found.areas.filter(level="cell")):
        area.values = {"yards_farm": 5.0 + number, "outbuildings": 40.0 + 9 * number}
        area.save()
    make_yards(place, 3, found)
    return found


@pytest.fixture
def visit(browser, live_server, settings, place):
    settings.SITE_URL = live_server.url
    member = make_member(Role.COORDINATOR, place)
    found = Visit(browser, live_server, sign_in(Client(), member.user))
    yield found
    found.context.close()


def url(scan, **query):
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    found = reverse("areas:map", args=[scan.municipality.slug, scan.pk])
    return f"{found}?{asked}"


def opened(visit, scan, **query):
    page = visit.open(url(scan, **query))
    page.wait_for_selector(READY, timeout=SLOW_MS)
    return page


def test_the_map_draws_under_our_policy_and_asks_nobody_else(visit, scan):
    page = opened(visit, scan)

    assert page.evaluate(SEEN)
    assert page.locator("#kaart-niet").is_hidden()
    assert [one for one in visit.said if OF_THE_DRIVER not in one] == []
    assert visit.elsewhere == []


def test_another_figure_changes_legend_and_address_and_the_way_back_works(visit, scan):
    page = opened(visit, scan)
    before = page.locator(".atlas-legend").inner_text()

    page.select_option("#cijfer", "outbuildings")
    page.wait_for_selector("#legenda:has-text('Bijgebouwen')")

    assert page.locator(".atlas-legend").inner_text() != before
    assert "cijfer=outbuildings" in page.url
    page.go_back()
    page.wait_for_selector("#legenda:has-text('agrarisch')")
    assert page.locator(".atlas-legend").inner_text() == before


def test_an_area_is_chosen_in_the_list_and_stands_in_the_address(visit, scan):
    area = scan.areas.filter(level="cell").first()
    page = opened(visit, scan)

    page.select_option("#gebied", str(area.pk))
    page.wait_for_selector(f"#gekozen:has-text('{area.name}')")

    assert f"gebied={area.pk}" in page.url
    page.reload()
    assert page.locator("#gekozen").inner_text() == area.name


def test_the_keyboard_reaches_the_map_works_it_and_gets_out(visit, scan):
    page = opened(visit, scan, plek="6.645,53.105,13")
    canvas = page.locator("#kaart canvas")

    canvas.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#gekozen")
    page.keyboard.press("Tab")

    assert not canvas.evaluate("one => one === document.activeElement")
    assert page.evaluate("document.activeElement !== document.body")


def test_a_click_chooses_the_area_under_it(visit, scan):
    page = opened(visit, scan, plek="6.645,53.105,13")

    page.locator("#kaart").click()

    page.wait_for_selector("#gekozen")
    assert "gebied=" in page.url


def test_without_webgl_the_page_says_so_and_leads_to_the_table(visit, scan):
    visit.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = visit.open(url(scan))
    page.wait_for_selector("#kaart-niet:visible")

    page.locator("#kaart-niet a").click()

    assert "/tabel/" in page.url


def test_without_javascript_the_legend_is_there_and_the_choice_works(
    browser, live_server, settings, place, scan
):
    settings.SITE_URL = live_server.url
    client = sign_in(Client(), make_member(Role.FIELD_TEAM, place).user)
    found = Visit(browser, live_server, client, java_script_enabled=False)
    page = found.open(url(scan))

    page.select_option("#cijfer", "outbuildings")
    page.locator("form.atlas-choose button").click()

    assert page.locator("#legenda").inner_text() == "Bijgebouwen"
    found.context.close()


def test_the_map_is_right_for_axe_and_fits_a_phone(
    browser, live_server, settings, place, scan
):
    settings.SITE_URL = live_server.url
    client = sign_in(Client(), make_member(Role.COORDINATOR, place).user)
    found = Visit(browser, live_server, client, bypass_csp=True)
    area = scan.areas.filter(level="cell").first()
    page = opened(found, scan, gebied=area.pk)
    page.set_viewport_size({"width": NARROWEST_PX, "height": 800})

    assert page.evaluate(OVERFLOW) <= 0
    assert list(axe_faults(found, url(scan, gebied=area.pk))) == []
    found.context.close()


def test_paper_has_the_map_the_legend_and_its_sources(visit, scan):
    page = opened(visit, scan)

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    paper = page.locator("#kaart-papier")
    assert paper.is_visible()
    assert paper.evaluate("one => one.width") > 100
    assert page.locator("#kaart").is_hidden()
    assert page.locator(".atlas-legend").is_visible()
    assert "BAG" in page.locator("main").inner_text()
