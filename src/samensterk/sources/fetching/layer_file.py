"""Write fetched rows as a layer with the columns that the register documents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyogrio
import shapely

from samensterk.geo.arrays import Shapes
from samensterk.geo.lon_lat import RD_NEW
from samensterk.sources.fetching.features import Features
from samensterk.sources.layers import plain

TEXT, INT, REAL = pa.string(), pa.int64(), pa.float64()
Columns: TypeAlias = Mapping[str, Any]  # name to type, in the order of the file
# GDAL writes the moment of writing into every GeoPackage unless told otherwise.
_WRITTEN_AT = "2026-01-01T00:00:00.000Z"

_TOO_LARGE = 2**53  # beyond this a float is no longer exact
_COLLECTED_BY: Mapping[str, Callable[[list[Any]], Any]] = {
    "MultiPolygon": shapely.multipolygons,
    "MultiLineString": shapely.multilinestrings,
}


@dataclass(frozen=True, slots=True)
class LayerPlan:
    """A layer as its register documents it."""

    name: str
    geometry_type: str
    columns: Columns | None  # None keeps what the service gives, under its own names
    fid: str = "fid"


def texts(*names: str) -> Columns:
    """Declare columns of text."""
    return dict.fromkeys(names, TEXT)


def table_of(plan: LayerPlan, features: Features) -> Any:
    """Make the layer's table; what the service does not give stays empty."""
    columns = plan.columns
    if columns is None:
        columns = _columns_found(features)
    arrays = [
        pa.array(
            [_as(dtype, one.get(plain(name))) for one in features.properties], dtype
        )
        for name, dtype in columns.items()
    ]
    shapes = _fitted(features.shapes, plan.geometry_type)
    geometry = pa.array(shapely.to_wkb(shapes).tolist(), pa.binary())
    return pa.Table.from_arrays([geometry, *arrays], names=["geom", *columns])


def write_layers(path: Path, layers: Sequence[tuple[LayerPlan, Any]]) -> None:
    """Write a new GeoPackage; the same rows give the same bytes."""
    path.unlink(missing_ok=True)
    with _frozen_clock():
        for number, (plan, table) in enumerate(layers):
            pyogrio.write_arrow(
                table,
                path,
                layer=plan.name,
                driver="GPKG",
                geometry_name="geom",
                geometry_type=_type_in_file(table, plan.geometry_type),
                crs=RD_NEW,
                append=number > 0,
                layer_options={"FID": plan.fid, "GEOMETRY_NAME": "geom"},
            )


def _as(dtype: Any, value: Any) -> Any:
    """Read a value as the column's type; what does not fit is empty."""
    if value is None or isinstance(value, dict):
        return None
    if isinstance(value, list):
        value = ",".join(str(one) for one in value)
    if dtype == TEXT:
        return str(value)
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    if dtype != INT:
        return number
    return int(number) if abs(number) < _TOO_LARGE else None


def _columns_found(features: Features) -> Columns:
    return {
        name: _type_of([one.get(key) for one in features.properties])
        for key, name in features.names.items()
    }


def _type_of(values: Sequence[Any]) -> Any:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return INT
    return REAL if kinds and kinds <= {int, float} else TEXT


def _fitted(shapes: Shapes, geometry_type: str) -> Shapes:
    """Put (n,) single shapes in a collection of one where the layer has those."""
    if geometry_type not in _COLLECTED_BY:
        return shapes
    collect = _COLLECTED_BY[geometry_type]
    fitted = [
        collect([shape]) if shape.geom_type == geometry_type[len("Multi") :] else shape
        for shape in shapes
    ]
    return np.array(fitted, dtype=object)


def _type_in_file(table: Any, geometry_type: str) -> str:
    """Give the documented type, unless a row is of another."""
    shapes = shapely.from_wkb(table["geom"].to_numpy())
    kinds = {shape.geom_type for shape in shapes}
    return geometry_type if kinds <= {geometry_type} else "Unknown"


@contextmanager
def _frozen_clock() -> Iterator[None]:
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _WRITTEN_AT})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
