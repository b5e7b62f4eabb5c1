"""A plain drawing of areas with numbers, for a table or a sheet of paper.

Pure: outlines in WGS 84 go in, a drawing comes out that also tells which place lies
under a pixel. Nothing but borders and numbers is drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape as shape_of
from shapely.geometry.base import BaseGeometry

from samensterk.geo.lon_lat import rd_from_lon_lat

MARGIN_PX = 10.0
TALLEST = 1.2  # heights per width
SMALLEST_M = 100.0  # so that one point is no division by zero
INK, GROUND, MARKED = "#1a1a1a", "#e8f0f4", "#f6d88c"


@dataclass(frozen=True, slots=True)
class Outline:
    """One area to draw; its shape is GeoJSON in WGS 84."""

    area_id: str
    name: str
    number: int
    shape: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """One area on the drawing, with the place of its number in pixels."""

    area_id: str
    name: str
    number: int
    path: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Place:
    """A numbered point on the drawing, in RD metres."""

    number: int
    x_m: float
    y_m: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """The drawing: north is up, one scale both ways."""

    width_px: float
    height_px: float
    west_m: float
    north_m: float
    metres_per_px: float
    areas: tuple[DrawnArea, ...]

    def pixels_of(self, x_m: float, y_m: float) -> tuple[float, float]:
        return (
            round(MARGIN_PX + (x_m - self.west_m) / self.metres_per_px, 1),
            round(MARGIN_PX + (self.north_m - y_m) / self.metres_per_px, 1),
        )

    def metres_of(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Give the place under a pixel, in RD metres."""
        return (
            round(self.west_m + (x_px - MARGIN_PX) * self.metres_per_px, 1),
            round(self.north_m - (y_px - MARGIN_PX) * self.metres_per_px, 1),
        )

    def holds(self, x_px: float, y_px: float) -> bool:
        return 0 <= x_px <= self.width_px and 0 <= y_px <= self.height_px


def draw_sketch(outlines: Sequence[Outline], *, width_px: float) -> Sketch | None:
    """Draw areas within the bounds of all of them; None when there is nothing to draw."""
    shapes = [_in_metres(one.shape) for one in outlines]
    seen = [one for one in shapes if not one.is_empty]
    if not seen:
        return None
    west, south, east, north = shapely.total_bounds(np.array(seen, dtype=object))
    inner_px = width_px - 2 * MARGIN_PX
    wide_m, high_m = max(east - west, SMALLEST_M), max(north - south, SMALLEST_M)
    metres_per_px = max(wide_m / inner_px, high_m / (TALLEST * width_px))
    sketch = Sketch(
        width_px,
        round(high_m / metres_per_px + 2 * MARGIN_PX, 1),
        # In the middle, where the drawing is taller than wide.
        float(west - (inner_px * metres_per_px - wide_m) / 2),
        float(north),
        float(metres_per_px),
        (),
    )
    drawn = tuple(
        _drawn(sketch, outline, shape)
        for outline, shape in zip(outlines, shapes, strict=True)
        if not shape.is_empty
    )
    return Sketch(
        sketch.width_px,
        sketch.height_px,
        sketch.west_m,
        sketch.north_m,
        sketch.metres_per_px,
        drawn,
    )


def as_svg(
    sketch: Sketch, *, places: Iterable[Place] = (), marked: Iterable[str] = ()
) -> bytes:
    """Write the drawing as a file of its own; `marked` are ids of areas that stand out."""
    chosen = frozenset(marked)
    body = [_area_svg(one, is_marked=one.area_id in chosen) for one in sketch.areas]
    body += [_number_svg(one) for one in sketch.areas]
    body += [_place_svg(sketch, one) for one in places]
    width, height = sketch.width_px, sketch.height_px
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>{"".join(body)}</svg>'
    ).encode()


def _in_metres(shape: Mapping[str, Any]) -> BaseGeometry:
    return shapely.transform(shape_of(dict(shape)), rd_from_lon_lat)


def _drawn(sketch: Sketch, outline: Outline, shape: BaseGeometry) -> DrawnArea:
    simple = shapely.simplify(shape, sketch.metres_per_px / 2)
    inside = shape.representative_point()
    label_x, label_y = sketch.pixels_of(inside.x, inside.y)
    return DrawnArea(
        outline.area_id,
        outline.name,
        outline.number,
        _path(sketch, simple),
        label_x,
        label_y,
    )


def _path(sketch: Sketch, shape: BaseGeometry) -> str:
    rings = [
        ring
        for part in shapely.get_parts(shape)
        if isinstance(part, shapely.Polygon)
        for ring in (part.exterior, *part.interiors)
    ]
    return "".join(f"M{_points(sketch, ring)}Z" for ring in rings)


def _points(sketch: Sketch, ring: BaseGeometry) -> str:
    pairs = (sketch.pixels_of(x, y) for x, y in shapely.get_coordinates(ring))
    return "L".join(f"{x:g} {y:g}" for x, y in pairs)


def _area_svg(area: DrawnArea, *, is_marked: bool) -> str:
    fill = MARKED if is_marked else GROUND
    return (
        f'<path d="{area.path}" fill="{fill}" fill-rule="evenodd" stroke="{INK}" '
        'stroke-width="1"/>'
    )


def _number_svg(area: DrawnArea) -> str:
    return (
        f'<text x="{area.label_x:g}" y="{area.label_y + 5:g}" text-anchor="middle" '
        'font-family="sans-serif" font-size="15" fill="#4a5761" stroke="#ffffff" '
        f'stroke-width="3" paint-order="stroke">{escape(str(area.number))}</text>'
    )


def _place_svg(sketch: Sketch, place: Place) -> str:
    x, y = sketch.pixels_of(place.x_m, place.y_m)
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="11" fill="{INK}" stroke="#ffffff" '
        f'stroke-width="2"/><text x="{x:g}" y="{y + 5:g}" text-anchor="middle" '
        'font-family="sans-serif" font-size="13" font-weight="bold" fill="#ffffff">'
        f"{place.number}</text>"
    )
