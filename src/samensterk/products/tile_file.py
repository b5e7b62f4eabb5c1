"""Layers into one file of vector tiles: GDAL cuts them, the layers of a tile are joined.

A Mapbox vector tile is a list of layers, so tiles of two files of other layers make one
tile when they are set behind each other.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas
from pmtiles.reader import MmapSource, all_tiles
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

# GDAL would leave out features of a full tile; a village must not lose its houses.
_NO_LIMITS = {"MAX_SIZE": 50_000_000, "MAX_FEATURES": 10_000_000}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some shapes of a layer, and the zooms at which they are drawn."""

    layer: str
    frame: geopandas.GeoDataFrame  # every column but the shapes becomes an attribute
    first_zoom: int
    last_zoom: int


def write_tiles(sheets: Sequence[Sheet], path: Path, *, attribution: str) -> None:
    """Write sheets as PMTiles; sheets of one layer may have no zoom in common."""
    joined: dict[int, list[bytes]] = defaultdict(list)
    with TemporaryDirectory(prefix=".tiles-", dir=path.parent) as drafts:
        for number, sheet in enumerate(sheets):
            for tile, content in _cut(sheet, Path(drafts) / f"{number}.pmtiles"):
                joined[tile].append(content)
    with path.open("wb") as file:
        writer = Writer(file)
        for tile in sorted(joined):
            # Without the moment of packing: the same tiles give the same bytes.
            writer.write_tile(tile, gzip.compress(b"".join(joined[tile]), mtime=0))
        writer.finalize(_header(sheets), _metadata(sheets, attribution))


def _cut(sheet: Sheet, path: Path) -> Iterator[tuple[int, bytes]]:
    sheet.frame.to_file(
        path,
        driver="PMTiles",
        layer=sheet.layer,
        MINZOOM=sheet.first_zoom,
        MAXZOOM=sheet.last_zoom,
        **_NO_LIMITS,
    )
    with path.open("rb") as file:
        for place, content in all_tiles(MmapSource(file)):
            yield zxy_to_tileid(*place), gzip.decompress(content)


def _header(sheets: Sequence[Sheet]) -> dict[str, Any]:
    boxes = [one.frame.to_crs(4326).total_bounds.tolist() for one in sheets]
    west, south = (min(box[axis] for box in boxes) for axis in (0, 1))
    east, north = (max(box[axis] for box in boxes) for axis in (2, 3))
    first_zoom = min(one.first_zoom for one in sheets)
    return {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": _e7(west),
        "min_lat_e7": _e7(south),
        "max_lon_e7": _e7(east),
        "max_lat_e7": _e7(north),
        "center_zoom": first_zoom,
        "center_lon_e7": _e7((west + east) / 2),
        "center_lat_e7": _e7((south + north) / 2),
    }


def _e7(degrees: float) -> int:
    return round(degrees * 10_000_000)


def _metadata(sheets: Sequence[Sheet], attribution: str) -> dict[str, Any]:
    layers: dict[str, dict[str, Any]] = {}
    for one in sheets:
        known = layers.setdefault(
            one.layer,
            {
                "id": one.layer,
                "fields": {
                    name: "String" for name in one.frame.columns if name != "geometry"
                },
                "minzoom": one.first_zoom,
                "maxzoom": one.last_zoom,
            },
        )
        known["minzoom"] = min(known["minzoom"], one.first_zoom)
        known["maxzoom"] = max(known["maxzoom"], one.last_zoom)
    return {
        "name": "Samen Sterk",
        "attribution": attribution,
        "vector_layers": list(layers.values()),
    }
