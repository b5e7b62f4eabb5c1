"""The cells of an OpenDocument spreadsheet (ODF 1.3), as far as a list needs them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, repeat
from typing import Any

from lxml import etree

ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = f"{ODF}table:1.0}}", f"{ODF}office:1.0}}", f"{ODF}text:1.0}}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
MOST_REPEATED_CELLS = 60  # more than a list may have, so that it is refused
WIDEST = 256
LENGTH = re.compile(r"PT(\d+)H(\d+)M")


def read_open_document(
    content: bytes, most_rows: int
) -> Iterator[tuple[str, Iterator[Sequence[Any]]]]:
    """Give every sheet by name with its rows, one at a time: a few bytes can be many.

    Rows after so many are not read.

    Raises
    ------
    ValueError, SyntaxError
        It is no such document.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    for one in root.iter(f"{TABLE}table"):
        yield one.get(f"{TABLE}name", ""), _rows(one, most_rows)


def _rows(table: Any, most_rows: int) -> Iterator[list[str]]:
    n_left = most_rows
    for row in table.iter(f"{TABLE}table-row"):
        cells = list(islice(_cells(row), WIDEST))
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            times = _repeated(row, "rows", n_left)
            yield from repeat(cells, times)
            n_left -= times
        if not n_left:
            return


def _cells(row: Any) -> Iterator[str]:
    for cell in row:
        if cell.tag in CELLS:
            times = _repeated(cell, "columns", MOST_REPEATED_CELLS)
            yield from repeat(_value(cell), times)


def _repeated(element: Any, what: str, most: int) -> int:
    times = int(element.get(f"{TABLE}number-{what}-repeated", "1"))
    return max(0, min(times, most))


def _value(cell: Any) -> str:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind == "date":
        day = str(cell.get(f"{OFFICE}date-value", ""))
        return day.replace("T", " ")[:16].removesuffix(" 00:00")
    if kind == "time":
        found = LENGTH.match(cell.get(f"{OFFICE}time-value", ""))
        if found:
            return f"{int(found[1])}:{found[2]}"
    if kind in ("float", "percentage", "currency"):
        return str(cell.get(f"{OFFICE}value", "")).removesuffix(".0")
    lines = ("".join(_texts(one)) for one in cell.iter(f"{TEXT}p"))
    return "\n".join(lines).strip()


def _texts(paragraph: Any) -> Iterator[str]:
    """Give the words of a line; a row of spaces is an element of its own."""
    yield paragraph.text or ""
    for child in paragraph:
        if child.tag in (f"{TEXT}s", f"{TEXT}tab"):
            yield " "
        elif isinstance(child.tag, str) and child.tag.startswith(TEXT):
            yield from _texts(child)
        yield child.tail or ""
