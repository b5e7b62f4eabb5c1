"""Say of yards and buildings in which neighbourhood they lie and by which road."""

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
    return _filled(table, "neighbourhood", pa.array(codes, type=pa.string()))


def with_access(
    yards: pa.Table, points_m: Metres, roads: pa.Table, covers: BaseGeometry | None
) -> pa.Table:
    """Fill the columns on the road of each yard, from (n, 2) points."""
    access = road_access(roads, points_m, covers)
    yards = _filled(yards, "on_dead_end", access.on_dead_end)
    yards = _filled(yards, "on_unpaved", access.on_unpaved)
    return _filled(yards, "junction_minutes", access.junction_minutes)


def _filled(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), values)
