"""How counts could move within a table while its totals stay true.

With minus signs before the totals every row and every column adds up to nothing. A count
then moves along a cycle: up in one cell, down in the next of its column, up in the next
of that row. As a network: rows and columns are nodes, cells are the ways between them;
towards a column a cell goes up, towards a row it goes down.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samensterk.geo.arrays import Counts, Mask

Cost = tuple[int, int]  # totals that would be hidden, and counts that would be


@dataclass(frozen=True, slots=True)
class Step:
    """One cell of a cycle; `up` is the direction in the table with minus signs."""

    row: int
    column: int
    up: bool


class Moves:
    """What may still move, to let one cell of a table with totals grow."""

    def __init__(self, table: Counts, row: int, column: int) -> None:
        n_rows, n_columns = table.shape
        self.table, self.row, self.column = table, row, column
        self.n_rows, self.n_columns = n_rows, n_columns
        most = int(table[-1, -1])
        sign = np.ones_like(table)
        sign[-1, :-1] = sign[:-1, -1] = -1
        # A count goes up as far as all together, and down to nothing.
        self.room_up = np.where(sign > 0, most, table)
        self.room_down = np.where(sign > 0, table, most)
        # The sum of all is told, and the cell itself is what moves.
        for fixed in ((n_rows - 1, n_columns - 1), (row, column)):
            self.room_up[fixed] = self.room_down[fixed] = 0
        self.is_plain = bool(sign[row, column] > 0)

    def cheapest(
        self, hidden: Mask, *, size: int = 1, only: Mask | None = None
    ) -> list[Step]:
        """Give the cells through which `size` can move, at the least that must be hidden.

        `only` are the cells that may be used. Empty when there is no such way.
        """
        here = self.n_rows + self.column
        start, end = (here, self.row) if self.is_plain else (self.row, here)
        best: dict[int, Cost] = {start: (0, 0)}
        before: dict[int, tuple[int, Step]] = {}
        waiting = [((0, 0), start)]
        while waiting:
            cost, node = heapq.heappop(waiting)
            if node == end:
                return _back(before, start, end)
            if cost > best[node]:
                continue
            for following, step in self._from(node, size, only):
                price = self._price(step, hidden)
                total = (cost[0] + price[0], cost[1] + price[1])
                if following not in best or total < best[following]:
                    best[following], before[following] = total, (node, step)
                    heapq.heappush(waiting, (total, following))
        return []

    def push(self, path: Sequence[Step], at_most: int) -> int:
        """Move as much as fits along a path; gives how much."""
        size = min(at_most, *(self._room(one) for one in path))
        for one in path:
            change = size if one.up else -size
            self.room_up[one.row, one.column] -= change
            self.room_down[one.row, one.column] += change
        return size

    def _from(
        self, node: int, size: int, only: Mask | None
    ) -> Iterator[tuple[int, Step]]:
        if node < self.n_rows:
            steps = [Step(node, column, up=True) for column in range(self.n_columns)]
        else:
            column = node - self.n_rows
            steps = [Step(row, column, up=False) for row in range(self.n_rows)]
        for one in steps:
            may = only is None or only[one.row, one.column]
            if may and self._room(one) >= size:
                yield (self.n_rows + one.column if one.up else one.row), one

    def _room(self, step: Step) -> int:
        room = self.room_up if step.up else self.room_down
        return int(room[step.row, step.column])

    def _price(self, step: Step, hidden: Mask) -> Cost:
        if hidden[step.row, step.column]:
            return (0, 0)
        is_total = step.row == self.n_rows - 1 or step.column == self.n_columns - 1
        return (int(is_total), 1 + int(self.table[step.row, step.column]))


def _back(before: dict[int, tuple[int, Step]], start: int, end: int) -> list[Step]:
    path = []
    node = end
    while node != start:
        node, step = before[node]
        path.append(step)
    return path[::-1]
