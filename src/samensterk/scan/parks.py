"""Business parks: drawn by somebody, or ground for businesses that lies together."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Indices, Metres, Shapes
from samensterk.geo.squares import square_codes, square_of
from samensterk.scan.rules import Rules
from samensterk.scan.together import stand_together

# A shopping centre is no business park; shops beside a park belong to it.
_SHOPS = "retail"
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Parks:
    """Business parks of one municipality, sorted by id, (k,) each.

    Attributes
    ----------
    names : None where nobody gave it a name
    shapes : (multi)polygons in metres that do not overlap
    """

    ids: tuple[str, ...]
    names: tuple[str | None, ...]
    shapes: Shapes

    def of(self, points_m: Metres) -> Indices:
        """Find the park of (n, 2) points: (n,) rows, -1 outside all."""
        rows = np.full(len(points_m), len(self.ids), dtype=np.int64)
        if len(self.ids) and len(points_m):
            tree = shapely.STRtree(self.shapes)
            point, park = tree.query(shapely.points(points_m), predicate="intersects")
            np.minimum.at(rows, point, park)  # on a border two hold it: the first by id
        rows[rows == len(self.ids)] = -1
        return rows


def parks_of(
    drawn: pa.Table | None,
    land_use: pa.Table | None,
    ground: BaseGeometry,
    code: str,
    rules: Rules,
) -> Parks:
    """Find the business parks on the ground.

    Parks that somebody drew count as they are; pieces with the same name are one.
    Without them, ground for businesses within `park_gap_m` is one park, from
    `park_least_m2` on.

    Parameters
    ----------
    drawn : PARKS
    land_use : LAND_USE
    ground : the municipality, as far as the sources cover it
    code : of the municipality; ids begin with it
    """
    if drawn is not None:
        found, least_m2 = _drawn(drawn), 0.0
    elif land_use is not None:
        found, least_m2 = _joined(land_use, rules.park_gap_m), rules.park_least_m2
    else:
        found, least_m2 = [], 0.0
    clipped = [(name, _polygons(shape.intersection(ground))) for name, shape in found]
    kept = _apart([(n, s) for n, s in clipped if s.area > least_m2])
    ids = _ids([name for name, _ in kept], [shape for _, shape in kept], code)
    order = sorted(range(len(ids)), key=lambda row: ids[row])
    shapes: Shapes = np.empty(len(ids), dtype=object)
    shapes[:] = [kept[row][1] for row in order]
    return Parks(
        tuple(ids[row] for row in order), tuple(kept[row][0] for row in order), shapes
    )


def _drawn(parks: pa.Table) -> list[tuple[str | None, BaseGeometry]]:
    pieces: dict[object, list[BaseGeometry]] = {}
    shapes = shapely.from_wkb(parks["geometry"].to_numpy())
    for row, (name, shape) in enumerate(
        zip(parks["name"].to_pylist(), shapes, strict=True)
    ):
        pieces.setdefault(name or (row,), []).append(shape)
    return [
        (name if isinstance(name, str) else None, shapely.union_all(own))
        for name, own in pieces.items()
    ]


def _joined(land_use: pa.Table, gap_m: float) -> list[tuple[str | None, BaseGeometry]]:
    own = land_use.filter(pc.equal(land_use["land_use"], "business_park"))
    shapes = shapely.from_wkb(own["geometry"].to_numpy())
    if not len(shapes):
        return []
    labels = stand_together(shapes, gap_m)
    is_shop = np.array([value == _SHOPS for value in own["source_value"].to_pylist()])
    names = np.array(own["name"].to_pylist(), dtype=object)
    return [
        (_largest_named(names[rows], shapes[rows]), shapely.union_all(shapes[rows]))
        for rows in (np.flatnonzero(labels == one) for one in np.unique(labels))
        if not is_shop[rows].all()
    ]


def _largest_named(names: Shapes, shapes: Shapes) -> str | None:
    named = [
        (-shape.area, name) for name, shape in zip(names, shapes, strict=True) if name
    ]
    return min(named)[1] if named else None


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    """Drop the points and lines that a cut along a border leaves."""
    parts = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    if len(parts) == len(shapely.get_parts(shape)):
        return shape
    return shapely.union_all(parts)


def _apart(
    found: list[tuple[str | None, BaseGeometry]],
) -> list[tuple[str | None, BaseGeometry]]:
    """Give ground that two parks claim to the larger one."""
    found = sorted(found, key=_largest_first)
    taken: list[tuple[str | None, BaseGeometry]] = []
    for name, shape in found:
        rivals = [other for _, other in taken if other.intersects(shape)]
        rest = (
            _polygons(shape.difference(shapely.union_all(rivals))) if rivals else shape
        )
        if not rest.is_empty:
            taken.append((name, rest))
    return taken


def _largest_first(one: tuple[str | None, BaseGeometry]) -> tuple[float, str, bytes]:
    name, shape = one
    return -round(shape.area, 3), name or "", shape.normalize().wkb


def _ids(names: list[str | None], shapes: list[BaseGeometry], code: str) -> list[str]:
    """Name parks so that a later scan finds them again: by name, or by place."""
    keys = [_slug(name) for name in names]
    common = Counter(keys)
    middles = np.array([_middle(shape) for shape in shapes]).reshape(-1, 2)
    places = square_codes(square_of(middles))
    own = [
        key if key and common[key] == 1 else f"{key}-{place}".strip("-")
        for key, place in zip(keys, places, strict=True)
    ]
    seen: Counter[str] = Counter()
    ids = []
    for key in own:
        seen[key] += 1
        ids.append(f"{code}:T:{key}" + (f"-{seen[key]}" if seen[key] > 1 else ""))
    return ids


def _middle(shape: BaseGeometry) -> tuple[float, float]:
    point = shape.representative_point()
    return point.x, point.y


def _slug(name: str | None) -> str:
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore")
    return _NO_LETTERS.sub("-", plain.decode().lower()).strip("-")
