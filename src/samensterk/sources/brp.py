"""Crop parcels of the RVO: BRP gewaspercelen as GeoPackage, 2020 and later."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from samensterk.scan.tables import PARCELS
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)

_LAND_OF = {"Grasland": "grassland", "Bouwland": "arable"}
_NEEDED = {"category", "gewas", "gewascode", "jaar"}


def _layer(path: Path) -> str | None:
    for layer, _ in pyogrio.list_layers(path):
        if set(pyogrio.read_info(path, layer=layer)["fields"]) >= _NEEDED:
            return str(layer)
    return None


class CropParcels:
    """A layer with category, gewas, gewascode and jaar."""

    name = "brp_parcels"

    def recognises(self, path: Path) -> bool:
        try:
            return _layer(path) is not None
        except (DataSourceError, DataLayerError, ValueError):
            return False

    def describe(self, path: Path) -> SourceFile:
        layer = _layer(path)
        facts = pyogrio.read_info(path, layer=layer, force_total_bounds=True)
        first = pyogrio.read_dataframe(
            path, layer=layer, max_features=1, read_geometry=False
        )
        bounds = facts["total_bounds"]
        return SourceFile(
            path=path,
            format=self.name,
            title="Gewaspercelen (RVO, BRP)",
            date=str(first["jaar"].iloc[0]) if len(first) else None,
            crs=str(facts["crs"]),
            licence="CC0 1.0",
            attribution="RVO",
            counts={str(layer): int(facts["features"])},
            extent_m=None if bounds is None else tuple(bounds),
            provides=frozenset({"parcels"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        try:
            facts, table = pyogrio.read_arrow(
                path, layer=_layer(path), bbox=box, return_fids=True
            )
        except (
            DataSourceError,
            DataLayerError,
            RuntimeError,
            pa.ArrowException,
        ) as error:
            raise BrokenFile(path, f"kan niet worden gelezen ({error})") from error
        tick(table.num_rows)
        wkb = table[facts["geometry_name"] or "wkb_geometry"].to_numpy()
        shapes = shapely.force_2d(shapely.from_wkb(wkb, on_invalid="ignore"))
        land = np.array(
            [_LAND_OF.get(c) for c in table["category"].to_pylist()], dtype=object
        )
        has_shape = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        is_farmland = np.array([one is not None for one in land], dtype=np.bool_)
        keep = np.flatnonzero(has_shape & is_farmland)
        rows = table.take(pa.array(keep))
        valid = shapely.make_valid(shapes[keep])
        parcels = PARCELS.build(
            {
                "parcel_id": [str(number) for number in rows.column(0).to_pylist()],
                "land": land[keep].tolist(),
                "crop_code": rows["gewascode"],
                "crop": rows["gewas"],
                "year": rows["jaar"],
                "area_m2": shapely.area(valid),
                "geometry": shapely.to_wkb(valid),
            }
        )
        lost = {
            "parcel.no_shape": ~has_shape,
            "parcel.no_farmland": has_shape & ~is_farmland,
        }
        problems = tuple(
            Problem(reason, int(hits.sum()), str(hits.argmax()), is_dropped=True)
            for reason, hits in lost.items()
            if hits.any()
        )
        return Reading({"parcels": parcels}, problems, None)


FORMAT = CropParcels()
