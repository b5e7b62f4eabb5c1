"""Divide the cells of a scan into compact visit areas of about equal work."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Counts, Indices, Metres, Shapes

FEWEST_SHOWN = 5  # a smaller number would point at somebody
HALF_DAY = 0.5


@dataclass(frozen=True, slots=True)
class Size:
    """How many yards a visit area holds and how many a team does in a day."""

    usual: int = 34  # whole cells make 25 to 40 of it
    yards_per_team_day: float = 7.0  # no norm is published; teams set their own


@dataclass(frozen=True, slots=True)
class VisitArea:
    """Yards that are visited as a whole; `n_yards` is None when too few to show."""

    members: tuple[int, ...]
    outline: BaseGeometry
    n_yards: int | None
    team_days: float


def plan_visit_areas(
    points_m: Metres, cells: Indices, border: BaseGeometry, size: Size
) -> tuple[VisitArea, ...]:
    """Halve the cells across their longest direction until the parts fit.

    Areas are made of whole cells, so that a visit area less the cells inside it
    never leaves a few yards. The order of the yards does not matter.

    Parameters
    ----------
    points_m : (n, 2) metres
    cells : (n,) cell of each yard, 0 to k - 1
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
    n_areas = min(-(-len(points_m) // size.usual), len(n_yards))
    groups = _halve(middles_m, n_yards, np.arange(len(n_yards)), n_areas)
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


def team_days(n_yards: int, yards_per_team_day: float) -> float:
    """Estimate the work in days of one team, rounded up to half days."""
    return float(np.ceil(n_yards / yards_per_team_day / HALF_DAY) * HALF_DAY)


def _halve(
    middles_m: Metres, n_yards: Counts, cells: Indices, n_areas: int
) -> list[Indices]:
    if n_areas == 1:
        return [cells]
    n_first = n_areas // 2
    along = _along_longest_direction(middles_m[cells])
    ordered = cells[np.argsort(along, kind="stable")]
    sums = np.cumsum(n_yards[ordered])
    # Each side keeps at least as many cells as it must make areas.
    cuts = np.arange(n_first, len(cells) - (n_areas - n_first) + 1)
    cut = cuts[np.argmin(np.abs(sums[cuts - 1] - sums[-1] * n_first / n_areas))]
    first = _halve(middles_m, n_yards, ordered[:cut], n_first)
    return first + _halve(middles_m, n_yards, ordered[cut:], n_areas - n_first)


def _along_longest_direction(points_m: Metres) -> Metres:
    middle = points_m - points_m.mean(axis=0)
    _, _, directions = np.linalg.svd(middle, full_matrices=False)
    longest = directions[0]
    # The sign of a direction is chance; east, else north, makes it one.
    sign = np.sign(longest[0]) or np.sign(longest[1])
    # Rounded to the millimetre, so that the order of sums cannot change the cut.
    along: Metres = np.round(middle @ longest * sign, 3)
    return along


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
