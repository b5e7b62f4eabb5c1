"""Kernels for large areas: count and find the nearest in a grid, compiled by numba.

Every kernel gives for each point what a search of all pairs gives, and lets other
threads work meanwhile. Nothing depends on how the points are divided over calls.
"""

from collections.abc import Sequence

import numpy as np

from samensterk.geo.arrays import Counts, Indices, Metres
from samensterk.scan.grid import (
    cell,
    compiled,
    sort_points,
    sort_segments,
    to_segment,
)

# Larger cells than for what is nearest: points side by side are tested faster than
# rows of cells are begun.
_COUNTED_M = 200.0
# Cells this close to the edge of a circle are looked at point by point, so that
# rounding never counts a point twice or not at all.
_EDGE_M = 1e-6


def counts_within(
    points_m: Metres, among_m: Metres, radii_m: Sequence[float]
) -> tuple[Counts, ...]:
    """Count for (n, 2) points those of (m, 2) points within each radius, itself included."""
    found = tuple(np.zeros(len(points_m), dtype=np.int64) for _ in radii_m)
    if len(among_m) and len(points_m):
        by_cell = sort_points(among_m, _COUNTED_M)
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


@compiled
def _counts(points, xs, ys, grid, starts, radius, found):  # type: ignore[no-untyped-def]
    _, south, size, _, ny = grid
    for one in range(len(points)):
        x, y = points[one, 0], points[one, 1]
        first = cell(y - radius, south, size, ny)
        last = cell(y + radius, south, size, ny)
        for row in range(first, last + 1):
            found[one] += _count_in_row(x, y, xs, ys, grid, starts, radius, row)


@compiled
def _count_in_row(x, y, xs, ys, grid, starts, radius, row):  # type: ignore[no-untyped-def]
    """Count the others in one row of cells: whole cells at once, edges one by one."""
    west, south, size, nx, _ = grid
    low, high = south + row * size, south + (row + 1) * size
    far = max(abs(y - low), abs(y - high)) + _EDGE_M
    first = starts[row * nx + cell(x - radius, west, size, nx)]
    after = starts[row * nx + cell(x + radius, west, size, nx) + 1]
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


@compiled
def _count_run(x, y, xs, ys, begin, end, radius):  # type: ignore[no-untyped-def]
    total = 0
    for other in range(begin, end):
        dx, dy = xs[other] - x, ys[other] - y
        total += dx * dx + dy * dy <= radius * radius
    return total


@compiled
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


@compiled
def _is_complete(x, y, grid, column, row, ring, best):  # type: ignore[no-untyped-def]
    """Tell whether nothing outside the rings up to this one can be nearer."""
    known = _known(x, y, grid, column, row, ring)
    return known == np.inf or (known > 0 and best <= known * known)


@compiled
def _best_other(x, y, own, others, owners, begin, end, best):  # type: ignore[no-untyped-def]
    for other in range(begin, end):
        if owners[other] != own:
            dx, dy = others[other, 0] - x, others[other, 1] - y
            best = min(best, dx * dx + dy * dy)
    return best


@compiled
def _nearest_other(points, own, others, owners, grid, starts, found):  # type: ignore[no-untyped-def]
    west, south, size, nx, ny = grid
    for one in range(len(points)):
        x, y = points[one, 0], points[one, 1]
        column, row = cell(x, west, size, nx), cell(y, south, size, ny)
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


@compiled
def _best_segment(x, y, segments, rows, begin, end, best):  # type: ignore[no-untyped-def]
    for place in range(begin, end):
        s = segments[rows[place]]
        best = min(best, to_segment(x, y, s[0], s[1], s[2], s[3]))
    return best


@compiled
def _nearest_segment(points, segments, grid, starts, rows, found):  # type: ignore[no-untyped-def]
    west, south, size, nx, ny = grid
    for one in range(len(points)):
        x, y = points[one, 0], points[one, 1]
        column, row = cell(x, west, size, nx), cell(y, south, size, ny)
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
