"""The addresses that a list is looked up in: those of the last scan, and of the yards."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import pyarrow.parquet as pq

from samensterk.scan.address_matching import Address
from samensterk.web.areas.scans.addresses import (
    COLUMNS,
    BagAddress,
    as_bag_address,
)
from samensterk.web.areas.scans.folders import ADDRESSES, file_of
from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.yards.models import Yard
from samensterk.web.areas.yards.whereabouts import Nearest
from samensterk.web.common.processing import all_at_once

_IN_TEXT = re.compile(
    r"(?P<number>\d+) ?(?P<rest>[^,]*)(?:, (?P<code>\d{4} ?[A-Z]{2})?)?"
)
Pair: TypeAlias = tuple[Address, BagAddress]


@dataclass(frozen=True, slots=True)
class Known:
    """What can be looked up, side by side; and the yards, by key."""

    addresses: Sequence[Address]
    places: Sequence[BagAddress]
    yards: Mapping[str, BagAddress] = field(default_factory=dict)  # on the list today
    off_list: frozenset[str] = frozenset()  # yards that were, or were found before


def known_addresses(
    municipality_id: int, numbers: Collection[int] | None = None
) -> Known:
    """Gather the addresses of a municipality; the yards alone for an older scan.

    Those with some house numbers only, for who looks up one address.
    """
    yards, off_list = _yards_here(municipality_id, numbers)
    pairs = _each_once(list(_from_scan(municipality_id, numbers)), yards)
    in_scan = {address.key for address, _place in pairs}
    pairs += [
        (_as_address(one), one) for one in yards.values() if one.key not in in_scan
    ]
    return Known(
        [address for address, _place in pairs],
        [place for _address, place in pairs],
        yards,
        off_list,
    )


def _each_once(pairs: Sequence[Pair], yards: Collection[str]) -> list[Pair]:
    """Leave out what stands in the register twice; OpenStreetMap has such addresses.

    Of those that are written alike the one that is a yard stays, else the first.
    """
    chosen: dict[Address, Pair] = {}
    own: list[Pair] = []
    for pair in pairs:
        address, _place = pair
        if address.key in yards:
            own.append(pair)
        else:
            chosen.setdefault(replace(address, key=""), pair)
    for address, _place in own:
        chosen.pop(replace(address, key=""), None)
    return [*own, *chosen.values()]


def _yards_here(
    municipality_id: int, numbers: Collection[int] | None
) -> tuple[dict[str, BagAddress], frozenset[str]]:
    """Give every yard on the list by key, and the keys of those that are off it."""
    rows = Yard.objects.for_municipality(municipality_id)
    if numbers is not None:
        rows = rows.filter(house_number__in=list(numbers))
    fields = ("municipality", "key", "address", "street", "house_number", "place")
    when = ("set_aside_on", "gone_since")
    on_list, off_list = {}, set()
    with all_at_once(municipality_id, Yard.SUBJECT):
        found = rows.only(*fields, *when, "x_m", "y_m").order_by("pk")
        for one in found.iterator(chunk_size=2000):
            if one.set_aside_on or one.gone_since:
                off_list.add(one.key)
            else:
                on_list[one.key] = _place_of(one)
    return on_list, frozenset(off_list)


def _place_of(yard: Yard) -> BagAddress:
    where = (yard.street, yard.house_number, yard.place, yard.x_m, yard.y_m)
    return BagAddress(yard.key, yard.address or yard.key, *where)


def _from_scan(municipality_id: int, numbers: Collection[int] | None) -> Iterator[Pair]:
    scan = last_scan(municipality_id)
    path = file_of(scan, ADDRESSES) if scan is not None else None
    if path is None:
        return
    some = None if numbers is None else [("house_number", "in", sorted(numbers))]
    for row in pq.read_table(path, columns=list(COLUMNS), filters=some).to_pylist():
        if row["address_id"] and row["house_number"] and row["x_m"] is not None:
            yield _pair(row)


def _pair(row: dict[str, Any]) -> Pair:
    parts = {name: row[name] or "" for name in COLUMNS[1:7] if name != "house_number"}
    number = int(row["house_number"])
    address = Address(key=row["address_id"], house_number=number, **parts)
    return address, as_bag_address(row)


def _as_address(yard: BagAddress) -> Address:
    """Read letter, suffix and postcode out of the text of a yard."""
    behind = yard.address.removeprefix(yard.street).strip() if yard.street else ""
    found = _IN_TEXT.match(behind)
    rest, code = (found["rest"], found["code"] or "") if found else ("", "")
    return Address(
        yard.key, yard.street, yard.house_number or 0, rest, "", code, yard.place
    )


class NearestPlace:
    """Looks up which of many places is nearest; of none there is no nearest."""

    def __init__(self, places: Sequence[BagAddress]) -> None:
        self._places = places
        points = [(one.x_m, one.y_m) for one in places]
        self._nearest = Nearest(points) if points else None

    def within(self, x_m: float, y_m: float, most_m: float) -> BagAddress | None:
        """Give the nearest place that is no further than so many metres."""
        if self._nearest is None:
            return None
        ((at, distance_m),) = self._nearest.to([(x_m, y_m)])
        return self._places[at] if distance_m <= most_m else None
