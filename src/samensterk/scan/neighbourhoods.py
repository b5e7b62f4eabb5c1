"""Neighbourhoods (buurten) around yards; small ones join the nearest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Indices, Metres, Shapes
from samensterk.scan.cells import merge_joined


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """Land neighbourhoods of one municipality, sorted by code, (k,) each."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    shapes: Shapes

    def of(self, points_m: Metres) -> Indices:
        """Find the neighbourhood of (n, 2) points: (n,) rows; outside all, the nearest."""
        rows = np.full(len(points_m), -1, dtype=np.int64)
        if len(self.codes) and len(points_m):
            found = shapely.STRtree(self.shapes).query_nearest(shapely.points(points_m))
            # On a border two are equally near: the first by code.
            order = np.lexsort((-found[1], found[0]))
            rows[found[0][order]] = found[1][order]
        return rows


@dataclass(frozen=True, slots=True)
class Group:
    """Whole neighbourhoods that are described together."""

    codes: tuple[str, ...]
    name: str
    members: Indices  # rows of yards
    outline: BaseGeometry


def neighbourhoods_of(
    districts: pa.Table | None, municipality_code: str
) -> Neighbourhoods:
    """Take the neighbourhoods of a municipality that are not water."""
    if districts is None:
        return Neighbourhoods((), (), np.empty(0, dtype=object))
    keep = pc.and_kleene(
        pc.equal(districts["level"], "neighbourhood"),
        pc.equal(districts["municipality_code"], municipality_code),
    )
    is_land = pc.invert(pc.fill_null(districts["is_water"], fill_value=False))
    own = districts.filter(pc.and_kleene(keep, is_land)).sort_by("code")
    _, first = np.unique(np.array(own["code"].to_pylist()), return_index=True)
    own = own.take(pa.array(first, type=pa.int64()))
    return Neighbourhoods(
        tuple(own["code"].to_pylist()),
        tuple(own["name"].to_pylist()),
        shapely.from_wkb(own["geometry"].to_numpy()),
    )


def group_neighbourhoods(
    neighbourhoods: Neighbourhoods,
    row_of_yard: Indices,
    fewest: int,
    labels: Sequence[str | None],
) -> tuple[Group, ...]:
    """Put neighbourhoods together until every group has at least `fewest` yards.

    Parameters
    ----------
    row_of_yard : (n,) neighbourhood of each yard
    labels : (k,) the same text for neighbourhoods that already belong together

    Returns
    -------
    Groups in order of their first code; none when there are too few yards. A
    neighbourhood without yards belongs to no group.
    """
    lived_in, back, counts = np.unique(
        row_of_yard, return_inverse=True, return_counts=True
    )
    if not len(neighbourhoods.codes):
        return ()
    middles_m = shapely.get_coordinates(
        shapely.centroid(neighbourhoods.shapes[lived_in])
    )
    own_labels = [labels[row] for row in lived_in.tolist()]
    merged = merge_joined(counts, middles_m, own_labels, fewest)
    return tuple(
        _group(
            neighbourhoods,
            lived_in[merged == one],
            np.flatnonzero(merged[back.ravel()] == one),
        )
        for one in range(int(merged.max(initial=-1)) + 1)
    )


def _group(neighbourhoods: Neighbourhoods, rows: Indices, members: Indices) -> Group:
    names = [neighbourhoods.names[row] for row in rows.tolist()]
    return Group(
        codes=tuple(neighbourhoods.codes[row] for row in rows.tolist()),
        name=joined_names(names),
        members=members,
        outline=shapely.union_all(neighbourhoods.shapes[rows]),
    )


def joined_names(names: Sequence[str]) -> str:
    """Write names as people do; of many only the first ones."""
    if len(names) > 3:
        return f"{names[0]}, {names[1]} en {len(names) - 2} andere buurten"
    return " en ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)
