"""What may stand in a cell of a list, and how it is made fit for a file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from samensterk.web.common.clock import HERE

Number = int | float | Decimal
Cell = str | Number | date | datetime | None
Row = Sequence[Cell]

# A spreadsheet keeps 15 digits of a number; longer ones are names of things.
FIRST_TOO_LONG = 10**15
# What XML 1.0 cannot hold (section 2.2), and halves of characters.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NEWLINES = re.compile("\r\n?")


def fit(cell: Cell) -> Cell:
    """Make a cell that every kind of file can hold.

    Text loses characters that XML cannot hold; a moment with a zone becomes one on the
    Dutch clock; a whole number of more than 15 digits becomes text. What is unknown is
    `None`: a float that is no number raises `ValueError`. Yes and no have a word in the
    reader's language: a bool raises `TypeError`.
    """
    if isinstance(cell, str):
        return NEWLINES.sub("\n", NOT_IN_XML.sub("", cell))
    if isinstance(cell, datetime):
        return cell.astimezone(HERE).replace(tzinfo=None) if cell.tzinfo else cell
    if cell is None or isinstance(cell, date):
        return cell
    return _fit_number(cell)


def _fit_number(number: Number) -> Cell:
    if isinstance(number, bool) or not isinstance(number, Number):
        raise TypeError(f"{type(number).__name__} is no cell")
    if isinstance(number, int):
        return number if abs(number) < FIRST_TOO_LONG else str(number)
    if not math.isfinite(number):
        raise ValueError(f"{number} is no number; what is unknown is None")
    return number


def fit_rows(rows: Iterable[Row], width: int) -> Iterator[list[Cell]]:
    """Fit all cells; a row that is not as wide as the headings raises `ValueError`."""
    for row in rows:
        if len(row) != width:
            raise ValueError(f"a row has {len(row)} cells under {width} headings")
        yield [fit(cell) for cell in row]
