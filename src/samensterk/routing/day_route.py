"""The way of a whole day: from stop to stop, as a line and as lists of turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samensterk.geo.arrays import Metres
from samensterk.routing.paths import Path
from samensterk.routing.snapping import Snapped
from samensterk.routing.times import DETOUR, STRAIGHT_KMH
from samensterk.routing.travel_times import TravelTimes
from samensterk.routing.turns import Step, turn_list


@dataclass(frozen=True, slots=True)
class DayRoute:
    """The ways between stops that follow each other.

    Attributes
    ----------
    paths, turns : one for each way; a day of n stops has n - 1
    is_straight : no road was looked at, and whoever shows this must say so
    """

    paths: tuple[Path, ...]
    turns: tuple[tuple[Step, ...], ...]
    is_straight: bool

    @property
    def line_m(self) -> Metres:
        """Give the (k, 2) metres of the whole day."""
        lines = [path.line_m for path in self.paths]
        return np.concatenate(lines) if lines else np.empty((0, 2))

    @property
    def metres(self) -> float:
        return sum(path.metres for path in self.paths)

    @property
    def seconds(self) -> float:
        return sum(path.seconds for path in self.paths)


def day_route(times: TravelTimes, snapped: Snapped, order: Sequence[int]) -> DayRoute:
    """Give the way along points in this order.

    Raises
    ------
    NoWay
        Between two stops that follow each other.
    """
    paths = tuple(times.path(snapped, start, end) for start, end in pairwise(order))
    turns = tuple(turn_list(times.network, path) for path in paths)
    return DayRoute(paths, turns, is_straight=False)


def straight_day(
    points_m: Metres,
    order: Sequence[int],
    *,
    kmh: float = STRAIGHT_KMH,
    detour: float = DETOUR,
) -> DayRoute:
    """Draw a day as straight lines, when there is no network; no turns can be told."""
    points_m = np.asarray(points_m, dtype=np.float64).reshape(-1, 2)
    paths = []
    for start, end in pairwise(order):
        line_m = points_m[[start, end]]
        metres = float(np.hypot(*(line_m[1] - line_m[0]))) * detour
        seconds = metres / (kmh / 3.6)
        paths.append(Path((), line_m, metres, seconds, (0.0, 0.0), 0))
    return DayRoute(tuple(paths), ((),) * len(paths), is_straight=True)
