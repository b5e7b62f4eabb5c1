"""Land use from a GeoPackage with OpenStreetMap's values, in RD New."""

from pathlib import Path

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataSourceError

from samensterk.geo.arrays import Mask
from samensterk.scan.tables import LAND_USE
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)

LAND_USE_OF = {
    "farmland": "farmland",
    "meadow": "farmland",
    "orchard": "farmland",
    "greenhouse_horticulture": "farmland",
    "plant_nursery": "farmland",
    "farmyard": "farmyard",
    "residential": "residential",
    "industrial": "business_park",
    "commercial": "business_park",
    "retail": "business_park",
    "forest": "forest",
    "wood": "forest",
    "grass": "nature",
    "heath": "nature",
    "scrub": "nature",
    "wetland": "nature",
    "basin": "water",
    "reservoir": "water",
    "water": "water",
}
# Dutch pasture is often mapped as plain grass; a lawn or verge is smaller than this.
PASTURE_M2 = 10_000.0
_GEOPACKAGE = b"SQLite format 3"
_VALUE_NAMES = ("landuse", "fclass")


def _layer_with_values(path: Path) -> tuple[str, str] | None:
    with path.open("rb") as file:
        if file.read(len(_GEOPACKAGE)) != _GEOPACKAGE:
            return None
    for layer, geometry in pyogrio.list_layers(path):
        if geometry and "Polygon" in geometry:
            fields = list(pyogrio.read_info(path, layer=layer)["fields"])
            for name in _VALUE_NAMES:
                if name in fields:
                    return layer, name
    return None


class LandUse:
    """Polygons with a `landuse` or `fclass` value."""

    name = "land_use"

    def recognises(self, path: Path) -> bool:
        try:
            return _layer_with_values(path) is not None
        except (DataSourceError, ValueError):
            return False

    def describe(self, path: Path) -> SourceFile:
        layer, _ = _layer_with_values(path) or ("", "")
        facts = pyogrio.read_info(path, layer=layer, force_total_bounds=True)
        bounds = facts["total_bounds"]
        return SourceFile(
            path=path,
            format=self.name,
            title="Grondgebruik (OpenStreetMap)",
            date=None,
            crs=str(facts["crs"]),
            licence="ODbL 1.0",
            attribution="© OpenStreetMap contributors",
            counts={layer: int(facts["features"])},
            extent_m=None if bounds is None else tuple(bounds),
            provides=frozenset({"land_use"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        layer, name = _layer_with_values(path) or ("", "")
        try:
            facts, _, wkb, values = pyogrio.raw.read(path, layer=layer, bbox=box)
        except (DataSourceError, ValueError) as error:
            raise BrokenFile(path, f"kan niet worden gelezen ({error})") from error
        shapes = shapely.from_wkb(wkb, on_invalid="ignore")
        tick(len(shapes))
        columns = dict(zip(facts["fields"], values, strict=True))
        is_usable = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        table_values = columns[name][is_usable].tolist()
        names = columns.get("name", np.full(len(shapes), None))[is_usable].tolist()
        valid = shapely.make_valid(shapely.force_2d(shapes[is_usable]))
        areas_m2 = shapely.area(valid)
        table = LAND_USE.build(
            {
                "land_use": [
                    land_use_of(value, area_m2)
                    for value, area_m2 in zip(table_values, areas_m2, strict=True)
                ],
                "source_value": table_values,
                "name": names,
                "area_m2": areas_m2,
                "geometry": shapely.to_wkb(valid),
            }
        )
        return Reading({"land_use": table}, _problems(is_usable), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def land_use_of(value: str | None, area_m2: float) -> str:
    """Give one of LAND_USES for a value of OpenStreetMap."""
    if value == "grass" and area_m2 >= PASTURE_M2:
        return "farmland"
    return LAND_USE_OF.get(value or "", "other")


def _problems(is_usable: Mask) -> tuple[Problem, ...]:
    n_lost = int((~is_usable).sum())
    if not n_lost:
        return ()
    return (
        Problem(
            "land_use.no_shape", n_lost, str(int(np.argmin(is_usable))), is_dropped=True
        ),
    )


FORMAT = LandUse()
