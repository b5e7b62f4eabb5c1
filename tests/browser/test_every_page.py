"""Every page of every role in a real browser: read, reached, fitting, quiet."""

import os
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from web.addresses import PARTS, address
from web.members import make_member, make_place, make_yards, sign_in

from samensterk.web.common.access import Scope
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.slow,
]
DESK_PX, NARROWEST_PX = 1280, 320
STRANGER = "stranger"
# Files, and pages that exist only halfway through signing in.
NO_PAGES = {
    "areas:yard_file",
    "accounts:house_style_css",
    "accounts:logo",
    "common:health",
    "common:security_txt",
    "common:language",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
}
# Wide things may scroll in a region of their own; the page itself never does.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUT_OF_REACH = """
() => [...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select')]
  .filter(one => one.checkVisibility() && (one.disabled || one.tabIndex < 0))
  .map(one => one.outerHTML)
"""


def doors_of(role):
    """Name the pages a role may open."""
    for name, door in DOORS.items():
        is_open = (
            door.scope is Scope.ANYBODY
            if role == STRANGER
            else door.scope is not Scope.ANYBODY
            and (role in door.roles or door.scope is Scope.SIGNED_IN)
        )
        if is_open and name not in NO_PAGES:
            yield name


def content(place):
    """Put something of everything there."""
    make_yards(place, 60)
    for state, more in (
        (Job.State.FAILED, {"reason": "mistake"}),
        (Job.State.CANCELLED, {"note": "niet meer nodig"}),
        (Job.State.DONE, {}),
    ):
        Job.objects.create(
            kind="areas.load_scan",
            municipality=place,
            state=state,
            ended_at=place.organisation and "2026-11-25T10:00:00+00:00",
            **more,
        )


def urls_of(role, place):
    found = {name: address(name, place) for name in doors_of(role) if fits(name)}
    jobs = Job.objects.filter(municipality=place)
    if "common:job" in found:
        for job in jobs:
            url = found["common:job"].rsplit("/", 2)[0] + f"/{job.pk}/"
            found[f"common:job {job.state}"] = url
    return found


def fits(name):
    """Leave out what belongs to one's own second factor: there is no such number."""
    return not PARTS[name] & {"pk", "key", "uidb36", "token", "slug", "provider_id"}


def pages(client, urls):
    """Keep what answers with a page to somebody who opens it."""
    for name, url in urls.items():
        if client.get(url).status_code == 200:
            yield name, url


class Visit:
    """One browser of one person; remembers what was wrong and what was asked."""

    def __init__(self, browser, site, client, **more):
        self.site = site
        self.context = browser.new_context(
            viewport={"width": DESK_PX, "height": 900}, **more
        )
        self.said, self.elsewhere = [], []
        self.context.route("**/*", self._let_through)
        if cookie := client.cookies.get(settings.SESSION_COOKIE_NAME):
            own = {"name": settings.SESSION_COOKIE_NAME, "value": cookie.value}
            self.context.add_cookies([{**own, "url": site.url}])
        self.page = self.context.new_page()
        self.page.on("console", lambda line: self.said.append(line.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _let_through(self, route):
        if route.request.url.startswith(self.site.url):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def open(self, url):
        self.page.set_viewport_size({"width": DESK_PX, "height": 900})
        self.page.goto(f"{self.site.url}{url}")
        return self.page


def faults_of(visit, url):
    """Say what is wrong with one page."""
    page = visit.open(url)
    if urlsplit(page.url).path != urlsplit(url).path:
        yield f"led to {page.url}"
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} first headings"
    if not page.title().split(" - ")[0].strip():
        yield "no title"
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.getAttribute('href')") != "#content":
        yield "Tab does not begin at the link to the content"
    if lost := page.evaluate(OUT_OF_REACH):
        yield f"not reached by keyboard: {lost}"
    yield from faults_of_size(page)


def faults_of_size(page):
    """Say where a page does not fit: a phone, large text, paper."""
    for width_px in (360, NARROWEST_PX):
        page.set_viewport_size({"width": width_px, "height": 900})
        if page.evaluate(OVERFLOW) > 0:
            yield f"scrolls sideways at {width_px} px"
    page.set_viewport_size({"width": DESK_PX // 2, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if page.evaluate(OVERFLOW) > 0:
        yield "scrolls sideways with text twice as large"
    page.emulate_media(media="print")
    if page.locator("nav").first.is_visible() or not page.locator("h1").is_visible():
        yield "prints the menu, or no heading"
    page.emulate_media(media="screen")


def axe_faults(visit, url):
    visit.open(url)
    for colours in ("none", "active"):
        visit.page.emulate_media(forced_colors=colours, reduced_motion="reduce")
        found = Axe().run(visit.page)
        if found.violations_count:
            yield found.generate_report()
    visit.page.emulate_media(forced_colors="none")


@pytest.fixture
def site(live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server


def walk(browser, site, client, urls):
    plain = Visit(browser, site, client)
    watched = Visit(browser, site, client, bypass_csp=True)
    wrong = {}
    for name, url in pages(client, urls):
        faults = [*faults_of(plain, url), *axe_faults(watched, url)]
        if faults:
            wrong[name] = faults
    plain.context.close()
    watched.context.close()
    assert wrong == {}
    assert plain.said == []
    assert plain.elsewhere == []


@pytest.mark.parametrize("role", Role)
def test_every_page_of_a_role(browser, site, role):
    place = make_place()
    content(place)
    member = make_member(role, None if role == Role.PLATFORM_ADMIN else place)
    client = sign_in(Client(), member.user)

    walk(browser, site, client, urls_of(role, place))


def test_every_page_of_a_stranger(browser, site):
    walk(browser, site, Client(), urls_of(STRANGER, make_place()))


def test_every_page_of_an_empty_municipality(browser, site):
    place = make_place()
    member = make_member(Role.COORDINATOR, place)
    client = sign_in(Client(), member.user)
    names = ("areas:yards", "common:jobs", "common:search", "accounts:municipality")
    urls = {
        name: address(name, make_place("Vol", "GM9903")).replace("vol", place.slug)
        for name in names[:1]
    }
    for path in ("werk/", "zoeken/", "zoeken/?q=niets", ""):
        urls[path] = f"/gemeente/{place.slug}/{path}"

    walk(browser, site, client, urls)


def test_pages_that_are_not_there(browser, site):
    member = make_member(Role.TRAINER, make_place())
    visit = Visit(browser, site, sign_in(Client(), member.user), bypass_csp=True)

    assert list(axe_faults(visit, "/gemeente/noorderveld/erven/")) == []
    assert visit.page.locator("h1").inner_text() == "Pagina niet gevonden"


def test_lists_work_without_javascript(browser, site):
    place = make_place()
    make_yards(place, 60)
    member = make_member(Role.COORDINATOR, place)
    client = sign_in(Client(), member.user)
    visit = Visit(browser, site, client, java_script_enabled=False)
    page = visit.open(f"/gemeente/{place.slug}/erven/")

    page.get_by_role("link", name="Volgende pagina").click()
    assert page.locator("tbody tr").count() == 10
    page.get_by_label("Zoeken").last.fill("Langewijk 17")
    page.get_by_role("button", name="Filteren").click()
    assert page.locator("tbody tr").count() == 1
    page.get_by_role("link", name="Langewijk 17").click()

    assert page.locator("h1").inner_text().startswith("Langewijk 17")
