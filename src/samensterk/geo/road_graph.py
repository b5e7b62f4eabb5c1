"""Roads as a graph: times to the nearest of some places, and roads that end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from samensterk.geo.arrays import Indices, Mask, Metres, Seconds

_AT_ONCE = 64  # searches per batch, so that memory does not grow with their number


@dataclass(frozen=True, slots=True)
class RoadGraph:
    """Pieces of road between nodes; a node is a position in `node_ids`.

    Attributes
    ----------
    node_ids : (k,) ids in the source, rising
    from_node, to_node : (m,) positions of the first and the last point of a piece
    seconds, seconds_back : (m,) time along and against a piece; inf where forbidden
    """

    node_ids: Indices
    from_node: Indices
    to_node: Indices
    seconds: Seconds
    seconds_back: Seconds

    @classmethod
    def of(
        cls, from_id: Indices, to_id: Indices, seconds: Seconds, seconds_back: Seconds
    ) -> RoadGraph:
        """Make a graph of pieces between ids, (m,) each.

        Raises
        ------
        ValueError
            The arrays differ in length, or a time is negative or not a number.
        """
        if not len(from_id) == len(to_id) == len(seconds) == len(seconds_back):
            raise ValueError("one end and one time each way for every piece")
        if not (np.all(seconds >= 0) and np.all(seconds_back >= 0)):
            raise ValueError("times are zero or more")
        ends = np.concatenate([from_id, to_id]).astype(np.int64)
        node_ids, positions = np.unique(ends, return_inverse=True)
        first, last = np.split(positions.ravel().astype(np.int64), 2)
        return cls(node_ids, first, last, seconds, seconds_back)

    @property
    def n_nodes(self) -> int:
        return len(self.node_ids)

    def times(self) -> csr_array:
        """Give the (k, k) times in seconds; of pieces side by side the fastest."""
        rows = np.concatenate([self.from_node, self.to_node])
        columns = np.concatenate([self.to_node, self.from_node])
        seconds = np.concatenate([self.seconds, self.seconds_back])
        order = np.lexsort((seconds, columns, rows))
        order = order[np.isfinite(seconds[order])]
        is_first = np.ones(len(order), dtype=np.bool_)
        is_first[1:] = (np.diff(rows[order]) != 0) | (np.diff(columns[order]) != 0)
        keep = order[is_first]
        shape = (self.n_nodes, self.n_nodes)
        return csr_array((seconds[keep], (rows[keep], columns[keep])), shape=shape)

    def seconds_to_nearest(self, targets: Indices) -> Seconds:
        """Time from every node to the target that is reached first.

        Parameters
        ----------
        targets : (t,) nodes

        Returns
        -------
        (k,) seconds; inf where no target can be reached
        """
        if not len(targets):
            return np.full(self.n_nodes, np.inf)
        backwards = csr_array(self.times().T)
        found: Seconds = dijkstra(backwards, indices=np.unique(targets), min_only=True)
        return found

    def seconds_between(self, one: Indices, other: Indices, limit_s: float) -> Seconds:
        """Time between pairs of nodes, (p,), in the easier direction of each road.

        Pairs further apart than the limit, or not connected, get the limit.
        """
        found = np.full(len(one), limit_s)
        times = self.times()
        starts, of_pair = np.unique(one, return_inverse=True)
        by_start = np.argsort(of_pair.ravel(), kind="stable")
        firsts = np.searchsorted(of_pair.ravel()[by_start], np.arange(len(starts) + 1))
        for batch in range(0, len(starts), _AT_ONCE):
            asked = starts[batch : batch + _AT_ONCE]
            seconds = dijkstra(times, directed=False, indices=asked, limit=limit_s)
            pairs = by_start[firsts[batch] : firsts[batch + len(asked)]]
            own = of_pair.ravel()[pairs] - batch
            found[pairs] = np.minimum(seconds[own, other[pairs]], limit_s)
        return found

    def dead_end_pieces(self, exits: Indices) -> Mask:
        """Find the pieces on branches that end.

        Ends are taken off again and again until only rings, and roads between rings
        or exits, are left. A piece that begins and ends at one node (a turning loop)
        goes with its node. A branch that ends in a larger ring is no dead end here:
        on the ring one can drive on without turning.

        Parameters
        ----------
        exits : (x,) nodes where a road goes on beyond what the source covers

        Returns
        -------
        (m,) whether the piece lies on such a branch
        """
        is_loop = self.from_node == self.to_node
        is_dead = _peel(self, np.flatnonzero(~is_loop), exits)
        has_way_out = np.zeros(self.n_nodes, dtype=np.bool_)
        has_way_out[exits] = True
        for ends in (self.from_node, self.to_node):
            has_way_out[ends[~is_loop & ~is_dead]] = True
        is_dead |= is_loop & ~has_way_out[self.from_node]
        return is_dead


def _peel(graph: RoadGraph, pieces: Indices, exits: Indices) -> Mask:
    """Take off pieces at nodes with one piece; (m,) whether it was taken off."""
    first, last = graph.from_node, graph.to_node
    degree = np.bincount(
        np.concatenate([first[pieces], last[pieces]]), minlength=graph.n_nodes
    )
    degree[exits] += 2  # an exit never has one way out only
    # The xor of the pieces at a node is, where one is left, that piece.
    left = np.zeros(graph.n_nodes, dtype=np.int64)
    np.bitwise_xor.at(left, first[pieces], pieces)
    np.bitwise_xor.at(left, last[pieces], pieces)
    is_dead = np.zeros(len(first), dtype=np.bool_)
    ends = np.flatnonzero(degree == 1).tolist()
    while ends:
        node = ends.pop()
        if degree[node] != 1:
            continue
        piece = left[node]
        is_dead[piece] = True
        for end in (first[piece], last[piece]):
            degree[end] -= 1
            left[end] ^= piece
            if degree[end] == 1:
                ends.append(int(end))
    return is_dead


def driving_seconds(length_m: Metres, speed_kmh: Metres) -> Seconds:
    """Time over (m,) lengths at (m,) speeds."""
    seconds: Seconds = length_m / (speed_kmh / 3.6)
    return seconds
