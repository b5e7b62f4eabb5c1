"""Leave small groups out of a table of counts, so that they cannot be computed back.

A cell is shown when it is five or more. A hidden one could still be computed from the
totals, so others are hidden with it, until every hidden cell could be five or more and
could be something else than it is. Totals are true: nothing is rounded or changed.
The method is that of the cheapest path (see docs/adr/0017-small-numbers.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samensterk.geo.arrays import Counts, Mask
from samensterk.survey.moving import Moves

FEWEST = 5  # a smaller group would point at somebody; law 1 of the house

Shown = int | None


@dataclass(frozen=True, slots=True)
class ShownTable:
    """What may be shown of a table with totals; None is hidden."""

    cells: tuple[tuple[Shown, ...], ...]
    row_totals: tuple[Shown, ...]
    column_totals: tuple[Shown, ...]
    total: Shown


def suppress(counts: Sequence[Sequence[int]], *, fewest: int = FEWEST) -> ShownTable:
    """Hide what is under `fewest` in a table of areas by categories, and what gives it away.

    Parameters
    ----------
    counts : (r, c) counts of groups that do not overlap; a row is an area
    fewest
        The smallest group that may be shown. An empty group is small as well: 'nobody'
        is said of everybody else.

    Returns
    -------
    ShownTable
        Who knows all that is shown, the totals, and that counts are whole and not
        negative, can for no hidden cell say what it is, nor that it is under `fewest`.
        When all together are fewer than `fewest`, nothing is shown at all.

    Raises
    ------
    ValueError
        The table is empty, is no rectangle, or has a negative count.
    """
    table = _with_totals(counts)
    hidden = table < fewest
    if table[-1, -1] < fewest:
        return _shown(table, np.ones_like(hidden))
    for row, column in np.argwhere(hidden):
        _protect(table, hidden, int(row), int(column), fewest)
    return _shown(table, hidden)


def part_of(count: int, of: int, *, fewest: int = FEWEST) -> Shown:
    """Give how many of a known number, unless these or the others are too few to show."""
    return count if min(count, of - count) >= fewest else None


def may_follow(
    earlier: Sequence[Shown], later: Sequence[Shown], *, fewest: int = FEWEST
) -> bool:
    """Say whether later counts may be shown to who kept the earlier ones.

    Two counts of the same thing tell how many came in between; these are a group too.
    """
    pairs = zip(earlier, later, strict=True)
    steps = (abs(b - a) for a, b in pairs if a is not None and b is not None)
    return all(step == 0 or step >= fewest for step in steps)


def _with_totals(counts: Sequence[Sequence[int]]) -> Counts:
    cells = np.array([list(row) for row in counts], dtype=np.int64)
    if cells.ndim != 2 or 0 in cells.shape:
        raise ValueError("a table has rows of the same length, and at least one cell")
    if (cells < 0).any():
        raise ValueError("a count is not negative")
    rows = np.column_stack([cells, cells.sum(axis=1)])
    table: Counts = np.vstack([rows, rows.sum(axis=0)])
    return table


def _protect(table: Counts, hidden: Mask, row: int, column: int, fewest: int) -> None:
    """Hide the cheapest other cells that let this one be `fewest`; changes `hidden`."""
    moves = Moves(table, row, column)
    short = fewest - int(table[row, column])
    # What is hidden already may be enough.
    while short > 0 and (path := moves.cheapest(hidden, only=hidden)):
        short -= moves.push(path, short)
    while short > 0:
        path = next(
            found
            for size in range(short, 0, -1)
            if (found := moves.cheapest(hidden, size=size))
        )
        short -= moves.push(path, short)
        for step in path:
            hidden[step.row, step.column] = True


def _shown(table: Counts, hidden: Mask) -> ShownTable:
    seen = [
        tuple(
            None if is_hidden else int(count)
            for count, is_hidden in zip(counts, mask, strict=True)
        )
        for counts, mask in zip(table, hidden, strict=True)
    ]
    return ShownTable(
        cells=tuple(row[:-1] for row in seen[:-1]),
        row_totals=tuple(row[-1] for row in seen[:-1]),
        column_totals=seen[-1][:-1],
        total=seen[-1][-1],
    )
