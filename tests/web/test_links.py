"""Nothing stands on a screen that its user may not use: every link leads somewhere."""

import re

import pytest
from web.addresses import PARTS, address
from web.members import make_member, make_place, make_yards, sign_in

from samensterk.web.common.access import Scope
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS

pytestmark = pytest.mark.django_db
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

    dead, seen = {}, {}
    for url in urls:
        answer = client.get(url)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        for link in links(answer):
            if link not in seen:
                status = (
                    client.get(link).status_code if "uitloggen" not in link else 200
                )
                seen[link] = status
            if seen[link] == 404:
                dead.setdefault(url, set()).add(link)

    assert dead == {}
    assert len(seen) > 5
