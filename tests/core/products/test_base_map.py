"""The base map: where one is, and nothing about anybody."""

from dataclasses import replace

import numpy as np
import pyogrio
import pytest
import shapely
from pmtiles.reader import MmapSource, Reader

from samensterk.products.area_scan import scan_place
from samensterk.products.base_map import LAST_ZOOM, write_base_map
from samensterk.products.gather import gather, join_tables, read_areas, recognise_files
from samensterk.products.place import find_place
from samensterk.products.stopwatch import Stopwatch
from samensterk.sample import grow, write
from samensterk.scan.rules import DEFAULT_RULES


def silent(_name):
    return lambda _count: None


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Noorderveld as tables, and its scan."""
    written = write(grow(40, 5), tmp_path_factory.mktemp("noorderveld"))
    files = recognise_files([path for path in written if path.suffix != ".pbf"])
    areas = read_areas(files, silent)
    place = find_place(join_tables(list(areas.values()))["districts"], "Noorderveld")
    gathered = gather(files, place.border, areas, silent)
    watch = Stopwatch(lambda: 0.0)
    return scan_place(place, gathered, DEFAULT_RULES, watch), gathered


@pytest.fixture(scope="module")
def base_map(found, tmp_path_factory):
    path = tmp_path_factory.mktemp("map") / "map.pmtiles"
    assert write_base_map(*found, path)
    return path


def layers(path):
    return set(pyogrio.list_layers(path)[:, 0].tolist())


def facts_of(path, layer):
    """All that GDAL can read of a layer beside its shapes; `mvt_id` is its own."""
    return pyogrio.read_dataframe(path, layer=layer, read_geometry=False)


def test_the_map_has_water_land_roads_buildings_and_names_of_places(base_map):
    assert layers(base_map) == {"water", "land", "roads", "buildings", "places"}


def test_a_building_carries_no_number_name_or_fact(base_map):
    facts = facts_of(base_map, "buildings")

    assert len(facts) > 100
    assert list(facts.columns) == ["mvt_id"]
    assert facts["mvt_id"].isna().all()


def test_ground_and_roads_carry_their_class_and_a_farmyard_is_not_set_apart(base_map):
    land = facts_of(base_map, "land").drop(columns="mvt_id")
    roads = facts_of(base_map, "roads").drop(columns="mvt_id")

    assert list(land.columns) == ["land_use"]
    assert {"farmland", "forest", "residential"} <= set(land["land_use"])
    assert "farmyard" not in set(land["land_use"])
    assert set(roads.columns) == {"road_class", "name"}
    assert list(facts_of(base_map, "water").columns) == ["mvt_id"]


def test_buildings_come_in_when_one_is_near_and_main_roads_are_always_there(base_map):
    with base_map.open("rb") as file:
        told = Reader(MmapSource(file)).metadata()["vector_layers"]

    zooms = {one["id"]: (one["minzoom"], one["maxzoom"]) for one in told}
    assert zooms["buildings"] == (13, LAST_ZOOM)
    assert zooms["roads"] == (8, LAST_ZOOM)


def test_the_tiles_lie_where_the_municipality_is(found, base_map):
    scan, _ = found
    inside = scan.place.border.buffer(1_100)
    shapes = pyogrio.read_dataframe(base_map, layer="buildings").to_crs(28992)

    assert shapely.intersects(inside, np.asarray(shapes.geometry)).all()


def test_the_same_tables_give_the_same_bytes(found, base_map, tmp_path):
    write_base_map(*found, tmp_path / "again.pmtiles")

    assert (tmp_path / "again.pmtiles").read_bytes() == base_map.read_bytes()


def test_a_table_that_is_absent_leaves_its_layer_out(found, tmp_path):
    scan, gathered = found
    kept = {n: t for n, t in gathered.tables.items() if n not in {"roads", "land_use"}}

    assert write_base_map(
        scan, replace(gathered, tables=kept), tmp_path / "map.pmtiles"
    )
    assert layers(tmp_path / "map.pmtiles") == {"buildings", "places"}


def test_without_anything_to_draw_no_map_is_written(found, tmp_path):
    scan, gathered = found
    nowhere = replace(scan.backdrop, places=(), middles=np.empty(0, dtype=object))

    assert not write_base_map(
        replace(scan, backdrop=nowhere),
        replace(gathered, tables={}),
        tmp_path / "map.pmtiles",
    )
    assert list(tmp_path.iterdir()) == []
