"""Look up an address on the map: open register data of the scan, no yard and no fact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from samensterk.web.areas.atlas.outlines import lon_lat_of

MOST = 10  # more is no answer but a list
FEWEST_LETTERS = 2
COLUMNS = (
    "street",
    "house_number",
    "house_letter",
    "house_suffix",
    "postcode",
    "place",
    "x_m",
    "y_m",
)
_POSTCODE = re.compile(r"\b(\d{4})\s+([a-z]{2})\b")
_NUMBER = re.compile(r"(\d+)([a-z]?)")


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address and where it is, in degrees."""

    text: str
    lon: float
    lat: float


def find_addresses(path: Path, asked: str) -> list[FoundAddress]:
    """Give the first addresses that have every word of what is asked, by street."""
    words = _words(asked)
    if len("".join(words)) < FEWEST_LETTERS:
        return []
    table = pq.read_table(path, columns=list(COLUMNS), memory_map=True)
    for word in words:
        table = table.filter(_has(table, word))
    return [_found(one) for one in table.slice(0, MOST).to_pylist()]


def _words(asked: str) -> Sequence[str]:
    """Take the words apart; a postcode may be written with a space."""
    text = _POSTCODE.sub(r"\1\2", asked[:100].casefold())
    return text.replace(",", " ").split()


def _has(table: pa.Table, word: str) -> pa.Array:
    """Say which rows have this word: as number, or in street, postcode or place."""
    number = _NUMBER.fullmatch(word)
    if number is not None and len(word) < len("9999a0"):
        fits = pc.equal(table["house_number"], int(number[1]))
        letter = pc.utf8_lower(pc.fill_null(table["house_letter"], ""))
        own = pc.and_(fits, pc.equal(letter, number[2])) if number[2] else fits
        return pc.or_(pc.fill_null(own, False), _in_text(table, word))  # noqa: FBT003
    return _in_text(table, word)


def _in_text(table: pa.Table, word: str) -> pa.Array:
    columns = [
        pc.utf8_lower(pc.fill_null(table[name].cast(pa.string()), ""))
        for name in ("street", "postcode", "place")
    ]
    hits = [pc.match_substring(one, word) for one in columns]
    return pc.or_(pc.or_(hits[0], hits[1]), hits[2])


def _found(row: dict[str, object]) -> FoundAddress:
    number = "".join(str(row[one] or "") for one in ("house_number", "house_letter"))
    suffix = f"-{row['house_suffix']}" if row["house_suffix"] else ""
    first = f"{row['street'] or ''} {number}{suffix}".strip()
    second = " ".join(str(row[one]) for one in ("postcode", "place") if row[one])
    lon, lat = lon_lat_of(float(str(row["x_m"])), float(str(row["y_m"])))
    return FoundAddress(", ".join(filter(None, (first, second))), lon, lat)
