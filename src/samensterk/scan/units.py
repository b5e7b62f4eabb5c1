"""Units: address objects on business parks, with what the registers say of each."""

from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Indices
from samensterk.scan.address_text import address_text
from samensterk.scan.measure import Scene
from samensterk.scan.parks import Parks
from samensterk.scan.tables import Column, TableSpec
from samensterk.scan.whereabouts import with_access

_TEXT, _INT = pa.string(), pa.int32()
UNITS = TableSpec(
    "units",
    (
        Column("unit_id", _TEXT, "register id of the address object", required=True),
        Column("address", _TEXT, "street, number, postcode and place as text"),
        Column("street", _TEXT, "street"),
        Column("object_kind", _TEXT, "unit, mooring or pitch", required=True),
        Column("uses", pa.list_(_TEXT), "what it is for; null where no source says"),
        Column("floor_area_m2", _INT, "floor area", "m2"),
        Column("status", _TEXT, "status in the register"),
        Column("building_id", _TEXT, "the building it lies in"),
        Column("built_year", pa.int16(), "of that building", "year"),
        Column("park_id", _TEXT, "the business park it lies on", required=True),
        Column("on_dead_end", pa.bool_(), "its road lies on a branch that ends"),
        Column("on_unpaved", pa.bool_(), "its road is not paved; null if unknown"),
        Column(
            "junction_minutes",
            pa.float64(),
            "by car to the nearest motorway junction",
            "min",
        ),
        Column("x_m", pa.float64(), "easting", "m", required=True),
        Column("y_m", pa.float64(), "northing", "m", required=True),
        Column("geometry", pa.binary(), "point", required=True),
    ),
)
_COPIED = ("street", "object_kind", "uses", "floor_area_m2", "status")


def make_units(
    addresses: pa.Table,
    buildings: pa.Table,
    scene: Scene,
    parks: Parks,
    roads: pa.Table,
    covers: BaseGeometry | None,
) -> pa.Table:
    """List the address objects on the parks, sorted by id.

    Parameters
    ----------
    addresses : ADDRESSES, as in the scene
    buildings : BUILDINGS, as in the scene
    covers : the ground that the roads describe; None when no source says
    """
    park = parks.of(scene.address_xy_m)
    ids = np.array(addresses["address_id"].to_pylist(), dtype=object)
    rows = np.flatnonzero(park >= 0)
    rows = rows[np.argsort(ids[rows], kind="stable")]
    own = addresses.take(pa.array(rows, type=pa.int64()))
    points_m = scene.address_xy_m[rows]
    units = UNITS.build(
        {
            "unit_id": own["address_id"],
            "address": [address_text(one) for one in own.to_pylist()],
            **{name: own[name] for name in _COPIED},
            **_building_of(scene.address_building[rows], buildings),
            "park_id": [parks.ids[row] for row in park[rows].tolist()],
            "x_m": points_m[:, 0],
            "y_m": points_m[:, 1],
            "geometry": shapely.to_wkb(shapely.points(points_m)),
        },
        n_rows=len(rows),
    )
    return with_access(units, points_m, roads, covers)


def _building_of(rows: Indices, buildings: pa.Table) -> dict[str, Any]:
    places = pa.array(np.where(rows >= 0, rows, 0), mask=rows < 0)
    return {
        name: buildings[name].take(places) for name in ("building_id", "built_year")
    }
