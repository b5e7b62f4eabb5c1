"""Tables as layers of one GeoPackage, with the styles that QGIS draws them by."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas
import pyarrow as pa
import pyogrio
import shapely

from samensterk.geo.lon_lat import RD_NEW
from samensterk.products.kinds import Kind
from samensterk.products.layer_styles import write_styles


def frame_of(table: pa.Table) -> geopandas.GeoDataFrame:
    """Give a table with its shapes as such."""
    shapes = shapely.from_wkb(table["geometry"].to_numpy())
    columns = table.drop(["geometry"]).to_pandas()
    return geopandas.GeoDataFrame(columns, geometry=shapes, crs=RD_NEW)


def write_layers(layers: Mapping[str, pa.Table], kind: Kind, path: Path) -> None:
    """Write a new GeoPackage with a layer for each table."""
    for name, table in layers.items():
        frame = frame_of(table)
        flat = frame.assign(**{one: joined(frame[one]) for one in lists_of(table)})
        pyogrio.write_dataframe(flat, path, layer=name)
    write_styles(path, kind)


def lists_of(table: pa.Table) -> list[str]:
    """Name the columns that hold lists."""
    return [field.name for field in table.schema if pa.types.is_list(field.type)]


def joined(column: Any) -> list[str | None]:
    """Write lists as text, for a file that has no lists."""
    return [None if own is None else ", ".join(own) for own in column]
