"""How closely cells belong together: by the roads that join them, and by name."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import shapely
from scipy.sparse import coo_array, csr_array
from scipy.spatial import cKDTree

from samensterk.geo.arrays import Indices, Metres

REACH_M = 1_000.0  # a road end further from any yard joins no cells
NEIGHBOURHOOD_LINK = 2.0  # one neighbourhood counts as much as two roads


def cell_links(
    points_m: Metres, cells: Indices, parents: Sequence[str | None], roads: pa.Table
) -> csr_array:
    """Count the roads that lead from one cell to another.

    Both ends of a road belong to the cell of the nearest yard. Cells with the same
    parent area, such as a neighbourhood, get a link besides.

    Parameters
    ----------
    points_m : (n, 2) yards in metres
    cells : (n,) cell of each yard, 0 to k - 1
    parents : (k,) parent area of each cell
    roads : ROADS

    Returns
    -------
    (k, k) symmetric counts, nothing on the diagonal
    """
    k = len(parents)
    ends = _ends(points_m, cells, roads)
    names = np.array([parent or "" for parent in parents])
    one, other = np.nonzero(names[:, None] == names[None, :])
    rows = np.concatenate([ends[:, 0], ends[:, 1], one])
    columns = np.concatenate([ends[:, 1], ends[:, 0], other])
    weights = np.concatenate(
        [np.ones(2 * len(ends)), np.full(len(one), NEIGHBOURHOOD_LINK / max(k, 1))]
    )
    keep = rows != columns
    pairs = (rows[keep], columns[keep])
    return csr_array(coo_array((weights[keep], pairs), shape=(k, k)))


def _ends(points_m: Metres, cells: Indices, roads: pa.Table) -> Indices:
    lines = shapely.from_wkb(roads["geometry"].to_numpy())
    is_open = roads["for_cars"].to_numpy() & roads["is_public"].to_numpy()
    lines = lines[is_open.astype(np.bool_)]
    if not len(lines) or not len(points_m):
        return np.empty((0, 2), dtype=np.int64)
    tree = cKDTree(points_m)
    found = []
    for place in (0, -1):
        ends_m = shapely.get_coordinates(shapely.get_point(lines, place))
        away_m, nearest = tree.query(ends_m)
        found.append(
            np.where(away_m <= REACH_M, cells[np.minimum(nearest, len(cells) - 1)], -1)
        )
    pairs: Indices = np.column_stack(found)
    return pairs[(pairs >= 0).all(axis=1)]


def streets_of(
    streets: Sequence[str | None], groups: Indices, n_groups: int, fewest: int
) -> list[str]:
    """Name each group by its one or two most common streets; '' where there is none.

    A street counts from `fewest` yards on.

    Parameters
    ----------
    streets : (n,) street of each yard
    groups : (n,) group of each yard, 0 to n_groups - 1
    """
    counts: list[Counter[str]] = [Counter() for _ in range(n_groups)]
    for street, group in zip(streets, groups.tolist(), strict=True):
        if street:
            counts[group][street] += 1
    return [
        " en ".join(
            sorted(_common(one, fewest), key=lambda name: (-one[name], name))[:2]
        )
        for one in counts
    ]


def _common(counts: Counter[str], fewest: int) -> list[str]:
    return [name for name, count in counts.items() if count >= fewest]
