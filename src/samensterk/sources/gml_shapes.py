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
_STRAIGHT = {_GML + "LineStringSegment", _GML + "LineString", _RING}
_ROUND = {_GML + "Arc", _GML + "ArcString", _GML + "Circle"}
_BENT = (_GML + "ArcByCenterPoint", _GML + "CircleByCenterPoint", _GML + "ArcByBulge")
_STEP_RADIANS = np.radians(4.0)  # as GDAL does by default
_FEWEST_POINTS = 4  # of a closed ring


def outline_of(geometry: Any) -> Outline | None:
    """Read the first shape under an element; None when it cannot be used.

    A point is one ring of one point. Arcs become chords of at most 4 degrees.
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


def stroke(points: Metres) -> Metres:
    """Replace arcs through (2 k + 1, 2) points by the corners of chords.

    Raises
    ------
    ValueError
        An even number of points, or fewer than three.
    """
    if len(points) < 3 or len(points) % 2 == 0:
        raise ValueError("an arc goes through an odd number of points")
    arcs = [_chords(points[at : at + 3]) for at in range(0, len(points) - 2, 2)]
    return np.concatenate([points[:1], *(arc[1:] for arc in arcs)])


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
    if ring.tag == _RING and ring[0].tag == _POS_LIST:
        return _positions(ring[0].text, n_axes)
    if next(ring.iter(*_BENT), None) is not None:
        raise ValueError("an arc without points on it")
    return np.concatenate(
        [_along(one, n_axes) for one in ring.iter(*_STRAIGHT, *_ROUND)]
    )


def _along(segment: Any, n_axes: int) -> Metres:
    written = " ".join(one.text or "" for one in segment.iter(_POS_LIST, _POS))
    points = _positions(written, n_axes)
    if segment.tag == _GML + "Circle":
        return stroke(np.concatenate([points, _opposite(points)]))
    return stroke(points) if segment.tag in _ROUND else points


def _positions(written: str | None, n_axes: int) -> Metres:
    """Read (n, 2) easting and northing, without heights."""
    numbers = np.array((written or "").split(), dtype=np.float64)
    if not np.isfinite(numbers).all():
        raise ValueError("a coordinate is no number")
    return numbers.reshape(-1, n_axes)[:, :2]


def _is_ring(points: Metres) -> bool:
    is_closed = len(points) > 0 and bool((points[0] == points[-1]).all())
    return len(points) >= _FEWEST_POINTS - (not is_closed)


def _opposite(points: Metres) -> Metres:
    """Close a circle through (3, 2) points: one more on its far side, and the first."""
    centre = _centre(points)
    if centre is None:
        raise ValueError("three points in line are no circle")
    start, _, end = np.arctan2(*(points - centre).T[::-1])
    radius_m = float(np.hypot(*(points[0] - centre)))
    halfway = end + (start - end) % (2 * np.pi) / 2
    if _turn(points) < 0:
        halfway = end - (end - start) % (2 * np.pi) / 2
    far = centre + radius_m * np.array([np.cos(halfway), np.sin(halfway)])
    return np.array([far, points[0]])


def _chords(points: Metres) -> Metres:
    """Walk from the first to the last of (3, 2) points, by way of the second."""
    centre = _centre(points)
    if centre is None:
        return points
    start, _, end = np.arctan2(*(points - centre).T[::-1])
    sweep = (end - start) % (2 * np.pi)
    if _turn(points) < 0:
        sweep -= 2 * np.pi
    n_chords = max(int(np.ceil(abs(sweep) / _STEP_RADIANS)), 2)
    angles = start + sweep * np.linspace(0.0, 1.0, n_chords + 1)
    radius_m = np.hypot(*(points[0] - centre))
    walk = centre + radius_m * np.column_stack([np.cos(angles), np.sin(angles)])
    walk[0], walk[-1] = points[0], points[-1]
    return np.asarray(walk, dtype=np.float64)


def _turn(points: Metres) -> float:
    """Twice the signed area of a triangle; positive when it turns left."""
    (ax, ay), (bx, by) = points[1] - points[0], points[2] - points[0]
    return float(ax * by - ay * bx)


def _centre(points: Metres) -> Metres | None:
    """Find the middle of the circle through (3, 2) points; None for a line."""
    turn = _turn(points)
    if abs(turn) < 1e-9:
        return None
    (ax, ay), (bx, by) = points[1] - points[0], points[2] - points[0]
    a2, b2 = ax * ax + ay * ay, bx * bx + by * by
    away = np.array([by * a2 - ay * b2, ax * b2 - bx * a2]) / (2 * turn)
    return np.asarray(points[0] + away, dtype=np.float64)
