"""Areas and yards as GeoJSON, for the map; WGS 84, because GeoJSON knows no other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samensterk.geo.lon_lat import lon_lat_from_rd, rd_from_lon_lat
from samensterk.web.areas.atlas.area_figures import values_of
from samensterk.web.areas.scans.models import ScanArea
from samensterk.web.areas.yards.models import Yard

DIGITS = 6  # of degrees: a tenth of a metre
WIDEST_M = 3_200.0  # of a box of yards: what a screen shows at zoom 13, no whole area
_N_SIDES = 4


class WrongBox(Exception):
    """What is asked for is no box, or too large a one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box along the axes of RD New, metres."""

    west_m: float
    south_m: float
    east_m: float
    north_m: float


def areas_as_geojson(areas: Sequence[ScanArea]) -> dict[str, Any]:
    """Give the outline, name and figures of areas, and nothing else."""
    middles = _lon_lat([(one.x_m, one.y_m) for one in areas])
    return _collection(
        {
            "type": "Feature",
            "id": area.pk,
            "geometry": area.outline,
            "properties": {
                "level": area.level,
                "name": area.name,
                "n_members": area.n_members,
                "middle": middle,
                "values": dict(values_of(area)),
            },
        }
        for area, middle in zip(areas, middles, strict=True)
    )


def yards_as_geojson(yards: Sequence[Yard]) -> dict[str, Any]:
    """Give where yards are and how they are called: no fact, no kind, no area."""
    places = _lon_lat([(one.x_m, one.y_m) for one in yards])
    return _collection(
        {
            "type": "Feature",
            "id": yard.pk,
            "geometry": {"type": "Point", "coordinates": place},
            "properties": {"address": str(yard)},
        }
        for yard, place in zip(yards, places, strict=True)
    )


def read_box(asked: str) -> Box:
    """Read 'west,south,east,north' in degrees.

    Raises
    ------
    WrongBox
    """
    try:
        sides = [float(one) for one in asked.split(",")]
    except ValueError as error:
        raise WrongBox from error
    if len(sides) != _N_SIDES or not np.isfinite(sides).all():
        raise WrongBox
    corners = rd_from_lon_lat(np.array(sides, dtype=np.float64).reshape(2, 2))
    (west_m, south_m), (east_m, north_m) = corners.tolist()
    box = Box(west_m, south_m, east_m, north_m)
    width_m, height_m = east_m - west_m, north_m - south_m
    if not (0 < width_m <= WIDEST_M and 0 < height_m <= WIDEST_M):
        raise WrongBox
    return box


def lon_lat_of(x_m: float, y_m: float) -> list[float]:
    """Give one place in degrees."""
    return _lon_lat([(x_m, y_m)])[0]


def _lon_lat(points_m: Sequence[tuple[float, float]]) -> list[list[float]]:
    if not points_m:
        return []
    degrees = lon_lat_from_rd(np.array(points_m, dtype=np.float64))
    found: list[list[float]] = np.round(degrees, DIGITS).tolist()
    return found


def _collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}
