"""Merge squares until every cell holds enough yards, the same way each run."""

from collections.abc import Sequence

import numpy as np

from samensterk.geo.arrays import Indices
from samensterk.geo.squares import corners_of


def merge_squares(squares: Sequence[str], fewest: int) -> Indices:
    """Divide yards over cells of whole squares with at least `fewest` yards each.

    The smallest cell joins the cell whose middle is nearest, until none is small.
    Ties fall to the square that comes first by its code, so that the order of the
    yards does not matter.

    Parameters
    ----------
    squares : (n,) code of the square of each yard

    Returns
    -------
    (n,) cell of each yard, numbered by the first square of the cell; all -1 when
    there are fewer than `fewest` yards together
    """
    if len(squares) < fewest:
        return np.full(len(squares), -1, dtype=np.int64)
    codes, back, counts = np.unique(
        np.array(squares), return_inverse=True, return_counts=True
    )
    corners_m = corners_of(codes.tolist())
    cell = np.arange(len(codes))
    sizes = counts.astype(np.int64)
    while True:
        alive = np.unique(cell)
        smallest = alive[np.argmin(sizes[alive])]
        if sizes[smallest] >= fewest:
            break
        middles_m = np.array([corners_m[cell == one].mean(axis=0) for one in alive])
        here = middles_m[np.searchsorted(alive, smallest)]
        distance = np.hypot(*(middles_m - here).T)
        distance[alive == smallest] = np.inf
        nearest = alive[np.argmin(distance)]
        keep, gone = min(smallest, nearest), max(smallest, nearest)
        cell[cell == gone] = keep
        sizes[keep] += sizes[gone]
    _, numbers = np.unique(cell, return_inverse=True)
    cells: Indices = numbers[back.ravel()].astype(np.int64)
    return cells
