"""Crop parcels of the RVO: BRP gewaspercelen as GeoPackage, 2020 and later."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyogrio

from samensterk.scan.tables import PARCELS
from samensterk.sources.bag_columns import flat_outlines, translated
from samensterk.sources.layers import layers_of, place_of
from samensterk.sources.rd_columns import NUMBER, Types, layer_of, read_columns
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.tally import Tally

_LAND_OF = {"Grasland": "grassland", "Bouwland": "arable"}
_TYPES: Types = {
    "category": pa.string(),
    "gewas": pa.string(),
    "gewascode": pa.int32(),
    "jaar": pa.int16(),
}
_DROPPED = {"parcel.no_shape", "parcel.no_farmland"}


class CropParcels:
    """A layer with category, gewas, gewascode and jaar."""

    name = "brp_parcels"

    def recognises(self, path: Path) -> bool:
        return _layer_name(path) is not None

    def describe(self, path: Path) -> SourceFile:
        layer = layer_of(
            path, layers_of(path), _layer_name(path) or "brp_gewas", _TYPES
        )
        place = place_of(layer)
        return SourceFile(
            path=path,
            format=self.name,
            title="Gewaspercelen (RVO, BRP)",
            date=_first_year(path, layer.name),
            crs=place.crs,
            licence="CC0 1.0",
            attribution="RVO",
            counts={layer.name: place.n_records},
            extent_m=place.extent_m,
            provides=frozenset({"parcels"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        tally = Tally()
        parcels = PARCELS.join(list(_parts(path, box, tick, tally)))
        return Reading({"parcels": parcels}, tally.problems(_DROPPED), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        tally = Tally()
        for _ in _parts(path, None, tick, tally):
            pass  # only what was wrong is kept
        return tally.problems(_DROPPED)


def _layer_name(path: Path) -> str | None:
    found = (one for one in layers_of(path) if set(_TYPES) <= set(one.fields.values()))
    return next((one.name for one in found), None)


def _first_year(path: Path, layer: str) -> str | None:
    try:
        first = pyogrio.read_dataframe(
            path, layer=layer, columns=["jaar"], max_features=1, read_geometry=False
        )
    except (RuntimeError, ValueError, OSError) as error:
        raise BrokenFile(path, "kan niet worden gelezen. Download opnieuw.") from error
    return str(first["jaar"].iloc[0]) if len(first) else None


def _parts(path: Path, box: Box | None, tick: Tick, tally: Tally) -> Iterator[pa.Table]:
    layer = layer_of(path, layers_of(path), _layer_name(path) or "brp_gewas", _TYPES)
    for table, wkb in read_columns(layer, _TYPES, box, tick):
        yield _parcels(table, wkb, tally)


def _parcels(table: pa.Table, wkb: Any, tally: Tally) -> pa.Table:
    ids = table[NUMBER].cast(pa.string())
    outlines = flat_outlines(wkb)
    land = translated(table["category"], _LAND_OF, pa.string())
    is_farmland = land.is_valid().to_numpy(zero_copy_only=False).astype(np.bool_)
    names = ids.to_numpy()
    tally.add("parcel.no_shape", ~outlines.has_shape, names)
    tally.add("parcel.no_farmland", outlines.has_shape & ~is_farmland, names)
    is_kept = outlines.has_shape & is_farmland
    keep = pa.array(is_kept)
    return PARCELS.build(
        {
            "parcel_id": ids.filter(keep),
            "land": land.filter(keep),
            "crop_code": pc.filter(table["gewascode"], keep),
            "crop": pc.filter(table["gewas"], keep),
            "year": pc.filter(table["jaar"], keep),
            "area_m2": outlines.area_m2[is_kept],
            "geometry": outlines.wkb.filter(keep),
        }
    )


FORMAT = CropParcels()
