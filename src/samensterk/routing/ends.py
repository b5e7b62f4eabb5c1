"""How a point that stands part-way along a piece gets to the nodes, and from them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samensterk.geo.arrays import Indices, Metres
from samensterk.routing.network import NO_WAY, Milliseconds, RoadNetwork
from samensterk.routing.snapping import Snapped

# Two of these, two drives and a time of the engine still fit in 32 bits.
BARRED = 2**29
_LONGEST_DRIVE = 2**27  # a day and a half


@dataclass(frozen=True, slots=True)
class Ends:
    """Of (n,) points the nodes at both ends of their piece, and the way there.

    Attributes
    ----------
    piece, part : (n,) where the points stand
    nodes : (n, 2) first and last node of the piece
    out_ms, in_ms : (n, 2) milliseconds to each of the nodes, and from it, the drive
        between point and road included; BARRED and more where one may not drive so
    drive_ms : (n,) that drive alone
    along_ms, back_ms : (n,) of the whole piece
    """

    piece: Indices
    part: Metres
    nodes: Indices
    out_ms: Milliseconds
    in_ms: Milliseconds
    drive_ms: Milliseconds
    along_ms: Milliseconds
    back_ms: Milliseconds

    def __getitem__(self, rows: Any) -> "Ends":
        """Give some of the points."""
        return Ends(
            self.piece[rows], self.part[rows], self.nodes[rows], self.out_ms[rows],
            self.in_ms[rows], self.drive_ms[rows], self.along_ms[rows],
            self.back_ms[rows],
        )  # fmt: skip

    def shares_m(self, length_m: Metres) -> Metres:
        """Give the (n, 2) metres to both nodes, of pieces of (n,) metres."""
        metres: Metres = np.column_stack([self.part, 1 - self.part])
        return metres * length_m[:, None]


def ends_of(
    network: RoadNetwork, ms: Milliseconds, ms_back: Milliseconds, snapped: Snapped
) -> Ends:
    """Describe the points that have a road, with these times of pieces."""
    rows = np.flatnonzero(snapped.has_road)
    piece, part = snapped.piece[rows], snapped.part[rows]
    along, back = ms[piece], ms_back[piece]
    drive = np.minimum(snapped.drive_ms[rows], _LONGEST_DRIVE).astype(np.uint32)
    return Ends(
        piece=piece,
        part=part,
        nodes=np.column_stack([network.from_node[piece], network.to_node[piece]]),
        out_ms=drive[:, None]
        + np.column_stack([_share(back, part), _share(along, 1 - part)]),
        in_ms=drive[:, None]
        + np.column_stack([_share(along, part), _share(back, 1 - part)]),
        drive_ms=drive,
        along_ms=along,
        back_ms=back,
    )


def _share(ms: Milliseconds, part: Metres) -> Milliseconds:
    """Give the time over a part; who stands at the node need not drive at all."""
    is_barred = (ms >= NO_WAY) & (part > 0)
    shares = np.rint(np.where(ms < NO_WAY, ms, 0) * part)
    return np.where(is_barred, BARRED, shares).astype(np.uint32)


def joined(
    out: NDArray[Any], between: NDArray[Any], into: NDArray[Any], places: Indices
) -> NDArray[Any]:
    """Give the least of the four ways from (s,) points to (t,) points.

    Parameters
    ----------
    out : (s, 2) cost to both nodes of the starts
    between : (2 s, k) cost from all first, then all last nodes, to k nodes
    into : (t, 2) cost from both nodes of the destinations
    places : (t, 2) which of the k nodes these are

    Returns
    -------
    (s, t)
    """
    first, last = between[: len(out)], between[len(out) :]
    half = np.minimum(first + out[:, :1], last + out[:, 1:])
    least: NDArray[Any] = half[:, places[:, 0]]
    least += into[:, 0]
    other = half[:, places[:, 1]]
    other += into[:, 1]
    np.minimum(least, other, out=least)
    return least


def along_one_piece(ends: Ends, starts: Indices) -> tuple[Indices, Indices, Indices]:
    """Pair (s,) starts with all points on the same piece that they drive to directly.

    Returns
    -------
    rows : (p,) positions in `starts`
    columns : (p,) destinations
    ms : (p,) milliseconds, the drives at both ends included
    """
    order = np.argsort(ends.piece, kind="stable")
    of_piece = ends.piece[order]
    low = np.searchsorted(of_piece, ends.piece[starts], "left")
    n = np.searchsorted(of_piece, ends.piece[starts], "right") - low
    rows = np.repeat(np.arange(len(starts)), n)
    offset = np.arange(len(rows)) - np.repeat(np.cumsum(n) - n, n)
    columns = order[np.repeat(low, n) + offset]
    ahead = ends.part[columns] - ends.part[starts[rows]]
    whole = np.where(ahead >= 0, ends.along_ms[columns], ends.back_ms[columns])
    is_open = (whole < NO_WAY) | (ahead == 0)
    ms = np.rint(np.where(whole < NO_WAY, whole, 0) * np.abs(ahead)).astype(np.int64)
    ms += ends.drive_ms[starts[rows]].astype(np.int64) + ends.drive_ms[columns]
    return rows[is_open], columns[is_open], ms[is_open]
