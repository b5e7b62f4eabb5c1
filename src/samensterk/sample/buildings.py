"""Buildings of the drawing, as columns; outlines are rigid where the land bends."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import shapely

from samensterk.geo.arrays import Counts, Indices, Mask, Metres, Shapes
from samensterk.sample.ground import Ground

HOME, SHED, FARMHOUSE, BARN, WORKPLACE = range(5)
USES = (
    "woonfunctie",
    "industriefunctie,woonfunctie",
    "overige gebruiksfunctie,woonfunctie",
    "kantoorfunctie,woonfunctie",
    "winkelfunctie,woonfunctie",
    "winkelfunctie",
    "industriefunctie",
    "industriefunctie,kantoorfunctie",
    "kantoorfunctie",
    "bijeenkomstfunctie",
    "onderwijsfunctie",
    "gezondheidszorgfunctie",
    "logiesfunctie",
    "sportfunctie",
    "overige gebruiksfunctie",
)
_PLAIN_CORNERS = [0, 1, 4, 5]


@dataclass(frozen=True, slots=True)
class Buildings:
    """Columns of one length; a building without units has no address."""

    kind: Indices  # HOME, SHED, ..
    anchor: Metres  # (n, 2) drawn point that the outline is measured from
    inward: Metres  # (n, 2) drawn direction away from the road
    corners: Metres  # (n, 6, 2) aside and away from the road, metres from the anchor
    is_plain: Mask  # four corners instead of six
    year: Indices
    n_units: Counts
    use: Indices  # place in USES
    street: Indices  # of the address
    along_m: Metres  # along that street
    side: Indices  # of that street: -1 or 1
    yard: Indices  # -1 is none

    def __len__(self) -> int:
        return len(self.kind)

    def outlines(self, ground: Ground) -> Shapes:
        """Make the polygons in RD New."""
        inward = ground.turn(self.anchor, self.inward)
        aside = np.column_stack([inward[:, 1], -inward[:, 0]])
        points = (
            ground.place(self.anchor)[:, None, :]
            + self.corners[:, :, :1] * aside[:, None, :]
            + self.corners[:, :, 1:] * inward[:, None, :]
        )
        points = np.round(points, 3)
        outlines = np.empty(len(self), dtype=object)
        plain = points[self.is_plain][:, _PLAIN_CORNERS]
        outlines[self.is_plain] = shapely.polygons(plain)
        outlines[~self.is_plain] = shapely.polygons(points[~self.is_plain])
        return outlines

    def middles(self) -> Metres:
        """Give the drawn middle of each building, good to the bend of the land."""
        away = self.corners[:, :, 1].mean(axis=1)
        aside = self.corners[:, :, 0].mean(axis=1)
        across = np.column_stack([self.inward[:, 1], -self.inward[:, 0]])
        middles: Metres = (
            self.anchor + self.inward * away[:, None] + across * aside[:, None]
        )
        return middles

    def take(self, rows: Indices | Mask) -> "Buildings":
        return Buildings(*(getattr(self, column.name)[rows] for column in fields(self)))


def join(parts: Sequence[Buildings]) -> Buildings:
    """Put buildings below each other."""
    return Buildings(
        *(
            np.concatenate([getattr(part, column.name) for part in parts])
            for column in fields(Buildings)
        )
    )


def boxes(aside_m: Metres, away_m: Metres, wide_m: Metres, long_m: Metres) -> Metres:
    """Give the six corners of rectangles; the third and fourth lie on a side.

    Parameters
    ----------
    aside_m, away_m : (n,) near inner corner
    wide_m : (n,) positive to the right of the anchor, negative to the left
    long_m : (n,)

    Returns
    -------
    corners : (n, 6, 2)
    """
    inner, outer = aside_m, aside_m + wide_m
    near, far = away_m, away_m + long_m
    middle = away_m + long_m * 0.4
    aside = np.stack([inner, outer, outer, outer, outer, inner], axis=1)
    away = np.stack([near, near, middle, middle, far, far], axis=1)
    return np.stack([aside, away], axis=2)


def narrow_front(corners: Metres) -> Metres:
    """Make the near part narrower, as the house in front of its barn."""
    narrowed = corners.copy()
    inner = corners[:, 0, 0]
    width = corners[:, 1, 0] - inner
    narrowed[:, 1, 0] = narrowed[:, 2, 0] = inner + 0.55 * width
    return narrowed
