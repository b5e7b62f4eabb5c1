"""Where points, such as yards, stand on the roads."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from samensterk.geo.arrays import Indices, Mask, Metres
from samensterk.routing.network import Milliseconds, RoadNetwork
from samensterk.routing.speeds import DRIVE_KMH

REACH_M = 500.0  # a road further away is not the road of a yard; our own choice
_BESIDE_M = 1.0  # so near the line, neither side is meant
_STEP = 1e-3  # part of a piece before and after a point, to see where it leads


@dataclass(frozen=True, slots=True)
class Snapped:
    """Points on roads, one value per point.

    Attributes
    ----------
    points_m : (n, 2) metres, where the points are themselves
    piece : (n,) pieces of the network; -1 where no road is near enough
    part : (n,) how far on the piece: 0 at its first point, 1 at its last
    distance_m : (n,) from the point to the road; inf without a road
    is_island : (n,) the road is no part of the main network
    reach_m : how far was looked
    """

    points_m: Metres
    piece: Indices
    part: Metres
    distance_m: Metres
    is_island: Mask
    reach_m: float

    def __len__(self) -> int:
        return len(self.piece)

    @property
    def has_road(self) -> Mask:
        """Tell which of (n,) points stand on a road."""
        return self.piece >= 0

    @property
    def drive_ms(self) -> Milliseconds:
        """Give the (n,) milliseconds between road and point; 0 without a road."""
        metres = np.where(self.has_road, self.distance_m, 0.0)
        return np.rint(metres / (DRIVE_KMH / 3.6) * 1000).astype(np.uint32)

    def only(self, rows: Sequence[int]) -> "Snapped":
        """Give some of the points."""
        chosen = list(rows)
        return Snapped(
            self.points_m[chosen], self.piece[chosen], self.part[chosen],
            self.distance_m[chosen], self.is_island[chosen],
            self.reach_m,
        )  # fmt: skip


class Snapper:
    """Puts points on the nearest road that a yard can lie at."""

    def __init__(self, network: RoadNetwork) -> None:
        self.network = network
        self._pieces = np.flatnonzero(network.has_yards())
        self._tree = shapely.STRtree(network.lines[self._pieces])

    def snap(self, points_m: Metres, reach_m: float = REACH_M) -> Snapped:
        """Find the nearest piece of (n, 2) points; of equally near ones the first."""
        points_m = np.asarray(points_m, dtype=np.float64).reshape(-1, 2)
        n = len(points_m)
        spots = np.asarray(shapely.points(points_m)).reshape(-1)
        rows, found = self._tree.query_nearest(
            spots, max_distance=reach_m, all_matches=True
        )
        order = np.lexsort((found, rows))
        rows, is_first = np.unique(rows[order], return_index=True)
        pieces = self._pieces[found[order][is_first]]
        lines = self.network.lines[pieces]
        piece = np.full(n, -1, dtype=np.int64)
        part, distance_m = np.zeros(n), np.full(n, np.inf)
        is_island = np.zeros(n, dtype=np.bool_)
        piece[rows] = pieces
        part[rows] = shapely.line_locate_point(lines, spots[rows], normalized=True)
        distance_m[rows] = shapely.distance(lines, spots[rows])
        is_island[rows] = ~self.network.is_main[pieces]
        return Snapped(points_m, piece, part, distance_m, is_island, reach_m)


def sides_of(network: RoadNetwork, snapped: Snapped) -> Indices:
    """Tell on which side of their piece, as it is drawn, points with a road lie.

    Returns
    -------
    (n,) 1 left, -1 right, 0 on the road
    """
    lines, part = network.lines[snapped.piece], snapped.part
    before, after = (
        shapely.get_coordinates(
            shapely.line_interpolate_point(
                lines, np.clip(part + step, 0.0, 1.0), normalized=True
            )
        )
        for step in (-_STEP, _STEP)
    )
    along, aside = after - before, snapped.points_m - before
    cross = along[:, 0] * aside[:, 1] - along[:, 1] * aside[:, 0]
    is_on = snapped.distance_m < _BESIDE_M
    return np.where(is_on, 0, np.sign(cross)).astype(np.int64)
