"""Farmyards and farmland around a yard, and the part of an area that is farmland."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Shapes
from samensterk.scan.rules import Rules

# Values of `kind_evidence`: facts from registers, each with its own source.
FARMYARD = "farmyard"  # its ground is mapped as a farmyard
FARMLAND_NEAR = "farmland_near"
OUTBUILDING = "outbuilding"  # without an address, as large as a barn
NO_OUTBUILDING = "no_outbuilding"
_NO_SHAPES: Shapes = np.empty(0, dtype=object)


@dataclass(frozen=True, slots=True)
class Farmland:
    """Where farmyards are mapped, and farmland is mapped or declared.

    Attributes
    ----------
    near : all farmland, mapped and declared
    parcels, crops : declared parcels and the crop of each; None without the register
    counted : the shapes an area's share is counted from: declared where the register
        was given, else mapped
    """

    farmyards: shapely.STRtree
    near: shapely.STRtree
    parcels: shapely.STRtree | None
    crops: tuple[str | None, ...]
    counted: shapely.STRtree


def farmland_of(land_use: pa.Table | None, parcels: pa.Table | None) -> Farmland | None:
    """Take farmland from the tables; None when there are none."""
    if land_use is None and parcels is None:
        return None
    mapped = _shapes_of(land_use, "farmland")
    declared = _NO_SHAPES if parcels is None else _shapes(parcels)
    return Farmland(
        farmyards=shapely.STRtree(_shapes_of(land_use, "farmyard")),
        near=shapely.STRtree(np.concatenate([mapped, declared])),
        parcels=None if parcels is None else shapely.STRtree(declared),
        crops=() if parcels is None else tuple(parcels["crop"].to_pylist()),
        counted=shapely.STRtree(mapped if parcels is None else declared),
    )


def kind_of(
    shapes: Shapes,
    largest_outbuilding_m2: float,
    farmland: Farmland | None,
    rules: Rules,
) -> tuple[str, list[str]]:
    """Say what the registers say of a yard, with the facts it follows from."""
    if farmland is None:
        return "unknown", []
    if farmland.farmyards.query(shapes, predicate="intersects").size:
        return "farm", [FARMYARD]
    if largest_outbuilding_m2 < rules.farm_outbuilding_m2:
        return "other", [NO_OUTBUILDING]
    reach_m = rules.farmland_reach_m
    if farmland.near.query(shapes, predicate="dwithin", distance=reach_m).size:
        return "farm", [FARMLAND_NEAR, OUTBUILDING]
    return "unknown", [OUTBUILDING]


def crops_near(
    shapes: Shapes, farmland: Farmland | None, rules: Rules
) -> tuple[int | None, list[str] | None]:
    """Count the declared parcels around a yard and name their crops, sorted."""
    if farmland is None or farmland.parcels is None:
        return None, None
    reach_m = rules.farmland_reach_m
    found = farmland.parcels.query(shapes, predicate="dwithin", distance=reach_m)
    rows = np.unique(found[-1]).tolist()
    return len(rows), sorted({crop for row in rows if (crop := farmland.crops[row])})


def farmland_share(farmland: Farmland | None, ground: BaseGeometry) -> float | None:
    """Give the part of a (multi)polygon in metres that is farmland, 0 to 1."""
    if farmland is None or ground.is_empty:
        return None
    trees_shapes = np.asarray(farmland.counted.geometries)
    rows = np.sort(farmland.counted.query(ground, predicate="intersects"))
    pieces = shapely.intersection(trees_shapes[rows], ground)
    # Mapped farmland may lie double; a union counts the ground once.
    return float(shapely.area(shapely.union_all(pieces)) / ground.area)


def _shapes(table: pa.Table) -> Shapes:
    shapes: Shapes = shapely.from_wkb(table["geometry"].to_numpy())
    return shapes


def _shapes_of(land_use: pa.Table | None, value: str) -> Shapes:
    if land_use is None:
        return _NO_SHAPES
    return _shapes(land_use.filter(pc.equal(land_use["land_use"], value)))
