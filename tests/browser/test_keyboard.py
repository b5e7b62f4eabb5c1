"""Everything on a page is reached by Tab, in reading order, and is seen to be."""

import os
from itertools import pairwise

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from web.members import make_member, make_place, make_yards, sign_in

from samensterk.web.common.roles import Role

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = pytest.mark.django_db(transaction=True)
# Radio buttons are one stop; what is hidden or in a closed menu is none.
STOPS = """
() => [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.type !== 'hidden').length
"""
HERE = """
() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  return {top: Math.round(box.top + scrollY), left: Math.round(box.left), seen,
          text: (one.textContent || one.name || '').trim().slice(0, 40)};
}
"""
# A table that fits gives up its stop a moment after the page has loaded.
SETTLED = """
() => [...document.querySelectorAll('.house-table')]
  .every(one => one.hasAttribute('tabindex') === one.scrollWidth > one.clientWidth)
"""
PAGES = {
    "areas:yards": Role.COORDINATOR,
    "areas:load_scan": Role.COORDINATOR,
    "accounts:invite": Role.MUNICIPALITY_ADMIN,
    "accounts:house_style": Role.MUNICIPALITY_ADMIN,
}


@pytest.mark.parametrize("width_px", [1280, 360])
@pytest.mark.parametrize("name", PAGES)
def test_tab_goes_through_the_page(live_server, page_of, name, width_px):
    place = make_place()
    make_yards(place, 5)
    client = sign_in(Client(), make_member(PAGES[name], place).user)
    page = page_of("about:blank", width_px)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    own = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": cookie,
        "url": live_server.url,
    }
    page.context.add_cookies([own])
    page.goto(live_server.url + reverse(name, args=[place.slug]))
    page.wait_for_function(SETTLED)
    n_stops = page.evaluate(STOPS)

    visited = []
    for _ in range(n_stops + 5):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            break
        visited.append(here)

    assert len(visited) >= n_stops > 8
    assert [one["text"] for one in visited if not one["seen"]] == []
    tops = [one["top"] for one in visited[1:]]
    backwards = [
        visited[number + 2]["text"]
        for number, (above, below) in enumerate(pairwise(tops))
        if below < above - 60
    ]
    assert backwards == []


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(live_server, page_of):
    place = make_place()
    client = sign_in(Client(), make_member(Role.COORDINATOR, place).user)
    page = page_of("about:blank", 360)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    own = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": cookie,
        "url": live_server.url,
    }
    page.context.add_cookies([own])
    page.goto(f"{live_server.url}/gemeente/{place.slug}/")

    page.get_by_role("button", name="Menu").press("Enter")
    assert page.get_by_role("link", name="Erven").first.is_visible()
    page.keyboard.press("Escape")

    assert not page.locator("nav").get_by_role("link", name="Erven").is_visible()
