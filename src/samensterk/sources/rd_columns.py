"""Read columns of a GeoPackage layer in RD New in batches, each in its own type."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyogrio

from samensterk.sources.layers import (
    UNREADABLE,
    Layer,
    broken,
    place_of,
)
from samensterk.sources.reading import Box, BrokenFile, Tick

Types = Mapping[str, pa.DataType]  # by the column's name in the file
NUMBER = "fid"  # the number of a row in the file


def layer_of(path: Path, layers: Sequence[Layer], name: str, needed: Types) -> Layer:
    """Find among the layers of a file one in RD with the needed columns.

    Raises
    ------
    BrokenFile
    """
    layer = next((one for one in layers if one.name == name), None)
    if layer is None:
        raise BrokenFile(path, f"heeft geen leesbare laag {name}.")
    present = set(layer.fields.values())
    missing = sorted(set(needed) - present)
    if missing:
        raise BrokenFile(path, f"laag {name} mist de kolom {', '.join(missing)}.")
    if not place_of(layer).is_rd:
        raise BrokenFile(
            path, "heeft coördinaten in graden. Lever RD (EPSG:28992) aan."
        )
    return layer


def read_columns(
    layer: Layer, types: Types, box: Box | None, tick: Tick
) -> Iterator[tuple[pa.Table, Any]]:
    """Give tables of exactly these columns and `fid`, with (n,) shapes as WKB.

    A column that the file does not have is empty.

    Raises
    ------
    BrokenFile
    """
    present = [name for name in types if name in layer.fields.values()]
    try:
        with pyogrio.open_arrow(
            layer.source,
            layer=layer.name,
            columns=present,
            bbox=box,
            return_fids=True,
            use_pyarrow=True,
        ) as (facts, reader):
            for records in reader:
                tick(records.num_rows)
                wkb = records.column(facts["geometry_name"] or "wkb_geometry")
                yield _typed(layer, records, types), wkb.cast(pa.binary())
    except UNREADABLE as error:
        raise broken(layer, error) from error


def _typed(layer: Layer, records: Any, types: Types) -> pa.Table:
    columns: dict[str, Any] = {NUMBER: records.column(0)}
    for name, dtype in types.items():
        if name not in records.schema.names:
            columns[name] = pa.nulls(records.num_rows, dtype)
            continue
        try:
            columns[name] = records.column(name).cast(dtype)
        except pa.ArrowException as error:
            raise BrokenFile(
                layer.path,
                f"laag {layer.name}, kolom {name} heeft andere inhoud dan verwacht.",
            ) from error
    return pa.table(columns)
