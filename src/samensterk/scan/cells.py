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
    totals = sizes.astype(np.float64)  # inf once a group has joined another
    sums_m, n_joined = middles_m.astype(np.float64), np.ones((len(sizes), 1))
    while totals.min() < fewest:
        smallest = int(np.argmin(totals))
        means_m = sums_m / n_joined
        distance = np.round(np.hypot(*(means_m - means_m[smallest]).T), 3)
        distance[np.isinf(totals)] = np.inf
        distance[smallest] = np.inf
        nearest = int(np.argmin(distance))
        keep, gone = min(smallest, nearest), max(smallest, nearest)
        group[group == gone] = keep
        totals[keep] += totals[gone]
        totals[gone] = np.inf
        sums_m[keep] += sums_m[gone]
        n_joined[keep] += n_joined[gone]
    _, numbers = np.unique(group, return_inverse=True)
    merged: Indices = numbers.astype(np.int64)
    return merged


def merge_joined(
    sizes: Counts, middles_m: Metres, labels: Sequence[str | None], fewest: int
) -> Indices:
    """Merge as `merge_small` does; groups with the same label begin as one.

    Parameters
    ----------
    labels : (k,) the same text for groups that already belong together
    """
    numbers: dict[object, int] = {}
    names = [(row,) if label is None else label for row, label in enumerate(labels)]
    unit_of = np.array(
        [numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64
    )
    k = len(numbers)
    n_joined = np.bincount(unit_of, minlength=k)
    sums_m = [np.bincount(unit_of, axis, minlength=k) for axis in middles_m.T]
    means_m = np.column_stack(sums_m) / n_joined[:, None]
    totals = np.bincount(unit_of, sizes, minlength=k).astype(np.int64)
    merged: Indices = merge_small(totals, means_m, fewest)[unit_of]
    return merged


def merge_squares(
    squares: Sequence[str], fewest: int, joined: Sequence[str | None] | None = None
) -> Indices:
    """Divide yards over cells of squares with at least `fewest` yards each.

    The order of the yards does not matter. A square is divided only where `joined`
    says that its yards were in different cells before.

    Parameters
    ----------
    squares : (n,) code of the square of each yard
    joined : (n,) the same text for yards that already belong together

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
    labels = [None if joined is None else joined[row] for row in first.tolist()]
    corners_m = corners_of(codes.tolist())
    cells: Indices = merge_joined(counts, corners_m, labels, fewest)[back.ravel()]
    return cells
