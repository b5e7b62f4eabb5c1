"""Merge small groups of yards until each is large enough, the same way each run."""

from collections.abc import Sequence

import numpy as np

from samensterk.geo.arrays import Counts, Indices, Metres
from samensterk.geo.squares import corners_of


def merge_small(sizes: Counts, middles_m: Metres, fewest: int) -> Indices:
    """Join the smallest group to the one whose middle is nearest, until none is small.

    Ties fall to the group that comes first. The middle of joined groups is the mean
    of their middles.

    Parameters
    ----------
    sizes : (k,) yards in each group
    middles_m : (k, 2) metres

    Returns
    -------
    (k,) number of the merged group, in order of their first member; all -1 when there
    are fewer than `fewest` yards together
    """
    if sizes.sum() < fewest:
        return np.full(len(sizes), -1, dtype=np.int64)
    group = np.arange(len(sizes))
    totals = sizes.astype(np.int64)
    while True:
        alive = np.unique(group)
        smallest = alive[np.argmin(totals[alive])]
        if totals[smallest] >= fewest:
            break
        means_m = np.array([middles_m[group == one].mean(axis=0) for one in alive])
        here = means_m[np.searchsorted(alive, smallest)]
        distance = np.round(np.hypot(*(means_m - here).T), 3)
        distance[alive == smallest] = np.inf
        nearest = alive[np.argmin(distance)]
        keep, gone = min(smallest, nearest), max(smallest, nearest)
        group[group == gone] = keep
        totals[keep] += totals[gone]
    _, numbers = np.unique(group, return_inverse=True)
    merged: Indices = numbers.astype(np.int64)
    return merged


def merge_squares(
    squares: Sequence[str], fewest: int, joined: Sequence[str | None] | None = None
) -> Indices:
    """Divide yards over cells of whole squares with at least `fewest` yards each.

    The order of the yards does not matter.

    Parameters
    ----------
    squares : (n,) code of the square of each yard
    joined : (n,) the same text for squares that already belong together

    Returns
    -------
    (n,) cell of each yard, numbered by the first square of the cell; all -1 when
    there are fewer than `fewest` yards together
    """
    codes, first, back, counts = np.unique(
        np.array(squares, dtype=np.str_),
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    labels = [None] * len(codes) if joined is None else [joined[row] for row in first]
    unit_of = _units(codes.tolist(), labels)
    corners_m = corners_of(codes.tolist())
    n_units = int(unit_of.max(initial=-1)) + 1
    middles_m = np.array([corners_m[unit_of == u].mean(axis=0) for u in range(n_units)])
    sizes = np.bincount(unit_of, counts, minlength=n_units).astype(np.int64)
    cells: Indices = merge_small(sizes, middles_m, fewest)[unit_of][back.ravel()]
    return cells


def _units(codes: Sequence[str], labels: Sequence[str | None]) -> Indices:
    """Give squares that belong together one number, in order of the first of them."""
    numbers: dict[str, int] = {}
    names = [
        code if label is None else f"cell {label}"
        for code, label in zip(codes, labels, strict=True)
    ]
    return np.array(
        [numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64
    )
