"""Yards: buildings that stand together around an address, outside the built-up area."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from samensterk.geo.arrays import Indices
from samensterk.geo.squares import square_codes, square_of
from samensterk.scan.address_text import address_text
from samensterk.scan.building_facts import building_facts
from samensterk.scan.facts import YARDS
from samensterk.scan.farmland import Farmland, crops_near, kind_of
from samensterk.scan.measure import Measures, Scene
from samensterk.scan.rules import Rules
from samensterk.scan.together import stand_together


def make_yards(
    addresses: pa.Table,
    buildings: pa.Table,
    scene: Scene,
    measures: Measures,
    farmland: Farmland | None,
    rules: Rules,
) -> tuple[pa.Table, pa.Table]:
    """Group the buildings outside the built-up area around their addresses.

    A yard takes its id from its main address, so it keeps its name in a later scan.

    Returns
    -------
    building_facts : BUILDING_FACTS, every building
    yards : YARDS, sorted by id
    """
    inside = _addresses_inside(scene)
    sight = _Sight(addresses, buildings, scene, measures, inside, farmland, rules)
    records = []
    for rows in _groups(scene, measures, rules):
        main = _main_address(addresses, [a for row in rows for a in inside[row]])
        if main is not None:
            records.append(_yard(sight, sorted(rows.tolist()), main))
    records.sort(key=lambda record: str(record["yard_id"]))
    yard_of = np.full(buildings.num_rows, None, dtype=object)
    for record in records:
        yard_of[record.pop("rows")] = record["yard_id"]
    table = pa.Table.from_pylist(records, schema=YARDS.schema)
    return building_facts(buildings, addresses, scene, measures, yard_of), table


def _groups(scene: Scene, measures: Measures, rules: Rules) -> list[Indices]:
    rural = np.flatnonzero(~measures.in_built_up)
    labels = stand_together(scene.shapes(rural), rules.gap_m)
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    return np.split(rural[order], starts[1:]) if len(rural) else []


def _addresses_inside(scene: Scene) -> dict[int, list[int]]:
    inside: dict[int, list[int]] = defaultdict(list)
    for row, building in enumerate(scene.address_building.tolist()):
        if building >= 0:
            inside[building].append(row)
    return inside


def _main_address(addresses: pa.Table, rows: list[int]) -> dict[str, Any] | None:
    """Choose a home before anything else, then the lowest number, then the id."""
    if not rows:
        return None
    found = addresses.take(pa.array(rows, type=pa.int64())).to_pylist()
    main: dict[str, Any] = min(
        found,
        key=lambda address: (
            "residential" not in (address["uses"] or ("residential",)),
            address["house_number"] or 0,
            address["house_letter"] or "",
            address["address_id"],
        ),
    )
    return main


@dataclass(frozen=True, slots=True)
class _Sight:
    """Everything a yard is described from."""

    addresses: pa.Table
    buildings: pa.Table
    scene: Scene
    measures: Measures
    inside: dict[int, list[int]]
    farmland: Farmland | None
    rules: Rules

    def seat(self, own: list[int], main_address_id: str) -> int:
        """Find the building that the main address lies in."""
        ids = self.addresses["address_id"]
        return next(
            row
            for row in own
            if any(ids[a].as_py() == main_address_id for a in self.inside[row])
        )

    def uses(self, own: list[int]) -> list[str] | None:
        """Name what the addresses are for, sorted; None when no source says."""
        rows = [address for row in own for address in self.inside[row]]
        known = [uses for row in rows if (uses := self.addresses["uses"][row].as_py())]
        return sorted({use for uses in known for use in uses}) if known else None


def _yard(sight: _Sight, own: list[int], main: dict[str, Any]) -> dict[str, Any]:
    inside, scene, measures = sight.inside, sight.scene, sight.measures
    seat = sight.seat(own, main["address_id"])
    is_outbuilding = np.array([not inside[row] for row in own])
    footprint_m2 = sight.buildings["footprint_m2"].to_numpy()[own]
    years = sight.buildings["built_year"].take(own).drop_null().to_pylist()
    largest_m2 = float(footprint_m2[is_outbuilding].max(initial=0.0))
    shapes = scene.shapes(np.array(own, dtype=np.int64))
    kind, evidence = kind_of(shapes, largest_m2, sight.farmland, sight.rules)
    n_parcels, crops = crops_near(shapes, sight.farmland, sight.rules)
    home_m = measures.home_distance_m[seat]
    return {
        "rows": own,
        "yard_id": f"erf:{main['address_id']}",
        "main_address_id": main["address_id"],
        "address": address_text(main),
        "street": main["street"],
        "n_addresses": sum(len(inside[b]) for b in own),
        "n_buildings": len(own),
        "footprint_m2": float(footprint_m2.sum()),
        "n_outbuildings": int(is_outbuilding.sum()),
        "outbuilding_m2": float(footprint_m2[is_outbuilding].sum()),
        "oldest_year": min(years, default=None),
        "newest_year": max(years, default=None),
        "kind": kind,
        "kind_evidence": evidence,
        "uses": sight.uses(own),
        "n_parcels_near": n_parcels,
        "crops_near": crops,
        "square": square_codes(square_of(scene.building_xy_m[[seat]]))[0],
        "home_distance_m": None if np.isnan(home_m) else float(home_m),
        "n_addresses_1km": int(measures.n_addresses_1km[seat]),
        "x_m": float(scene.building_xy_m[seat, 0]),
        "y_m": float(scene.building_xy_m[seat, 1]),
        "geometry": shapely.to_wkb(shapely.union_all(shapes)),
    }  # fmt: skip
