"""The switch is turned on its own page, and shows on no other than the yard's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from web.members import make_yards
from web.privacy.asking import turn

from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, Wish

pytestmark = pytest.mark.django_db
NO_VISIT, NO_CONTACT = Wish.Position.NO_VISIT, Wish.Position.NO_CONTACT


def test_the_coordinator_turns_the_switch_from_the_page_of_the_yard(enter, place):
    client = enter(Role.COORDINATOR, place)
    yard = make_yards(place, 1)[0]
    page = reverse("areas:yard", args=[place.slug, yard.pk])
    url = reverse("privacy:wish", args=[place.slug, yard.key])
    assert f'href="{url}"' in client.get(page).content.decode()

    for _twice in range(2):
        answer = client.post(url, {"position": "no_visit"})
        assert (answer.status_code, answer.url) == (302, url)

    assert Wish.objects.get().position == NO_VISIT
    assert "Niet bezoeken" in client.get(page).content.decode() or (
        "Do not visit" in client.get(page).content.decode()
    )
    line = LogEntry.objects.filter(door="privacy:wish", action="write").first()
    assert line.subjects == f"\nyard/{yard.key}\n"
    assert line.purpose == "resident_rights"


def test_a_wish_is_confirmed_and_ended_on_its_page(enter, place, settings):
    client = enter(Role.PRIVACY_OFFICER, place)
    yard = make_yards(place, 1)[0]
    wish = turn(place, yard.key, NO_VISIT)
    end = reverse("privacy:wish_end", args=[place.slug, yard.key])

    client.post(reverse("privacy:wish_confirm", args=[place.slug, yard.key]))
    wish.refresh_from_db()
    assert wish.confirmed_on == today()
    client.post(end, {"because": "expired"})
    client.post(end, {"because": "nonsense"})
    assert Wish.objects.active().exists()
    for _twice in range(2):
        assert client.post(end, {"because": "moved"}).status_code == 302

    assert not Wish.objects.active().exists()


def test_a_wish_of_a_yard_that_has_gone_can_still_be_ended(enter, place):
    client = enter(Role.COORDINATOR, place)
    turn(place, "0363010000000001", NO_CONTACT)
    url = reverse("privacy:wish", args=[place.slug, "0363010000000001"])
    end = reverse("privacy:wish_end", args=[place.slug, "0363010000000001"])
    assert client.get(url).status_code == 200

    answer = client.post(end, {"because": "moved"})

    assert answer.url == reverse("privacy:wishes_ending", args=[place.slug])
    assert client.get(url).status_code == 404


def test_an_address_that_nobody_knows_has_no_switch(enter, place, neighbour):
    client = enter(Role.COORDINATOR, place)
    theirs = make_yards(neighbour, 1)[0]
    turn(neighbour, theirs.key, NO_CONTACT)

    for key in (theirs.key, "zomaar", "a%00b"):
        url = f"/gemeente/{place.slug}/privacy/wensen/{key}/"
        for more in ("", "bevestigen/", "beeindigen/"):
            assert client.post(url + more, {"position": "no_visit"}).status_code == 404
    assert Wish.objects.get().municipality_id == neighbour.pk


def test_a_switch_that_is_sent_empty_changes_nothing(enter, place):
    client = enter(Role.COORDINATOR, place)
    yard = make_yards(place, 1)[0]
    url = reverse("privacy:wish", args=[place.slug, yard.key])

    for sent in ({"other": "1"}, {"position": "perhaps"}):
        answer = client.post(url, sent)
        assert answer.status_code == 200
        assert answer.context["form"].errors["position"]
    assert not Wish.objects.exists()


def test_ending_wishes_are_on_the_home_page_and_in_a_list(enter, place, settings):
    client = enter(Role.COORDINATOR, place)
    yards = make_yards(place, 3)
    soon = turn(place, yards[0].key, NO_CONTACT)
    late = turn(place, yards[1].key, NO_VISIT)
    turn(place, yards[2].key, NO_VISIT)
    Wish.objects.filter(pk=soon.pk).update(valid_until=today() + timedelta(days=60))
    Wish.objects.filter(pk=late.pk).update(valid_until=today() - timedelta(days=1))
    url = reverse("privacy:wishes_ending", args=[place.slug])

    home = client.get(reverse("accounts:municipality", args=[place.slug]))
    table = client.get(url).context["table"]

    assert f'href="{url}"' in home.content.decode()
    assert [row.cells[0] for row in table.rows] == [str(yards[1]), str(yards[0])]
    told = [str(cell) for row in table.rows for cell in row.cells]
    assert not any(str(one.label) in told for one in Wish.Position)


# Nowhere a signal.


def everything_said(client, place):
    """Give what lists, search and files say, without what differs with every visit."""
    yards = reverse("areas:yards", args=[place.slug])
    search = reverse("common:search", args=[place.slug])
    pages = [(yards, {}), (yards, {"zoek": "Langewijk"}), (search, {"q": "Langewijk"})]
    answers = [client.get(url, asked).content.decode() for url, asked in pages]
    said = [one[one.index("<main") : one.index("</main>")] for one in answers]
    file = reverse("areas:yard_file", args=[place.slug, "csv"])
    why = {"purpose": "prepare_round", "reason": "ronde van maart"}
    return [*said, client.post(file, why).content.decode()]


def test_a_wish_shows_in_no_list_no_search_and_no_file(enter, place):
    client = enter(Role.COORDINATOR, place)
    yards = make_yards(place, 3)
    before = everything_said(client, place)

    turn(place, yards[1].key, NO_CONTACT)
    turn(place, yards[2].key, NO_VISIT)

    assert everything_said(client, place) == before


def test_nothing_of_a_yard_can_be_asked_by_its_wish(place):
    fields = {one.name for one in Yard._meta.get_fields()}

    assert not any("wish" in name for name in fields)
    assert connection.introspection.get_relations(
        connection.cursor(), Wish._meta.db_table
    ).keys() == {"municipality_id"}
