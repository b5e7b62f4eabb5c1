"""Yards: buildings that stand together around an address, outside the built-up area."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from samensterk.geo.arrays import Indices, Shapes
from samensterk.geo.squares import square_codes, square_of
from samensterk.scan.facts import BUILDING_FACTS, YARDS
from samensterk.scan.measure import Measures, Scene, stand_together
from samensterk.scan.rules import Rules

# Values of `kind_evidence`: facts from registers, each with its own source.
FARMYARD = "farmyard"  # its ground is mapped as a farmyard
FARMLAND_NEAR = "farmland_near"
OUTBUILDING = "outbuilding"  # without an address, as large as a barn
NO_OUTBUILDING = "no_outbuilding"
_NO_SHAPES: Shapes = np.empty(0, dtype=object)


def make_yards(
    addresses: pa.Table,
    buildings: pa.Table,
    scene: Scene,
    measures: Measures,
    land_use: pa.Table | None,
    parcels: pa.Table | None,
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
    sight = _Sight(
        addresses, buildings, scene, measures, inside, _ground(land_use, parcels), rules
    )
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
    return _facts(buildings, scene, measures, inside, yard_of), table


def _groups(scene: Scene, measures: Measures, rules: Rules) -> list[Indices]:
    rural = np.flatnonzero(~measures.in_built_up)
    labels = stand_together(scene.building_shapes[rural], rules.gap_m)
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
class _Ground:
    """Where farmyards are mapped, and farmland is mapped or declared."""

    farmyards: shapely.STRtree
    farmland: shapely.STRtree


def _ground(land_use: pa.Table | None, parcels: pa.Table | None) -> _Ground | None:
    if land_use is None and parcels is None:
        return None
    farmyards = _shapes_of(land_use, "farmyard")
    mapped = _shapes_of(land_use, "farmland")
    declared = _NO_SHAPES if parcels is None else _shapes(parcels)
    farmland = np.concatenate([mapped, declared])
    return _Ground(shapely.STRtree(farmyards), shapely.STRtree(farmland))


def _shapes(table: pa.Table) -> Shapes:
    shapes: Shapes = shapely.from_wkb(table["geometry"].to_numpy())
    return shapes


def _shapes_of(land_use: pa.Table | None, value: str) -> Shapes:
    if land_use is None:
        return _NO_SHAPES
    return _shapes(land_use.filter(pc.equal(land_use["land_use"], value)))


def _kind(
    shapes: Shapes, largest_outbuilding_m2: float, ground: _Ground | None, rules: Rules
) -> tuple[str, list[str]]:
    """Say what the registers say, with the facts it follows from."""
    if ground is None:
        return "unknown", []
    if ground.farmyards.query(shapes, predicate="intersects").size:
        return "farm", [FARMYARD]
    if largest_outbuilding_m2 < rules.farm_outbuilding_m2:
        return "other", [NO_OUTBUILDING]
    reach_m = rules.farmland_reach_m
    if ground.farmland.query(shapes, predicate="dwithin", distance=reach_m).size:
        return "farm", [FARMLAND_NEAR, OUTBUILDING]
    return "unknown", [OUTBUILDING]


@dataclass(frozen=True, slots=True)
class _Sight:
    """Everything a yard is described from."""

    addresses: pa.Table
    buildings: pa.Table
    scene: Scene
    measures: Measures
    inside: dict[int, list[int]]
    ground: _Ground | None
    rules: Rules

    def seat(self, own: list[int], main_address_id: str) -> int:
        """Find the building that the main address lies in."""
        ids = self.addresses["address_id"]
        return next(
            row
            for row in own
            if any(ids[a].as_py() == main_address_id for a in self.inside[row])
        )


def _yard(sight: _Sight, own: list[int], main: dict[str, Any]) -> dict[str, Any]:
    inside, scene, measures = sight.inside, sight.scene, sight.measures
    seat = sight.seat(own, main["address_id"])
    is_outbuilding = np.array([not inside[row] for row in own])
    footprint_m2 = sight.buildings["footprint_m2"].to_numpy()[own]
    years = sight.buildings["built_year"].take(own).drop_null().to_pylist()
    largest_m2 = float(footprint_m2[is_outbuilding].max(initial=0.0))
    shapes = scene.building_shapes[own]
    kind, evidence = _kind(shapes, largest_m2, sight.ground, sight.rules)
    home_m = measures.home_distance_m[seat]
    return {
        "rows": own,
        "yard_id": f"erf:{main['address_id']}",
        "main_address_id": main["address_id"],
        "address": address_text(main),
        "n_addresses": sum(len(inside[b]) for b in own),
        "n_buildings": len(own),
        "footprint_m2": float(footprint_m2.sum()),
        "n_outbuildings": int(is_outbuilding.sum()),
        "outbuilding_m2": float(footprint_m2[is_outbuilding].sum()),
        "oldest_year": min(years, default=None),
        "newest_year": max(years, default=None),
        "kind": kind,
        "kind_evidence": evidence,
        "square": square_codes(square_of(scene.building_xy_m[[seat]]))[0],
        "home_distance_m": None if np.isnan(home_m) else float(home_m),
        "n_addresses_1km": int(measures.n_addresses_1km[seat]),
        "x_m": float(scene.building_xy_m[seat, 0]),
        "y_m": float(scene.building_xy_m[seat, 1]),
        "geometry": shapely.to_wkb(shapely.union_all(shapes)),
    }  # fmt: skip


def address_text(address: dict[str, Any]) -> str:
    """Write an address as people do: 'Dorpsweg 12a-3, 8261AB Kampen'."""
    number = "".join(
        str(address[part] or "") for part in ("house_number", "house_letter")
    )
    suffix = f"-{address['house_suffix']}" if address["house_suffix"] else ""
    first = " ".join(filter(None, [address["street"], f"{number}{suffix}"]))
    last = " ".join(filter(None, [address["postcode"], address["place"]]))
    return ", ".join(filter(None, [first, last]))


def _facts(
    buildings: pa.Table,
    scene: Scene,
    measures: Measures,
    inside: dict[int, list[int]],
    yard_of: Any,
) -> pa.Table:
    copied = (
        "building_id",
        "bag_id",
        "built_year",
        "status",
        "footprint_m2",
        "geometry",
    )
    return BUILDING_FACTS.build(
        {
            **{name: buildings[name] for name in copied},
            "n_addresses": [len(inside[row]) for row in range(buildings.num_rows)],
            "in_built_up": measures.in_built_up,
            "road_distance_m": measures.road_distance_m,
            "home_distance_m": measures.home_distance_m,
            "n_addresses_500m": measures.n_addresses_500m,
            "n_addresses_1km": measures.n_addresses_1km,
            "square": square_codes(square_of(scene.building_xy_m)),
            "yard_id": yard_of,
        }
    )
