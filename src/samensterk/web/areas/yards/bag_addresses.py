"""Addresses of the BAG to choose from: those that the last scan listed beside its yards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from samensterk.scan.address_text import address_text
from samensterk.web.areas.scans.folders import ADDRESSES, file_of
from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.scans.scan_folders import KEY

MOST_SHOWN = 10  # more is browsing, and this is no list of addresses
COLUMNS = (
    *("address_id", "street", "house_number", "house_letter", "house_suffix"),
    *("postcode", "place", "x_m", "y_m"),
)


@dataclass(frozen=True, slots=True)
class BagAddress:
    """One address, in the words of a yard."""

    key: str
    address: str
    street: str
    house_number: int | None
    place: str
    x_m: float
    y_m: float


def addresses_fitting(municipality_id: int, words: str) -> list[BagAddress]:
    """Give addresses in which all words stand, one more than are shown; none is no list."""
    table = _table(municipality_id)
    if table is None or not words.split():
        return []
    street, place = _text(table["street"]), _text(table["place"])
    number = pc.binary_join_element_wise(
        _text(table["house_number"]),
        pc.binary_join_element_wise(
            _text(table["house_letter"]), _text(table["house_suffix"]), ""
        ),
        "",
    )
    written = pc.binary_join_element_wise(
        "", street, number, _text(table["postcode"]), place, "", " "
    )
    for word in words.replace(",", " ").split():
        # A number is the begin of a word: `Laan 1` is not in `Laan 21`.
        sought = f" {word}" if word[0].isdigit() else word
        table_mask = pc.match_substring(written, sought, ignore_case=True)
        table, written = table.filter(table_mask), written.filter(table_mask)
    return list(_rows(table.slice(0, MOST_SHOWN + 1)))


def address_with(municipality_id: int, key: str) -> BagAddress | None:
    """Give the address with this number in the register."""
    table = _table(municipality_id)
    if table is None:
        return None
    found = list(_rows(table.filter(pc.equal(table["address_id"], key))))
    return found[0] if found else None


def beside_number(
    municipality_id: int, street: str, place: str, number: int
) -> BagAddress | None:
    """Give the address in a street whose number is nearest."""
    table = _table(municipality_id)
    if table is None:
        return None
    is_here = pc.and_(
        pc.equal(pc.utf8_lower(_text(table["street"])), street.lower()),
        pc.equal(pc.utf8_lower(_text(table["place"])), place.lower()),
    )
    rows = list(_rows(table.filter(is_here)))
    return min(
        rows, key=lambda one: abs((one.house_number or 0) - number), default=None
    )


def _table(municipality_id: int) -> pa.Table | None:
    scan = last_scan(municipality_id)
    path: Path | None = file_of(scan, ADDRESSES) if scan is not None else None
    return None if path is None else pq.read_table(path, columns=list(COLUMNS))


def _text(column: Any) -> Any:
    return pc.fill_null(pc.cast(column, pa.string()), "")


def _rows(table: pa.Table) -> Iterator[BagAddress]:
    listed: Sequence[dict[str, Any]] = table.to_pylist()
    for one in listed:
        if not KEY.match(one["address_id"] or ""):
            continue
        yield BagAddress(
            key=one["address_id"],
            address=address_text(one)[:200],
            street=(one["street"] or "")[:100],
            house_number=one["house_number"],
            place=(one["place"] or "")[:80],
            x_m=float(one["x_m"]),
            y_m=float(one["y_m"]),
        )
