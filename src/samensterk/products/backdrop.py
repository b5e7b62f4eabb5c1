"""What helps a reader to find the way on a map: main roads and names of places."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Shapes
from samensterk.scan.tables import ADDRESSES, ROADS

_MAIN = ("motorway", "trunk", "primary", "secondary", "tertiary")
_THROUGH = (*_MAIN, "unclassified")
_FEW_MAIN_ROADS = 20  # pieces; then the through roads of the country are drawn as well
# A name on the map stands for a village, never for some houses.
_LEAST_ADDRESSES = 50


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Lines of roads, and places by name at the middle of their addresses."""

    roads: Shapes
    places: tuple[str, ...]
    middles: Shapes


def backdrop_of(tables: Mapping[str, pa.Table], ground: BaseGeometry) -> Backdrop:
    """Take from the tables what lies on the ground."""
    names, middles = _places(tables.get("addresses", ADDRESSES.empty()), ground)
    return Backdrop(_roads(tables.get("roads", ROADS.empty()), ground), names, middles)


def _roads(roads: pa.Table, ground: BaseGeometry) -> Shapes:
    for classes in (_MAIN, _THROUGH):
        keep = pc.is_in(roads["road_class"], value_set=pa.array(classes))
        lines = shapely.from_wkb(roads.filter(keep)["geometry"].to_numpy())
        lines = lines[shapely.intersects(lines, ground)]
        if len(lines) >= _FEW_MAIN_ROADS:
            break
    if not len(lines):
        return np.empty(0, dtype=object)
    return np.array([shapely.intersection(shapely.union_all(lines), ground)])


def _places(
    addresses: pa.Table, ground: BaseGeometry
) -> tuple[tuple[str, ...], Shapes]:
    x_m, y_m = addresses["x_m"].to_numpy(), addresses["y_m"].to_numpy()
    place = np.array(addresses["place"].to_pylist(), dtype=object)
    is_here = shapely.contains_xy(ground, x_m, y_m) & (place != None)  # noqa: E711
    names, own = np.unique(place[is_here].astype(str), return_inverse=True)
    xy_m = np.column_stack([x_m, y_m])[is_here]
    middles = {
        name: np.median(xy_m[own.ravel() == row], axis=0)
        for row, name in enumerate(names.tolist())
        if (own.ravel() == row).sum() >= _LEAST_ADDRESSES
    }
    points = shapely.points(np.array(list(middles.values())).reshape(-1, 2))
    return tuple(middles), np.asarray(points)
