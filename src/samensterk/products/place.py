"""Find the municipalities that are asked for in the borders that were given.

* PlaceError
  * PlaceNotFound
  * NoBorders
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry


class PlaceError(Exception):
    """The area of the scan cannot be settled."""


class NoBorders(PlaceError):
    """None of the files has borders of this level: municipality or province."""

    def __init__(self, level: str) -> None:
        super().__init__(f"no file with borders of level {level}")
        self.level = level


class PlaceNotFound(PlaceError):
    """No area has this name or code; the nearest names are suggested."""

    def __init__(self, asked: str, level: str, suggestions: list[str]) -> None:
        super().__init__(f"{level} {asked} not found, near: {suggestions}")
        self.asked = asked
        self.level = level
        self.suggestions = suggestions


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality with its border in RD."""

    code: str
    name: str
    border: BaseGeometry


def find_place(districts: pa.Table | None, asked: str) -> Place:
    """Look a municipality up by name or code; case does not matter.

    Raises
    ------
    PlaceError
    """
    return _find(districts, asked, "municipality")


def places_of_province(districts: pa.Table | None, asked: str) -> tuple[Place, ...]:
    """Give the municipalities of a province, sorted by code.

    Raises
    ------
    PlaceError
    """
    province = _find(districts, asked, "province").border
    shapely.prepare(province)
    towns = [_place(row) for row in _rows(districts, "municipality").values()]
    return tuple(
        place
        for place in sorted(towns, key=lambda place: place.code)
        if province.contains(place.border.representative_point())
    )


def _find(districts: pa.Table | None, asked: str, level: str) -> Place:
    rows = _rows(districts, level)
    wanted = asked.strip().casefold()
    for row in rows.values():
        if wanted in (row["name"].casefold(), row["code"].casefold()):
            return _place(row)
    names = {row["name"].casefold(): row["name"] for row in rows.values()}
    near = [names[name] for name in get_close_matches(wanted, names, n=3, cutoff=0.5)]
    raise PlaceNotFound(asked, level, near)


def _rows(districts: pa.Table | None, level: str) -> dict[str, Mapping[str, Any]]:
    """One row per code: land, and of several files the one with figures."""
    found = [
        row
        for row in ([] if districts is None else districts.to_pylist())
        if row["level"] == level and not row["is_water"]
    ]
    if not found:
        raise NoBorders(level)
    # The file with figures comes last and wins; its neighbourhoods fit its border.
    found.sort(key=lambda row: (row["code"], row["land_m2"] is not None))
    return {row["code"]: row for row in found}


def _place(row: Mapping[str, Any]) -> Place:
    return Place(row["code"], row["name"], shapely.from_wkb(row["geometry"]))
