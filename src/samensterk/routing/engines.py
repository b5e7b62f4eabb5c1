"""Shortest ways between nodes: contracted by RoutingKit, or searched by scipy.

RoutingKit (customizable contraction hierarchies) comes as the wheel `pyroutingkit`. Where
there is none, as on Windows, scipy's Dijkstra gives the same times, and slower.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from samensterk.geo.arrays import Indices, Metres
from samensterk.routing.network import NO_WAY, Milliseconds

try:
    import pyroutingkit
except ImportError:
    pyroutingkit = None

_AT_ONCE = 64  # searches per batch, so that memory does not grow with their number


@dataclass(frozen=True, slots=True)
class Arcs:
    """Ways from node to node, one direction each.

    Attributes
    ----------
    tail, head : (a,) nodes
    nodes_m : (k, 2) metres
    """

    tail: Indices
    head: Indices
    nodes_m: Metres


class Engine(Protocol):
    """Arcs with a time for each."""

    def times(self, sources: Indices, targets: Indices) -> Milliseconds:
        """Give the (s, t) milliseconds; NO_WAY where there is no way."""
        ...

    def arcs_between(self, source: int, target: int) -> list[int]:
        """Give the arcs of the fastest way, in order; none where there is no way."""
        ...


class Topology(Protocol):
    """Arcs that were made ready, whatever their times will be."""

    def timed(self, ms: Milliseconds) -> Engine:
        """Give every arc its time; NO_WAY closes it."""
        ...


def contracted(arcs: Arcs) -> Topology:
    """Make arcs ready in the best way there is."""
    return Contracted(arcs) if pyroutingkit is not None else Searched(arcs)


class Contracted:
    """Arcs in a hierarchy of nodes, made once and timed again in milliseconds."""

    def __init__(self, arcs: Arcs) -> None:
        self._topology = pyroutingkit.CCHTopology()
        self._topology.build(
            arcs.tail.astype(np.uint32),
            arcs.head.astype(np.uint32),
            arcs.nodes_m[:, 1].astype(np.float32),
            arcs.nodes_m[:, 0].astype(np.float32),
            len(arcs.nodes_m),
        )

    def timed(self, ms: Milliseconds) -> Engine:
        metric = pyroutingkit.CCHMetric(self._topology)
        metric.customize(ms)
        return _Hierarchy(metric)


class _Hierarchy:
    def __init__(self, metric: pyroutingkit.CCHMetric) -> None:
        self._metric = metric
        # A metric searches in memory of its own: two threads at once end the process.
        self._alone = threading.Lock()

    def times(self, sources: Indices, targets: Indices) -> Milliseconds:
        if not len(sources) or not len(targets):
            return np.empty((len(sources), len(targets)), dtype=np.uint32)
        with self._alone:
            found: Milliseconds = self._metric.distances_many_to_many(
                sources.astype(np.uint32), targets.astype(np.uint32)
            )
        return found

    def arcs_between(self, source: int, target: int) -> list[int]:
        with self._alone:
            _, _, arcs = self._metric.query(source, target)
        return [int(arc) for arc in arcs]


class Searched:
    """Arcs as they are, searched anew for every question."""

    def __init__(self, arcs: Arcs) -> None:
        self._arcs = arcs

    def timed(self, ms: Milliseconds) -> Engine:
        return _Search(self._arcs, ms)


class _Search:
    def __init__(self, arcs: Arcs, ms: Milliseconds) -> None:
        self._ms = np.where(ms < NO_WAY, ms.astype(np.float64), np.inf)
        self._arcs = arcs

    def times(self, sources: Indices, targets: Indices) -> Milliseconds:
        found = costs(self._arcs, self._ms, sources, targets)
        return np.where(np.isfinite(found), found, NO_WAY).astype(np.uint32)

    def arcs_between(self, source: int, target: int) -> list[int]:
        graph, best = _graph(self._arcs, self._ms)
        _, before = dijkstra(
            graph, indices=np.array([source]), return_predecessors=True
        )
        before_node = before[0]
        if source != target and before_node[target] < 0:
            return []
        ends = dict(
            zip(
                zip(
                    self._arcs.tail[best].tolist(),
                    self._arcs.head[best].tolist(),
                    strict=True,
                ),
                best.tolist(),
                strict=True,
            )
        )
        way: list[int] = []
        while target != source:
            way.append(ends[int(before_node[target]), target])
            target = int(before_node[target])
        return way[::-1]


def costs(
    arcs: Arcs, cost: NDArray[np.float64], sources: Indices, targets: Indices
) -> NDArray[np.float64]:
    """Search the (s, t) least costs between nodes; inf where there is no way."""
    graph, _ = _graph(arcs, cost)
    found = np.empty((len(sources), len(targets)))
    for start in range(0, len(sources), _AT_ONCE):
        batch = slice(start, start + _AT_ONCE)
        found[batch] = dijkstra(graph, indices=sources[batch])[:, targets]
    return found


def _graph(arcs: Arcs, cost: NDArray[np.float64]) -> tuple[csr_array, Indices]:
    """Keep of arcs side by side the cheapest; give the graph and the arcs in it."""
    order = np.lexsort((cost, arcs.head, arcs.tail))
    order = order[np.isfinite(cost[order])]
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[1:] = (np.diff(arcs.tail[order]) != 0) | (np.diff(arcs.head[order]) != 0)
    best = order[is_first]
    shape = (len(arcs.nodes_m), len(arcs.nodes_m))
    return csr_array(
        (cost[best], (arcs.tail[best], arcs.head[best])), shape=shape
    ), best
