"""Where a yard is: the visit area it falls in, and what is near."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from django.db.models import F

from samensterk.web.areas.yards.models import Yard


def visit_area_at(municipality_id: int, x_m: float, y_m: float) -> str:
    """Give the visit area of the nearest yard; a round must pass by here as well."""
    if not (math.isfinite(x_m) and math.isfinite(y_m)):
        return ""
    east, north = F("x_m") - x_m, F("y_m") - y_m
    rows = Yard.objects.for_municipality(municipality_id).present()
    nearest = (
        rows.exclude(visit_area="")
        .order_by(east * east + north * north, "pk")
        .defer("facts", "before")
        .first()
    )
    return nearest.visit_area if nearest is not None else ""


class Nearest:
    """Knows of many points which is nearest.

    Raises
    ------
    ValueError
        There are none.
    """

    def __init__(self, among: Sequence[tuple[float, float]]) -> None:
        if not among:
            raise ValueError("nothing to be near to")
        points: Any = shapely.points(np.asarray(among, dtype=float))
        self._among, self._tree = points, shapely.STRtree(points)

    def to(self, points: Sequence[tuple[float, float]]) -> list[tuple[int, float]]:
        """Give for each point the place of the nearest, and how far, in metres."""
        given = shapely.points(np.asarray(points, dtype=float).reshape(-1, 2))
        at, found = self._tree.query_nearest(given, all_matches=False)
        near = found[np.argsort(at)]
        distances_m = shapely.distance(given, self._among[near])
        return [(int(a), float(m)) for a, m in zip(near, distances_m, strict=True)]
