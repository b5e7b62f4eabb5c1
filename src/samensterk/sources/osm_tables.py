"""From OpenStreetMap's tags to the building and address tables."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.lon_lat import rd_from_lon_lat
from samensterk.scan.tables import ADDRESSES, BUILDINGS, LAND_USE
from samensterk.sources.land_use import land_use_of
from samensterk.sources.reading import Problem

OLDEST_YEAR = 1005  # the BAG writes 1005 for "very old"; 1001 stands in for "unknown"
NEWEST_YEAR = 2100
_BAG_LENGTH = 16
_BUILDING_TYPE = "10"  # fifth and sixth digit of a BAG pand
_NUMBER = re.compile(r"^\s*(\d+)\s*([A-Za-z]?)\s*[-/ ]?\s*(\w*)\s*$")


class Building(NamedTuple):
    """A building as it stands in the file, outline in degrees."""

    osm_id: str
    tags: dict[str, str]
    outline: BaseGeometry


class Address(NamedTuple):
    """A node or building with a house number, in degrees."""

    osm_id: str
    tags: dict[str, str]
    lon_lat: tuple[float, float]


class Ground(NamedTuple):
    """A piece of ground with its use, outline in degrees."""

    osm_id: str
    value: str
    name: str | None
    outline: BaseGeometry


def bag_building_id(reference: str | None) -> str | None:
    """Give a BAG pand its leading zeros back; None for anything else."""
    if not reference or not reference.isdecimal() or len(reference) > _BAG_LENGTH:
        return None
    full = reference.zfill(_BAG_LENGTH)
    return full if full[4:6] == _BUILDING_TYPE else None


def built_year(start_date: str | None) -> int | None:
    """Read the year a date starts with; None when there is none to believe."""
    match = re.match(r"^(\d{4})(?!\d)", start_date or "")
    year = int(match.group(1)) if match else 0
    return year if OLDEST_YEAR <= year <= NEWEST_YEAR else None


def building_table(found: Sequence[Building]) -> tuple[pa.Table, tuple[Problem, ...]]:
    """Make the table; outlines that cross themselves are made valid and counted."""
    found = sorted(found, key=lambda building: (building.osm_id[4:], building.osm_id))
    degrees = np.array([building.outline for building in found], dtype=object)
    outlines = shapely.transform(degrees, rd_from_lon_lat)
    is_valid = shapely.is_valid(outlines)
    outlines = np.where(is_valid, outlines, shapely.make_valid(outlines))
    references = [building.tags.get("ref:bag") for building in found]
    bag_ids = [bag_building_id(reference) for reference in references]
    keys = _unique_keys(bag_ids, [building.osm_id for building in found])
    years = [built_year(building.tags.get("start_date")) for building in found]
    centres = shapely.get_coordinates(shapely.centroid(outlines))
    table = BUILDINGS.build(
        {
            "building_id": keys,
            "bag_id": bag_ids,
            "built_year": years,
            "footprint_m2": shapely.area(outlines),
            "x_m": centres[:, 0],
            "y_m": centres[:, 1],
            "geometry": shapely.to_wkb(outlines),
        }
    )
    other = [bool(r) and b is None for r, b in zip(references, bag_ids, strict=True)]
    twice = [b is not None and b != k for b, k in zip(bag_ids, keys, strict=True)]
    return table, _problems(
        keys,
        {
            "building.invalid_shape": (~is_valid).tolist(),
            "building.no_year": [year is None for year in years],
            "building.other_register_id": other,
            "building.id_twice": twice,
        },
    )


def _unique_keys(bag_ids: Sequence[str | None], osm_ids: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    keys = []
    for bag_id, osm_id in zip(bag_ids, osm_ids, strict=True):
        key = osm_id if bag_id is None or bag_id in seen else bag_id
        seen.add(key)
        keys.append(key)
    return keys


def _problems(
    keys: Sequence[str], reasons: dict[str, Sequence[bool]]
) -> tuple[Problem, ...]:
    return tuple(
        Problem(reason, sum(hits), keys[hits.index(True)], is_dropped=False)
        for reason, hits in reasons.items()
        if any(hits)
    )


def address_table(found: Sequence[Address]) -> pa.Table:
    """Make the table; what OpenStreetMap does not know (uses, area) stays empty."""
    degrees = np.array([address.lon_lat for address in found]).reshape(-1, 2)
    points_m = rd_from_lon_lat(degrees)
    numbers = [house_number(address.tags["addr:housenumber"]) for address in found]
    tags: list[dict[str, Any]] = [address.tags for address in found]
    return ADDRESSES.build(
        {
            "address_id": [address.osm_id for address in found],
            "object_kind": ["unit"] * len(found),
            "street": [tag.get("addr:street") for tag in tags],
            "house_number": [number for number, _, _ in numbers],
            "house_letter": [letter for _, letter, _ in numbers],
            "house_suffix": [suffix for _, _, suffix in numbers],
            "postcode": [_postcode(tag.get("addr:postcode")) for tag in tags],
            "place": [tag.get("addr:city") for tag in tags],
            "x_m": points_m[:, 0],
            "y_m": points_m[:, 1],
        }
    )


def land_use_table(found: Sequence[Ground]) -> pa.Table:
    """Make the table of what the ground is used for."""
    found = sorted(found, key=lambda ground: (ground.osm_id[4:], ground.osm_id))
    degrees = np.array([ground.outline for ground in found], dtype=object)
    shapes = shapely.make_valid(shapely.transform(degrees, rd_from_lon_lat))
    areas_m2 = shapely.area(shapes)
    pairs = zip(found, areas_m2, strict=True)
    return LAND_USE.build(
        {
            "land_use": [land_use_of(ground.value, area) for ground, area in pairs],
            "source_value": [ground.value for ground in found],
            "name": [ground.name for ground in found],
            "area_m2": areas_m2,
            "geometry": shapely.to_wkb(shapes),
        }
    )


def house_number(text: str) -> tuple[int | None, str | None, str | None]:
    """Split '12a-3' into number, letter and suffix."""
    match = _NUMBER.match(text)
    if match is None:
        return None, None, text.strip() or None
    number, letter, suffix = match.groups()
    return int(number), letter or None, suffix or None


def _postcode(text: str | None) -> str | None:
    return text.replace(" ", "").upper() if text else None
