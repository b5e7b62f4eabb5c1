"""The way from one point to another, piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.ops import substring

from samensterk.geo.arrays import Metres
from samensterk.routing.network import RoadNetwork
from samensterk.routing.snapping import Snapped, sides_of


class NoWay(Exception):
    """No road leads from one point to another."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(f"no way from point {start} to point {end}")
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Leg:
    """A drive over one piece: from and to which part, 0 at its first point."""

    piece: int
    begin: float
    end: float

    @property
    def is_along(self) -> bool:
        """Tell whether the drive goes the way the piece is drawn."""
        return self.end > self.begin


@dataclass(frozen=True, slots=True)
class Path:
    """The way between two points, the drives from and to the road included.

    Attributes
    ----------
    legs : the pieces, in order; none when both points stand at one place
    line_m : (k, 2) metres, over the road only
    metres, seconds : all together
    drives_m : between point and road, at the start and at the end
    side : on which side the end lies: 1 left, -1 right, 0 on the road
    """

    legs: tuple[Leg, ...]
    line_m: Metres
    metres: float
    seconds: float
    drives_m: tuple[float, float]
    side: int


def path_of(network: RoadNetwork, legs: Sequence[Leg], pair: Snapped, ms: int) -> Path:
    """Describe the way over the legs between the two points of a pair.

    `ms` is what all of it takes, the drives between road and points included.
    """
    lines = [line_of(network, leg) for leg in legs]
    start_m, end_m = pair.distance_m.tolist()
    is_along = legs[-1].is_along if legs else True
    road_m = sum(abs(leg.end - leg.begin) * network.length_m[leg.piece] for leg in legs)
    return Path(
        legs=tuple(legs),
        line_m=_one_line(lines) if lines else _place(network, pair),
        metres=float(road_m + start_m + end_m),
        seconds=ms / 1000,
        drives_m=(start_m, end_m),
        side=int(sides_of(network, pair)[1]) * (1 if is_along else -1),
    )


def line_of(network: RoadNetwork, leg: Leg) -> Metres:
    """Give the (k, 2) points of a leg, in the way it is driven."""
    line = network.lines[leg.piece]
    part = substring(line, leg.begin, leg.end, normalized=True)
    return np.asarray(shapely.get_coordinates(part))


def _one_line(lines: Sequence[Metres]) -> Metres:
    """Put lines behind each other; where they meet, the point stands once."""
    whole = np.concatenate(lines)
    is_new = np.ones(len(whole), dtype=np.bool_)
    is_new[1:] = np.any(np.diff(whole, axis=0) != 0, axis=1)
    return whole[is_new]


def _place(network: RoadNetwork, pair: Snapped) -> Metres:
    spot = shapely.line_interpolate_point(
        network.lines[pair.piece[:1]], pair.part[:1], normalized=True
    )
    return np.asarray(shapely.get_coordinates(spot))
