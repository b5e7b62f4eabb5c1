"""OpenStreetMap: tags, pieces of road, and the real file of Kampen."""

from pathlib import Path

import pyarrow as pa
import pytest
import shapely

from samensterk.geo.osm_highways import Way, is_public, oneway, speed_kmh
from samensterk.sources.osm import FORMAT
from samensterk.sources.osm_roads import road_table
from samensterk.sources.osm_tables import (
    Building,
    bag_building_id,
    building_table,
    built_year,
    house_number,
)
from samensterk.sources.reading import BrokenFile

KAMPEN = Path(__file__).parents[3] / "../shared/data/kampen/kampen.osm.pbf"
real = pytest.mark.skipif(not KAMPEN.exists(), reason="../shared/data is not here")
HOUSE = shapely.box(5.9, 52.55, 5.9002, 52.5501)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("166100000000123", "0166100000000123"),
        ("0166100000000123", "0166100000000123"),
        ("0166020000001227", None),  # a houseboat
        ("16610000000012345", None),
        ("x", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_building_id_is_taken_and_gets_its_zeros_back(reference, expected):
    assert bag_building_id(reference) == expected


@pytest.mark.parametrize(
    ("date", "year"),
    [("1934", 1934), ("1934-05", 1934), ("1005", 1005), ("1001", None), ("~1900", None),
     ("9999", None), ("19345", None), ("", None), (None, None)],
)  # fmt: skip
def test_a_year_is_read_or_left_empty(date, year):
    assert built_year(date) == year


@pytest.mark.parametrize(
    ("text", "parts"),
    [("12", (12, None, None)), ("12a", (12, "a", None)), ("12a-3", (12, "a", "3")),
     ("12-bis", (12, None, "bis")), ("kavel", (None, None, "kavel"))],
)  # fmt: skip
def test_a_house_number_is_split(text, parts):
    assert house_number(text) == parts


def test_two_outlines_with_one_id_both_stay():
    tags = {"ref:bag": "166100000000123", "start_date": "1950"}

    table, problems = building_table(
        [Building("osm:w1", tags, HOUSE), Building("osm:w2", tags, HOUSE)]
    )

    assert table["building_id"].to_pylist() == ["0166100000000123", "osm:w2"]
    assert [problem.reason for problem in problems] == ["building.id_twice"]


def test_an_outline_that_crosses_itself_is_made_valid_and_counted():
    bow = shapely.Polygon([(5.9, 52.5), (5.91, 52.51), (5.91, 52.5), (5.9, 52.51)])

    table, problems = building_table([Building("osm:w1", {}, bow)])

    assert shapely.is_valid(shapely.from_wkb(table["geometry"][0].as_py()))
    assert "building.invalid_shape" in {problem.reason for problem in problems}


def test_a_way_is_cut_where_another_meets_it():
    places = [(5.9, 52.5), (5.901, 52.5), (5.902, 52.5)]
    long = Way(1, {"highway": "residential"}, [1, 2, 3], places)
    side = Way(2, {"highway": "track"}, [2, 4], [(5.901, 52.5), (5.901, 52.501)])

    roads = road_table([side, long])

    ends = zip(
        roads["from_node"].to_pylist(), roads["to_node"].to_pylist(), strict=True
    )
    assert list(ends) == [(1, 2), (2, 3), (2, 4)]


def test_direction_speed_and_access_follow_the_tags():
    assert oneway({"highway": "motorway"}) == 1
    assert oneway({"highway": "motorway", "oneway": "no"}) == 0
    assert oneway({"highway": "residential", "oneway": "-1"}) == -1
    assert oneway({"highway": "residential", "junction": "roundabout"}) == 1
    assert speed_kmh({"maxspeed": "60"}) == 60
    assert speed_kmh({"maxspeed": "walk"}) is None
    assert not is_public({"highway": "service", "service": "driveway"})
    assert not is_public({"highway": "track", "access": "private"})
    assert is_public({"highway": "track", "access": "private", "motor_vehicle": "yes"})


@real
def test_every_building_of_kampen_is_used_or_counted():
    reading = FORMAT.read(KAMPEN, None, lambda _: None)

    lost = {p.reason: p.count for p in reading.problems if p.is_dropped}
    n_lost = lost["building.no_shape"] + lost["building.not_closed"]
    assert reading.tables["buildings"].num_rows + n_lost == 29_691
    ids = reading.tables["buildings"]["building_id"].to_pylist()
    assert len(set(ids)) == len(ids)


@real
def test_the_roads_of_kampen_have_their_length():
    roads = FORMAT.read(KAMPEN, None, lambda _: None).tables["roads"]

    assert sum(roads["length_m"].to_pylist()) == pytest.approx(624_000, rel=0.001)


@real
def test_a_box_keeps_only_what_touches_it():
    box = (190_000.0, 506_000.0, 191_000.0, 507_000.0)

    buildings = FORMAT.read(KAMPEN, box, lambda _: None).tables["buildings"]

    shapes = shapely.from_wkb(buildings["geometry"].to_numpy())
    assert 0 < buildings.num_rows < 29_000
    assert shapely.intersects(shapes, shapely.box(*box)).all()


@real
def test_a_file_that_breaks_off_says_so(tmp_path):
    broken = tmp_path / "half.osm.pbf"
    broken.write_bytes(KAMPEN.read_bytes()[:1_000_000])

    with pytest.raises(BrokenFile, match="breekt af"):
        FORMAT.read(broken, None, lambda _: None)


@real
def test_a_box_gives_what_the_whole_file_gives_inside_it():
    """Nothing outside the box is kept in memory, and nothing inside it is missed."""
    box = (190_500.0, 505_500.0, 192_000.0, 507_000.0)
    area = shapely.box(*box)
    whole = FORMAT.read(KAMPEN, None, lambda _: None).tables
    part = FORMAT.read(KAMPEN, box, lambda _: None).tables

    for name in ("buildings", "addresses"):
        table = whole[name]
        if "geometry" in table.column_names:
            shapes = shapely.from_wkb(table["geometry"].to_numpy())
        else:
            shapes = shapely.points(table["x_m"].to_numpy(), table["y_m"].to_numpy())
        inside = table.filter(pa.array(shapely.intersects(shapes, area)))
        assert inside.num_rows > 100
        assert inside.to_pylist() == part[name].to_pylist()
