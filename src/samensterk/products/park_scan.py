"""The scan of a municipality's business parks: from gathered tables to areas."""

import numpy as np
import pyarrow as pa
import shapely

from samensterk.products.area_scan import AreaScan, covered_share
from samensterk.products.backdrop import backdrop_of
from samensterk.products.gather import Gathered, KnownFile
from samensterk.products.kinds import BUSINESS_PARKS
from samensterk.products.near import tables_near
from samensterk.products.place import Place, PlaceError
from samensterk.products.stopwatch import Stopwatch
from samensterk.scan.building_facts import building_facts
from samensterk.scan.engine import measure_well
from samensterk.scan.entrances import count_entrances
from samensterk.scan.measure import Run, Scene, scene_of
from samensterk.scan.neighbourhoods import neighbourhoods_of
from samensterk.scan.park_areas import ParkFacts, make_park_areas, parks_before
from samensterk.scan.parks import Parks, parks_of
from samensterk.scan.rules import Rules
from samensterk.scan.tables import ADDRESSES, BUILDINGS, ROADS
from samensterk.scan.units import make_units
from samensterk.scan.whereabouts import with_column, with_neighbourhood


class NoParks(PlaceError):
    """No file says where business parks are."""


def shows_parks(one: KnownFile) -> bool:
    """Tell whether a file can say where business parks are."""
    return bool(one.file.provides & {"parks", "land_use"})


def scan_parks(
    place: Place,
    gathered: Gathered,
    rules: Rules,
    watch: Stopwatch,
    run: Run = map,
    earlier: pa.Table | None = None,
) -> AreaScan:
    """Find the business parks and describe what stands on them.

    Parameters
    ----------
    run : works like `map` and may divide the tiles of a large area over workers
    earlier : areas of an earlier scan, so that the two can be compared
    """
    tables = tables_near(gathered.tables, place.border)
    buildings = tables.get("buildings", BUILDINGS.empty())
    addresses = tables.get("addresses", ADDRESSES.empty())
    roads = tables.get("roads", ROADS.empty())
    with watch.step("parks"):
        covers = gathered.covers
        ground = place.border if covers is None else place.border.intersection(covers)
        drawn, land_use = tables.get("parks"), tables.get("land_use")
        parks = parks_of(drawn, land_use, ground, place.code, rules)
    with watch.step("measure"):
        scene = scene_of(buildings, addresses, roads)
        measures = measure_well(scene, rules, run)
        nobody = np.full(buildings.num_rows, None, dtype=object)
        facts = building_facts(buildings, addresses, scene, measures, nobody)
        near = neighbourhoods_of(tables.get("districts"), place.code)
        facts = with_neighbourhood(facts, scene.building_xy_m, near)
        on_parks = _on_parks(facts, scene, parks)
    with watch.step("units"):
        units = make_units(addresses, buildings, scene, parks, roads, covers)
    with watch.step("areas"):
        entrances = count_entrances(parks.shapes, roads) if "roads" in tables else None
        found = ParkFacts(
            parks, units, on_parks, entrances, knows_buildings="buildings" in tables
        )
        before = {} if earlier is None else parks_before(earlier)
        areas = make_park_areas(found, place.code, place.name, rules, before)
    return AreaScan(
        kind=BUSINESS_PARKS,
        place=place,
        rules=rules,
        buildings=on_parks,
        members=units,
        areas=areas,
        visit_areas=None,
        backdrop=backdrop_of(tables, place.border),
        covered_share=covered_share(place, gathered),
        missing=gathered.lacks(BUSINESS_PARKS.sources),
        counts=_counts(buildings, scene, place, found, areas, rules),
    )


def _on_parks(facts: pa.Table, scene: Scene, parks: Parks) -> pa.Table:
    rows = parks.of(scene.building_xy_m)
    ids = np.array([*parks.ids, None], dtype=object)[rows]
    facts = with_column(facts, "park_id", pa.array(ids.tolist(), type=pa.string()))
    return facts.filter(pa.array(rows >= 0))


def _counts(
    buildings: pa.Table,
    scene: Scene,
    place: Place,
    found: ParkFacts,
    areas: pa.Table,
    rules: Rules,
) -> dict[str, int | None]:
    is_here = shapely.contains_xy(place.border, scene.address_xy_m)
    counts: dict[str, int | None] = {
        "buildings_read": buildings.num_rows,
        "addresses_in_area": int(is_here.sum()),
        "parks": len(found.parks.ids),
        "areas": max(areas.num_rows - 1, 0),
    }
    of_few: dict[str, int | None] = {
        "units": found.units.num_rows,
        "buildings_on_parks": found.buildings.num_rows,
    }
    if found.units.num_rows < rules.fewest:
        of_few = dict.fromkeys(of_few)
    return counts | of_few
