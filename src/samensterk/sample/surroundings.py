"""What lies around Noorderveld: two neighbours and the province they are in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.sample.area_columns import NO_FIGURE
from samensterk.sample.areas import Areas

PROVINCE = ("PV99", "Noorderland")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A municipality made after Noorderveld: so many times as many, and what differs."""

    name: str
    size: float
    differs: Mapping[str, Any]


NEIGHBOURS = (
    Neighbour(
        "Zuiderveen",
        1.3,
        {
            "percentage_personen_65_jaar_en_ouder": 20,
            "percentage_onbewoond": 3,
            "oprit_hoofdverkeersweg_gemiddelde_afstand_in_km": 3.1,
            "aantal_bedrijfsvestigingen": 905,
        },
    ),
    Neighbour(
        "Wierdemeer",
        0.7,
        {
            "percentage_personen_65_jaar_en_ouder": 27,
            "percentage_onbewoond": 6,
            "oprit_hoofdverkeersweg_gemiddelde_afstand_in_km": 9.8,
            "aantal_bedrijfsvestigingen": 330,
        },
    ),
)
YEAR = 2026
_AROUND_M = 7_000.0
_HECTARE_M2 = 10_000
# What is no count stays as it is: a share does not grow with the municipality.
_NO_COUNTS = ("perc", "gemiddeld", "meest_", "dekking", "stedelijkheid", "_km2")


def neighbours(
    own: Mapping[str, Any], areas: Areas, first_code: int, year: int
) -> list[dict[str, Any]]:
    """Give the neighbours' rows of the CBS's municipalities, made after one's own.

    Parameters
    ----------
    own : columns of the row of Noorderveld, each with one value
    """
    grounds = _grounds(areas.municipality())
    found = []
    for number, one in enumerate(NEIGHBOURS):
        ground, code = grounds[one.name], f"GM{first_code + number:04d}"
        row = {column: _sized(column, own[column][0], one.size) for column in own}
        hectares = round(ground.area / _HECTARE_M2)
        found.append(
            {
                **row,
                **one.differs,
                "geom": shapely.to_wkb(ground),
                "gemeentecode": code,
                "gemeentenaam": one.name,
                "jrstatcode": f"{year}{code}",
                "jaar": year,
                "oppervlakte_totaal_in_ha": hectares,
                "oppervlakte_land_in_ha": hectares,
                "oppervlakte_water_in_ha": 0,
            }
        )
    return found


def _sized(column: str, value: Any, size: float) -> Any:
    is_count = isinstance(value, (int, np.integer)) and value != NO_FIGURE
    if not is_count or any(one in column for one in _NO_COUNTS):
        return value
    return 5 * round(int(value) * size / 5)


def _grounds(own: BaseGeometry) -> dict[str, shapely.MultiPolygon]:
    """Halve the ring around the municipality, south and north of its middle."""
    west, south, east, north = own.bounds
    middle = (south + north) / 2
    left, right = west - _AROUND_M, east + _AROUND_M
    halves = (
        shapely.box(left, south - _AROUND_M, right, middle) - own,
        shapely.box(left, middle, right, north + _AROUND_M) - own,
    )
    names = [one.name for one in NEIGHBOURS]
    whole = (shapely.MultiPolygon(list(shapely.get_parts(one))) for one in halves)
    return dict(zip(names, whole, strict=True))


def write_province(areas: Areas, folder: Path) -> Path:
    """Write `cbs_provincie_gegeneraliseerd_2026.geojson`, in degrees."""
    own = areas.municipality()
    whole = shapely.union_all([own, *_grounds(own).values()])
    degrees = shapely.transform(whole, lon_lat_from_rd)
    degrees = shapely.transform(degrees, lambda points: np.round(points, 9))
    code, name = PROVINCE
    feature = {
        "type": "Feature",
        "id": f"provincie_gegeneraliseerd.{code.lower()}",
        "properties": {
            "id": 1,
            "statcode": code,
            "jrstatcode": f"{YEAR}{code}",
            "statnaam": name,
            "rubriek": "provincie",
        },
        "geometry": json.loads(shapely.to_geojson(degrees)),
    }
    told = {
        "type": "FeatureCollection",
        "name": "provincie_gegeneraliseerd",
        "features": [feature],
    }
    path = folder / f"cbs_provincie_gegeneraliseerd_{YEAR}.geojson"
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return path
