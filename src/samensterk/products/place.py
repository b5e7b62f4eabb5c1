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
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

# Generalised borders do not fit to the metre, and a corner is no shared border.
_APART_M, _SHARED_M = 50.0, 300.0
_KNOWN_PART = 0.9  # of a province; its border may hold water that no municipality has


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


def neighbours_of(districts: pa.Table | None, place: Place) -> tuple[Place, ...]:
    """Give the municipalities that share a border with a place, by name."""
    near = place.border.buffer(_APART_M)
    shapely.prepare(near)
    found = [
        one
        for one in _towns(districts)
        if one.name != place.name
        and near.intersects(one.border)
        and near.intersection(one.border.boundary).length >= _SHARED_M
    ]
    return tuple(sorted(found, key=lambda one: one.name.casefold().lstrip("'")))


def province_of(
    districts: pa.Table | None, place: Place
) -> tuple[Place | None, tuple[Place, ...]]:
    """Give the province that a place lies in, and its municipalities.

    There are no municipalities when the borders are of some of them only.
    """
    middle = place.border.representative_point()
    rows = _by_code(districts, "province").values()
    found = next((p for p in map(_place, rows) if p.border.contains(middle)), None)
    if found is None:
        return None, ()
    shapely.prepare(found.border)
    inside = [
        one
        for one in _towns(districts)
        if found.border.contains(one.border.representative_point())
    ]
    known_m2 = sum(one.border.area for one in inside)
    if known_m2 < _KNOWN_PART * found.border.area:
        return found, ()
    return found, tuple(sorted(inside, key=lambda one: one.code))


def _towns(districts: pa.Table | None) -> list[Place]:
    """Give each municipality once: a file without codes may tell of them again."""
    rows = _by_code(districts, "municipality").values()
    by_name = {row["name"]: _place(row) for row in rows if _is_named_only(row)}
    return list(
        (
            by_name | {r["name"]: _place(r) for r in rows if not _is_named_only(r)}
        ).values()
    )


def _is_named_only(row: Mapping[str, Any]) -> bool:
    return str(row["code"]).startswith("naam:")


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
    found = _by_code(districts, level)
    if not found:
        raise NoBorders(level)
    return found


def _by_code(districts: pa.Table | None, level: str) -> dict[str, Mapping[str, Any]]:
    """One row per code: land, and of several files the one with figures."""
    if districts is None:
        return {}
    of_level = districts.filter(pc.equal(districts["level"], level))
    found = [row for row in of_level.to_pylist() if not row["is_water"]]
    # The file with figures comes last and wins; its neighbourhoods fit its border.
    found.sort(key=lambda row: (row["code"], row["land_m2"] is not None))
    return {row["code"]: row for row in found}


def _place(row: Mapping[str, Any]) -> Place:
    return Place(row["code"], row["name"], shapely.from_wkb(row["geometry"]))
