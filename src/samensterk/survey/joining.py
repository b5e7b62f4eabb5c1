"""Take small groups together with the nearest other, so that none is too small to tell of."""

from collections.abc import Sequence

import numpy as np

from samensterk.geo.arrays import Metres
from samensterk.survey.suppression import FEWEST

Group = tuple[int, ...]


def join_small(
    counts: Sequence[int], distances_m: Metres, *, fewest: int = FEWEST
) -> tuple[Group, ...]:
    """Join areas with fewer than `fewest` with the nearest other one.

    Parameters
    ----------
    counts : how many there are in each of n areas
    distances_m : (n, n) metres between the areas; neighbours are at 0
    fewest
        What a group needs to be told of.

    Returns
    -------
    groups
        Numbers of areas; each area is in exactly one. All groups reach `fewest`, unless
        all areas together do not: then there is one group.
    """
    groups = [[number] for number in range(len(counts))]
    while len(groups) > 1:
        sizes = [sum(counts[one] for one in group) for group in groups]
        smallest = int(np.argmin(sizes))
        if sizes[smallest] >= fewest:
            break
        small = groups.pop(smallest)
        nearest = min(
            groups, key=lambda one: (distances_m[np.ix_(small, one)].min(), one)
        )
        nearest += small
    return tuple(sorted(tuple(sorted(group)) for group in groups))
