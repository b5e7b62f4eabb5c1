"""Turn GML 3.2 elements into shapes, many at a time and in two dimensions."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import shapely

from samensterk.geo.arrays import Indices, Metres, Shapes

Outline: TypeAlias = tuple[tuple[Metres, ...], ...]  # polygons of rings; shell first

_GML = "{http://www.opengis.net/gml/3.2}"
_POINT, _POLYGON, _PATCH = _GML + "Point", _GML + "Polygon", _GML + "PolygonPatch"
_RING, _POS_LIST, _POS = _GML + "LinearRing", _GML + "posList", _GML + "pos"
_FEWEST_POINTS = 4  # of a closed ring


def outline_of(geometry: Any) -> Outline | None:
    """Read the first shape under an element; None when it cannot be used.

    A point is one ring of one point. The BAG has straight lines only: an outline with
    arcs is not used, and its object is counted as one without a shape.
    """
    n_axes = _axes(geometry)
    try:
        parts = tuple(
            _rings(part, n_axes) for part in geometry.iter(_POLYGON, _PATCH, _POINT)
        )
    except (ValueError, IndexError):
        return None
    return parts if parts and all(parts) else None


def shapes_of(outlines: Sequence[Outline | None]) -> Shapes:
    """Build (n,) shapes; None where there is no outline."""
    shapes: Shapes = np.full(len(outlines), None, dtype=object)
    found = [(row, shape) for row, shape in enumerate(outlines) if shape is not None]
    points = [(row, shape[0][0][0]) for row, shape in found if len(shape[0][0]) == 1]
    if points:
        rows, places = zip(*points, strict=True)
        shapes[list(rows)] = shapely.points(np.array(places))
    areas = [(row, shape) for row, shape in found if len(shape[0][0]) > 1]
    if areas:
        rows, polygons = zip(*areas, strict=True)
        shapes[list(rows)] = _polygons(polygons)
    return shapes


def _polygons(outlines: Sequence[Outline]) -> Shapes:
    rings = [ring for outline in outlines for part in outline for ring in part]
    parts = [part for outline in outlines for part in outline]
    linear: Any = shapely.linearrings(np.concatenate(rings), indices=_owners(rings))
    polygons: Any = shapely.polygons(linear, indices=_owners(parts))
    if len(parts) == len(outlines):
        return np.asarray(polygons)
    several: Any = shapely.multipolygons(polygons, indices=_owners(outlines))
    single = np.array([len(outline) == 1 for outline in outlines])
    several[single] = shapely.get_geometry(several[single], 0)
    return np.asarray(several)


def _owners(groups: Sequence[Sequence[Any]] | Sequence[Metres]) -> Indices:
    """Give each member of (n,) groups the number of its group."""
    sizes = np.array([len(group) for group in groups], dtype=np.int64)
    return np.repeat(np.arange(len(groups), dtype=np.int64), sizes)


def _axes(geometry: Any) -> int:
    """Find the number of axes; GML lets outer elements speak for inner ones."""
    for element in geometry.iter():
        written = element.get("srsDimension")
        if written is not None:
            return 3 if written == "3" else 2
    return 2


def _rings(part: Any, n_axes: int) -> tuple[Metres, ...]:
    if part.tag == _POINT:
        point = _positions(part[0].text, n_axes)
        return (point[:1],) if len(point) else ()
    rings = tuple(_ring(boundary[0], n_axes) for boundary in part)
    is_usable = all(_is_ring(ring) for ring in rings)
    return rings if is_usable else ()


def _ring(ring: Any, n_axes: int) -> Metres:
    if ring.tag != _RING:
        raise ValueError("a ring that is not of straight lines")
    written = " ".join(one.text or "" for one in ring.iter(_POS_LIST, _POS))
    return _positions(written, n_axes)


def _positions(written: str | None, n_axes: int) -> Metres:
    """Read (n, 2) easting and northing, without heights."""
    numbers = np.array((written or "").split(), dtype=np.float64)
    if not np.isfinite(numbers).all():
        raise ValueError("a coordinate is no number")
    return numbers.reshape(-1, n_axes)[:, :2]


def _is_ring(points: Metres) -> bool:
    is_closed = len(points) > 0 and bool((points[0] == points[-1]).all())
    return len(points) >= _FEWEST_POINTS - (not is_closed)
