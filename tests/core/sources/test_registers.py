"""The smaller registers, with the real files where they are here."""

from pathlib import Path

import geopandas
import pytest
import shapely

from samensterk.sources.bag_light import FORMAT as BAG_LIGHT
from samensterk.sources.bag_terms import known_area_m2, known_year, uses_of
from samensterk.sources.borders import FORMAT as BORDERS
from samensterk.sources.brp import FORMAT as BRP
from samensterk.sources.land_use import FORMAT as LAND_USE
from samensterk.sources.reading import BrokenFile
from samensterk.sources.recognise import FORMATS

SHARED = Path(__file__).parents[3] / "../shared/data"
WEESP = SHARED / "weesp/weesp_bag_light.gpkg"
PARCELS = SHARED / "brp/brpgewaspercelen_definitief_2023.gpkg"
BORDER = SHARED / "cbs/cbs_gemeente_gegeneraliseerd_2022.geojson"
GROUND = SHARED / "kampen/kampen_osm_landuse_rd.gpkg"
KAMPEN = SHARED / "kampen/kampen.osm.pbf"
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")


def read(known, path, box=None):
    return known.read(path, box, lambda _: None)


@real
def test_weesp_is_read_whole():
    tables = read(BAG_LIGHT, WEESP).tables

    assert tables["buildings"].num_rows == 12_227
    assert tables["addresses"].num_rows == 11_858 + 167 + 5
    assert tables["districts"]["name"].to_pylist() == ["Weesp"]
    ids = tables["buildings"]["bag_id"].to_pylist()
    assert {len(one) for one in ids} == {16}


@real
def test_landscape_elements_are_no_farmland_and_are_counted():
    reading = read(BRP, PARCELS)

    lands = reading.tables["parcels"]["land"].to_pylist()
    assert (lands.count("grassland"), lands.count("arable")) == (33, 20)
    (problem,) = reading.problems
    assert (problem.reason, problem.count) == ("parcel.no_farmland", 47)


@real
def test_all_municipalities_of_2022_have_a_border_in_rd():
    districts = read(BORDERS, BORDER).tables["districts"]

    west, _, east, _ = shapely.total_bounds(
        shapely.from_wkb(districts["geometry"].to_numpy())
    )
    assert districts.num_rows == 345
    assert 0 < west < east < 300_000


@real
def test_land_use_in_a_box_is_less_than_all_of_it():
    box = (190_000.0, 506_000.0, 191_000.0, 507_000.0)

    everything = read(LAND_USE, GROUND).tables["land_use"].num_rows

    assert everything == 6_615
    assert 0 < read(LAND_USE, GROUND, box).tables["land_use"].num_rows < everything


@real
@pytest.mark.parametrize(
    "path", [WEESP, PARCELS, BORDER, GROUND, KAMPEN], ids=lambda p: p.name
)
def test_a_file_is_recognised_by_one_format_only(path):
    assert sum(known.recognises(path) for known in FORMATS) == 1


def test_years_and_areas_that_stand_for_unknown_become_empty():
    assert [known_year(year) for year in (1001, 9999, None, 1005, 1934)] == [
        None, None, None, 1005, 1934,
    ]  # fmt: skip
    assert [known_area_m2(area) for area in (1, 999_999, None, 85)] == [
        None,
        None,
        None,
        85,
    ]


def test_uses_are_translated_and_an_empty_text_is_unknown():
    assert uses_of("winkelfunctie,woonfunctie") == ["retail", "residential"]
    assert uses_of("") is None
    assert uses_of(None) is None


def test_an_object_in_two_buildings_is_one_address(tmp_path, write_hamlet):
    file, _ = write_hamlet(2)
    units = geopandas.read_file(file, layer="verblijfsobject")
    again = units.iloc[[0]].assign(pand_identificatie="9901100000001000")
    geopandas.pd.concat([units, again]).to_file(file, layer="verblijfsobject")

    addresses = read(BAG_LIGHT, file).tables["addresses"]

    assert addresses.num_rows == 2
    assert addresses["building_ids"][0].as_py() == [
        "9901100000000000",
        "9901100000001000",
    ]


def test_borders_in_another_system_are_refused(tmp_path):
    file = tmp_path / "borders.gpkg"
    frame = geopandas.GeoDataFrame(
        {"statcode": ["GM0001"], "statnaam": ["Ver"]},
        geometry=[shapely.box(0, 0, 1, 1)],
        crs=3857,
    )
    frame.to_file(file)

    with pytest.raises(BrokenFile, match="3857"):
        read(BORDERS, file)
