"""Borders of municipalities and provinces: CBS gebiedsindelingen, GeoJSON or GeoPackage."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyogrio
import shapely
from pyogrio.errors import DataSourceError

from samensterk.geo.lon_lat import RD_NEW, rd_from_lon_lat
from samensterk.scan.tables import DISTRICTS
from samensterk.sources.reading import Box, BrokenFile, Reading, SourceFile, Tick

_LEVEL_OF_PREFIX = {"GM": "municipality", "PV": "province"}
_CODE_NAMES = ("statcode", "gemeentecode", "gm_code")
_NAME_NAMES = ("statnaam", "gemeentenaam", "gm_naam")


class Borders:
    """Outlines with a statcode and a name."""

    name = "borders"

    def recognises(self, path: Path) -> bool:
        try:
            if len(pyogrio.list_layers(path)) != 1:
                return False
            fields = [name.lower() for name in pyogrio.read_info(path)["fields"]]
        except (DataSourceError, ValueError):
            return False
        has_code = any(name in fields for name in _CODE_NAMES)
        return (
            has_code
            and any(name in fields for name in _NAME_NAMES)
            and len(fields) < 10
        )

    def describe(self, path: Path) -> SourceFile:
        table = self.read(path, None, lambda _: None).tables["districts"]
        bounds = shapely.total_bounds(shapely.from_wkb(table["geometry"].to_numpy()))
        year = table["year"][0].as_py() if table.num_rows else None
        return SourceFile(
            path=path,
            format=self.name,
            title="Grenzen (CBS gebiedsindelingen)",
            date=str(year) if year else None,
            crs=str(pyogrio.read_info(path)["crs"]),
            licence="CC BY 4.0",
            attribution="CBS, Kadaster",
            counts={"gebieden": table.num_rows},
            extent_m=tuple(bounds.tolist()),
            provides=frozenset({"districts"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        try:
            facts, _, wkb, values = pyogrio.raw.read(path)
        except (DataSourceError, ValueError) as error:
            raise BrokenFile(path, f"kan niet worden gelezen ({error})") from error
        fields = dict(
            zip((name.lower() for name in facts["fields"]), values, strict=True)
        )
        shapes = _in_rd(shapely.from_wkb(wkb), str(facts["crs"]), path)
        tick(len(shapes))
        table = _districts(fields, shapes)
        if box is not None:
            table = table.filter(
                pa.array(shapely.intersects(shapes, shapely.box(*box)))
            )
        return Reading({"districts": table}, (), None)


def _in_rd(shapes: Any, crs: str, path: Path) -> Any:
    if crs == RD_NEW:
        return shapely.make_valid(shapes)
    if crs in {"EPSG:4326", "OGC:CRS84"}:
        return shapely.make_valid(shapely.transform(shapes, rd_from_lon_lat))
    raise BrokenFile(path, f"coördinatenstelsel {crs} wordt niet gelezen")


def _districts(fields: dict[str, Any], shapes: Any) -> pa.Table:
    codes = next(fields[name] for name in _CODE_NAMES if name in fields).tolist()
    names = next(fields[name] for name in _NAME_NAMES if name in fields).tolist()
    is_town = [code.startswith("GM") for code in codes]
    years = fields.get("jrstatcode", np.full(len(codes), None)).tolist()
    return DISTRICTS.build(
        {
            "code": codes,
            "name": names,
            "level": [_LEVEL_OF_PREFIX[code[:2]] for code in codes],
            "municipality_code": [
                c if t else None for c, t in zip(codes, is_town, strict=True)
            ],
            "municipality_name": [
                n if t else None for n, t in zip(names, is_town, strict=True)
            ],
            "year": [int(year[:4]) if year else None for year in years],
            "geometry": shapely.to_wkb(shapes),
        }
    )


FORMAT = Borders()
