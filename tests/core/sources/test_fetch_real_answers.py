"""Features as the registers really write them come out as files that can be read."""

import json
from pathlib import Path

import geopandas
import pytest
import shapely

from samensterk.sources.fetching.errand import Errand
from samensterk.sources.fetching.parcel_layer import fetch_parcels
from samensterk.sources.fetching.road_layer import fetch_roads
from samensterk.sources.recognise import recognise

SHARED = Path(__file__).parents[3] / "../shared/data"
ROADS = SHARED / "nwb/nwb_wfs_harlingen_fryslan.json"
PARCELS = SHARED / "brp/brpgewaspercelen_definitief_2023.gpkg"
COUNTRY = (0.0, 300_000.0, 300_000.0, 650_000.0)
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="../shared/data is not here"
)


def errand(courier, path):
    return Errand(courier, "GM0072", COUNTRY, path, 2026, lambda _: None)


def test_the_roads_of_harlingen(registers, open_courier, tmp_path):
    features = json.loads(ROADS.read_text())["features"]
    path = "/api.pdok.nl/rws/nationaal-wegenbestand-wegen/ogc/v1/collections/wegvakken"
    registers.collections[path] = [
        (
            one["id"],
            shapely.from_geojson(json.dumps(one["geometry"])),
            one["properties"],
        )
        for one in features
    ]
    registers.page_sizes = iter([2] * 9)
    file = tmp_path / "nwb_wegen.gpkg"

    with open_courier() as (courier, _):
        fetched = fetch_roads(errand(courier, file))

    assert fetched.date == "2026-11-01"
    own, again = (
        recognise(one).read(one, None, lambda _: None) for one in (ROADS, file)
    )
    assert again.tables["roads"].equals(own.tables["roads"])
    assert again.problems == own.problems


def test_a_hundred_parcels_from_all_over_the_country(registers, open_courier, tmp_path):
    frame = geopandas.read_file(PARCELS)
    shapes = frame.pop("geometry")
    records = json.loads(frame.to_json(orient="records"))
    path = "/api.pdok.nl/rvo/gewaspercelen/ogc/v1/collections/brpgewas"
    registers.collections[path] = [
        (number, shape, record)
        for number, (shape, record) in enumerate(zip(shapes, records, strict=True))
    ]
    file = tmp_path / "brp.gpkg"

    with open_courier() as (courier, _):
        fetched = fetch_parcels(errand(courier, file))

    assert (fetched.date, fetched.counts) == ("2023", {"brp_gewas": 100})
    own, again = (
        recognise(one).read(one, None, lambda _: None) for one in (PARCELS, file)
    )
    areas = [
        sorted(one.tables["parcels"]["area_m2"].to_pylist()) for one in (own, again)
    ]
    assert areas[1] == pytest.approx(areas[0])
