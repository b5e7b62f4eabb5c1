"""Say of yards, units and buildings in which neighbourhood they lie, by which road."""

import numpy as np
import pyarrow as pa
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Metres
from samensterk.scan.access import road_access
from samensterk.scan.neighbourhoods import Neighbourhoods


def with_neighbourhood(
    table: pa.Table, points_m: Metres, neighbourhoods: Neighbourhoods
) -> pa.Table:
    """Fill the column `neighbourhood` from (n, 2) points; unknown without borders."""
    names = np.array([*neighbourhoods.codes, None], dtype=object)
    codes = names[neighbourhoods.of(points_m)].tolist()
    return with_column(table, "neighbourhood", pa.array(codes, type=pa.string()))


def with_access(
    yards: pa.Table, points_m: Metres, roads: pa.Table, covers: BaseGeometry | None
) -> pa.Table:
    """Fill the columns on the road of each yard, from (n, 2) points."""
    access = road_access(roads, points_m, covers)
    yards = with_column(yards, "on_dead_end", access.on_dead_end)
    yards = with_column(yards, "on_unpaved", access.on_unpaved)
    return with_column(yards, "junction_minutes", access.junction_minutes)


def with_column(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    """Fill a column that is there."""
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), values)
