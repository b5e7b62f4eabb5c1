"""Whatever page shows a yard: it is in the log, and says for what."""

import pytest
from django.test import Client
from web.addresses import address
from web.members import make_member, make_yards, sign_in

from samensterk.web.common.access import Scope
from samensterk.web.common.purposes import Purpose
from samensterk.web.config.doors import DOORS
from samensterk.web.privacy.models import LogEntry

pytestmark = pytest.mark.django_db
WITHIN = [name for name, door in DOORS.items() if door.scope is Scope.MUNICIPALITY]
# What is asked where a page can be asked something, and what shows that it answered.
ASKED = {"q": "Langewijk", "zoek": "Langewijk"}
ANSWERED = ("9913AA", *(f"Langewijk {one}, 9913 AA" for one in (1, 2, 3)))


@pytest.mark.parametrize("name", WITHIN)
def test_a_page_that_shows_a_yard_writes_which_and_for_what(place, name):
    make_yards(place, 3)
    url = address(name, place)

    for role in sorted(DOORS[name].roles):
        client = sign_in(Client(), make_member(role, place).user)
        known = set(LogEntry.objects.values_list("pk", flat=True))
        answer = client.get(url, ASKED)
        text = b"".join(answer).decode(errors="replace")
        lines = list(LogEntry.objects.exclude(pk__in=known))
        if any(one in text for one in ANSWERED):
            assert len(lines) == 1, f"{name} shows a yard to {role} and writes nothing"
        for line in lines:
            assert line.purpose in Purpose.values
            assert line.roles == role
            assert line.municipality_id == place.pk


def test_the_pages_that_show_yards_are_known(place):
    """The test above would be empty if nothing showed a yard any more."""
    make_yards(place, 3)
    shown = set()
    for name in WITHIN:
        role = min(DOORS[name].roles)
        client = sign_in(Client(), make_member(role, place).user)
        text = b"".join(client.get(address(name, place), ASKED))
        if any(one.encode() in text for one in ANSWERED):
            shown.add(name)

    assert {"areas:yards", "areas:yard", "common:search"} <= shown
    assert {"privacy:accesses", "privacy:accesses_of"} <= shown
