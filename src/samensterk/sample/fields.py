"""Crop parcels in long strips between the canals, with ditches between them."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.random import Generator

from samensterk.geo.arrays import Indices, Metres, Shapes
from samensterk.sample.areas import core
from samensterk.sample.ground import Ground
from samensterk.sample.plan import ROW_M, Plan
from samensterk.sample.streets import Street
from samensterk.sample.town import Town

# category, gewas, gewascode, weight; names and codes as RVO writes them
CROPS = (
    ("Grasland", "Grasland, blijvend", 265, 0.38),
    ("Grasland", "Grasland, tijdelijk", 266, 0.12),
    ("Bouwland", "Aardappelen, zetmeel", 2017, 0.16),
    ("Bouwland", "Bieten, suiker-", 256, 0.1),
    ("Bouwland", "Tarwe, winter-", 233, 0.1),
    ("Bouwland", "Gerst, zomer-", 236, 0.06),
    ("Bouwland", "Mais, snij-", 259, 0.08),
)
ELEMENTS = (
    ("Landschapselement", "Sloot", 343, 0.9),
    ("Landschapselement", "Houtwal en houtsingel", 2621, 0.1),
)
WOOD = -1
_HALF_DITCH_M = 1.5
_LEAST_M2 = 1500.0
_YARD_WIDE_M, _YARD_LONG_M = 42.0, 225.0
_SEED = 2  # keeps these rolls apart from the town's own


@dataclass(frozen=True, slots=True)
class Fields:
    """Parcels, ditches and woods, polygons in RD New."""

    parcels: Shapes
    crop: Indices  # place in CROPS, or WOOD
    ditches: Shapes
    element: Indices  # place in ELEMENTS


def sow(town: Town) -> Fields:
    """Fill the land between roads, yards and villages."""
    rng = np.random.default_rng([town.seed, _SEED])
    strips, ditches = _strips(town.plan, rng)
    taken = _taken(town)
    parcels = _bent(_without(strips, taken, _LEAST_M2), town.ground)
    ditches = _bent(_without(ditches, taken, 50.0), town.ground)
    crop = rng.choice(len(CROPS), len(parcels), p=[kind[3] for kind in CROPS])
    crop[rng.random(len(parcels)) < 0.04] = WOOD
    return Fields(
        parcels=parcels,
        crop=crop,
        ditches=ditches,
        element=rng.choice(len(ELEMENTS), len(ditches), p=[k[3] for k in ELEMENTS]),
    )


def _bent(shapes: Shapes, ground: Ground) -> Shapes:
    """Bend shapes; one that touches itself afterwards is left out."""
    bent = ground.bend(shapes)
    valid: Shapes = bent[shapely.is_valid(bent)]
    return valid


def _strips(plan: Plan, rng: Generator) -> tuple[Shapes, Shapes]:
    strips, ditches = [], []
    for v in plan.rows.tolist():
        for near, far in ((v + 12.0, v + ROW_M / 2 - 6), (v - ROW_M / 2 + 6, v - 34.0)):
            edges = _edges(plan.width_m, rng)
            west, east = edges[:-1] + _HALF_DITCH_M, edges[1:] - _HALF_DITCH_M
            strips.append(shapely.box(west, near, east, far))
            middle = edges[1:-1]
            ditches.append(shapely.box(middle - 1.0, near, middle + 1.0, far))
    return np.concatenate(strips), np.concatenate(ditches)


def _edges(width_m: float, rng: Generator) -> Metres:
    widths = rng.uniform(70.0, 220.0, int(width_m / 70.0))
    edges = 20.0 + np.concatenate([[0.0], np.cumsum(widths)])
    inside: Metres = np.round(edges[edges < width_m - 20.0], 1)
    return inside


def _taken(town: Town) -> Shapes:
    """List the drawn ground that is not farmed."""
    plan = town.plan
    rects = [
        *map(core, plan.settlements),
        plan.park.grown(60.0),
        plan.lake.grown(20.0),
    ]
    solid = [shapely.box(r.west, r.south, r.east, r.north) for r in rects]
    roads = [_verge(street) for street in town.streets]
    return np.concatenate([np.array(solid + roads, dtype=object), yard_grounds(town)])


def _verge(street: Street) -> shapely.Geometry:
    wide_m = 40.0 if street.road_class.startswith("motorway") else 10.0
    line = shapely.LineString([street.start, street.end])
    return shapely.buffer(line, wide_m, cap_style="square")


def yard_grounds(town: Town) -> Shapes:
    """Give the drawn ground of each yard, in the order of the yards."""
    buildings = town.buildings
    _, first = np.unique(buildings.yard, return_index=True)
    first = first[buildings.yard[first] >= 0]
    anchor, inward = buildings.anchor[first], buildings.inward[first]
    near, far = anchor - 8.0 * inward, anchor + _YARD_LONG_M * inward
    aside = np.column_stack([inward[:, 1], inward[:, 0]]) * _YARD_WIDE_M
    low = np.minimum(near, far) - np.abs(aside)
    high = np.maximum(near, far) + np.abs(aside)
    grounds: Shapes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    return grounds


def _without(shapes: Shapes, taken: Shapes, least_m2: float) -> Shapes:
    """Cut taken ground out of the shapes; small remains are left out."""
    rows, cutters = shapely.STRtree(taken).query(shapes, predicate="intersects")
    kept = shapes.copy()
    for row in np.unique(rows).tolist():
        cutter = shapely.union_all(taken[cutters[rows == row]])
        kept[row] = shapely.difference(shapes[row], cutter)
    parts = shapely.get_parts(kept)
    polygons: Shapes = parts[shapely.area(parts) >= least_m2]
    return polygons
