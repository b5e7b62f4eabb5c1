"""Divide the municipality into districts and neighbourhoods without gap or overlap."""

from dataclasses import dataclass

import numpy as np
import shapely

from samensterk.geo.arrays import Indices, Mask, Metres, Shapes
from samensterk.sample.plan import Plan, Rect, Settlement
from samensterk.sample.town import Town

_CELL_U_M, _CELL_V_M = 250.0, 200.0
_EDGE_M = 40.0  # of the neighbourhood beyond the last street
CORE, NORTH, SOUTH, PARK, LAKE = range(5)
_NUMBERS = {CORE: 0, NORTH: 1, SOUTH: 2, PARK: 9, LAKE: 98}


@dataclass(frozen=True, slots=True)
class Areas:
    """Neighbourhoods of a town, sorted by code; `place` is the district."""

    place: Indices
    part: Indices
    outlines: Shapes  # multipolygons in RD New
    of_building: Indices

    @property
    def is_water(self) -> Mask:
        is_water: Mask = self.part == LAKE
        return is_water

    def numbers(self) -> list[int]:
        """Give the two digits at the end of each neighbourhood's code."""
        return [_NUMBERS[part] for part in self.part.tolist()]

    def title(self, row: int, plan: Plan) -> str:
        """Name a neighbourhood as the CBS does: 'Verspreide huizen' for the land."""
        place = plan.settlements[self.place[row]].name
        titles = {
            CORE: place,
            NORTH: f"Verspreide huizen {place} noord",
            SOUTH: f"Verspreide huizen {place} zuid",
            PARK: f"Bedrijventerrein {place}",
            LAKE: "Water",
        }
        title: str = titles[int(self.part[row])]
        return title

    def districts(self) -> tuple[Indices, Shapes]:
        """Join the neighbourhoods of each place."""
        places = np.unique(self.place)
        shapes = [_join(self.outlines[self.place == place]) for place in places]
        return places, np.array(shapes, dtype=object)

    def municipality(self) -> shapely.MultiPolygon:
        return _join(self.outlines)


def divide(town: Town) -> Areas:
    """Divide a town by its drawing."""
    plan = town.plan
    lines_u, lines_v = _lines(plan)
    west, south = (grid.ravel() for grid in np.meshgrid(lines_u[:-1], lines_v[:-1]))
    east, north = (grid.ravel() for grid in np.meshgrid(lines_u[1:], lines_v[1:]))
    middles = np.column_stack([(west + east) / 2, (south + north) / 2])
    cells = shapely.transform(shapely.box(west, south, east, north), town.ground.place)
    keys = _keys(plan, middles)
    found, group = np.unique(keys, return_inverse=True)
    outlines = [_join(cells[group == number]) for number in range(len(found))]
    of_building = np.searchsorted(found, _keys(plan, town.buildings.anchor))
    return Areas(
        place=found // len(_NUMBERS),
        part=found % len(_NUMBERS),
        outlines=np.array(outlines, dtype=object),
        of_building=of_building,
    )


def core(settlement: Settlement) -> Rect:
    """Give the ground of a settlement in the drawing."""
    return settlement.extent.grown(_EDGE_M)


def _lines(plan: Plan) -> tuple[Metres, Metres]:
    rects = [*map(core, plan.settlements), plan.park.grown(_EDGE_M), plan.lake]
    edges_u = [edge for rect in rects for edge in (rect.west, rect.east)]
    edges_v = [edge for rect in rects for edge in (rect.south, rect.north)]
    lines_u = np.union1d(np.arange(0, plan.width_m + 1, _CELL_U_M), edges_u)
    lines_v = np.union1d(np.arange(0, plan.height_m + 1, _CELL_V_M), edges_v)
    return lines_u, lines_v


def _keys(plan: Plan, places: Metres) -> Indices:
    settlement = plan.settlement_of(places)
    rows = np.array([place.v for place in plan.settlements])
    part = np.where(places[:, 1] > rows[settlement], NORTH, SOUTH)
    for place in plan.settlements:
        part[core(place).holds(places)] = CORE
    part[plan.park.grown(_EDGE_M).holds(places) & (part != CORE)] = PARK
    part[plan.lake.holds(places)] = LAKE
    keys: Indices = settlement * len(_NUMBERS) + part
    return keys


def _join(shapes: Shapes) -> shapely.MultiPolygon:
    joined = shapely.coverage_union_all(shapes)
    parts = shapely.get_parts(joined)
    return shapely.MultiPolygon(parts[shapely.area(parts) > 0].tolist())
