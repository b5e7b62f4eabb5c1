"""From the straight drawing to bent land in RD New."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.random import Generator

from samensterk.geo.arrays import Metres, Shapes
from samensterk.sample.plan import Plan

CENTRE_M = (255_000.0, 575_000.0)
_TURN_RAD = 0.05
_SWING_M = 70.0
_WAVE_M = 5200.0
_STEP_M = 120.0  # a straight line in the drawing gets a corner at least this often


@dataclass(frozen=True, slots=True)
class Ground:
    """A smooth bend of the drawing: nothing folds, what touches keeps touching."""

    west: float  # RD easting of the drawing's origin, metres
    south: float
    phases: tuple[float, float]

    def place(self, drawn: Metres) -> Metres:
        """Move (n, 2) drawn places to RD New, rounded to a millimetre."""
        u, v = drawn[:, 0], drawn[:, 1]
        turn_u, turn_v = self._waves(drawn)
        cos, sin = np.cos(_TURN_RAD), np.sin(_TURN_RAD)
        x_m = self.west + u * cos - v * sin + _SWING_M * np.sin(turn_v)
        y_m = self.south + u * sin + v * cos + _SWING_M * np.sin(turn_u)
        return np.round(np.column_stack([x_m, y_m]), 3)

    def turn(self, drawn: Metres, directions: Metres) -> Metres:
        """Turn (n, 2) drawn directions at these places; the answers have length 1."""
        du, dv = directions[:, 0], directions[:, 1]
        turn_u, turn_v = self._waves(drawn)
        cos, sin = np.cos(_TURN_RAD), np.sin(_TURN_RAD)
        pull = 2 * np.pi * _SWING_M / _WAVE_M
        dx = du * cos + dv * (-sin + pull * np.cos(turn_v))
        dy = du * (sin + pull * np.cos(turn_u)) + dv * cos
        turned = np.column_stack([dx, dy])
        unit: Metres = turned / np.linalg.norm(turned, axis=1, keepdims=True)
        return unit

    def bend(self, shapes: Shapes) -> Shapes:
        """Move drawn shapes to RD New; long sides follow the land."""
        bent: Shapes = shapely.transform(
            shapely.segmentize(np.asarray(shapes, dtype=object), _STEP_M), self.place
        )
        return bent

    def _waves(self, drawn: Metres) -> tuple[Metres, Metres]:
        turns = 2 * np.pi * drawn / _WAVE_M
        return turns[:, 0] + self.phases[0], turns[:, 1] + self.phases[1]


def lay(plan: Plan, centre_m: tuple[float, float], rng: Generator) -> Ground:
    """Put the middle of the drawing near a point in RD New."""
    first, second = rng.uniform(0, 2 * np.pi, 2).tolist()
    return Ground(
        west=centre_m[0] - plan.width_m / 2,
        south=centre_m[1] - plan.height_m / 2,
        phases=(first, second),
    )
