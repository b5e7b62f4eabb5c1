"""Write GeoPackages as the registers do, and the same bytes every time."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyogrio

from samensterk.geo.lon_lat import RD_NEW

# GDAL writes the moment of writing into every GeoPackage unless told otherwise.
_WRITTEN_AT = "2026-01-01T00:00:00.000Z"
TEXT, INT, LONG, REAL = pa.string(), pa.int32(), pa.int64(), pa.float64()
MOMENT = pa.timestamp("ms", tz="UTC")


class Field(NamedTuple):
    """A column as declared in the file; `width` in characters."""

    name: str
    dtype: Any
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer as declared in the file; the geometry column is always `geom`."""

    name: str
    geometry_type: str
    fields: tuple[Field, ...]
    fid: str = "fid"

    @property
    def schema(self) -> Any:
        return pa.schema(
            [pa.field("geom", pa.binary())]
            + [
                pa.field(
                    field.name,
                    field.dtype,
                    metadata=(
                        {"GDAL:OGR:width": str(field.width)} if field.width else None
                    ),
                )
                for field in self.fields
            ]
        )

    def table(self, columns: Mapping[str, Any]) -> Any:
        """Make a table with the layer's columns; what is not given stays empty."""
        n_rows = len(columns["geom"])
        arrays = [
            pa.array(columns[field.name], type=field.type, from_pandas=True)
            if field.name in columns
            else pa.nulls(n_rows, field.type)
            for field in self.schema
        ]
        return pa.Table.from_arrays(arrays, schema=self.schema)


def write_layers(path: Path, layers: Sequence[tuple[Layer, Any]]) -> Path:
    """Write a new file; a layer comes from a table or a stream of record batches."""
    path.unlink(missing_ok=True)
    with _frozen_clock():
        for number, (layer, rows) in enumerate(layers):
            pyogrio.write_arrow(
                rows,
                path,
                layer=layer.name,
                driver="GPKG",
                geometry_name="geom",
                geometry_type=layer.geometry_type,
                crs=RD_NEW,
                append=number > 0,
                layer_options={"FID": layer.fid, "GEOMETRY_NAME": "geom"},
            )
    return path


@contextmanager
def _frozen_clock() -> Iterator[None]:
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _WRITTEN_AT})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
