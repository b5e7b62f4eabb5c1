"""Roads and ferries out of the NWB, as GeoPackage or GML."""

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from samensterk.geo.arrays import Indices, Mask, Shapes
from samensterk.geo.lon_lat import RD_NEW, lon_lat_from_rd
from samensterk.geo.nwb_classes import Meaning, meaning_of
from samensterk.routing.osm_cars import crossing_s
from samensterk.routing.sections import FERRY, SECTIONS
from samensterk.routing.source import Box, RoadSource, Tick
from samensterk.routing.trouble import DAMAGE

_NEEDED = {"wvkid", "jteidbeg", "jteidend", "wegbehsrt", "rijrichtng"}
_MEANT = (
    "wegbehsrt", "wegnummer", "bstcode", "baansubsrt", "rijrichtng", "routeltr",
    "wegnraw", "wegtype", "wgtypeoms", "frc",
)  # fmt: skip
_BEGUN = ("wvkbegdat", "wvkbegindatum")
_FERRY, _ROUNDABOUTS = "VD", {"NRB", "MRB"}
_HEAD = 4096
# GML asks for its schema on the internet and leaves a file beside it.
_QUIET = {"DOWNLOAD_SCHEMA": "NO", "WRITE_GFS": "NO"}


def nwb_layer(path: Path) -> str | None:
    """Name the layer with sections of road; None when there is none."""
    try:
        for name in _names(path):
            info = pyogrio.read_info(_opened(path), layer=name, **_options(path))
            if {_plain(str(field)) for field in info["fields"]} >= _NEEDED:
                return str(info["layer_name"])
    except DAMAGE:
        return None
    return None


def _names(path: Path) -> list[str | None]:
    """Name the layers with shapes; a GML file is one, and listing would not be quiet."""
    head = _head(path)
    if head.startswith(b"<"):
        return [None] if b"opengis.net/gml" in head else []
    return [
        str(name)
        for name, kind in pyogrio.list_layers(_opened(path))
        if kind is not None
    ]


def read_nwb(path: Path, layer: str, box: Box | None, tick: Tick) -> RoadSource:
    """Read what touches the box; all of it without one."""
    frame = pyogrio.read_dataframe(
        _opened(path), layer=layer, bbox=_within(path, layer, box), **_options(path)
    )
    frame = frame.rename(columns=lambda name: _plain(str(name)))
    sections, n_ferries = _sections(frame)
    tick(len(frame))
    return RoadSource(
        sections=sections,
        title="Nationaal Wegenbestand (NWB)",
        date=_latest(frame),
        attribution="Rijkswaterstaat",
        n_barriers=0,
        n_ferries=n_ferries,
    )


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD).lstrip()


def _opened(path: Path) -> str:
    """Say where GDAL finds it: a zip it would know by its name only."""
    is_zip = _head(path).startswith(b"PK")
    return f"/vsizip/{{{path.absolute()}}}" if is_zip else str(path)


def _within(path: Path, layer: str, box: Box | None) -> Box | None:
    """Give the box in degrees where the file has these."""
    info = pyogrio.read_info(_opened(path), layer=layer, **_options(path))
    if box is None or not CRS.from_user_input(info["crs"] or RD_NEW).is_geographic:
        return box
    corners = shapely.segmentize(shapely.box(*box), 2_000.0)
    west, south, east, north = shapely.transform(corners, lon_lat_from_rd).bounds
    return west, south, east, north


def _options(path: Path) -> dict[str, str]:
    return _QUIET if _head(path).startswith(b"<") else {}


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _latest(frame: Any) -> str | None:
    name = next((one for one in _BEGUN if one in frame), None)
    known = [] if name is None else frame[name].dropna().astype(str).tolist()
    return max(known)[:10].replace("/", "-") if known else None


def _sections(frame: Any) -> tuple[pa.Table, int]:
    frame = geopandas.GeoDataFrame(frame)
    if frame.crs is not None and frame.crs.is_geographic:
        frame = frame.to_crs(RD_NEW)
    lines = _single_lines(frame.geometry.to_numpy())
    ids = pd.to_numeric(frame["wvkid"], errors="coerce").to_numpy(dtype=float)
    meanings = _meanings(frame)
    kinds = _column(frame, "bstcode", "baansubsrt")
    is_ferry = np.array([kind == _FERRY for kind in kinds], dtype=np.bool_)
    keep = _is_used(lines, ids, meanings, is_ferry)
    rows = np.flatnonzero(keep).tolist()
    length_m = shapely.length(lines)
    sections = SECTIONS.build(
        {
            "road_id": ids[keep].astype(np.int64).astype(str).tolist(),
            "road_class": [
                FERRY if is_ferry[row] else meanings[row].road_class for row in rows
            ],
            "name": _column(frame, "sttnaam")[keep].tolist(),
            "is_own": [not meanings[row].is_public for row in rows],
            "is_roundabout": [kinds[row] in _ROUNDABOUTS for row in rows],
            "oneway": [meanings[row].oneway for row in rows],
            "crossing_s": [
                crossing_s({}, float(length_m[row])) if is_ferry[row] else None
                for row in rows
            ],
            "from_node": _nodes(frame, "jteidbeg", lines, 0)[keep],
            "to_node": _nodes(frame, "jteidend", lines, -1)[keep],
            "geometry": shapely.to_wkb(lines[keep]),
        }
    )
    return sections, int(np.count_nonzero(is_ferry & keep))


def _is_used(
    lines: Shapes, ids: NDArray[np.float64], meanings: list[Meaning], is_ferry: Mask
) -> Mask:
    is_road = np.array([one.is_road and one.for_cars for one in meanings], np.bool_)
    has_line: Mask = (shapely.length(lines) > 0) & (ids > 0)
    return has_line & (is_road | is_ferry)


def _column(frame: Any, *names: str) -> NDArray[Any]:
    """Give (n,) texts of the first column that is there; '' and '#' are None."""
    name = next((one for one in names if one in frame), None)
    if name is None:
        return np.full(len(frame), None, dtype=object)
    texts = [
        None
        if pd.isna(value) or str(value).strip() in {"", "#"}
        else str(value).strip()
        for value in frame[name]
    ]
    return np.array(texts, dtype=object).reshape(-1)


def _meanings(frame: Any) -> list[Meaning]:
    """Read the codes of each section; many sections have the same."""
    rows = list(zip(*(_column(frame, name) for name in _MEANT), strict=True))
    known = {row: meaning_of(dict(zip(_MEANT, row, strict=True))) for row in set(rows)}
    return [known[row] for row in rows]


def _single_lines(shapes: Shapes) -> Shapes:
    """Make one line of each multilinestring; of loose parts none.

    A single part is taken as it is: merging may turn it around.
    """
    flat = shapely.force_2d(shapes)
    is_single = shapely.get_num_geometries(flat) == 1
    single, merged = shapely.get_geometry(flat, 0), shapely.line_merge(flat)
    lines = np.where(is_single, single, merged)
    lines[shapely.get_type_id(lines) != shapely.GeometryType.LINESTRING] = None
    return lines


def _nodes(frame: Any, name: str, lines: Shapes, place: int) -> Indices:
    """Take the junctions; where one is missing, the millimetre stands for it."""
    known = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float)
    ends = np.zeros((len(lines), 2))
    is_line = ~shapely.is_missing(lines)
    ends[is_line] = shapely.get_coordinates(shapely.get_point(lines[is_line], place))
    mm = np.round(ends * 1000).astype(np.int64)
    spots: Indices = -1 - ((mm[:, 0] << 31) | mm[:, 1])
    return np.where(known > 0, np.nan_to_num(known), spots).astype(np.int64)
