"""Read the areas of a scan folder: plain values in WGS 84, or a clear refusal."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.products.kinds import KINDS, Kind
from samensterk.web.areas.scans.models import ScanArea
from samensterk.web.areas.scans.scan_folders import DATA, Fault, NoScan, layer_of
from samensterk.web.common.natural_order import by_number

FEWEST = 5  # yards or units; an area with fewer is never shown
SIMPLE_M = 1.0  # an outline may lie so far from the true one
DIGITS = 6  # of degrees: a tenth of a metre
CHANGES = "changes.parquet"


@dataclass(frozen=True, slots=True)
class FoundArea:
    """One area in the words of the web floor."""

    level: str
    area_id: str
    part_of: str
    name: str
    n_members: int | None
    values: Mapping[str, float | None]
    before: Mapping[str, float]
    team_days: float | None
    outline: Mapping[str, Any]
    x_m: float
    y_m: float


def read_areas(folder: Path, kind_code: str) -> list[FoundArea]:
    """Read the areas and visit areas of a scan.

    Raises
    ------
    NoScan
        Also when an area is described that has too few yards: it would point at somebody.
        And when there is no area at all: every yard would be gone from the list.
    """
    kind = KINDS[kind_code]
    before = _before(folder)
    areas = layer_of(folder / DATA, "areas", with_shapes=True)
    found = list(_areas(areas, kind, before))
    visits = layer_of(folder / DATA, "visit_areas", with_shapes=True)
    found += _visit_areas(visits)
    if not found:
        raise NoScan(Fault.NO_AREA)
    # Kept in this order, so that no list need sort them.
    return sorted(found, key=lambda one: (by_number(one.name), one.area_id))


def _areas(
    table: Mapping[str, Any], kind: Kind, before: Mapping[str, Mapping[str, float]]
) -> Iterator[FoundArea]:
    codes = [one.code for one in kind.indicators if one.code in table]
    for row, shape in enumerate(_shapes(table)):
        n_members = table[kind.n_members][row]
        if not n_members >= FEWEST:
            raise NoScan(Fault.SMALL_AREA, str(table["area_id"][row])[:80])
        own = str(table["area_id"][row])[:80]
        yield FoundArea(
            level=_level(table["level"][row]),
            area_id=own,
            part_of=_text(table["part_of"][row])[:80],
            name=_text(table["name"][row])[:150],
            n_members=int(n_members),
            values={code: _number(table[code][row]) for code in codes},
            before=before.get(own, {}),
            team_days=None,
            **_ground(shape),
        )


def _visit_areas(table: Mapping[str, Any]) -> Iterator[FoundArea]:
    for row, shape in enumerate(_shapes(table)):
        n_yards = _number(table["n_yards"][row])
        if n_yards is not None and n_yards < FEWEST:
            raise NoScan(Fault.SMALL_AREA, str(table["visit_area_id"][row])[:80])
        yield FoundArea(
            level=ScanArea.Level.VISIT_AREA,
            area_id=str(table["visit_area_id"][row])[:80],
            part_of="",
            name=_text(table["name"][row])[:150],
            n_members=None if n_yards is None else int(n_yards),
            values={},
            before={},
            team_days=_number(table["team_days"][row]),
            **_ground(shape),
        )


def _shapes(table: Mapping[str, Any]) -> Any:
    return shapely.from_wkb(table["geometry"]) if table else []


def _ground(shape: Any) -> dict[str, Any]:
    """Give the outline for a map and a point inside it."""
    if shape is None or shape.is_empty:
        raise NoScan(Fault.NO_GEOPACKAGE, DATA)
    point = shape.representative_point()
    simple = shapely.simplify(shape, SIMPLE_M)
    degrees = shapely.transform(simple, lon_lat_from_rd)
    outline = json.loads(shapely.to_geojson(_rounded(degrees)))
    return {"outline": outline, "x_m": point.x, "y_m": point.y}


def _rounded(shape: Any) -> Any:
    return shapely.transform(shape, lambda lon_lat: np.round(lon_lat, DIGITS))


def _before(folder: Path) -> dict[str, dict[str, float]]:
    """Give what each area was in the scan before, where the two were compared."""
    path = folder / CHANGES
    if not path.is_file():
        return {}
    try:
        rows = pq.read_table(path, columns=["area_id", "indicator", "before"])
    except (OSError, pa.ArrowException) as error:
        raise NoScan(Fault.NO_GEOPACKAGE, CHANGES) from error
    found: dict[str, dict[str, float]] = {}
    for row in rows.to_pylist():
        found.setdefault(row["area_id"], {})[row["indicator"]] = row["before"]
    return found


def _level(value: Any) -> str:
    if value not in ScanArea.Level.values:
        raise NoScan(Fault.NO_GEOPACKAGE, DATA)
    return str(value)


def _text(value: Any) -> str:
    return value.replace("\x00", "") if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    if value is None or not np.isfinite(value):
        return None
    return float(value)
