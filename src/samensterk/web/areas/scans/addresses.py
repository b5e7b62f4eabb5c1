"""Addresses of the BAG that a scan listed: open register data, no yard and no fact."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from samensterk.scan.address_text import address_text
from samensterk.web.areas.scans.folders import ADDRESSES, file_of
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.scans.scan_folders import KEY

MOST_SHOWN = 10  # more is browsing, and this is no list of addresses
FEWEST_LETTERS = 2
LONGEST_ASKED = 100
COLUMNS = (
    *("address_id", "street", "house_number", "house_letter", "house_suffix"),
    *("postcode", "place", "x_m", "y_m"),
)
_POSTCODE = re.compile(r"\b(\d{4})\s+([a-z]{2})\b")
_NUMBER = re.compile(r"(\d{1,5})([a-z]?)")


@dataclass(frozen=True, slots=True)
class BagAddress:
    """One address in the words of a yard, with its place in RD New."""

    key: str
    address: str
    street: str
    house_number: int | None
    place: str
    x_m: float
    y_m: float


def find_addresses(scan: LoadedScan | None, asked: str) -> list[BagAddress]:
    """Give the first addresses with every word of what is asked, by street.

    One more than are shown, so that the reader hears that there are more.
    """
    words = _words(asked)
    table = _table(scan)
    if table is None or len("".join(words)) < FEWEST_LETTERS:
        return []
    for word in words:
        table = table.filter(_has(table, word))
    return list(_rows(table.slice(0, MOST_SHOWN + 1)))


def address_with(scan: LoadedScan | None, key: str) -> BagAddress | None:
    """Give the address with this number in the register."""
    table = _table(scan)
    if table is None:
        return None
    return next(_rows(table.filter(pc.equal(table["address_id"], key))), None)


def beside_number(
    scan: LoadedScan | None, street: str, place: str, number: int
) -> BagAddress | None:
    """Give the address in a street whose number is nearest."""
    table = _table(scan)
    if table is None:
        return None
    is_here = pc.and_(
        pc.equal(_text(table["street"]), street.lower()),
        pc.equal(_text(table["place"]), place.lower()),
    )
    rows = list(_rows(table.filter(is_here)))
    return min(
        rows, key=lambda one: abs((one.house_number or 0) - number), default=None
    )


def as_bag_address(row: Mapping[str, Any]) -> BagAddress:
    """Write a row of the list as a yard would have it."""
    return BagAddress(
        key=row["address_id"],
        address=address_text(dict(row))[:200],
        street=(row["street"] or "")[:100],
        house_number=row["house_number"],
        place=(row["place"] or "")[:80],
        x_m=float(row["x_m"]),
        y_m=float(row["y_m"]),
    )


def _words(asked: str) -> Sequence[str]:
    """Take the words apart; a postcode may be written with a space."""
    text = _POSTCODE.sub(r"\1\2", asked[:LONGEST_ASKED].casefold())
    return text.replace(",", " ").split()


def _has(table: pa.Table, word: str) -> Any:
    """Say which rows have this word: as number, or in street, postcode or place."""
    number = _NUMBER.fullmatch(word)
    # House number 14 is not looked for in the middle of postcode 9914.
    in_postcode = pc.match_substring if number is None else pc.starts_with
    is_hit = pc.or_(
        pc.or_(
            pc.match_substring(_text(table["street"]), word),
            pc.match_substring(_text(table["place"]), word),
        ),
        in_postcode(_text(table["postcode"]), word),
    )
    if number is None:
        return is_hit
    fits = pc.equal(table["house_number"], int(number[1]))
    if number[2]:
        fits = pc.and_(fits, pc.equal(_text(table["house_letter"]), number[2]))
    return pc.or_(pc.fill_null(fits, fill_value=False), is_hit)


def _table(scan: LoadedScan | None) -> pa.Table | None:
    path = file_of(scan, ADDRESSES) if scan is not None else None
    return None if path is None else pq.read_table(path, columns=list(COLUMNS))


def _text(column: Any) -> Any:
    return pc.utf8_lower(pc.fill_null(pc.cast(column, pa.string()), ""))


def _rows(table: pa.Table) -> Iterator[BagAddress]:
    for one in table.to_pylist():
        if KEY.match(one["address_id"] or ""):
            yield as_bag_address(one)
