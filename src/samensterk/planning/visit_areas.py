"""Divide the cells of a scan into compact visit areas of about equal work."""

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import csr_array
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Indices, Metres, Shapes
from samensterk.planning.cuts import Cells, halve

FEWEST_SHOWN = 5  # a smaller number would point at somebody
HALF_DAY = 0.5


@dataclass(frozen=True, slots=True)
class Size:
    """How many yards a visit area holds and how many a team does in a day.

    Whole cells can make an area a few yards larger or smaller.
    """

    fewest: int = 25
    most: int = 40
    yards_per_team_day: float = 7.0  # no norm is published; teams set their own


@dataclass(frozen=True, slots=True)
class VisitArea:
    """Yards that are visited as a whole; `n_yards` is None when too few to show."""

    members: tuple[int, ...]
    outline: BaseGeometry
    n_yards: int | None
    team_days: float


def plan_visit_areas(
    points_m: Metres,
    cells: Indices,
    links: csr_array,
    border: BaseGeometry,
    size: Size,
) -> tuple[VisitArea, ...]:
    """Halve the cells, where few links are severed, until the parts fit.

    Areas are made of whole cells, so that a visit area less the cells inside it
    never leaves a few yards. The order of the yards does not matter.

    Parameters
    ----------
    points_m : (n, 2) metres
    cells : (n,) cell of each yard, 0 to k - 1
    links : (k, k) how closely cells belong together: roads that join them, one
        neighbourhood; symmetric
    border : the ground that the outlines divide without gaps

    Returns
    -------
    Areas from west to east; every yard is a member of exactly one.
    """
    if not len(points_m):
        return ()
    n_yards = np.bincount(cells)
    sums = np.column_stack(
        [np.bincount(cells, np.round(axis, 3)) for axis in points_m.T]
    )
    middles_m = np.round(sums / n_yards[:, None], 3)
    given = Cells(middles_m, n_yards, links, size.fewest, size.most)
    n_areas = min(_n_areas(len(points_m), size), len(n_yards))
    groups = halve(given, np.arange(len(n_yards)), n_areas)
    groups.sort(key=lambda group: tuple(middles_m[group].mean(axis=0)))
    parts = [np.flatnonzero(np.isin(cells, group)) for group in groups]
    outlines = _outlines(points_m, parts, border)
    return tuple(
        VisitArea(
            members=tuple(rows.tolist()),
            outline=outline,
            n_yards=len(rows) if len(rows) >= FEWEST_SHOWN else None,
            team_days=team_days(len(rows), size.yards_per_team_day),
        )
        for rows, outline in zip(parts, outlines, strict=True)
    )


def _n_areas(n_yards: int, size: Size) -> int:
    """Give the number of areas near the middle of the bounds, none above the upper."""
    usual = round(n_yards / ((size.fewest + size.most) / 2))
    at_most = max(n_yards // size.fewest, 1)
    return max(-(-n_yards // size.most), min(usual, at_most))


def team_days(n_yards: int, yards_per_team_day: float) -> float:
    """Estimate the work in days of one team, rounded up to half days."""
    return float(np.ceil(n_yards / yards_per_team_day / HALF_DAY) * HALF_DAY)


def _outlines(points_m: Metres, parts: list[Indices], border: BaseGeometry) -> Shapes:
    """Give every spot of the ground to the area of its nearest yard."""
    spots, back = np.unique(np.round(points_m, 3), axis=0, return_inverse=True)
    back = back.ravel()
    if len(parts) == 1:
        return np.array([border], dtype=object)
    part_of = np.empty(len(spots), dtype=np.int64)
    for place, rows in reversed(list(enumerate(parts))):
        part_of[back[rows]] = place
    ground = shapely.union_all([border, shapely.MultiPoint(spots).envelope])
    cells = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.MultiPoint(spots), extend_to=ground, ordered=True
        )
    )
    outlines = [
        shapely.intersection(shapely.union_all(cells[part_of == place]), border)
        for place in range(len(parts))
    ]
    return np.array(outlines, dtype=object)
