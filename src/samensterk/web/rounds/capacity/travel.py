"""An estimate of the driving of a round before roads are known: straight lines. Pure.

Inside an area the way past n yards that lie about evenly over its ground is estimated
from n and the ground alone, so that no yard need be read to know what fits.
"""

from math import hypot, sqrt

from samensterk.routing.times import DETOUR, STRAIGHT_KMH

# Beardwood, Halton and Hammersley, 'The shortest path through many points', 1959:
# the shortest way past n points on ground of A square metres nears c * sqrt(n * A);
# c = 0.7124 (Johnson, McGeoch and Rothberg, 1996).
SHORTEST_WAY = 0.7124


def drive_s(straight_m: float) -> float:
    """Give the seconds over a straight line of so many metres."""
    return straight_m * DETOUR / (STRAIGHT_KMH / 3.6)


def within_s(n_visits: int, ground_m2: float) -> float:
    """Give the seconds of driving past all visits of one area."""
    if n_visits < 2:
        return 0.0
    return drive_s(SHORTEST_WAY * sqrt(n_visits * ground_m2))


def between_s(x_m: float, y_m: float, other_x_m: float, other_y_m: float) -> float:
    """Give the seconds from one point to another, RD New."""
    return drive_s(hypot(x_m - other_x_m, y_m - other_y_m))
