"""Roads of the NWB: the real files where they are here, and made ones."""

import json
import shutil
from collections import Counter
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.geo.nwb_classes import meaning_of
from samensterk.geo.road_classes import ROAD_CLASSES
from samensterk.scan.tables import ROADS
from samensterk.sources.nwb import FORMAT
from samensterk.sources.reading import BrokenFile, UnknownFormat
from samensterk.sources.recognise import recognise

SHARED = Path(__file__).parents[3] / "../shared/data"
GML = SHARED / "nwb/nwb_wegvakken_wageningen_wfs2_20201124.gml"
HARLINGEN = SHARED / "nwb/nwb_wfs_harlingen_fryslan.json"
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
CAMEL = {
    "wvk_id": "wvkId",
    "jte_id_beg": "jteIdBeg",
    "jte_id_end": "jteIdEnd",
    "bst_code": "bstCode",
    "stt_naam": "sttNaam",
}
SECTION = {
    "wvk_id": 7,
    "jte_id_beg": 1,
    "jte_id_end": 2,
    "wegbehsrt": "G",
    "wegnummer": "",
    "bst_code": "RB",
    "rijrichtng": "B",
    "stt_naam": "Dorpsweg",
}
LINE = shapely.LineString([(200_000, 500_000), (200_030, 500_040)])


def read(path, box=None):
    return FORMAT.read(path, box, lambda _: None)


def rows(path, box=None):
    return read(path, box).tables["roads"].to_pylist()


def reasons(path):
    return {problem.reason: problem.count for problem in read(path).problems}


@pytest.fixture
def write(tmp_path):
    """Write sections to a GeoPackage, each with its own line where it is given."""

    def write(*sections, crs="EPSG:28992"):
        records = [SECTION | one for one in sections]
        shapes = [one.pop("line", shapely.MultiLineString([LINE])) for one in records]
        table = geopandas.GeoDataFrame(records, geometry=shapes, crs=crs)
        path = tmp_path / "nwb_wegen.gpkg"
        table.to_file(path, layer="wegvakken", engine="pyogrio")
        return path

    return write


@pytest.fixture
def write_json(tmp_path):
    """Write sections as a service answers them."""

    def write(*sections, line=LINE):
        features = [
            {
                "type": "Feature",
                "properties": one,
                "geometry": json.loads(shapely.to_geojson(line)),
            }
            for one in sections
        ]
        path = tmp_path / "answer.json"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return path

    return write


@real
def test_the_sections_of_wageningen_are_read_with_their_names_of_2020():
    roads = rows(GML)

    assert len(roads) == 247
    assert Counter(road["oneway"] for road in roads) == {0: 213, 1: 34}
    assert Counter(road["road_class"] for road in roads) == {
        "unclassified": 241,
        "secondary": 6,
    }
    assert "Rozenstraat" in {road["name"] for road in roads}
    assert read(GML).problems == ()


@real
def test_sections_that_meet_share_a_junction():
    places = {}
    for road in rows(GML):
        ends = shapely.get_coordinates(shapely.from_wkb(road["geometry"]))
        places.setdefault(road["from_node"], set()).add(tuple(ends[0]))
        places.setdefault(road["to_node"], set()).add(tuple(ends[-1]))

    assert all(len(found) == 1 for found in places.values())
    assert len(places) < 2 * 247


@real
def test_footpaths_of_harlingen_are_not_for_cars():
    roads = rows(HARLINGEN)

    assert Counter(road["road_class"] for road in roads) == {
        "path": 5,
        "unclassified": 2,
    }
    assert [road["for_cars"] for road in roads].count(False) == 5


@real
def test_a_file_says_its_date_extent_and_count():
    about = FORMAT.describe(GML)

    assert about.counts == {"wegvakken": 247}
    assert about.extent_m == pytest.approx((172_953, 442_900.018, 174_687.28, 444_828))
    assert (about.date, about.crs) == ("2020-06-01", "EPSG:28992")


@real
def test_a_box_keeps_what_touches_it():
    box = (173_500.0, 443_500.0, 174_000.0, 444_000.0)
    touches = shapely.box(*box)

    found = rows(GML, box)

    expected = {
        road["road_id"]
        for road in rows(GML)
        if shapely.from_wkb(road["geometry"]).intersects(touches)
    }
    assert {road["road_id"] for road in found} == expected
    assert 0 < len(expected) < 247


@real
def test_reading_gml_leaves_nothing_beside_it(tmp_path):
    copy = tmp_path / "no_name"
    shutil.copyfile(GML, copy)

    known = recognise(copy)
    known.describe(copy)

    assert known is FORMAT
    assert [path.name for path in tmp_path.iterdir()] == ["no_name"]


def test_unknown_gml_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "other.gml"
    path.write_text('<a xmlns="http://www.opengis.net/gml"><b>1</b></a>')

    with pytest.raises(UnknownFormat, match="niet wordt herkend"):
        recognise(path)

    assert list(tmp_path.iterdir()) == [path]


@real
@pytest.mark.parametrize("source", [GML, HARLINGEN])
def test_a_download_that_breaks_off_is_told_so(source, tmp_path):
    half = tmp_path / f"half{source.suffix}"
    half.write_bytes(source.read_bytes()[: source.stat().st_size // 2])

    with pytest.raises((UnknownFormat, BrokenFile), match="breekt af"):
        recognise(half).read(half, None, lambda _: None)


def test_names_in_camel_case_are_the_same_columns(write_json):
    camel = {CAMEL.get(name, name): value for name, value in SECTION.items()}

    (road,) = rows(write_json(camel | {"bstCode": "FP"}))

    assert (road["road_id"], road["name"]) == ("7", "Dorpsweg")
    assert (road["from_node"], road["to_node"]) == (1, 2)
    assert road["road_class"] == "path"
    assert road["length_m"] == pytest.approx(50)


def test_degrees_become_metres(write_json):
    line = shapely.transform(LINE, lon_lat_from_rd)
    path = write_json(SECTION, line=line)

    (road,) = rows(path, (199_990.0, 499_990.0, 200_050.0, 500_050.0))

    assert road["length_m"] == pytest.approx(50, abs=0.01)
    assert rows(path, (190_000.0, 490_000.0, 190_100.0, 490_100.0)) == []


def test_directions_follow_the_line(write):
    path = write(
        {"wvk_id": 1, "rijrichtng": "H"},
        {"wvk_id": 2, "rijrichtng": "T"},
        {"wvk_id": 3, "rijrichtng": "B"},
        {"wvk_id": 4, "rijrichtng": "#"},
        {"wvk_id": 5, "rijrichtng": "", "bst_code": "VP"},
    )

    assert [road["oneway"] for road in rows(path)] == [1, -1, 0, 0, 0]
    assert reasons(path) == {"road.no_direction": 1}


def test_without_junctions_the_ends_meet_where_they_lie(write):
    onward = shapely.LineString([(200_030, 500_040), (200_100, 500_040)])
    path = write(
        {"wvk_id": 1, "jte_id_beg": None, "jte_id_end": None},
        {"wvk_id": 2, "jte_id_beg": None, "jte_id_end": 9, "line": onward},
    )

    first, second = rows(path)

    assert first["to_node"] == second["from_node"] < 0
    assert first["from_node"] != first["to_node"]
    assert second["to_node"] == 9
    assert reasons(path) == {"road.no_junction": 2}


def test_parts_that_touch_are_one_line_and_loose_parts_are_none(write):
    touching = shapely.MultiLineString([[(0, 0), (3, 4)], [(3, 4), (6, 8)]])
    loose = shapely.MultiLineString([[(0, 0), (3, 4)], [(9, 9), (12, 13)]])
    path = write(
        {"wvk_id": 1, "line": touching},
        {"wvk_id": 2, "line": loose},
        {"wvk_id": 3, "line": None},
    )

    (road,) = rows(path)

    assert (road["road_id"], road["length_m"]) == ("1", 10)
    assert reasons(path) == {"road.no_shape": 2}


def test_a_section_that_comes_twice_counts_once(write):
    path = write({"wvk_id": 1}, {"wvk_id": 1}, {"wvk_id": 2})

    assert [road["road_id"] for road in rows(path)] == ["1", "2"]
    assert reasons(path) == {"road.id_twice": 1}


def test_a_ferry_is_no_road(write):
    path = write({"wvk_id": 1, "bst_code": "VD"}, {"wvk_id": 2})

    assert [road["road_id"] for road in rows(path)] == ["2"]
    assert reasons(path) == {"road.not_a_road": 1}


def test_the_order_of_the_file_does_not_matter(write):
    sections = [{"wvk_id": n, "stt_naam": f"Weg {n}"} for n in range(1, 9)]
    forward = read(write(*sections)).tables["roads"]

    backward = read(write(*reversed(sections))).tables["roads"]

    assert forward.equals(backward)


def test_a_file_without_sections_gives_an_empty_table(write):
    path = write({}, {})
    geopandas.read_file(path).iloc[:0].to_file(path, layer="wegvakken")

    table = read(path).tables["roads"]

    assert table.num_rows == 0
    assert FORMAT.describe(path).extent_m is None
    ROADS.check(table)


def test_coordinates_of_another_country_are_refused(write):
    path = write({}, crs="EPSG:31370")

    with pytest.raises(BrokenFile, match="EPSG:28992"):
        read(path)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ({"wegbehsrt": "R", "bstcode": "HR", "wegnraw": "A28"}, "motorway"),
        ({"wegbehsrt": "R", "bstcode": "HR", "routeltr": "N"}, "trunk"),
        ({"wegbehsrt": "R", "bstcode": "HR"}, "motorway"),
        ({"wegbehsrt": "R", "bstcode": "OPR", "routeltr": "A"}, "motorway_link"),
        ({"wegbehsrt": "R", "bstcode": "NRB", "routeltr": "A"}, "trunk"),
        ({"wegbehsrt": "P", "bstcode": "RB", "wegnummer": "344"}, "primary"),
        ({"wegbehsrt": "P", "bstcode": "RB", "wegnummer": "993"}, "secondary"),
        ({"wegbehsrt": "P", "bstcode": "VWG", "wegnummer": "344"}, "tertiary"),
        ({"wegbehsrt": "P", "bstcode": "HR", "wgtypeoms": "Autosnelweg"}, "motorway"),
        ({"wegbehsrt": "W", "bstcode": "RB", "frc": "4"}, "unclassified"),
        ({"wegbehsrt": "G", "bstcode": "RB", "frc": "6"}, "residential"),
        ({"wegbehsrt": "G", "bstcode": "RB", "frc": "7"}, "track"),
        ({"wegbehsrt": "G", "bstcode": "PP"}, "service"),
        ({"wegbehsrt": "G", "bstcode": "FP", "frc": "7"}, "path"),
        ({"wegbehsrt": "G", "baansubsrt": "VP"}, "path"),
        ({}, "unclassified"),
    ],
)
def test_the_rule_names_the_class(codes, expected):
    assert meaning_of(codes).road_class == expected


def test_a_road_of_another_keeper_is_not_public():
    assert not meaning_of({"wegbehsrt": "T"}).is_public
    assert meaning_of({"wegbehsrt": "W"}).is_public


@given(
    st.dictionaries(
        st.sampled_from(["wegbehsrt", "bstcode", "wegnummer", "frc", "rijrichtng"]),
        st.none() | st.text("ABFHNOPRTVW#0127²", max_size=4),
    )
)
def test_any_codes_give_a_class_of_the_table(codes):
    meaning = meaning_of(codes)

    assert meaning.road_class in ROAD_CLASSES
    assert meaning.oneway in (-1, 0, 1)
    assert meaning.for_cars is (meaning.road_class != "path")


def test_nodes_of_places_differ_by_a_millimetre(write):
    here = np.array([[200_000.0, 500_000.0], [200_000.001, 500_000.0]])
    path = write(
        *(
            {
                "wvk_id": n,
                "jte_id_beg": None,
                "line": shapely.LineString([start, (200_100, 500_100)]),
            }
            for n, start in enumerate(here, start=1)
        )
    )

    first, second = rows(path)

    assert first["from_node"] != second["from_node"]
