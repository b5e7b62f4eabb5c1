"""The base map of a municipality: one file of vector tiles out of the scan's own tables.

It shows where one is and says nothing about anybody: buildings have no attributes at
all, and farmyards are not drawn apart from the ground around them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import geopandas
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Shapes
from samensterk.geo.lon_lat import RD_NEW
from samensterk.products.area_scan import AreaScan
from samensterk.products.gather import Gathered
from samensterk.products.tile_file import Sheet, write_tiles

AROUND_M = 1_000.0  # of ground around the municipality
# At zoom 14 a tile tells 40 cm apart; a map that is enlarged further draws the same
# lines. The last zoom of Shortbread (OpenStreetMap's own tiles) is 14 as well.
FIRST_ZOOM, LAST_ZOOM = 8, 14
TOWN_ZOOM, BUILDING_ZOOM = 12, 13  # from which small things and buildings are drawn
LAND_SHOWN = ("farmland", "forest", "nature", "residential", "business_park")
MAIN_ROADS = (
    "motorway",
    "motorway_link",
    "trunk",
    "primary",
    "secondary",
    "tertiary",
)
# Far away a pixel is 100 m and more: what is smaller is not seen.
_SEEN_FAR_M2 = 50_000.0
_COARSE_M = 30.0


def write_base_map(scan: AreaScan, gathered: Gathered, path: Path) -> bool:
    """Write the map of one municipality; False when no table has anything to draw.

    The same tables give the same tiles, and with the same zlib the same bytes.
    """
    outline = scan.place.border.simplify(AROUND_M / 10)
    ground = outline.buffer(AROUND_M)
    shapely.prepare(ground)
    sheets = [one for one in sheets_of(scan, gathered, ground) if len(one.frame)]
    if not sheets:
        return False
    sources = {one.file.attribution: None for one in gathered.sources}
    write_tiles(sheets, path, attribution=", ".join(sources))
    return True


def sheets_of(
    scan: AreaScan, gathered: Gathered, ground: BaseGeometry
) -> Iterator[Sheet]:
    """Give what is drawn on the ground, layer by layer; a sheet may be empty."""
    tables = gathered.tables
    if "land_use" in tables:
        land_use = tables["land_use"]
        yield from _grounds("water", _land(land_use, ("water",), ground))
        yield from _grounds("land", _land(land_use, LAND_SHOWN, ground))
    if "roads" in tables:
        yield from _roads(tables["roads"], ground)
    if "buildings" in tables:
        shapes = _touching(tables["buildings"], ground)[1]
        yield Sheet("buildings", _frame(shapes, {}), BUILDING_ZOOM, LAST_ZOOM)
    backdrop = scan.backdrop
    named = _frame(backdrop.middles, {"name": list(backdrop.places)})
    yield Sheet("places", named, FIRST_ZOOM, LAST_ZOOM)


def _grounds(layer: str, frame: geopandas.GeoDataFrame) -> Iterator[Sheet]:
    """Show everything from near, and from far away what is large, with fewer corners."""
    yield Sheet(layer, frame, TOWN_ZOOM, LAST_ZOOM)
    large = frame[frame.area >= _SEEN_FAR_M2]
    coarse = large.set_geometry(large.simplify(_COARSE_M))
    yield Sheet(layer, coarse, FIRST_ZOOM, TOWN_ZOOM - 1)


def _land(
    land_use: pa.Table, kinds: tuple[str, ...], ground: BaseGeometry
) -> geopandas.GeoDataFrame:
    keep = pc.is_in(land_use["land_use"], value_set=pa.array(kinds))
    table, shapes = _touching(land_use.filter(keep), ground)
    is_within = shapely.contains_properly(ground, shapes)
    shapes[~is_within] = shapely.intersection(shapes[~is_within], ground)
    attributes = {} if kinds == ("water",) else {"land_use": table["land_use"]}
    return _frame(shapes, attributes)


def _roads(roads: pa.Table, ground: BaseGeometry) -> Iterator[Sheet]:
    table, shapes = _touching(roads, ground)
    names = {name: table[name] for name in ("road_class", "name")}
    # Pieces between crossings become streets: fewer lines, and names that fit.
    streets = _frame(shapes, names).dissolve(
        ["road_class", "name"], as_index=False, dropna=False
    )
    streets = streets.set_geometry(streets.line_merge())
    yield Sheet("roads", streets, TOWN_ZOOM, LAST_ZOOM)
    main = streets[streets["road_class"].isin(MAIN_ROADS)]
    yield Sheet("roads", main, FIRST_ZOOM, TOWN_ZOOM - 1)


def _touching(table: pa.Table, ground: BaseGeometry) -> tuple[pa.Table, Shapes]:
    shapes = shapely.from_wkb(table["geometry"].to_numpy())
    is_here = np.asarray(shapely.intersects(ground, shapes), dtype=np.bool_)
    return table.filter(pa.array(is_here)), np.asarray(shapes)[is_here]


def _frame(shapes: Shapes, attributes: Mapping[str, object]) -> geopandas.GeoDataFrame:
    columns = {
        name: column.to_pylist() if isinstance(column, pa.ChunkedArray) else column
        for name, column in attributes.items()
    }
    return geopandas.GeoDataFrame(columns, geometry=list(shapes), crs=RD_NEW)
