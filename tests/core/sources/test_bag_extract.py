"""What of a BAG 2.0 extract becomes which row, and what is counted instead."""

import random

import pytest
import shapely
from core.sources.made_extract import (
    BARN,
    DAY,
    DOOR,
    HOME,
    HOUSE,
    SINCE,
    VILLAGE,
    Made,
    designation,
    lies_in,
    occurrence,
    pand,
    place,
    point,
    polygon,
    read,
    reasons,
    rows,
    square,
    stand,
    street,
    unit,
)
from hypothesis import given
from hypothesis import strategies as st

from samensterk.sources.bag_extract import FORMAT


def test_a_house_gets_its_year_place_and_two_dimensions(made, extract):
    reading = read(made.municipality(extract))

    (house,) = rows(reading, "buildings")
    assert shapely.from_wkb(house.pop("geometry")).equals(
        shapely.box(100, 100, 110, 110)
    )
    assert house == {
        "building_id": HOUSE,
        "bag_id": HOUSE,
        "built_year": 1934,
        "status": "in_use",
        "footprint_m2": 100.0,
        "x_m": 105.0,
        "y_m": 105.0,
    }
    assert reading.problems == ()


def test_a_home_gets_its_address_from_number_street_and_place(made, extract):
    (home,) = rows(read(made.municipality(extract)), "addresses")

    assert home == {
        "address_id": HOME,
        "object_kind": "unit",
        "designation_id": DOOR,
        "building_ids": [HOUSE],
        "uses": ["residential"],
        "floor_area_m2": 85,
        "status": "in_use",
        "street": "Verlaat",
        "house_number": 12,
        "house_letter": "A",
        "house_suffix": "2",
        "postcode": "9999ZZ",
        "place": "Noorderdorp",
        "x_m": 105.0,
        "y_m": 105.0,
    }


def test_the_country_reads_as_a_municipality_does(made, tmp_path):
    one = read(made.municipality(tmp_path / "one"))
    country = read(made.national(tmp_path / "country"))

    assert one.tables == country.tables
    assert one.covers == country.covers


def test_all_files_of_a_part_are_read_and_counted(made, extract):
    made.parts["PND"] = [[pand()], [pand(BARN)], []]
    ticks = []

    FORMAT.read(made.national(extract), None, ticks.append)

    assert sum(ticks) == 2 + 4  # two buildings, and one of four other kinds


@pytest.mark.parametrize(
    ("when", "is_valid"),
    [
        (occurrence(**SINCE), True),
        (occurrence(beginGeldigheid=DAY), True),
        (occurrence(beginGeldigheid="2024-03-09"), False),
        (occurrence(**SINCE, eindGeldigheid="2024-03-09"), True),
        (occurrence(**SINCE, eindGeldigheid=DAY), False),
        (occurrence(**SINCE, eindGeldigheid="2019-05-01"), False),
        (occurrence(**SINCE, eindRegistratie="2019-05-01T10:00:00.000"), False),
        (occurrence(**SINCE, tijdstipInactief="2019-05-01T10:00:00.000"), False),
        (occurrence(**SINCE, in_lv=["tijdstipInactiefLV"]), False),
        (occurrence(**SINCE, in_lv=["tijdstipNietBagLV"]), False),
        (occurrence(**SINCE, in_lv=["tijdstipRegistratieLV"]), True),
    ],
)
def test_only_what_is_valid_on_the_day_of_the_extract_counts(
    made, extract, when, is_valid
):
    made.parts["PND"] = [[pand(BARN), pand(when=when)]]

    ids = read(made.national(extract)).tables["buildings"]["bag_id"].to_pylist()

    assert ids == ([BARN, HOUSE] if is_valid else [BARN])


def test_of_two_valid_occurrences_the_newest_counts(made, extract):
    first = pand(year=1900, when=occurrence(9, **SINCE))
    second = pand(year=1950, when=occurrence(10, **SINCE))
    made.parts["PND"] = [[second], [pand(BARN), first]]

    reading = read(made.national(extract))

    years = {row["bag_id"]: row["built_year"] for row in rows(reading, "buildings")}
    assert years == {HOUSE: 1950, BARN: 1934}
    assert reasons(reading) == {"bag.valid_twice": 1}


def test_demolished_and_withdrawn_objects_are_counted_and_left_out(made, extract):
    made.parts["PND"] = [[pand(), pand(BARN, status="Pand gesloopt")]]
    gone = unit("9901010000000002", status="Verblijfsobject ingetrokken")
    made.parts["VBO"] = [[unit(), gone]]

    reading = read(made.national(extract))

    assert reading.tables["buildings"].num_rows == 1
    assert reading.tables["addresses"].num_rows == 1
    assert reasons(reading) == {"address.other_status": 1, "building.other_status": 1}
    assert all(problem.is_dropped for problem in reading.problems)


def test_every_status_that_bag_light_keeps_is_kept(made, extract):
    kept = ["Pand in gebruik (niet ingemeten)", "Bouwvergunning verleend"]
    made.parts["PND"] = [[pand(status=kept[0]), pand(BARN, status=kept[1])]]

    found = read(made.national(extract)).tables["buildings"]["status"].to_pylist()

    assert found == ["in_use_not_measured", "permitted"]


@pytest.mark.parametrize("year", [9999, 1001, "", "onbekend", 10**12])
def test_a_year_that_stands_for_unknown_becomes_empty(made, extract, year):
    made.parts["PND"] = [[pand(year=year)]]

    reading = read(made.national(extract))

    assert reading.tables["buildings"]["built_year"].to_pylist() == [None]
    assert reasons(reading) == {"building.no_year": 1}


@pytest.mark.parametrize(
    "shape",
    [
        "",
        polygon("0 0 1 1"),
        polygon("0 0 1 1 0 0"),
        polygon("0 0 1 x 1 1 0 0"),
        polygon("0 0 1 nan 1 1 0 0"),
        polygon("0 0 1 0 1 1 0"),
        polygon("0 0 9 0 9 9 0 9 0 0", "1 1 2 2"),
        polygon(""),
        "<gml:Polygon/><gml:Polygon><gml:exterior/></gml:Polygon>",
    ],
)
def test_a_building_without_a_usable_outline_is_counted_and_left_out(
    made, extract, shape
):
    made.parts["PND"] = [[pand(shape=shape), pand(BARN)]]

    reading = read(made.national(extract))

    assert reading.tables["buildings"]["bag_id"].to_pylist() == [BARN]
    (problem,) = reading.problems
    assert (problem.reason, problem.example) == ("building.no_shape", HOUSE)


def test_an_outline_that_crosses_itself_is_repaired_and_counted(made, extract):
    made.parts["PND"] = [[pand(shape=polygon("0 0 10 10 10 0 0 10 0 0"))]]

    reading = read(made.national(extract))

    (house,) = rows(reading, "buildings")
    assert shapely.from_wkb(house["geometry"]).is_valid
    assert house["footprint_m2"] == pytest.approx(50)
    assert reasons(reading) == {"building.invalid_shape": 1}


def test_a_courtyard_is_not_footprint(made, extract):
    shape = polygon("0 0 10 0 10 10 0 10 0 0", "2 2 2 4 4 4 4 2 2 2")
    made.parts["PND"] = [[pand(shape=shape)]]

    (house,) = rows(read(made.national(extract)), "buildings")

    assert house["footprint_m2"] == 96


def test_a_unit_drawn_as_an_area_lies_in_its_middle(made, extract):
    made.parts["VBO"] = [[unit(shape=f"<o:vlak>{square(300, 300)}</o:vlak>")]]

    (home,) = rows(read(made.national(extract)), "addresses")

    assert (home["x_m"], home["y_m"]) == (305, 305)


def test_moorings_and_pitches_are_addresses(made, extract):
    made.parts["LIG"] = [[stand("Ligplaats", "9901020000000001", DOOR)]]
    made.parts["STA"] = [[stand("Standplaats", "9901030000000001", DOOR)]]

    addresses = rows(read(made.national(extract)), "addresses")

    assert [row["object_kind"] for row in addresses] == ["unit", "mooring", "pitch"]
    assert {row["street"] for row in addresses} == {"Verlaat"}
    assert addresses[1]["building_ids"] == []
    assert addresses[1]["uses"] is None


def test_an_extract_without_moorings_and_pitches_is_whole(made, extract):
    del made.parts["LIG"], made.parts["STA"]

    assert read(made.national(extract)).tables["addresses"].num_rows == 1


def test_a_unit_keeps_all_its_buildings_and_uses(made, extract):
    made.parts["VBO"] = [
        [unit(buildings=(BARN, HOUSE), uses=("woonfunctie", "industriefunctie"))]
    ]

    (home,) = rows(read(made.national(extract)), "addresses")

    assert home["building_ids"] == [HOUSE, BARN]
    assert home["uses"] == ["industrial", "residential"]


def test_a_floor_area_that_stands_for_unknown_becomes_empty(made, extract):
    made.parts["VBO"] = [[unit(area_m2=999_999)]]

    (home,) = rows(read(made.national(extract)), "addresses")

    assert home["floor_area_m2"] is None


def test_a_number_may_lie_in_another_place_than_its_street(made, extract):
    made.parts["NUM"] = [[designation(more=lies_in("9902"))]]
    made.parts["WPL"] = [[place(), place("9902", "Zuiderdorp")]]

    (home,) = rows(read(made.national(extract)), "addresses")

    assert home["place"] == "Zuiderdorp"


@pytest.mark.parametrize(
    ("part", "things", "reason", "left"),
    [
        ("NUM", [], "address.no_designation", []),
        ("OPR", [], "address.no_street", ["house_number"]),
        ("OPR", [street(place="1")], "address.no_place", ["house_number", "street"]),
        (
            "OPR",
            [street(when=occurrence(**SINCE, eindGeldigheid="2020-01-01"))],
            "address.no_street",
            ["house_number"],
        ),
    ],
)
def test_an_address_with_a_broken_reference_stays_and_is_counted(
    made, extract, part, things, reason, left
):
    made.parts[part] = [things]

    reading = read(made.national(extract))

    (home,) = rows(reading, "addresses")
    wanted = ("house_number", "street", "place")
    assert [name for name in wanted if home[name] is not None] == left
    assert reasons(reading) == {reason: 1}
    assert not reading.problems[0].is_dropped


def test_a_unit_without_a_point_is_counted_and_left_out(made, extract):
    made.parts["VBO"] = [[unit(shape="<o:punt/>")]]

    reading = read(made.national(extract))

    assert reading.tables["addresses"].num_rows == 0
    assert reasons(reading) == {"address.no_shape": 1}


def test_a_place_of_two_parts_is_a_district_and_what_the_file_covers(made, extract):
    members = "".join(
        f"<gml:surfaceMember>{polygon(points)}</gml:surfaceMember>"
        for points in ("0 0 9 0 9 9 0 9 0 0", "20 0 29 0 29 9 20 9 20 0")
    )
    shape = f'<gml:MultiSurface srsDimension="2">{members}</gml:MultiSurface>'
    made.parts["WPL"] = [[place(shape=shape), place("9902", status="ingetrokken")]]

    reading = read(made.national(extract))

    (district,) = rows(reading, "districts")
    assert (district["code"], district["name"]) == (VILLAGE, "Noorderdorp")
    assert district["level"] == "place"
    assert shapely.from_wkb(district["geometry"]).area == 162
    assert shapely.from_wkb(reading.covers).area == 162


def test_only_what_touches_the_box_is_read(made, extract):
    far = pand(BARN, shape=square(500, 500))
    made.parts["PND"] = [[pand(), far]]
    elsewhere = unit("9901010000000002", shape=point(505, 505))
    made.parts["VBO"] = [[unit(), elsewhere]]
    far_place = place("9902", shape=polygon("1000 0 1900 0 1900 900 1000 0"))
    made.parts["WPL"] = [[place(), far_place]]

    reading = read(made.national(extract), (110, 90, 130, 105))

    assert reading.tables["buildings"]["bag_id"].to_pylist() == [HOUSE]
    assert reading.tables["addresses"].num_rows == 0
    assert reading.tables["districts"]["code"].to_pylist() == [VILLAGE]


def test_a_box_without_anything_gives_empty_tables(made, extract):
    reading = read(made.national(extract), (5_000, 5_000, 6_000, 6_000))

    assert [table.num_rows for table in reading.tables.values()] == [0, 0, 0]
    assert reading.covers is None


@given(st.randoms(use_true_random=False))
def test_the_order_of_objects_does_not_matter(tmp_path_factory, chance: random.Random):
    panden = [
        pand(f"990110000000{n:04d}", when=occurrence(v, **SINCE), year=1900 + v)
        for n in range(4)
        for v in (1, 2)
    ]
    path = tmp_path_factory.mktemp("order") / "extract"
    shuffled = Made()
    chance.shuffle(panden)
    shuffled.parts["PND"] = [panden[:3], panden[3:]]

    found = read(shuffled.national(path)).tables["buildings"].to_pylist()

    years = sorted((row["bag_id"], row["built_year"]) for row in found)
    assert years == [(f"990110000000{n:04d}", 1902) for n in range(4)]
