"""Borders of municipalities and provinces: CBS gebiedsindelingen, GeoJSON or GeoPackage.

There are two forms: the CBS's own with a statcode and a name, and one per level with
nothing but the name of the municipality or province, inhabitants and area. A province
has a fixed code; a municipality without code is named by its name.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from numpy.typing import NDArray

from samensterk.scan.tables import DISTRICTS
from samensterk.sources.layers import (
    Batch,
    Layer,
    layers_of,
    place_of,
    read_batches,
    year_in,
)
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.tally import Tally

_TOWN = "municipality"
_LEVEL_OF_PREFIX = {"GM": _TOWN, "PV": "province"}
_CODE_NAMES = ("statcode", "gemeentecode", "gmcode")
_NAME_NAMES = ("statnaam", "gemeentenaam", "gmnaam")
_LEVEL_OF_NAME = {"gemeente": _TOWN, "provincie": "province"}
_WANTED = (*_CODE_NAMES, *_NAME_NAMES, *_LEVEL_OF_NAME, "jrstatcode")
_MOST_FIELDS = 10  # a file with more has figures and is read elsewhere
_PROVINCES = {  # CBS, Gebieden in Nederland
    "Groningen": "PV20", "Fryslân": "PV21", "Friesland": "PV21", "Drenthe": "PV22",
    "Overijssel": "PV23", "Flevoland": "PV24", "Gelderland": "PV25", "Utrecht": "PV26",
    "Noord-Holland": "PV27", "Zuid-Holland": "PV28", "Zeeland": "PV29",
    "Noord-Brabant": "PV30", "Limburg": "PV31",
}  # fmt: skip
_DROPPED = {"district.no_code", "district.no_shape"}


class Borders:
    """Outlines with a code and a name, or with a name only."""

    name = "borders"

    def recognises(self, path: Path) -> bool:
        return _found(path) is not None

    def describe(self, path: Path) -> SourceFile:
        layer = _required(path)
        place = place_of(layer)
        table = self.read(path, None, lambda _: None).tables["districts"]
        years = [year for year in table["year"].to_pylist() if year]
        return SourceFile(
            path=path,
            format=self.name,
            title="Grenzen (CBS gebiedsindelingen)",
            date=str(max(years)) if years else None,
            crs=place.crs,
            licence="CC BY 4.0",
            attribution="CBS, Kadaster",
            counts={"gebieden": place.n_records},
            extent_m=place.extent_m,
            provides=frozenset({"districts"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        layer = _required(path)
        tally = Tally()
        parts = [
            _districts(layer, batch, tally)
            for batch in read_batches(layer, _WANTED, box, tick)
        ]
        table = DISTRICTS.join(parts).sort_by("code")
        return Reading({"districts": table}, tally.problems(_DROPPED), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def _found(path: Path) -> Layer | None:
    layers = layers_of(path)
    if len(layers) != 1 or len(layers[0].fields) >= _MOST_FIELDS:
        return None
    fields = layers[0].fields
    has_code = any(name in fields for name in _CODE_NAMES)
    has_name = any(name in fields for name in _NAME_NAMES)
    is_named = any(name in fields for name in _LEVEL_OF_NAME)
    return layers[0] if (has_code and has_name) or is_named else None


def _required(path: Path) -> Layer:
    layer = _found(path)
    if layer is None:
        raise BrokenFile(path, "heeft geen laag met grenzen meer.")
    return layer


def _districts(layer: Layer, batch: Batch, tally: Tally) -> pa.Table:
    names = _first(batch, (*_NAME_NAMES, *_LEVEL_OF_NAME))
    codes = _codes(batch, names, tally)
    has_shape = ~(shapely.is_missing(batch.shapes) | shapely.is_empty(batch.shapes))
    levels = np.array([_level_of(batch, code) for code in codes], dtype=object)
    is_known = np.array([level is not None for level in levels], dtype=np.bool_)
    tally.add("district.no_code", ~is_known, names)
    tally.add("district.no_shape", is_known & ~has_shape, names)
    keep = is_known & has_shape
    kept = list(zip(codes[keep], names[keep], levels[keep], strict=True))
    years = [year_in(text) or year_in(layer.name) for text in batch.texts("jrstatcode")]
    shapes = shapely.make_valid(batch.shapes[keep])
    return DISTRICTS.build(
        {
            "code": [code for code, _, _ in kept],
            "name": [name or code for code, name, _ in kept],
            "level": [level for _, _, level in kept],
            "municipality_code": [
                c if level == _TOWN else None for c, _, level in kept
            ],
            "municipality_name": [
                n if level == _TOWN else None for _, n, level in kept
            ],
            "year": np.array(years, dtype=object)[keep].tolist(),
            "geometry": shapely.to_wkb(shapes),
        }
    )


def _codes(batch: Batch, names: NDArray[Any], tally: Tally) -> NDArray[Any]:
    """Give (n,) codes; without one a province's own, or the name."""
    if any(name in batch.columns for name in _CODE_NAMES):
        return _first(batch, _CODE_NAMES)
    if "provincie" in batch.columns:
        return np.array([_PROVINCES.get(name or "") for name in names], dtype=object)
    has_name = np.array([name is not None for name in names], dtype=np.bool_)
    tally.add("district.no_register_code", has_name, names)
    codes = [None if name is None else f"naam:{name}" for name in names]
    return np.array(codes, dtype=object)


def _level_of(batch: Batch, code: str | None) -> str | None:
    if code is None:
        return None
    named = [level for name, level in _LEVEL_OF_NAME.items() if name in batch.columns]
    return _LEVEL_OF_PREFIX.get(code[:2], named[0] if named else None)


def _first(batch: Batch, names: tuple[str, ...]) -> NDArray[Any]:
    found = [name for name in names if name in batch.columns]
    return batch.texts(found[0] if found else "")


FORMAT = Borders()
