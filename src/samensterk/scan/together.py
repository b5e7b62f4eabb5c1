"""Which buildings stand together, by a grid of boxes: quick for any number."""

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from samensterk.geo.arrays import Indices, Metres, Shapes

_CELL_M = 100.0  # few buildings outside a town share one, and few lie in more than four
_ROW = 1 << 32  # cells as one number: far more than there are cells northward


def stand_together(shapes: Shapes, gap_m: float) -> Indices:
    """Label buildings so that those within a gap of each other share a label.

    Only buildings whose boxes are near enough are looked at exactly.

    Parameters
    ----------
    shapes : (n,) polygons in metres

    Returns
    -------
    (n,) labels, numbered by their first building
    """
    one, other = _near_boxes(shapely.bounds(shapes).reshape(-1, 4), gap_m)
    is_near = shapely.dwithin(shapes[one], shapes[other], gap_m)
    pairs = (one[is_near], other[is_near])
    links = coo_array((np.ones(len(pairs[0])), pairs), shape=(len(shapes),) * 2)
    _, labels = connected_components(links, directed=False)
    return np.asarray(labels, dtype=np.int64)


def _near_boxes(bounds_m: Metres, gap_m: float) -> tuple[Indices, Indices]:
    """Give every pair of (n, 4) boxes at most a gap apart once, in two columns."""
    cells, rows = _cells_of_boxes(bounds_m, gap_m)
    order = np.argsort(cells, kind="stable")
    first, second = _pairs_in_groups(cells[order])
    one, other = rows[order][first], rows[order][second]
    a, b = bounds_m[one], bounds_m[other]
    is_near = (a[:, :2] - gap_m <= b[:, 2:]).all(axis=1)
    is_near &= (b[:, :2] - gap_m <= a[:, 2:]).all(axis=1)
    # Boxes that share several cells are met in each of them.
    met = np.unique(one[is_near] * len(bounds_m) + other[is_near])
    return met // len(bounds_m), met % len(bounds_m)


def _cells_of_boxes(bounds_m: Metres, gap_m: float) -> tuple[Indices, Indices]:
    """Give every cell that a box or its surroundings touch, and the row of the box."""
    known = np.flatnonzero(np.isfinite(bounds_m).all(axis=1))  # an empty shape has none
    first = np.floor((bounds_m[known, :2] - gap_m) / _CELL_M).astype(np.int64)
    last = np.floor((bounds_m[known, 2:] + gap_m) / _CELL_M).astype(np.int64)
    n_wide, n_cells = last[:, 0] - first[:, 0] + 1, (last - first + 1).prod(axis=1)
    box = np.repeat(np.arange(len(known)), n_cells)
    nth = np.arange(len(box)) - np.repeat(np.cumsum(n_cells) - n_cells, n_cells)
    column, row = first[box, 0] + nth % n_wide[box], first[box, 1] + nth // n_wide[box]
    return column * _ROW + row, known[box]


def _pairs_in_groups(cells: Indices) -> tuple[Indices, Indices]:
    """Pair every place of a sorted column with the later ones of the same cell."""
    after = np.searchsorted(cells, cells, side="right")
    n_later = after - np.arange(len(cells)) - 1
    first = np.repeat(np.arange(len(cells)), n_later)
    step = np.arange(len(first)) - np.repeat(np.cumsum(n_later) - n_later, n_later)
    return first, first + 1 + step
