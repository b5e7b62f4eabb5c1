"""Read a layer of a file in batches: columns by plain name, shapes in RD New."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError, FieldError

from samensterk.geo.arrays import Mask, Metres, Shapes
from samensterk.geo.lon_lat import lon_lat_from_rd, rd_from_lon_lat
from samensterk.sources.file_ends import head_of, tail_of
from samensterk.sources.reading import Box, BrokenFile, Tick

NO_FIGURE = -99990  # the CBS writes -99995, -99997 or -99999999 where it gives none
_LON_LAT = {
    "EPSG:4326",
    "EPSG:4258",
    "EPSG:4979",
    "OGC:CRS84",
}  # ETRS89 is WGS 84 within a metre
_TOO_MANY = 2**31  # more than fits in a count
_WIDEST_DEGREES = 180.0
_YEAR = re.compile(r"(?:19|20)\d\d")
UNREADABLE = (
    DataSourceError,
    DataLayerError,
    FieldError,
    RuntimeError,
    ValueError,
    IndexError,  # a file without any layer
    OSError,  # a damaged page of a database
    UnboundLocalError,  # pyogrio, of a layer without a readable system
    pa.ArrowException,
)
# GML asks for its schema on the internet and leaves a .gfs beside the file.
_GML_OPTIONS = {"DOWNLOAD_SCHEMA": "NO", "WRITE_GFS": "NO"}


def plain(name: str) -> str:
    """Write a column name the same for snake_case, camelCase and capitals."""
    return name.replace("_", "").lower()


def year_in(text: str | None) -> int | None:
    """Find a year such as 2025 in '2025GM0014' or 'gemeenten2021'."""
    found = _YEAR.search(text or "")
    return int(found.group()) if found else None


def positive(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Leave out what is under nought: a code, and no figure."""
    return np.where(values >= 0, values, np.nan)


def whole(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round counts, and leave out what cannot be one."""
    return np.where((values >= 0) & (values < _TOO_MANY), np.rint(values), np.nan)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer; `fields` gives the name in the file by plain name."""

    path: Path
    source: str  # how GDAL calls the file
    name: str
    fields: Mapping[str, str]
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the records of a layer are."""

    crs: str
    n_records: int
    extent_m: Box | None
    is_rd: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """Some records: arrays by plain name and (n,) shapes; None where there is none."""

    columns: Mapping[str, Any]
    shapes: Shapes

    def texts(self, name: str) -> NDArray[Any]:
        """Give (n,) texts; '', '#' and a missing column are None."""
        if name not in self.columns:
            return np.full(len(self.shapes), None)
        values = [_text(value) for value in self.columns[name].to_pylist()]
        return np.array(values, dtype=object).reshape(-1)

    def numbers(self, *names: str) -> NDArray[np.float64]:
        """Give (n,) numbers of the first of the columns that is there; NaN is none."""
        for name in names:
            if name in self.columns:
                return _numbers(self.columns[name])
        return np.full(len(self.shapes), np.nan)


def layers_of(path: Path) -> tuple[Layer, ...]:
    """List the layers with shapes; none when the file is no map."""
    head = head_of(path)
    # Without this GDAL knows a zip by its name only.
    source = f"/vsizip/{{{path.absolute()}}}" if head.startswith(b"PK") else str(path)
    try:
        if head.startswith(b"<"):
            is_gml = b"opengis.net/gml" in head
            return (_layer(path, source, None, _GML_OPTIONS),) if is_gml else ()
        return tuple(
            _layer(path, source, str(name), {})
            for name, kind in pyogrio.list_layers(source)
            if kind is not None
        )
    except UNREADABLE:
        return ()


def place_of(layer: Layer) -> Place:
    """Count the records and find their extent.

    Raises
    ------
    BrokenFile
        The content breaks off, or the coordinates are no RD New and no degrees.
    """
    if layer.options and not tail_of(layer.path).endswith(b"FeatureCollection>"):
        # GDAL reads what is there and is silent about the rest.
        raise BrokenFile(layer.path, "breekt af. Download het bestand opnieuw.")
    try:
        facts = pyogrio.read_info(
            layer.source,
            layer=layer.name,
            force_feature_count=True,
            force_total_bounds=True,
            **layer.options,
        )
    except UNREADABLE as error:
        raise broken(layer, error) from error
    bounds, crs = facts["total_bounds"], str(facts["crs"])
    is_rd = _is_rd(layer, crs, bounds)
    has_extent = bounds is not None and bool(np.isfinite(bounds).all())
    box: Box | None = _four(bounds) if has_extent else None
    if box is not None and not is_rd:
        box = _bounds_of(rd_from_lon_lat(_ring(box)))
    return Place(
        "EPSG:28992" if is_rd else "EPSG:4326", int(facts["features"]), box, is_rd
    )


def read_batches(
    layer: Layer, wanted: Sequence[str], box: Box | None, tick: Tick
) -> Iterator[Batch]:
    """Read the wanted columns that are there, and the shapes that touch the box.

    Raises
    ------
    BrokenFile
    """
    is_rd = place_of(layer).is_rd
    fields = [layer.fields[name] for name in wanted if name in layer.fields]
    try:
        with pyogrio.open_arrow(
            layer.source,
            layer=layer.name,
            columns=fields,
            bbox=box if box is None or is_rd else _degrees(box),
            use_pyarrow=True,
            **layer.options,
        ) as (facts, reader):
            for records in reader:
                tick(records.num_rows)
                yield _batch(records, facts["geometry_name"], box, is_rd=is_rd)
    except UNREADABLE as error:
        raise broken(layer, error) from error


def column_of(layer: Layer, name: str) -> Any:
    """Read one column of all records, by plain name, without the shapes.

    Raises
    ------
    BrokenFile
    """
    try:
        _, table = pyogrio.read_arrow(
            layer.source,
            layer=layer.name,
            columns=[layer.fields[name]],
            read_geometry=False,
            **layer.options,
        )
    except UNREADABLE as error:
        raise broken(layer, error) from error
    return table[layer.fields[name]]


def _layer(
    path: Path, source: str, name: str | None, options: Mapping[str, str]
) -> Layer:
    facts = pyogrio.read_info(source, layer=name, **options)
    fields = {plain(str(one)): str(one) for one in facts["fields"]}
    return Layer(path, source, str(facts["layer_name"]), fields, options)


def broken(layer: Layer, error: Exception) -> BrokenFile:
    return BrokenFile(
        layer.path,
        f"laag {layer.name} kan niet tot het eind worden gelezen. "
        f"Download het bestand opnieuw. ({str(error).splitlines()[0]})",
    )


def _batch(records: Any, geometry: str, box: Box | None, *, is_rd: bool) -> Batch:
    table = pa.Table.from_batches([records])
    wkb = table[geometry or "wkb_geometry"].to_numpy()
    shapes = shapely.force_2d(shapely.from_wkb(wkb, on_invalid="ignore"))
    shapes[~are_whole(shapes)] = None
    columns = {plain(name): table[name] for name in table.column_names}
    if is_rd:
        return Batch(columns, shapes)
    shapes = shapely.transform(shapes, rd_from_lon_lat)
    if box is None:
        return Batch(columns, shapes)
    keep = np.flatnonzero(shapely.intersects(shapes, shapely.box(*box)))
    kept = {name: column.take(pa.array(keep)) for name, column in columns.items()}
    return Batch(kept, shapes[keep])


def are_whole(shapes: Shapes) -> Mask:
    """Tell which of (n,) shapes are there and have numbers for all coordinates."""
    has_place: Mask = np.asarray(np.isfinite(shapely.bounds(shapes)).all(axis=1))
    # Bounds pass over a coordinate that is no number; a length does not.
    return has_place & np.isfinite(shapely.length(shapes))


def _is_rd(layer: Layer, crs: str, bounds: Any) -> bool:
    """Tell metres from degrees; what has no system is judged by its size."""
    if crs in {"EPSG:28992", "EPSG:7415"} or "RD New" in crs or "RD_New" in crs:
        return True
    is_big = bounds is not None and max(map(abs, bounds)) > _WIDEST_DEGREES
    if crs == "None" or crs in _LON_LAT:
        return is_big
    raise BrokenFile(
        layer.path, f"heeft coördinaten in {crs[:40]}. Lever RD (EPSG:28992) aan."
    )


def _ring(box: Box) -> Metres:
    """Walk around a box, so that bent sides keep inside what is found."""
    outline = shapely.segmentize(shapely.box(*box), (box[2] - box[0]) / 20 or 1.0)
    coordinates: Metres = shapely.get_coordinates(outline)
    return coordinates


def _four(bounds: Any) -> Box:
    west, south, east, north = map(float, bounds)
    return west, south, east, north


def _degrees(box: Box) -> Box:
    return _bounds_of(lon_lat_from_rd(_ring(box)))


def _bounds_of(points: Metres) -> Box:
    west, south = points.min(axis=0).tolist()
    east, north = points.max(axis=0).tolist()
    return west, south, east, north


def _text(value: Any) -> str | None:
    text = "" if value is None else str(value).strip()
    return None if text in {"", "#"} else text


def _numbers(column: Any) -> NDArray[np.float64]:
    """Read (n,) numbers, also from text with a comma; what is secret is NaN."""
    if pa.types.is_integer(column.type) or pa.types.is_floating(column.type):
        numbers = column.cast(pa.float64()).to_numpy()
    else:
        numbers = np.array([_number(value) for value in column.to_pylist()], float)
    numbers = np.where(np.isfinite(numbers), numbers, np.nan)
    return np.where(numbers > NO_FIGURE, numbers, np.nan)


def _number(value: Any) -> float:
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return np.nan
