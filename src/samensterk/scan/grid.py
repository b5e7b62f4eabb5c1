"""Points and road segments in a grid, sorted by compiled loops."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numba import njit

from samensterk.geo.arrays import Indices, Metres

GRID_M = 100.0  # about a city block: few points each
_MOST_CELLS = 1 << 22
Box: TypeAlias = tuple[float, float, float, float]  # west, south, east, north
Grid: TypeAlias = tuple[float, float, float, int, int]  # west, south, size, nx, ny


@dataclass(frozen=True, slots=True)
class Sorted:
    """Things by grid cell: those of cell c stand at starts[c]:starts[c + 1]."""

    grid: Grid
    starts: Indices
    rows: Indices


def grid_over(points_m: Metres, size_m: float = GRID_M) -> Grid:
    """Lay a grid over (n, 2) points; a few that lie far off make its cells larger."""
    west, south = points_m.min(axis=0)
    wide, high = points_m.max(axis=0) - (west, south)
    size_m = max(size_m, float(np.sqrt(wide * high / _MOST_CELLS)))
    size_m = max(size_m, float(max(wide, high)) / _MOST_CELLS)
    nx, ny = int(wide / size_m) + 1, int(high / size_m) + 1
    return float(west), float(south), size_m, nx, ny


def sort_points(points_m: Metres, size_m: float = GRID_M) -> Sorted:
    """Sort (n, 2) points, at least one, by grid cell."""
    grid = grid_over(points_m, size_m)
    starts = np.zeros(grid[3] * grid[4] + 1, dtype=np.int64)
    rows = np.empty(len(points_m), dtype=np.int64)
    _sort(np.ascontiguousarray(points_m), grid, starts, rows)
    return Sorted(grid, starts, rows)


def sort_segments(segments_m: Metres, size_m: float = GRID_M) -> Sorted:
    """Sort (s, 4) segments x0 y0 x1 y1, at least one, by every cell they touch."""
    ends_m = segments_m.reshape(-1, 2)
    grid = grid_over(ends_m, size_m)
    starts = np.zeros(grid[3] * grid[4] + 1, dtype=np.int64)
    _count_touched(segments_m, grid, starts)
    np.cumsum(starts, out=starts)
    rows = np.empty(starts[-1], dtype=np.int64)
    _fill_touched(segments_m, grid, starts[:-1].copy(), rows)
    return Sorted(grid, starts, rows)


def rows_in(things: Sorted | None, box: Box) -> Indices:
    """Give the rows in all cells that touch a box; some may lie just outside it."""
    if things is None:
        return np.empty(0, dtype=np.int64)
    west, south, size_m, nx, ny = things.grid
    first, low = max(_below(box[0], west, size_m), 0), _below(box[1], south, size_m)
    last, high = (
        min(_below(box[2], west, size_m), nx - 1),
        _below(box[3], south, size_m),
    )
    if first > last:
        return np.empty(0, dtype=np.int64)
    spans = [
        things.rows[
            things.starts[row * nx + first] : things.starts[row * nx + last + 1]
        ]
        for row in range(max(low, 0), min(high, ny - 1) + 1)
    ]
    return np.concatenate([np.empty(0, dtype=np.int64), *spans])


def _below(value: float, low: float, size: float) -> int:
    return int(np.floor((value - low) / size))


def compiled(kernel: Any) -> Any:
    """Compile once per machine; other threads may run meanwhile."""
    try:
        return njit(cache=True, nogil=True, error_model="numpy")(kernel)
    except (
        RuntimeError
    ):  # nowhere to keep it: no home and a package one cannot write to
        return njit(nogil=True, error_model="numpy")(kernel)


@compiled
def cell(value: float, low: float, size: float, n: int) -> int:
    return min(max(int(np.floor((value - low) / size)), 0), n - 1)


@compiled
def _sort(points, grid, starts, rows):  # type: ignore[no-untyped-def]
    """Sort by counting; points of a cell keep their order."""
    west, south, size, nx, ny = grid
    cells = np.empty(len(points), dtype=np.int64)
    for one in range(len(points)):
        column = cell(points[one, 0], west, size, nx)
        cells[one] = cell(points[one, 1], south, size, ny) * nx + column
        starts[cells[one] + 1] += 1
    next_place = np.cumsum(starts)
    starts[:] = next_place
    for one in range(len(points)):
        rows[next_place[cells[one]]] = one
        next_place[cells[one]] += 1


@compiled
def to_segment(x, y, x0, y0, x1, y1):  # type: ignore[no-untyped-def]
    """Square of the distance from a point to a segment."""
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    part = 0.0
    if length > 0:
        part = min(max(((x - x0) * dx + (y - y0) * dy) / length, 0.0), 1.0)
    ex, ey = x0 + part * dx - x, y0 + part * dy - y
    return ex * ex + ey * ey


@compiled
def _touches(segment, grid, column, row):  # type: ignore[no-untyped-def]
    west, south, size = grid[0], grid[1], grid[2]
    x, y = west + (column + 0.5) * size, south + (row + 0.5) * size
    s = segment
    # Half the diagonal of a cell, a little more than needed.
    return to_segment(x, y, s[0], s[1], s[2], s[3]) <= 0.501 * size * size


@compiled
def _count_touched(segments, grid, counts):  # type: ignore[no-untyped-def]
    west, south, size, nx, ny = grid
    for s in segments:
        for row in range(
            cell(min(s[1], s[3]), south, size, ny),
            cell(max(s[1], s[3]), south, size, ny) + 1,
        ):
            for column in range(
                cell(min(s[0], s[2]), west, size, nx),
                cell(max(s[0], s[2]), west, size, nx) + 1,
            ):
                if _touches(s, grid, column, row):
                    counts[row * nx + column + 1] += 1


@compiled
def _fill_touched(segments, grid, next_place, rows):  # type: ignore[no-untyped-def]
    west, south, size, nx, ny = grid
    for one in range(len(segments)):
        s = segments[one]
        for row in range(
            cell(min(s[1], s[3]), south, size, ny),
            cell(max(s[1], s[3]), south, size, ny) + 1,
        ):
            for column in range(
                cell(min(s[0], s[2]), west, size, nx),
                cell(max(s[0], s[2]), west, size, nx) + 1,
            ):
                if _touches(s, grid, column, row):
                    place = row * nx + column
                    rows[next_place[place]] = one
                    next_place[place] += 1
