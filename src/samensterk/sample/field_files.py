"""Noorderveld's crop parcels as the BRP GeoPackage of RVO, and its land use."""

from pathlib import Path
from typing import Any

import numpy as np
import shapely

from samensterk.geo.arrays import Shapes
from samensterk.sample.areas import core
from samensterk.sample.fields import CROPS, ELEMENTS, WOOD, Fields, yard_grounds
from samensterk.sample.geopackage import INT, TEXT, Field, Layer, write_layers
from samensterk.sample.plan import Rect
from samensterk.sample.town import Town

YEAR = 2026
CANAL_ENDS_M = 150.0  # from the sides of the drawing, as its roads
BRP_GEWAS = Layer(
    "brp_gewas",
    "Polygon",
    (
        Field("category", TEXT, 100),
        Field("gewas", TEXT, 120),
        Field("gewascode", INT),
        Field("jaar", INT),
        Field("status", TEXT, 20),
    ),
    "id",
)
LANDUSE = Layer(
    "landuse", "MultiPolygon", (Field("osm_id", TEXT), Field("landuse", TEXT))
)


def write_parcels(fields: Fields, folder: Path) -> Path:
    """Write `brpgewaspercelen_concept_2026.gpkg`."""
    path = folder / f"brpgewaspercelen_concept_{YEAR}.gpkg"
    return write_layers(path, [(BRP_GEWAS, parcels(fields))])


def parcels(fields: Fields) -> Any:
    """Make the `brp_gewas` rows: crops, then ditches and hedges."""
    is_crop = fields.crop != WOOD
    kinds = [CROPS[row] for row in fields.crop[is_crop]]
    kinds += [ELEMENTS[row] for row in fields.element]
    shapes = np.concatenate([fields.parcels[is_crop], fields.ditches])
    return BRP_GEWAS.table(
        {
            "geom": shapely.to_wkb(shapes),
            "category": [kind[0] for kind in kinds],
            "gewas": [kind[1] for kind in kinds],
            "gewascode": [kind[2] for kind in kinds],
            "jaar": [YEAR] * len(kinds),
            "status": ["Voorgesteld"] * len(kinds),
        }
    )


def write_land_use(town: Town, fields: Fields, folder: Path) -> Path:
    """Write OpenStreetMap's land use as polygons in RD New."""
    shapes, values = land_use(town, fields)
    n = len(shapes)
    table = LANDUSE.table(
        {
            "geom": shapely.to_wkb(shapely.multipolygons(shapes, indices=np.arange(n))),
            "osm_id": [str(number + 1) for number in range(n)],
            "landuse": values,
        }
    )
    return write_layers(folder / "noorderveld_osm_landuse_rd.gpkg", [(LANDUSE, table)])


def land_use(town: Town, fields: Fields) -> tuple[Shapes, list[str]]:
    """Give polygons in RD New with OpenStreetMap's value for `landuse`."""
    plan = town.plan
    drawn = np.array(
        [
            *(_box(core(settlement)) for settlement in plan.settlements),
            _box(plan.park.grown(30.0)),
            _box(plan.lake),
            *yard_grounds(town),
        ],
        dtype=object,
    )
    n_yards = len(drawn) - len(plan.settlements) - 2
    values = ["residential"] * len(plan.settlements)
    values += ["industrial", "water", *["farmyard"] * n_yards]
    values += [_value(int(crop)) for crop in fields.crop]
    canals = town.ground.bend(_canals(town))
    values += ["water"] * len(canals)
    return np.concatenate([town.ground.bend(drawn), fields.parcels, canals]), values


def _canals(town: Town) -> Shapes:
    """Draw the canals that the roads follow; inside a village they are filled up."""
    plan = town.plan
    villages = shapely.union_all([_box(core(one)) for one in plan.settlements])
    width_m = np.full(plan.n_rows, plan.width_m)
    west, east = 0 * width_m + CANAL_ENDS_M, width_m - CANAL_ENDS_M
    canals = shapely.box(west, plan.rows - 31.0, east, plan.rows - 21.0)
    parts: Shapes = shapely.get_parts(shapely.difference(canals, villages))
    return parts


def _value(crop: int) -> str:
    if crop == WOOD:
        return "forest"
    return "meadow" if CROPS[crop][0] == "Grasland" else "farmland"


def _box(rect: Rect) -> shapely.Polygon:
    return shapely.box(rect.west, rect.south, rect.east, rect.north)
