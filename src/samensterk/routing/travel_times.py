"""Travel times, metres and the way between points on a road network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samensterk.geo.arrays import Indices, Mask, Metres
from samensterk.routing.ends import (
    BARRED,
    Ends,
    along_one_piece,
    ends_of,
    joined,
)
from samensterk.routing.engines import Arcs, Topology, contracted, costs
from samensterk.routing.network import NO_WAY, Milliseconds, RoadNetwork
from samensterk.routing.paths import Leg, NoWay, Path, path_of
from samensterk.routing.snapping import REACH_M, Snapped, Snapper
from samensterk.routing.times import Floats, Times

_AT_ONCE = 512  # starts per batch, so that memory grows with the answer only
# Time and length in one number, time first: the shortest of the fastest ways. Up to 838
# km in decimetres, and 12 days in milliseconds, fit exactly in a float of 64 bits.
_DM = 10.0
_TIME_FIRST = 2.0**23


class TravelTimes:
    """A network made ready; closing roads keeps what was made."""

    def __init__(
        self, network: RoadNetwork, ready: Callable[[Arcs], Topology] = contracted
    ) -> None:
        self.network = network
        self._snapper = Snapper(network)
        self.arcs, self._arc_piece, self._arc_is_along = _arcs_of(network)
        self._topology = ready(self.arcs)
        self._set_times(frozenset())

    def _set_times(self, closed: frozenset[int]) -> None:
        self.closed = closed
        is_closed = np.zeros(self.network.n_pieces, dtype=np.bool_)
        is_closed[sorted(closed)] = True
        self._ms = _unless(is_closed, self.network.ms)
        self._ms_back = _unless(is_closed, self.network.ms_back)
        piece = self._arc_piece
        self.arc_ms = np.where(
            self._arc_is_along, self._ms[piece], self._ms_back[piece]
        ).astype(np.uint32)
        self.engine = self._topology.timed(self.arc_ms)

    def with_closed(self, pieces: frozenset[int]) -> TravelTimes:
        """Give the same network with these pieces closed, and no others."""
        other = object.__new__(TravelTimes)
        other.__dict__.update(self.__dict__)
        other._set_times(pieces)
        return other

    def snap(self, points_m: Metres, reach_m: float = REACH_M) -> Snapped:
        """Put (n, 2) points on the road that they lie at."""
        return self._snapper.snap(points_m, reach_m)

    def between(self, snapped: Snapped, *, with_metres: bool = False) -> Times:
        """Give the times from each point to each, the drives at both ends included."""
        has_road = np.flatnonzero(snapped.has_road)
        ends = self._ends(snapped)
        seconds = np.empty((len(has_road), len(has_road)), dtype=np.float32)
        for starts, ms in self._batches(ends):
            np.multiply(ms, 0.001, out=seconds[starts], casting="unsafe")
            seconds[starts][ms >= BARRED] = np.inf
        seconds = _spread(seconds, has_road, len(snapped))
        metres = self._metres(snapped, ends) if with_metres else None
        return Times(seconds, metres, is_straight=False)

    def path(self, snapped: Snapped, start: int, end: int) -> Path:
        """Give the way from one point to another.

        Raises
        ------
        NoWay
        """
        if start == end or not snapped.has_road[[start, end]].all():
            return self._path_without_road(snapped, start, end)
        pair = snapped.only([start, end])
        ends = self._ends(pair)
        (_, ms), *_ = self._batches(ends)
        all_ms = int(ms[0, 1])
        if all_ms >= BARRED:
            raise NoWay(start, end)
        rows, columns, direct = along_one_piece(ends, np.array([0]))
        is_direct = (rows == 0) & (columns == 1) & (direct <= all_ms)
        legs = (
            [Leg(int(ends.piece[0]), float(ends.part[0]), float(ends.part[1]))]
            if is_direct.any()
            else self._legs(ends, all_ms)
        )
        driven = [leg for leg in legs if leg.begin != leg.end]
        return path_of(self.network, driven, pair, all_ms)

    def _path_without_road(self, snapped: Snapped, start: int, end: int) -> Path:
        if start != end:
            raise NoWay(start, end)
        return Path((), snapped.points_m[[start]], 0.0, 0.0, (0.0, 0.0), 0)

    def _ends(self, snapped: Snapped) -> Ends:
        return ends_of(self.network, self._ms, self._ms_back, snapped)

    def _batches(self, ends: Ends) -> Iterator[tuple[slice, Milliseconds]]:
        """Give starts and their (s, t) milliseconds, batch by batch."""
        targets, places = _numbered(ends.nodes)
        for starts in _batched(len(ends.piece)):
            begin = ends[starts]
            sources, of_source = _numbered(begin.nodes)
            found = self.engine.times(sources, targets)[of_source.T.ravel()]
            ms = joined(begin.out_ms, found, ends.in_ms, places)
            rows, columns, direct = along_one_piece(ends, np.r_[starts])
            ms[rows, columns] = np.minimum(ms[rows, columns], direct)
            yield starts, ms

    def _legs(self, ends: Ends, all_ms: int) -> list[Leg]:
        """Find through which ends the fastest way goes, and over which pieces."""
        between = self.engine.times(ends.nodes[0], ends.nodes[1]).astype(np.int64)
        total = ends.out_ms[0][:, None] + between + ends.in_ms[1][None, :]
        out, into = np.argwhere(total == all_ms)[0].tolist()
        nodes = int(ends.nodes[0, out]), int(ends.nodes[1, into])
        legs = [Leg(int(ends.piece[0]), float(ends.part[0]), float(out))]
        for arc in self.engine.arcs_between(*nodes):
            is_along = bool(self._arc_is_along[arc])
            legs.append(
                Leg(int(self._arc_piece[arc]), float(not is_along), float(is_along))
            )
        legs.append(Leg(int(ends.piece[1]), float(into), float(ends.part[1])))
        return legs

    def _metres(self, snapped: Snapped, ends: Ends) -> Floats:
        """Search the metres of the shortest of the fastest ways."""
        has_road = np.flatnonzero(snapped.has_road)
        length_m = self.network.length_m
        shares_m = ends.shares_m(length_m[ends.piece])
        out, into = _cost(ends.out_ms, shares_m), _cost(ends.in_ms, shares_m)
        arc_cost = _cost(self.arc_ms, length_m[self._arc_piece])
        targets, places = _numbered(ends.nodes)
        metres = np.empty((len(has_road), len(has_road)), dtype=np.float32)
        away_m = snapped.distance_m[has_road]
        for starts in _batched(len(ends.piece)):
            sources, of_source = _numbered(ends.nodes[starts])
            found = costs(self.arcs, arc_cost, sources, targets)
            cost = joined(out[starts], found[of_source.T.ravel()], into, places)
            chosen = np.r_[starts]
            rows, columns, direct = along_one_piece(ends, chosen)
            ahead = np.abs(ends.part[columns] - ends.part[chosen[rows]])
            near = _cost(direct, ahead * length_m[ends.piece[columns]])
            cost[rows, columns] = np.minimum(cost[rows, columns], near)
            part = np.where(np.isfinite(cost), cost, 0.0) % _TIME_FIRST / _DM
            part += away_m[starts][:, None] + away_m[None, :]
            part[~np.isfinite(cost)] = np.inf
            metres[starts] = part
        return _spread(metres, has_road, len(snapped))


def _arcs_of(network: RoadNetwork) -> tuple[Arcs, Indices, Mask]:
    """Give the ways of all pieces, the piece of each and whether it goes along it."""
    is_loop = network.from_node == network.to_node
    along = np.flatnonzero((network.ms < NO_WAY) & ~is_loop)
    back = np.flatnonzero((network.ms_back < NO_WAY) & ~is_loop)
    piece = np.concatenate([along, back])
    is_along = np.arange(len(piece)) < len(along)
    first, last = network.from_node[piece], network.to_node[piece]
    arcs = Arcs(
        np.where(is_along, first, last),
        np.where(is_along, last, first),
        network.nodes_m,
    )
    return arcs, piece, is_along


def _unless(is_closed: Mask, ms: Milliseconds) -> Milliseconds:
    return np.where(is_closed, NO_WAY, ms).astype(np.uint32)


def _numbered(nodes: Indices) -> tuple[Indices, Indices]:
    """Give the nodes once, and where each of (n, 2) stands among them."""
    once, places = np.unique(nodes, return_inverse=True)
    return once, places.reshape(nodes.shape)


def _batched(n: int) -> Iterator[slice]:
    for start in range(0, n, _AT_ONCE):
        yield slice(start, min(start + _AT_ONCE, n))


def _spread(found: Floats, rows: Indices, n: int) -> Floats:
    """Give what was found between some of n points its place; inf for the others."""
    np.fill_diagonal(found, 0.0)
    if len(rows) == n:
        return found
    whole = np.full((n, n), np.inf, dtype=np.float32)
    whole[np.ix_(rows, rows)] = found
    return whole


def _cost(ms: NDArray[Any], metres: Metres) -> NDArray[np.float64]:
    """Put time and length in one number; inf where one may not drive."""
    cost = ms * _TIME_FIRST + np.rint(metres * _DM)
    return np.where(ms >= BARRED, np.inf, cost)
