"""The scan of one municipality: from gathered tables to areas."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import shapely

from samensterk.geo.arrays import Mask, Metres
from samensterk.planning.visit_areas import Size, plan_visit_areas
from samensterk.products.gather import Gathered
from samensterk.products.place import Place
from samensterk.scan.areas import make_areas
from samensterk.scan.measure import measure, scene_of
from samensterk.scan.rules import Rules
from samensterk.scan.tables import (
    ADDRESSES,
    BUILDINGS,
    ROADS,
    TABLES,
    Column,
    TableSpec,
)
from samensterk.scan.yards import make_yards

VISIT_AREAS = TableSpec(
    "visit_areas",
    (
        Column(
            "visit_area_id",
            pa.string(),
            "code of the municipality and a number",
            required=True,
        ),
        Column("name", pa.string(), "name", required=True),
        Column("n_yards", pa.int32(), "yards, at least five"),
        Column(
            "team_days",
            pa.float64(),
            "work of one team, in half days",
            "days",
            required=True,
        ),
        Column("geometry", pa.binary(), "outline", required=True),
    ),
)


@dataclass(frozen=True, slots=True)
class AreaScan:
    """What a scan found, before it is written."""

    place: Place
    rules: Rules
    buildings: pa.Table  # BUILDING_FACTS inside the border
    yards: pa.Table
    areas: pa.Table
    visit_areas: pa.Table
    covered_share: float | None  # of the municipality; None when no source says
    missing: tuple[str, ...]  # tables that no file gave
    counts: dict[str, int | None]  # None is withheld


def scan_place(place: Place, gathered: Gathered, rules: Rules) -> AreaScan:
    """Measure, group and describe everything inside the border."""
    tables = gathered.tables
    buildings = tables.get("buildings", BUILDINGS.empty())
    addresses = tables.get("addresses", ADDRESSES.empty())
    scene = scene_of(buildings, addresses, tables.get("roads", ROADS.empty()))
    measures = measure(scene, rules)
    facts, yards = make_yards(
        addresses,
        buildings,
        scene,
        measures,
        tables.get("land_use"),
        tables.get("parcels"),
        rules,
    )
    shapely.prepare(place.border)
    is_inside = shapely.contains_xy(place.border, scene.building_xy_m)
    yards = yards.filter(pa.array(_inside(yards, place)))
    inside = facts.filter(pa.array(is_inside))
    areas = make_areas(yards, inside, place.code, place.name, place.border, rules)
    addresses_inside = shapely.contains_xy(place.border, scene.address_xy_m)
    counts: dict[str, int | None] = {
        "buildings_in_files": buildings.num_rows,
        "buildings_in_area": inside.num_rows,
        "buildings_outside_built_up": int((~inside["in_built_up"].to_numpy()).sum()),
        "addresses_in_area": int(addresses_inside.sum()),
        "addresses_without_building": int((scene.address_building < 0).sum()),
        **_yard_counts(yards, rules),
        "cells": sum(level == "cell" for level in areas["level"].to_pylist()),
    }
    return AreaScan(
        place=place,
        rules=rules,
        buildings=inside,
        yards=yards,
        areas=areas,
        visit_areas=_visit_areas(yards, areas, place),
        covered_share=_covered_share(place, gathered),
        missing=tuple(name for name in TABLES if name not in tables),
        counts=counts,
    )


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


def _inside(yards: pa.Table, place: Place) -> Mask:
    return shapely.contains_xy(place.border, _points(yards))


def _visit_areas(yards: pa.Table, areas: pa.Table, place: Place) -> pa.Table:
    """Plan over the cells; without cells there is nothing to show."""
    cell_of = {
        square: place_in_row
        for place_in_row, squares in enumerate(areas["squares"].drop_null().to_pylist())
        for square in squares
    }
    if not cell_of:
        return VISIT_AREAS.empty()
    cells = np.array([cell_of[square] for square in yards["square"].to_pylist()])
    planned = plan_visit_areas(_points(yards), cells, place.border, Size())
    return VISIT_AREAS.build(
        {
            "visit_area_id": [f"{place.code}:B{n}" for n in range(1, len(planned) + 1)],
            "name": [f"Bezoekgebied {n}" for n in range(1, len(planned) + 1)],
            "n_yards": [area.n_yards for area in planned],
            "team_days": [area.team_days for area in planned],
            "geometry": [shapely.to_wkb(area.outline) for area in planned],
        }
    )


def _points(yards: pa.Table) -> Metres:
    return np.column_stack([yards["x_m"].to_numpy(), yards["y_m"].to_numpy()])


def _covered_share(place: Place, gathered: Gathered) -> float | None:
    if gathered.covers is None:
        return None
    covered = shapely.area(shapely.intersection(place.border, gathered.covers))
    return float(covered / place.border.area)
