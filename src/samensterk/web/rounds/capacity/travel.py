"""An estimate of the driving of a round before its visits are planned. Pure.

Inside an area the way past n yards that lie about evenly over its ground is estimated
from n and the ground alone, so that no yard need be read to know what fits. How long a
straight metre takes is measured on the roads, where these are known, and else what the
planner takes for straight lines as well.
"""

from dataclasses import dataclass
from math import hypot, sqrt

from samensterk.routing.times import DETOUR, STRAIGHT_KMH

# Beardwood, Halton and Hammersley, 'The shortest path through many points', 1959:
# the shortest way past n points on ground of A square metres nears c * sqrt(n * A);
# c = 0.7124 (Johnson, McGeoch and Rothberg, 1996).
SHORTEST_WAY = 0.7124


@dataclass(frozen=True, slots=True)
class Travel:
    """How many seconds a straight metre takes, from yard to yard and over longer ways."""

    within_s_per_m: float
    between_s_per_m: float
    is_straight: bool = False


_STRAIGHT_S_PER_M = DETOUR / (STRAIGHT_KMH / 3.6)
STRAIGHT = Travel(_STRAIGHT_S_PER_M, _STRAIGHT_S_PER_M, is_straight=True)


def within_s(n_visits: int, ground_m2: float, travel: Travel = STRAIGHT) -> float:
    """Give the seconds of driving past all visits of one area."""
    if n_visits < 2:
        return 0.0
    return SHORTEST_WAY * sqrt(n_visits * ground_m2) * travel.within_s_per_m


def between_s(
    x_m: float,
    y_m: float,
    other_x_m: float,
    other_y_m: float,
    travel: Travel = STRAIGHT,
) -> float:
    """Give the seconds from one point to another, RD New."""
    return hypot(x_m - other_x_m, y_m - other_y_m) * travel.between_s_per_m
