"""Nothing stands on a screen that its user may not use: every link leads somewhere."""

import re

import pytest
from web.addresses import PARTS, address
from web.members import make_member, make_place, make_yards, sign_in

from samensterk.web.common.access import Scope
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OTHERS = {"pk", "key", "uidb36", "token", "slug", "provider_id"}
FILES = ("/static/", "/huisstijl/")


def links(answer):
    """Give where the links and forms of a page lead, within the site."""
    page = answer.content.decode()
    found = re.findall(r'(?:href|action)="(/[^"#]*)"', page)
    return {one.replace("&amp;", "&") for one in found if not one.startswith(FILES)}


@pytest.mark.parametrize("role", Role)
def test_every_link_on_every_page_leads_somewhere(client, role):
    place = make_place()
    make_yards(place, 60)
    Job.objects.create(
        kind="areas.load_scan",
        municipality=place,
        state="failed",
        ended_at="2026-11-25T10:00Z",
    )
    here = None if role == Role.PLATFORM_ADMIN else place
    sign_in(client, make_member(role, here).user)
    urls = [
        address(name, place)
        for name, door in DOORS.items()
        if (role in door.roles or door.scope is not Scope.MUNICIPALITY)
        and not PARTS[name] & OTHERS
        and name not in ("account_logout", "common:language")
    ]

    leads, seen = {}, {}
    for url in urls:
        answer = client.get(url)
        seen[url] = answer.status_code
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            leads[url] = links(answer)
    for link in set().union(*leads.values()) - set(seen):
        seen[link] = client.get(link).status_code if "uitloggen" not in link else 200
    dead = {
        url: gone
        for url, found in leads.items()
        if (gone := {link for link in found if seen[link] == 404})
    }

    assert dead == {}
    assert len(set().union(*leads.values())) > 5
