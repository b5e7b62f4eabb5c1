"""Yards are listed by place only; what is known of one stands on its own page."""

import csv
import io
import re
from dataclasses import fields
from datetime import timedelta

import pytest
from django.db.models import Exists, OuterRef
from django.urls import reverse
from web.areas.correct import TOLD
from web.members import make_scan, make_yards
from web.privacy.asking import turn
from web.scanned import make_question, make_yard_contact

from samensterk.web.areas.models import LoadedScan, Yard, YardContact
from samensterk.web.areas.scans.scan_folders import FACTS as SCANNED
from samensterk.web.areas.yards import corrections
from samensterk.web.areas.yards.facts import WORDS
from samensterk.web.areas.yards.forms import YardFileForm, YardListForm
from samensterk.web.areas.yards.listings import yard_listing
from samensterk.web.areas.yards.queries import YardFilter
from samensterk.web.areas.yards.visits import LAST_VISITS
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def addresses(answer):
    return [row.cells[0] for row in answer.context["table"].rows]


def taken_out(coordinator, place):
    url = reverse("areas:yard_file", args=[place.slug, "csv"])
    return coordinator.post(url, {"purpose": "prepare_round", "reason": "maart"})


def test_the_list_costs_the_same_for_any_number_of_yards(
    coordinator, place, django_assert_num_queries
):
    url = reverse("areas:yards", args=[place.slug])
    scan = make_scan(place)
    make_yards(place, 1, scan)
    with django_assert_num_queries(10):
        coordinator.get(url)
    Yard.objects.all().delete()
    make_yards(place, 120, scan)
    with django_assert_num_queries(10):
        coordinator.get(url)


def test_the_list_is_in_the_order_of_the_street(coordinator, place):
    make_yards(place, 12)

    answer = coordinator.get(reverse("areas:yards", args=[place.slug]))

    assert [one.split(",")[0] for one in addresses(answer)][1:3] == [
        "Langewijk 2",
        "Langewijk 3",
    ]


# Facts are no way to choose, sort or take along.

FACTS = {
    "n_addresses": 4321,
    "n_buildings": 5432,
    "footprint_m2": 6543.5,
    "n_outbuildings": 7654,
    "outbuilding_m2": 8765.5,
    "oldest_year": 1909,
    "newest_year": 1987,
    "n_parcels_near": 9876,
}


def with_facts(place, n=12):
    """Make yards whose facts run against the order of the street."""
    yards = make_yards(place, n)
    for number, yard in enumerate(yards):
        yard.facts = {name: value - number for name, value in FACTS.items()}
        yard.change, yard.before = "changed", {"facts": FACTS}
        yard.save()
    return yards


def test_every_fact_that_a_scan_gives_is_watched_here():
    assert set(FACTS) == set(SCANNED) == set(WORDS)


@pytest.mark.parametrize("name", [*FACTS, "facts", "before", "change", "kind_found"])
def test_a_fact_is_no_parameter_of_the_list(coordinator, place, name):
    with_facts(place)
    url = reverse("areas:yards", args=[place.slug])
    plain = addresses(coordinator.get(url))
    value = FACTS.get(name, "changed")

    for asked in (
        *({"sorteer": f"{sign}{way}"} for sign in ("", "-") for way in _ways(name)),
        *({way: value} for way in _ways(name)),
        *({f"{way}__{more}": value} for way in _ways(name) for more in ("gte", "lt")),
    ):
        assert addresses(coordinator.get(url, asked)) == plain


def _ways(name):
    return (name, f"facts__{name}", f"before__facts__{name}")


def test_form_and_columns_name_no_fact(place):
    form, listing = YardListForm({}, visit_areas=[]), yard_listing(place.slug)

    said = {
        *form.fields,
        *(str(one.label) for one in form.fields.values()),
        *(str(one.label) for one in listing.columns),
        *(one.key for one in listing.columns),
        *(name for one in listing.columns for name in one.order),
        *(field.name for field in fields(YardFilter)),
        *YardFileForm(visit_areas=[]).fields,
    }

    told = {str(one) for one in (*FACTS, *WORDS.values(), "facts", "change", "before")}
    assert not said & told


def test_no_fact_stands_in_the_list_or_its_file(coordinator, place):
    with_facts(place, 2)
    page = coordinator.get(reverse("areas:yards", args=[place.slug]))
    cells = [str(cell) for row in page.context["table"].rows for cell in row.cells]
    file = taken_out(coordinator, place).content.decode()

    for value in (*FACTS.values(), *(one - 1 for one in FACTS.values())):
        for text in (*cells, page.content.decode(), file):
            assert not re.search(rf"(?<![\d-]){re.escape(str(value))}(?!\d)", text)
    assert "boerenerf" not in " ".join((*cells, file)).lower()


def test_a_filtered_list_leads_to_no_other_act_than_looking(coordinator, place):
    """No round, letter or file begins with a choice of yards."""
    make_yards(place, 3)
    url = reverse("areas:yards", args=[place.slug])

    answer = coordinator.get(url, {"soort": "farm", "wens": "no_visit"})

    assert coordinator.post(url, {"soort": "farm"}).status_code == 405
    main = answer.content.decode().split("<main")[1].split("</main")[0]
    assert 'method="post"' not in main
    assert "checkbox" not in main
    onward = re.findall(r'href="([^"]+)"', main)
    carried = [one for one in onward if "soort=" in one or "wens=" in one]
    assert all(one.startswith("?") for one in carried), carried


def test_the_file_is_a_whole_area_whatever_was_filtered(coordinator, place):
    make_yards(place, 9)
    Yard.objects.filter(house_number__lte=3).update(kind="other")
    url = reverse("areas:yard_file", args=[place.slug, "csv"])
    asked = {"purpose": "prepare_round", "reason": "maart"}

    for filtered in ("", "?soort=other", "?sorteer=-plaats&straat=x&wens=no_visit"):
        whole = coordinator.post(url + filtered, asked).content.decode()
        assert len(whole.strip().splitlines()) == 10
    area = coordinator.post(url, asked | {"visit_area": "Bezoekgebied 1"})
    assert len(area.content.decode().strip().splitlines()) == 4


# What it may be narrowed by.


def found(coordinator, place, **asked):
    answer = coordinator.get(reverse("areas:yards", args=[place.slug]), asked)
    return [int(one.split()[1].strip(",")) for one in addresses(answer)]


def test_the_list_is_narrowed_by_what_people_did(coordinator, place):
    yards = make_yards(place, 4)
    corrections.correct_kind(yard=yards[0], kind="other", **TOLD)
    make_question(place, yards[1])
    turn(place, yards[2].key, "no_visit")
    turn(place, yards[3].key, "no_contact")

    assert found(coordinator, place, soort="other") == [1]
    assert found(coordinator, place, verbeterd="met") == [1]
    assert found(coordinator, place, verbeterd="zonder") == [2, 3, 4]
    assert found(coordinator, place, verbeterd="vraag") == [2]
    assert found(coordinator, place, wens="welkom") == [1, 2]
    assert found(coordinator, place, wens="no_visit") == [3]
    assert found(coordinator, place, wens="no_contact") == [4]
    assert found(coordinator, place, straat="lange") == [1, 2, 3, 4]
    assert found(coordinator, place, straat="wijk") == []
    assert found(coordinator, place, gebied="Bezoekgebied 1") == [3]
    assert found(coordinator, place, wens="onzin", lijst="onzin") == [1, 2, 3, 4]


def test_what_is_off_the_list_is_shown_when_asked_for(coordinator, place):
    yards = make_yards(place, 3)
    corrections.cease(yard=yards[0], **TOLD)
    Yard.objects.filter(pk=yards[1].pk).update(gone_since=today())

    assert found(coordinator, place) == [3]
    assert found(coordinator, place, lijst="afgevoerd") == [1]
    assert found(coordinator, place, lijst="weg") == [2]


class VisitsForTests:
    """Contacts as if they were visits: rows with a key and a day."""

    def visited_since(self, municipality_id, day):
        rows = YardContact.objects.for_municipality(municipality_id)
        rows = rows if day is None else rows.filter(given_on__gte=day)
        return Exists(rows.filter(key=OuterRef("key")))

    def last_of(self, municipality_id, key):
        rows = YardContact.objects.for_municipality(municipality_id).filter(key=key)
        found = rows.order_by("given_on").last()
        return found.given_on if found else None


def test_last_visits_are_a_way_to_choose_where_a_room_knows_of_them(
    coordinator, place, monkeypatch
):
    yards = make_yards(place, 3)
    ago = today() - timedelta(days=500)
    make_yard_contact(place, yards[0])
    contact = make_yard_contact(place, yards[1])
    YardContact.objects.filter(pk=contact.pk).update(given_on=ago)
    url = reverse("areas:yards", args=[place.slug])
    monkeypatch.setattr(LAST_VISITS, "known", None)
    assert "bezocht" not in coordinator.get(url).context["form"].fields
    assert found(coordinator, place, bezocht="jaar") == [1, 2, 3]

    monkeypatch.setattr(LAST_VISITS, "known", VisitsForTests())

    assert found(coordinator, place, bezocht="jaar") == [1]
    assert found(coordinator, place, bezocht="langer") == [2, 3]
    assert found(coordinator, place, bezocht="nooit") == [3]


def test_the_file_has_every_yard(coordinator, place):
    make_yards(place, 120)

    answer = taken_out(coordinator, place)

    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 121
    assert "attachment" in answer["Content-Disposition"]


def test_a_file_of_another_kind_does_not_exist(coordinator, place):
    url = reverse("areas:yard_file", args=[place.slug, "exe"])

    assert coordinator.get(url).status_code == 404


def test_a_yard_does_not_name_figures_of_its_neighbourhood(coordinator, place):
    yard = make_yards(place, 1)[0]
    crime = {"title": "Geregistreerde misdrijven", "date": "2024", "format": "police"}
    LoadedScan.objects.update(sources=[*yard.scan.sources, crime])

    answer = coordinator.get(reverse("areas:yard", args=[place.slug, yard.pk]))

    assert "misdrijven" not in answer.content.decode()
    assert "BAG, 2026-10-08" in answer.content.decode()


def test_the_own_page_shows_facts_with_their_source(coordinator, place):
    yard = make_yards(place, 1)[0]

    answer = coordinator.get(reverse("areas:yard", args=[place.slug, yard.pk]))

    text = answer.content.decode()
    assert "1909" in text
    assert "BAG, 2026-10-08" in text


def test_search_finds_a_yard_by_words_of_its_address(coordinator, place):
    make_yards(place, 30)
    url = reverse("common:search", args=[place.slug])

    answer = coordinator.get(url, {"q": "oosterlage 17,"})

    titles = [one.title for group in answer.context["groups"] for one in group.found]
    assert titles == ["Langewijk 17, 9913 AA Oosterlage"]
