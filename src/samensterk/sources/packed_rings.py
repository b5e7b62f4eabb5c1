"""Measure packed polygons without unpacking them, where that is plain arithmetic.

Most buildings are one convex ring. Their area and centroid follow from the corners,
and nothing can be wrong with their shape; the others go to GEOS.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from samensterk.geo.arrays import Indices, Mask, Metres, SquareMetres

# WKB (OGC 06-103r4, 8.2): byte order, kind, number of rings, points in the first.
_HEAD_BYTES, _POINT_BYTES = 13, 16
_HEAD = np.dtype(
    [("order", "u1"), ("kind", "<u4"), ("rings", "<u4"), ("points", "<u4")]
)
_POLYGON = 3
_BLOCK = 4096  # rows at once, so that they stay in the processor's own memory
_MOST_POINTS = 64  # larger rings are few, and hardly ever convex
_FULL_TURN = 2 * np.pi
_MOST_AROUND_ONCE = 4  # corners; with five a ring can go around twice, as a star does


@dataclass(frozen=True, slots=True)
class Rings:
    """Convex polygons of a packed column: which rows, and what they measure."""

    rows: Indices
    area_m2: SquareMetres
    middles_m: Metres  # (k, 2) centroids


def convex_rings(wkb: Any) -> Iterator[Rings]:
    """Measure the polygons of an Arrow column of WKB that are one convex ring.

    Rows of other shapes, with heights or in another byte order, are left out.
    """
    starts, content = _places(wkb)
    lengths = np.diff(starts)
    for length in np.unique(lengths).tolist():
        n_points = (length - _HEAD_BYTES) // _POINT_BYTES
        is_ring = length == _HEAD_BYTES + n_points * _POINT_BYTES
        if is_ring and 4 <= n_points <= _MOST_POINTS:
            rows = np.flatnonzero(lengths == length)
            for first in range(0, len(rows), _BLOCK):
                block = rows[first : first + _BLOCK]
                yield _measured(block, content, starts[block], n_points)


def _places(wkb: Any) -> tuple[Indices, NDArray[np.uint8]]:
    """Give the (n + 1,) places of the rows in the bytes; nulls have no length."""
    _, places, content = wkb.buffers()
    if content is None or not len(wkb):
        return np.zeros(1, dtype=np.int64), np.empty(0, dtype=np.uint8)
    all_places = np.frombuffer(places, dtype=np.int32)
    starts = all_places[wkb.offset : wkb.offset + len(wkb) + 1].astype(np.int64)
    return starts, np.frombuffer(content, dtype=np.uint8)


def _measured(
    rows: Indices, content: NDArray[np.uint8], starts: Indices, n_points: int
) -> Rings:
    head = sliding_window_view(content, _HEAD_BYTES)[starts].view(_HEAD)[:, 0]
    n_bytes = n_points * _POINT_BYTES
    packed = sliding_window_view(content, n_bytes)[starts + _HEAD_BYTES]
    ring_m = packed.view("<f8").reshape(len(rows), n_points, 2)
    # Seen from the first corner the numbers are small, so little is lost in rounding.
    x_m = ring_m[:, :, 0] - ring_m[:, :1, 0]
    y_m = ring_m[:, :, 1] - ring_m[:, :1, 1]
    is_plain = (head["order"] == 1) & (head["kind"] == _POLYGON)
    is_plain &= (head["rings"] == 1) & (head["points"] == n_points)
    is_plain &= (x_m[:, -1] == 0) & (y_m[:, -1] == 0) & _is_convex(x_m, y_m)
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        cross = x_m[:, :-1] * y_m[:, 1:] - x_m[:, 1:] * y_m[:, :-1]
        double_m2 = cross.sum(axis=1)
        is_plain &= np.isfinite(double_m2)
        middles_m = ring_m[:, 0] + np.column_stack(
            [
                ((one_m[:, :-1] + one_m[:, 1:]) * cross).sum(axis=1) / (3 * double_m2)
                for one_m in (x_m, y_m)
            ]
        )
    return Rings(rows[is_plain], np.abs(double_m2[is_plain]) / 2, middles_m[is_plain])


def _is_convex(x_m: Metres, y_m: Metres) -> Mask:
    """Tell whether (k, n) closed rings turn one way at every corner, and once around."""
    dx_m, dy_m = np.diff(x_m, axis=1), np.diff(y_m, axis=1)
    ex_m, ey_m = np.roll(dx_m, -1, axis=1), np.roll(dy_m, -1, axis=1)
    with np.errstate(invalid="ignore", over="ignore"):
        turn = dx_m * ey_m - dy_m * ex_m
        one_way: Mask = np.asarray((turn > 0).all(axis=1) | (turn < 0).all(axis=1))
        if turn.shape[1] <= _MOST_AROUND_ONCE:
            return one_way
        angle = np.abs(np.arctan2(turn, dx_m * ex_m + dy_m * ey_m).sum(axis=1))
    once: Mask = np.abs(angle - _FULL_TURN) < 1.0
    return one_way & once
