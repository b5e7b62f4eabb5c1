"""Reading a scan: every figure beside its card, and nothing of a few yards."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from web.members import make_member, make_place, make_scan, make_yards, sign_in
from web.scanned import make_area, make_described_scan

from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db
FARMS = {"yards_farm": 8.0, "outbuildings": 21.0, "farmland_share": 0.734}


@pytest.fixture
def scan(place):
    found = make_described_scan(place)
    for number, area in enumerate(found.areas.exclude(level="visit_area")):
        area.values = FARMS | {"outbuildings": 20.0 + number, "unpaved_share": None}
        area.save()
    return found


@pytest.fixture
def reader(client, place):
    return sign_in(client, make_member(Role.COORDINATOR, place).user)


def url(name, scan, *more, **query):
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(f"areas:{name}", args=[scan.municipality.slug, scan.pk, *more]) + (
        f"?{asked}" if asked else ""
    )


def text_of(answer):
    return " ".join(answer.content.decode().split())


PAGES = ("scan", "map", "area_table", "context", "area_changes")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_for_an_old_scan_that_knows_nothing(reader, place, page):
    bare = make_scan(place)

    assert reader.get(url(page, bare)).status_code == 200


def test_the_scan_tells_its_main_figures_each_with_what_it_does_not_say(reader, scan):
    text = text_of(reader.get(url("scan", scan)))

    assert "Erven met een agrarisch beeld" in text
    assert "Of er nog een boer werkt." in text
    assert "BAG, 2026-10-08" in text


def test_the_scan_tells_what_is_missing(reader, scan):
    scan.missing, scan.covered_share = ["crime"], 0.83
    scan.save()

    text = text_of(reader.get(url("scan", scan)))

    assert "geregistreerde misdrijven" in text
    assert "83 %" in text


def test_a_card_has_all_it_should_say(reader, scan):
    card = text_of(reader.get(url("card", scan, "outbuildings")))

    for part in (
        "Telling van gebouwen op erven",
        "BAG of OpenStreetMap",
        "welke schuren",
    ):
        assert part in card
    assert reader.get(url("card", scan, "geen")).status_code == 404


def test_an_area_has_its_figures_beside_those_of_where_it_lies(reader, scan):
    area = scan.areas.filter(level="cell").first()

    text = text_of(reader.get(url("area", scan, area.pk)))

    assert "73 %" in text
    assert scan.municipality.name in text
    assert "welke schuren krijgen" not in text  # that stands on the card itself


def test_a_figure_that_is_not_there_says_why(reader, scan):
    cell = scan.areas.filter(level="cell").first()
    cell.values = FARMS | {"outbuildings": None}
    cell.save()

    figures = reader.get(url("area", scan, cell.pk)).context["figures"]
    missing = {one.indicator.code: one.missing for one in figures}

    assert missing["outbuildings"] == "withheld"
    assert missing["unpaved_share"] == "unknown"
    assert missing["yards_farm"] is None


def test_a_table_has_the_columns_that_are_asked_for_and_sorts_by_none(reader, scan):
    asked = url("area_table", scan, laag="cell", cijfer="farmland_share")
    table = reader.get(asked + "&sorteer=-farmland_share").context["table"]

    assert [str(one.label) for one in table.columns][2:] == [
        "Deel dat landbouwgrond is"
    ]
    assert [one.sort_url for one in table.columns] == [None] * 3
    names = [row.cells[0] for row in table.rows]
    assert names == sorted(names)


def test_visit_areas_have_work_and_no_figures(reader, scan):
    table = reader.get(url("area_table", scan, laag="visit_area")).context["table"]

    assert [row.cells for row in table.rows] == [["Bezoekgebied 1", "30", "4,5"]]


@pytest.mark.parametrize("page", ["map", "area_table", "area_changes"])
def test_nonsense_in_an_address_shows_the_usual(reader, scan, page):
    asked = url(page, scan, laag="x", cijfer="y", gebied="9" * 40, plek="a,b")

    assert reader.get(asked).status_code == 200


def test_neighbours_stand_by_name_with_source_and_year(
    reader, scan, settings, tmp_path
):
    told = {
        "municipality": "Noorderveld",
        "province": "Groningen",
        "neighbours": ["Zuiderveen", "Oostwolde"],
        "figures": [
            {
                "code": "share_65_or_older",
                "name": "Inwoners van 65 jaar en ouder",
                "unit": "share",
                "own": 0.23,
                "neighbours": [["Zuiderveen", 0.21], ["Oostwolde", None]],
                "province": 0.2,
                "why_no_province": "",
                "source": "CBS",
                "year": "2025",
            }
        ],
        "not_compared": [["Misdrijven", "Geen bestand."]],
    }
    settings.MEDIA_ROOT = tmp_path
    folder = tmp_path / "scan-folders" / "with-context"
    folder.mkdir(parents=True)
    (folder / "context.json").write_text(json.dumps(told))
    scan.folder = folder.name
    scan.save()

    text = text_of(reader.get(url("context", scan)))

    assert text.index("Zuiderveen") < text.index("Oostwolde")
    for part in (
        "23 %",
        "21 %",
        "CBS",
        "2025",
        "Groningen",
        "Misdrijven: Geen bestand.",
    ):
        assert part in text


@pytest.mark.parametrize(
    "told", [[], {}, {"figures": [1]}, {"figures": [{}]}, "x", [3]]
)
def test_a_comparison_that_cannot_be_read_is_as_if_there_were_none(reader, scan, told):
    scan.context = told
    scan.save()

    assert reader.get(url("context", scan)).context["context"] is None or told == {}


@pytest.fixture
def compared(scan):
    scan.comparison = {
        "made_on": "2025-11-01",
        "same_rules": False,
        "areas_compared": 4,
        "areas_withheld": 2,
        "areas_on_other_ground": 1,
    }
    scan.save()
    for area in scan.areas.filter(level__in=("municipality", "cell"))[:2]:
        area.before = {"farmland_share": 0.7, "yards_farm": 8.0}
        area.save()
    return scan


def test_changes_tell_what_was_compared_and_what_was_held_back(reader, compared):
    answer = reader.get(
        url("area_changes", compared, laag="cell", cijfer="farmland_share")
    )
    text = text_of(answer)

    assert answer.context["comparison"].made_on == date(2025, 11, 1)
    assert "+3" in text
    assert {one.is_compared for one in answer.context["changes"]} == {True, False}


def test_an_area_says_what_it_was_in_the_scan_before(reader, compared):
    area = next(one for one in compared.areas.filter(level="cell") if one.before)

    figures = reader.get(url("area", compared, area.pk)).context["figures"]

    assert {f.indicator.code: f.before for f in figures if f.before is not None} == {
        "farmland_share": 0.7,
        "yards_farm": 8.0,
    }


@pytest.mark.parametrize("broken", [{"made_on": "x"}, {"made_on": "2025-11-01"}])
def test_a_comparison_that_lacks_something_is_none(reader, scan, broken):
    scan.comparison = broken
    scan.save()

    assert reader.get(url("area_changes", scan)).context["comparison"] is None


def test_business_parks_are_told_in_their_own_words(reader, place):
    scan = LoadedScan.objects.create(
        municipality=place,
        kind="bedrijventerrein",
        made_on=date(2026, 11, 1),
        version="1",
        n_yards=0,
    )
    values = {"park_m2": 12_000.0, "units_industrial": 9.0}
    for level in ("municipality", "park"):
        make_area(place, scan=scan, level=level, name="De Zwaai", values=values)

    assert "Oppervlakte" in text_of(reader.get(url("scan", scan)))
    shown = reader.get(url("map", scan))
    assert shown.context["level"] == "park"
    assert "erven-tonen" not in text_of(shown)


# Law 1: an area of one to four is nowhere.


@pytest.mark.parametrize("n_members", [0, 1, 4])
def test_an_area_of_too_few_yards_cannot_be_kept(place, scan, n_members):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_area(place, scan=scan, name="Te klein", n_members=n_members)


def test_an_area_whose_number_is_withheld_shows_no_figures(reader, place, scan):
    area = make_area(place, scan=scan, name="Verborgen", n_members=None, values=FARMS)

    assert reader.get(url("area", scan, area.pk)).context["figures"] == []
    told = json.loads(reader.get(url("map_areas", scan, laag="cell")).content)
    (found,) = [one for one in told["features"] if one["id"] == area.pk]
    assert found["properties"]["values"] == {}


def test_a_scan_of_another_municipality_is_not_there(reader, scan):
    elsewhere = make_described_scan(make_place("Zuiderveen", "GM9902"))
    area = elsewhere.areas.first()
    own = scan.municipality.slug

    for name, more in [(one, []) for one in PAGES] + [
        ("area", [area.pk]),
        ("map_areas", []),
    ]:
        asked = reverse(f"areas:{name}", args=[own, elsewhere.pk, *more])
        assert reader.get(asked).status_code == 404
    assert reader.get(url("area", scan, area.pk)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_as_much_for_many_areas_as_for_one(
    reader, place, scan, name, django_assert_num_queries
):
    asked = url(name, scan, laag="cell")
    with django_assert_num_queries(12, exact=False) as first:
        reader.get(asked)
    for _one in range(20):
        make_area(place, scan=scan, values=FARMS)

    with django_assert_num_queries(len(first)):
        reader.get(asked)


def test_no_page_of_a_scan_reads_a_yard(reader, scan, place):
    make_yards(place, 3)

    for one in PAGES:
        assert "Langewijk" not in text_of(reader.get(url(one, scan)))
    assert ScanArea.objects.exists()
