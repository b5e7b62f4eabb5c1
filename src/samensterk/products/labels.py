"""Where words stand on a map: numbers in their area, names of places where room is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from samensterk.geo.arrays import Metres, Shapes

LETTER_PX, LINE_PX = 7.4, 13.0  # of bold text of 12 px; a little room included
_NEAR_PX = (
    (0, 0),
    (0, -7),
    (0, 7),
    (-9, 0),
    (9, 0),
    (-9, -7),
    (9, 7),
    (9, -7),
    (-9, 7),
)
_AROUND_PX = tuple(
    (right, down) for down in (0, -15, 15, -28, 28) for right in (0, -32, 32)
)


@dataclass(frozen=True, slots=True)
class Label:
    """Words with their middle in pixels, and the colour that they stand on."""

    text: str
    x_px: float
    y_px: float
    under: str
    is_name: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Give left, top, right and bottom of the words."""
        half = len(self.text) * LETTER_PX / 2
        return (
            self.x_px - half,
            self.y_px - LINE_PX / 2,
            self.x_px + half,
            self.y_px + LINE_PX / 2,
        )


def place_labels(labels: Sequence[Label]) -> list[Label]:
    """Move labels aside until none covers another.

    A number always stands, in its own place when there is no better one. A name of a
    place is for finding the way only: without room it is left out.
    """
    placed: list[Label] = []
    for label in sorted(labels, key=lambda one: one.is_name):
        free = (spot for spot in _spots(label) if not _covers_any(spot, placed))
        spot = next(free, None if label.is_name else label)
        if spot is not None:
            placed.append(spot)
    return placed


def middles_of(shapes: Shapes, tolerance_m: float) -> Metres:
    """Give the roomiest spot in each polygon, or the point itself.

    Parameters
    ----------
    shapes : (n,) points or (multi)polygons, none empty

    Returns
    -------
    (n, 2) metres
    """
    is_flat = shapely.get_dimensions(shapes) == 2
    middles = np.empty((len(shapes), 2))
    middles[~is_flat] = shapely.get_coordinates(shapes[~is_flat])
    circles = shapely.maximum_inscribed_circle(shapes[is_flat], tolerance_m)
    middles[is_flat] = shapely.get_coordinates(shapely.get_point(circles, 0))
    return middles


def _spots(label: Label) -> Iterator[Label]:
    for right, down in _AROUND_PX if label.is_name else _NEAR_PX:
        yield replace(label, x_px=label.x_px + right, y_px=label.y_px + down)


def _covers_any(label: Label, others: Sequence[Label]) -> bool:
    left, top, right, bottom = label.box
    return any(
        left < other.box[2]
        and other.box[0] < right
        and top < other.box[3]
        and other.box[1] < bottom
        for other in others
    )
