"""The time line in a real browser: by keyboard, on a phone, as a table, on paper."""

import os
from datetime import timedelta

import pytest
from browser.visits import NARROWEST_PX, OVERFLOW, Visit, axe_faults
from django.test import Client
from django.urls import reverse
from web.members import make_member, make_place, sign_in
from web.planned import make_event, make_programme, make_task

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Phase

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = pytest.mark.django_db(transaction=True)
VIEWS = ("lijst", "maand", "balken")
FOCUSED = "document.activeElement.getAttribute('href') || ''"


@pytest.fixture
def place():
    found = make_place()
    Phase.objects.create(
        programme=make_programme(found),
        title="Voorbereiding van de bijeenkomst",
        starts_on=today(),
        ends_on=today() + timedelta(days=90),
    )
    event = make_event(found, day=today(), title="Bijeenkomst in Oosterlage")
    make_event(found, day=today(), title="Afgelaste avond", cancelled_on=today())
    make_task(found, event=event, due_on=today(), title="Zaal huren")
    return found


@pytest.fixture
def visit(browser, live_server, settings, place):
    settings.SITE_URL = live_server.url
    member = make_member(Role.COORDINATOR, place)
    # Without its policy, so that axe can look.
    found = Visit(browser, live_server, sign_in(Client(), member.user), bypass_csp=True)
    yield found
    found.context.close()


def url(place, view):
    return f"{reverse('programme:timeline', args=[place.slug])}?weergave={view}"


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_a_phone_and_is_right_for_axe(visit, place, view):
    page = visit.open(url(place, view))
    page.set_viewport_size({"width": NARROWEST_PX, "height": 800})

    assert page.evaluate(OVERFLOW) <= 0
    assert list(axe_faults(visit, url(place, view))) == []


@pytest.mark.parametrize("view", VIEWS)
def test_from_view_to_event_by_keyboard_alone(visit, place, view):
    page = visit.open(url(place, view))

    seen = []
    for _stop in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        if "/gebeurtenissen/" in seen[-1] and "nieuw" not in seen[-1]:
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/gebeurtenissen/*/")

    assert sum("weergave=" in one for one in seen) >= len(VIEWS)
    assert page.locator("h1").count() == 1


def test_a_month_is_a_table_of_weeks(visit, place):
    page = visit.open(url(place, "maand"))

    assert page.get_by_role("columnheader").count() == 7
    cell = page.get_by_role("cell").filter(has_text="Bijeenkomst in Oosterlage")
    assert cell.count() == 1
    page.locator("a[rel=next]").click()
    assert page.get_by_role("columnheader").count() == 7
    assert not page.get_by_text("Bijeenkomst in Oosterlage").count()


def test_bars_say_the_same_in_words_and_lie_down_on_paper(visit, place):
    page = visit.open(url(place, "balken"))

    heading = page.get_by_role("rowheader").filter(has_text="Voorbereiding")
    assert str(today().year) in heading.inner_text()
    page.emulate_media(media="print")
    content = page.pdf(prefer_css_page_size=True)
    box = content.split(b"/MediaBox")[1].split(b"]")[0].strip(b" [").split()
    assert float(box[2]) > float(box[3])
