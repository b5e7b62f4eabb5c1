"""Kernels for large areas: points and road segments in a grid, compiled by numba.

Every kernel gives for each point what a search of all pairs gives, and lets other
threads work meanwhile. Nothing depends on how the points are divided over calls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numba import njit

from samensterk.geo.arrays import Counts, Indices, Metres

# Cells of about a city block have few points each, for what is nearest. For counting
# they may be larger: points side by side are tested faster than rows are begun.
GRID_M = 100.0
COUNTED_M = 200.0
_MOST_CELLS = 1 << 22
# Cells this close to the edge of a circle are looked at point by point, so that
# rounding never counts a point twice or not at all.
_EDGE_M = 1e-6
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


def counts_within(
    points_m: Metres, among_m: Metres, radii_m: Sequence[float]
) -> tuple[Counts, ...]:
    """Count for (n, 2) points those of (m, 2) points within each radius, itself included."""
    found = tuple(np.zeros(len(points_m), dtype=np.int64) for _ in radii_m)
    if len(among_m) and len(points_m):
        by_cell = sort_points(among_m, COUNTED_M)
        xs, ys = np.ascontiguousarray(among_m[by_cell.rows].T)
        for radius_m, counts in zip(radii_m, found, strict=True):
            _counts(points_m, xs, ys, by_cell.grid, by_cell.starts, radius_m, counts)
    return found


def nearest_other_m(
    points_m: Metres, own: Indices, among_m: Metres, owner: Indices
) -> Metres:
    """Measure the way to the nearest point with another owner.

    Parameters
    ----------
    points_m, own : (n, 2) and (n,) points and their owner
    among_m, owner : (m, 2) and (m,)

    Returns
    -------
    (n,) metres; inf where there is none
    """
    found = np.full(len(points_m), np.inf)
    if len(among_m) and len(points_m):
        by_cell = sort_points(among_m)
        others, owners = among_m[by_cell.rows], owner[by_cell.rows]
        _nearest_other(
            points_m, own, np.ascontiguousarray(others), owners,
            by_cell.grid, by_cell.starts, found,
        )  # fmt: skip
    return found


def nearest_segment_m(points_m: Metres, segments_m: Metres) -> Metres:
    """Measure the way from (n, 2) points to the nearest of (s, 4) segments; inf if none."""
    found = np.full(len(points_m), np.inf)
    if len(segments_m) and len(points_m):
        by_cell = sort_segments(segments_m)
        _nearest_segment(
            points_m, segments_m, by_cell.grid, by_cell.starts, by_cell.rows, found
        )
    return found


def _compiled(kernel: Any) -> Any:
    """Compile once per machine; other threads may run meanwhile."""
    try:
        return njit(cache=True, nogil=True, error_model="numpy")(kernel)
    except (
        RuntimeError
    ):  # nowhere to keep it: no home and a package one cannot write to
        return njit(nogil=True, error_model="numpy")(kernel)


@_compiled
def _cell(value: float, low: float, size: float, n: int) -> int:
    return min(max(int(np.floor((value - low) / size)), 0), n - 1)


@_compiled
def _sort(points, grid, starts, rows):  # type: ignore[no-untyped-def]
    """Sort by counting; points of a cell keep their order."""
    west, south, size, nx, ny = grid
    cells = np.empty(len(points), dtype=np.int64)
    for one in range(len(points)):
        column = _cell(points[one, 0], west, size, nx)
        cells[one] = _cell(points[one, 1], south, size, ny) * nx + column
        starts[cells[one] + 1] += 1
    next_place = np.cumsum(starts)
    starts[:] = next_place
    for one in range(len(points)):
        rows[next_place[cells[one]]] = one
        next_place[cells[one]] += 1


@_compiled
def _counts(points, xs, ys, grid, starts, radius, found):  # type: ignore[no-untyped-def]
    _, south, size, _, ny = grid
    for one in range(len(points)):
        x, y = points[one, 0], points[one, 1]
        first = _cell(y - radius, south, size, ny)
        last = _cell(y + radius, south, size, ny)
        for row in range(first, last + 1):
            found[one] += _count_in_row(x, y, xs, ys, grid, starts, radius, row)


@_compiled
def _count_in_row(x, y, xs, ys, grid, starts, radius, row):  # type: ignore[no-untyped-def]
    """Count the others in one row of cells: whole cells at once, edges one by one."""
    west, south, size, nx, _ = grid
    low, high = south + row * size, south + (row + 1) * size
    far = max(abs(y - low), abs(y - high)) + _EDGE_M
    first = starts[row * nx + _cell(x - radius, west, size, nx)]
    after = starts[row * nx + _cell(x + radius, west, size, nx) + 1]
    total = 0
    if far < radius:  # whole cells between begin and end lie in the circle
        inner = np.sqrt(radius * radius - far * far) - _EDGE_M
        begin = max(int(np.ceil((x - inner - west) / size)), 0)
        end = min(int(np.floor((x + inner - west) / size)), nx)
        if begin < end:
            total = starts[row * nx + end] - starts[row * nx + begin]
            total += _count_run(x, y, xs, ys, first, starts[row * nx + begin], radius)
            first = starts[row * nx + end]
    return total + _count_run(x, y, xs, ys, first, after, radius)


@_compiled
def _count_run(x, y, xs, ys, begin, end, radius):  # type: ignore[no-untyped-def]
    total = 0
    for other in range(begin, end):
        dx, dy = xs[other] - x, ys[other] - y
        total += dx * dx + dy * dy <= radius * radius
    return total


@_compiled
def _known(x, y, grid, column, row, ring):  # type: ignore[no-untyped-def]
    """Within this distance everything lies in the rings up to this one."""
    west, south, size, nx, ny = grid
    known = np.inf  # beyond the edge of the grid there is nothing
    if column - ring > 0:
        known = min(known, x - (west + (column - ring) * size))
    if column + ring < nx - 1:
        known = min(known, west + (column + ring + 1) * size - x)
    if row - ring > 0:
        known = min(known, y - (south + (row - ring) * size))
    if row + ring < ny - 1:
        known = min(known, south + (row + ring + 1) * size - y)
    return known


@_compiled
def _is_complete(x, y, grid, column, row, ring, best):  # type: ignore[no-untyped-def]
    """Tell whether nothing outside the rings up to this one can be nearer."""
    known = _known(x, y, grid, column, row, ring)
    return known == np.inf or (known > 0 and best <= known * known)


@_compiled
def _best_other(x, y, own, others, owners, begin, end, best):  # type: ignore[no-untyped-def]
    for other in range(begin, end):
        if owners[other] != own:
            dx, dy = others[other, 0] - x, others[other, 1] - y
            best = min(best, dx * dx + dy * dy)
    return best


@_compiled
def _nearest_other(points, own, others, owners, grid, starts, found):  # type: ignore[no-untyped-def]
    west, south, size, nx, ny = grid
    for one in range(len(points)):
        x, y = points[one, 0], points[one, 1]
        column, row = _cell(x, west, size, nx), _cell(y, south, size, ny)
        best = np.inf
        for ring in range(max(nx, ny)):
            for r in range(max(row - ring, 0), min(row + ring, ny - 1) + 1):
                step = 1 if abs(r - row) == ring else 2 * ring
                for c in range(column - ring, column + ring + 1, step):
                    if 0 <= c < nx:
                        begin, end = starts[r * nx + c], starts[r * nx + c + 1]
                        best = _best_other(
                            x, y, own[one], others, owners, begin, end, best
                        )
            if _is_complete(x, y, grid, column, row, ring, best):
                break
        found[one] = np.sqrt(best)


@_compiled
def _to_segment(x, y, x0, y0, x1, y1):  # type: ignore[no-untyped-def]
    """Square of the distance from a point to a segment."""
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    part = 0.0
    if length > 0:
        part = min(max(((x - x0) * dx + (y - y0) * dy) / length, 0.0), 1.0)
    ex, ey = x0 + part * dx - x, y0 + part * dy - y
    return ex * ex + ey * ey


@_compiled
def _best_segment(x, y, segments, rows, begin, end, best):  # type: ignore[no-untyped-def]
    for place in range(begin, end):
        s = segments[rows[place]]
        best = min(best, _to_segment(x, y, s[0], s[1], s[2], s[3]))
    return best


@_compiled
def _nearest_segment(points, segments, grid, starts, rows, found):  # type: ignore[no-untyped-def]
    west, south, size, nx, ny = grid
    for one in range(len(points)):
        x, y = points[one, 0], points[one, 1]
        column, row = _cell(x, west, size, nx), _cell(y, south, size, ny)
        best = np.inf
        for ring in range(max(nx, ny)):
            for r in range(max(row - ring, 0), min(row + ring, ny - 1) + 1):
                step = 1 if abs(r - row) == ring else 2 * ring
                for c in range(column - ring, column + ring + 1, step):
                    if 0 <= c < nx:
                        begin, end = starts[r * nx + c], starts[r * nx + c + 1]
                        best = _best_segment(x, y, segments, rows, begin, end, best)
            if _is_complete(x, y, grid, column, row, ring, best):
                break
        found[one] = np.sqrt(best)


@_compiled
def _touches(segment, grid, column, row):  # type: ignore[no-untyped-def]
    west, south, size = grid[0], grid[1], grid[2]
    x, y = west + (column + 0.5) * size, south + (row + 0.5) * size
    s = segment
    # Half the diagonal of a cell, a little more than needed.
    return _to_segment(x, y, s[0], s[1], s[2], s[3]) <= 0.501 * size * size


@_compiled
def _count_touched(segments, grid, counts):  # type: ignore[no-untyped-def]
    west, south, size, nx, ny = grid
    for s in segments:
        for row in range(
            _cell(min(s[1], s[3]), south, size, ny),
            _cell(max(s[1], s[3]), south, size, ny) + 1,
        ):
            for column in range(
                _cell(min(s[0], s[2]), west, size, nx),
                _cell(max(s[0], s[2]), west, size, nx) + 1,
            ):
                if _touches(s, grid, column, row):
                    counts[row * nx + column + 1] += 1


@_compiled
def _fill_touched(segments, grid, next_place, rows):  # type: ignore[no-untyped-def]
    west, south, size, nx, ny = grid
    for one in range(len(segments)):
        s = segments[one]
        for row in range(
            _cell(min(s[1], s[3]), south, size, ny),
            _cell(max(s[1], s[3]), south, size, ny) + 1,
        ):
            for column in range(
                _cell(min(s[0], s[2]), west, size, nx),
                _cell(max(s[0], s[2]), west, size, nx) + 1,
            ):
                if _touches(s, grid, column, row):
                    place = row * nx + column
                    rows[next_place[place]] = one
                    next_place[place] += 1
