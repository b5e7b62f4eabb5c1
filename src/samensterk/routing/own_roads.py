"""Drives and private roads lead to a yard and nowhere else."""

from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from scipy.sparse.csgraph import dijkstra
from shapely.ops import substring

from samensterk.geo.arrays import Indices, Metres
from samensterk.geo.road_graph import RoadGraph
from samensterk.routing.sections import SECTIONS

_LEAST_M = 0.5  # a stump shorter than this is no piece of its own
_CUT_NODES = (
    1 << 60
)  # numbers of new nodes are below minus this, where no source counts


def without_through_traffic(sections: pa.Table) -> pa.Table:
    """Cut own roads that join public ones where both are equally far.

    What is left hangs on the public roads at one place each, so that no route can lead
    through it. An own road may be driven both ways: its people know it.

    Parameters
    ----------
    sections : SECTIONS, sorted by id
    """
    is_own = sections["is_own"].to_numpy(zero_copy_only=False).astype(np.bool_)
    own = sections.filter(pa.array(is_own))
    if not own.num_rows:
        return sections
    public = sections.filter(pa.array(~is_own))
    gates = np.union1d(public["from_node"].to_numpy(), public["to_node"].to_numpy())
    oneway = pa.array(np.zeros(own.num_rows), pa.int8())
    place = own.schema.get_field_index("oneway")
    cut = _cut(own.set_column(place, own.schema.field(place), oneway), gates)
    return SECTIONS.join([public, cut]).combine_chunks().sort_by("road_id")


def _cut(own: pa.Table, gates: Indices) -> pa.Table:
    lines = shapely.from_wkb(own["geometry"].to_numpy())
    length_m = shapely.length(lines)
    graph = RoadGraph.of(
        own["from_node"].to_numpy(), own["to_node"].to_numpy(), length_m, length_m
    )
    far_m, gate = _nearest_gate(graph, np.flatnonzero(np.isin(graph.node_ids, gates)))
    first, last = graph.from_node, graph.to_node
    joins = np.flatnonzero((gate[first] != gate[last]) & (gate[first] >= 0))
    ahead_m = far_m[last[joins]] - far_m[first[joins]]
    middle_m = (length_m[joins] + ahead_m) / 2
    rows = own.to_pylist()
    for number, row in enumerate(joins.tolist()):
        halves = _halves(rows[row], lines[row], float(middle_m[number]), 2 * number)
        rows[row] = halves[0]
        rows += halves[1:]
    columns = {name: [row[name] for row in rows] for name in own.column_names}
    return SECTIONS.build(columns)


def _nearest_gate(graph: RoadGraph, gates: Indices) -> tuple[Metres, Indices]:
    """Give each node's way to the nearest gate, and which; -1 without one."""
    if not len(gates):
        return np.full(graph.n_nodes, np.inf), np.full(graph.n_nodes, -1)
    far_m, _, gate = dijkstra(
        graph.times(), indices=gates, min_only=True, return_predecessors=True
    )
    return far_m, np.where(np.isfinite(far_m), gate, -1).astype(np.int64)


def _halves(
    row: dict[str, Any], line: Any, middle_m: float, number: int
) -> list[dict[str, Any]]:
    """Cut a piece at so many metres; each half ends at a node of its own."""
    length_m = line.length
    ends = (-_CUT_NODES - number, -_CUT_NODES - number - 1)
    if middle_m < _LEAST_M:
        return [{**row, "from_node": ends[0]}]
    if middle_m > length_m - _LEAST_M:
        return [{**row, "to_node": ends[0]}]
    near = substring(line, 0, middle_m)
    rest = substring(line, middle_m, length_m)
    return [
        {**row, "to_node": ends[0], "geometry": shapely.to_wkb(near)},
        {
            **row,
            "road_id": f"{row['road_id']}~",
            "from_node": ends[1],
            "geometry": shapely.to_wkb(rest),
        },
    ]
