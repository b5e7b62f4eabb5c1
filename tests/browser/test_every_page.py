"""Every page of every role in a real browser: read, reached, fitting, quiet."""

import os

import pytest
from browser.visits import Visit, all_faults, axe_faults
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify
from web.addresses import PARTS, address, give_to
from web.insides import inside
from web.members import make_member, make_place, make_yards, sign_in
from web.rounds_made import make_round_over, make_rule

from samensterk.web.common.access import Scope
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS
from samensterk.web.privacy.papers.kinds import BY_CODE
from samensterk.web.privacy.papers.questions import questions
from samensterk.web.privacy.papers.services import (
    answer_questions,
    make_edition,
    publish,
)
from samensterk.web.rounds.setup.drawing import finish_draw, start_draw

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]
STRANGER = "stranger"
# Files, and pages that exist only halfway through signing in.
NO_PAGES = {
    "accounts:house_style_css",
    "accounts:logo",
    "areas:map_areas",
    "areas:map_tiles",
    "areas:map_yards",
    "common:health",
    "privacy:accesses_file",
    "common:security_txt",
    "common:language",
    "mfa_download_recovery_codes",
    "privacy:paper_file",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "privacy:removed_file",
    "privacy:archive_file",
    "programme:hours_file",
    "programme:attachment",
    "programme:calendar",
    "programme:tasks_file",
    "programme:timeline_file",
    "programme:promise_file",
    "programme:contacts_file",
    "programme:contacts_cards",
    "programme:contact_card",
    "programme:menu_paper",
    "programme:region_file",
    "programme:run_sheet_file",
    "areas:talk_file",
    "areas:drive_file",
    "areas:drive_map",
    "rounds:draw_list",
    "rounds:coverage_map",
    "rounds:capacity_file",
    "rounds:letters_file",
    "rounds:announcement_text",
    "rounds:day_plan_file",
    "rounds:harvest_file",
    "rounds:harvest_public_file",
}


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
    make_rule(place)
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


@pytest.fixture(scope="session")
def seen(tmp_path_factory):
    """A folder with a file for each page that was looked at, of all test processes."""
    base = tmp_path_factory.getbasetemp()
    is_shared = "PYTEST_XDIST_WORKER" in os.environ
    folder = (base.parent if is_shared else base) / "pages-seen"
    folder.mkdir(exist_ok=True)
    return folder


def is_first(seen, name, text):
    """Tell whether nobody looked at this before; from now on, somebody did."""
    try:
        (seen / f"{slugify(name)}-{inside(text)}").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def pages(client, urls, seen):
    """Keep what answers with a page to somebody who opens it, and nobody saw before.

    Many roles see the same in a page. What is around it, the menu above all, is the
    same on every page of a role, and the first one is always looked at.
    """
    for number, (name, url) in enumerate(urls.items()):
        answer = client.get(url)
        if answer.status_code != 200:
            continue
        if is_first(seen, name, answer.content.decode()) or number == 0:
            yield name, url


@pytest.fixture
def site(live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server


@pytest.fixture
def walk(browser, site, seen):
    """Walk along addresses as somebody; all that is wrong is told at once."""

    def along(client, urls):
        visit = Visit(browser, site, client)
        wrong = {}
        for name, url in pages(client, urls, seen):
            if faults := list(all_faults(visit, url)):
                wrong[name] = faults
        visit.context.close()
        assert wrong == {}
        assert visit.said == []
        assert visit.elsewhere == []

    return along


@pytest.mark.parametrize("role", Role)
def test_every_page_of_a_role(walk, role):
    place = make_place()
    content(place)
    member = make_member(role, None if role == Role.PLATFORM_ADMIN else place)
    client = sign_in(Client(), member.user)
    urls = urls_of(role, place)
    give_to(member.user)

    walk(client, urls)


def test_every_page_of_a_stranger(walk):
    place = make_place()
    make_rule(place)

    walk(Client(), urls_of(STRANGER, place))


def test_a_round_that_is_drawn(walk):
    place = make_place()
    of = make_round_over(place, 3)
    member = make_member(Role.COORDINATOR, place)
    begun = start_draw(of=of, version=1, entry="351", reason="", by_id=None)
    drawn = finish_draw(found=begun, entry="622", by_id=member.user.pk)
    names = ("rounds:round", "rounds:round_areas", "rounds:round_order")
    urls = {name: reverse(name, args=[place.slug, of.pk]) for name in names}
    urls["rounds:draw"] = reverse("rounds:draw", args=[place.slug, drawn.pk])
    urls["rounds:draw_public"] = reverse("rounds:draw_public", args=[drawn.pk])
    urls["rounds:pause_new"] = reverse("rounds:pause_new", args=[place.slug, of.pk])

    walk(sign_in(Client(), member.user), urls)


def test_statements_for_residents(walk):
    place = make_place()
    answers = dict.fromkeys(questions(), "Antwoord van de gemeente.")
    answer_questions(municipality_id=place.pk, answers=answers, answered_by_id=None)
    for code in ("privacyverklaring", "toegankelijkheidsverklaring"):
        made = make_edition(
            municipality_id=place.pk, kind=BY_CODE[code], made_by_id=None
        )
        publish(edition=made)
    urls = {one: f"/{one}/{place.slug}/" for one in ("privacy", "toegankelijkheid")}

    walk(Client(), urls)


def test_every_page_of_an_empty_municipality(walk):
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

    walk(client, urls)


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
