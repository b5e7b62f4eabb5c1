"""Divide cells into parts of about equal work, along roads and neighbourhoods.

The cells are halved again and again. A cut is good when it severs few links, leaves
compact halves and shares the work.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array

from samensterk.geo.arrays import Counts, Indices, Mask, Metres

# Directions in which cells can be cut in two, beside their longest one.
_FIXED = np.array([[1.0, 0.0], [0.0, 1.0], [np.sqrt(0.5), np.sqrt(0.5)],
                   [np.sqrt(0.5), -np.sqrt(0.5)]])  # fmt: skip
# How much severed links and unequal work count beside compactness, tried on Kampen.
LINKS_COUNT = 1.0
WORK_COUNTS = 4.0


@dataclass(frozen=True, slots=True)
class Cells:
    """What is divided: (k,) cells with their middle, yards and links.

    `links` is (k, k) and symmetric: how closely cells belong together; `fewest` and `most` bound the yards of a part where the cells allow it.
    """

    middles_m: Metres
    n_yards: Counts
    links: csr_array
    fewest: int
    most: int


def halve(cells: Cells, rows: Indices, n_parts: int) -> list[Indices]:
    """Divide the cells of these rows into `n_parts`; each gets at least one."""
    if n_parts == 1:
        return [rows]
    n_first = n_parts // 2
    first = _best_cut(cells, rows, n_first, n_parts)
    left = halve(cells, rows[first], n_first)
    return left + halve(cells, rows[~first], n_parts - n_first)


def _best_cut(cells: Cells, rows: Indices, n_first: int, n_parts: int) -> Mask:
    """Find which rows make the first half: (r,) flags."""
    cuts = list(_cuts(cells, rows, n_first, n_parts))
    links = cells.links[rows][:, rows].tocoo()
    costs = np.array([_cost(cells, rows, links, cut, n_first, n_parts) for cut in cuts])
    return cuts[int(np.argmin(np.round(costs, 9)))]


def _cuts(cells: Cells, rows: Indices, n_first: int, n_parts: int) -> Iterator[Mask]:
    middle = cells.middles_m[rows] - cells.middles_m[rows].mean(axis=0)
    for direction in np.vstack([_longest_direction(middle), _FIXED]):
        # Rounded to the millimetre, so that the order of sums cannot change the cut.
        order = np.argsort(np.round(middle @ direction, 3), kind="stable")
        # Each side keeps at least as many cells as it must make parts.
        for cut in range(n_first, len(rows) - (n_parts - n_first) + 1):
            for half in (order[:cut], order[len(rows) - cut :]):
                first = np.zeros(len(rows), dtype=np.bool_)
                first[half] = True
                yield first


def _cost(
    cells: Cells,
    rows: Indices,
    links: coo_array,
    first: Mask,
    n_first: int,
    n_parts: int,
) -> float:
    is_severed = first[links.row] & ~first[links.col]
    severed = float(links.data[is_severed].sum() / max(links.data.sum() / 2, 1.0))
    points = cells.middles_m[rows]
    whole = _spread(points)
    spread = (_spread(points[first]) + _spread(points[~first])) / max(whole, 1.0)
    n_yards = cells.n_yards[rows]
    means = np.array([
        n_yards[first].sum() / n_first,
        n_yards[~first].sum() / (n_parts - n_first),
    ])  # fmt: skip
    usual = n_yards.sum() / n_parts
    unequal = float(np.abs(means - usual).max() / usual)
    beyond = np.maximum(cells.fewest - means, means - cells.most).max()
    # Work outside the bounds is never worth a better shape.
    penalty = 100.0 * max(float(beyond), 0.0)
    return LINKS_COUNT * severed + spread + WORK_COUNTS * unequal**2 + penalty


def _spread(points_m: Metres) -> float:
    return float(((points_m - points_m.mean(axis=0)) ** 2).sum())


def _longest_direction(middle_m: Metres) -> Metres:
    _, _, directions = np.linalg.svd(middle_m, full_matrices=False)
    longest = directions[0]
    # The sign of a direction is chance; east, else north, makes it one.
    towards_east: Metres = longest * (np.sign(longest[0]) or np.sign(longest[1]))
    return towards_east
