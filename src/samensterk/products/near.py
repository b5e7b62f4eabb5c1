"""Keep of national tables what counts for one area."""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Mask
from samensterk.products.gather import MARGIN_M, ROADS_MARGIN_M, box_around
from samensterk.sources.reading import Box


def tables_near(
    tables: Mapping[str, pa.Table], ground: BaseGeometry
) -> dict[str, pa.Table]:
    """Leave out the rows that are too far from the ground to matter."""
    return {
        name: table.filter(pa.array(_TOUCHES[name](table, ground)))
        if name in _TOUCHES
        else table
        for name, table in tables.items()
    }


def _points(table: pa.Table, ground: BaseGeometry) -> Mask:
    west, south, east, north = box_around(ground, MARGIN_M)
    x_m, y_m = table["x_m"].to_numpy(), table["y_m"].to_numpy()
    keep: Mask = (x_m >= west) & (x_m <= east) & (y_m >= south) & (y_m <= north)
    return keep


def _roads(table: pa.Table, ground: BaseGeometry) -> Mask:
    return _shapes(table, box_around(ground, ROADS_MARGIN_M))


def _pieces(table: pa.Table, ground: BaseGeometry) -> Mask:
    return _shapes(table, box_around(ground, MARGIN_M))


def _shapes(table: pa.Table, box: Box) -> Mask:
    west, south, east, north = box
    bounds = shapely.bounds(shapely.from_wkb(table["geometry"].to_numpy()))
    bounds = bounds.reshape(-1, 4)
    with np.errstate(invalid="ignore"):
        keep: Mask = (
            (bounds[:, 2] >= west)
            & (bounds[:, 0] <= east)
            & (bounds[:, 3] >= south)
            & (bounds[:, 1] <= north)
        )
    return keep


_TOUCHES: Mapping[str, Callable[[pa.Table, BaseGeometry], Mask]] = {
    "buildings": _points,
    "addresses": _points,
    "roads": _roads,
    "parcels": _pieces,
    "land_use": _pieces,
    "parks": _pieces,
}
