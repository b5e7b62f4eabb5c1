"""The scan of a municipality's buitengebied: from gathered tables to areas."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import shapely

from samensterk.geo.arrays import Metres
from samensterk.planning.visit_areas import Size
from samensterk.products.backdrop import Backdrop, backdrop_of
from samensterk.products.gather import Gathered
from samensterk.products.kinds import COUNTRYSIDE, Kind
from samensterk.products.near import tables_near
from samensterk.products.place import Place
from samensterk.products.stopwatch import Stopwatch
from samensterk.products.visits import make_visit_areas
from samensterk.scan.areas import (
    AreasBefore,
    Border,
    Surroundings,
    make_areas,
)
from samensterk.scan.engine import measure_well
from samensterk.scan.farmland import Farmland, farmland_of
from samensterk.scan.measure import Run, scene_of
from samensterk.scan.neighbourhoods import neighbourhoods_of
from samensterk.scan.rules import Rules
from samensterk.scan.tables import (
    ADDRESSES,
    BUILDINGS,
    ROADS,
)
from samensterk.scan.whereabouts import with_access, with_neighbourhood
from samensterk.scan.yards import make_yards


@dataclass(frozen=True, slots=True)
class AreaScan:
    """What a scan found, before it is written."""

    kind: Kind
    place: Place
    rules: Rules
    buildings: pa.Table  # BUILDING_FACTS inside the border, or on the parks
    members: pa.Table  # yards, or units on business parks
    areas: pa.Table
    visit_areas: pa.Table | None  # of a kind that is visited
    backdrop: Backdrop
    covered_share: float | None  # of the municipality; None when no source says
    missing: tuple[str, ...]  # tables that no file gave
    counts: dict[str, int | None]  # None is withheld


def scan_place(
    place: Place,
    gathered: Gathered,
    rules: Rules,
    watch: Stopwatch,
    run: Run = map,
    earlier: pa.Table | None = None,
) -> AreaScan:
    """Measure, group and describe everything inside the border.

    Parameters
    ----------
    run : works like `map` and may divide the tiles of a large area over workers
    earlier : areas of an earlier scan, so that the two can be compared
    """
    tables = tables_near(gathered.tables, place.border)
    farmland = farmland_of(tables.get("land_use"), tables.get("parcels"))
    shapely.prepare(place.border)
    inside, yards, counts = _measured(place, tables, farmland, rules, watch, run)
    with watch.step("roads"):
        roads = tables.get("roads", ROADS.empty())
        yards = with_access(yards, _points(yards), roads, gathered.covers)
    with watch.step("areas"):
        areas = make_areas(
            yards,
            inside,
            Border(place.code, place.name, place.border),
            _surroundings(tables, farmland, gathered),
            rules,
            AreasBefore() if earlier is None else AreasBefore.of(earlier),
        )
    with watch.step("visit_areas"):
        visit_areas = make_visit_areas(yards, areas, roads, place, Size())
    return AreaScan(
        kind=COUNTRYSIDE,
        place=place,
        rules=rules,
        buildings=inside,
        members=yards,
        areas=areas,
        visit_areas=visit_areas,
        backdrop=backdrop_of(tables, place.border),
        covered_share=covered_share(place, gathered),
        missing=gathered.lacks(COUNTRYSIDE.sources),
        counts={**counts, **_yard_counts(yards, rules), **_area_counts(areas)},
    )


def _measured(
    place: Place,
    tables: Mapping[str, pa.Table],
    farmland: Farmland | None,
    rules: Rules,
    watch: Stopwatch,
    run: Run,
) -> tuple[pa.Table, pa.Table, dict[str, int | None]]:
    """Give buildings and yards inside the border, and what was counted on the way."""
    buildings = tables.get("buildings", BUILDINGS.empty())
    addresses = tables.get("addresses", ADDRESSES.empty())
    with watch.step("measure"):
        scene = scene_of(buildings, addresses, tables.get("roads", ROADS.empty()))
        measures = measure_well(scene, rules, run)
    with watch.step("yards"):
        facts, yards = make_yards(
            addresses, buildings, scene, measures, farmland, rules
        )
        is_inside = shapely.contains_xy(place.border, scene.building_xy_m)
        yards = yards.filter(
            pa.array(shapely.contains_xy(place.border, _points(yards)))
        )
        near = neighbourhoods_of(tables.get("districts"), place.code)
        yards = with_neighbourhood(yards, _points(yards), near)
        inside = facts.filter(pa.array(is_inside))
        inside = with_neighbourhood(inside, scene.building_xy_m[is_inside], near)
    is_here = shapely.contains_xy(place.border, scene.address_xy_m)
    n_loose = int((is_here & (scene.address_building < 0)).sum())
    return inside, yards, {
        "buildings_read": buildings.num_rows,
        "buildings_in_area": inside.num_rows,
        "buildings_outside_built_up": int((~inside["in_built_up"].to_numpy()).sum()),
        "addresses_in_area": int(is_here.sum()),
        "addresses_without_building": n_loose,
    }  # fmt: skip


def _surroundings(
    tables: Mapping[str, pa.Table], farmland: Farmland | None, gathered: Gathered
) -> Surroundings:
    return Surroundings(
        farmland=farmland,
        covers=gathered.covers,
        districts=tables.get("districts"),
        key_figures=tables.get("key_figures"),
        squares=tables.get("squares"),
        crime=tables.get("crime"),
    )


def _area_counts(areas: pa.Table) -> dict[str, int | None]:
    levels = Counter(areas["level"].to_pylist())
    return {"neighbourhoods": levels["neighbourhood"], "cells": levels["cell"]}


def _yard_counts(yards: pa.Table, rules: Rules) -> dict[str, int | None]:
    kinds = Counter(yards["kind"].to_pylist())
    counts: dict[str, int | None] = {
        "yards": yards.num_rows,
        **{f"yards_{kind}": kinds[kind] for kind in ("farm", "other", "unknown")},
        "rural_squares": len(set(yards["square"].to_pylist())),
    }
    if yards.num_rows < rules.fewest:
        return dict.fromkeys(counts)
    return counts


def _points(yards: pa.Table) -> Metres:
    return np.column_stack([yards["x_m"].to_numpy(), yards["y_m"].to_numpy()])


def covered_share(place: Place, gathered: Gathered) -> float | None:
    """Give the part of the municipality that the sources describe."""
    if gathered.covers is None:
        return None
    covered = shapely.area(shapely.intersection(place.border, gathered.covers))
    return float(covered / place.border.area)
