"""Municipalities, districts and neighbourhoods of the CBS, with key figures.

Wijken en buurten as GeoPackage (2021 and later) and the older zipped shapefiles with
their short names. Figures that came later (dwellings, businesses, distances) may be
absent. A municipality can stand in the file twice: its land and its water.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow as pa
import shapely
from numpy.typing import NDArray

from samensterk.scan.tables import DISTRICTS
from samensterk.sources.layers import (
    Batch,
    Layer,
    Place,
    layers_of,
    place_of,
    positive,
    read_batches,
    whole,
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

_HECTARE_M2 = 10_000
# Level, and the columns of its code and name: long (GeoPackage) and short (dbf).
_LEVELS = (
    ("neighbourhood", ("buurtcode", "bucode"), ("buurtnaam", "bunaam")),
    ("district", ("wijkcode", "wkcode"), ("wijknaam", "wknaam")),
    ("municipality", ("gemeentecode", "gmcode"), ("gemeentenaam", "gmnaam")),
)
_LEVEL_WORDS = {
    "neighbourhood": "buurten",
    "district": "wijken",
    "municipality": "gemeenten",
}
_COUNTS = {
    "inhabitants": ("aantalinwoners", "aantinw"),
    "households": ("aantalhuishoudens", "aantalhh"),
    "urbanity": ("stedelijkheidadressenperkm2", "sted"),
    "dwellings": ("woningvoorraad", "woningen"),
    "businesses": ("aantalbedrijfsvestigingen", "abedv"),
    "agricultural_businesses": ("aantalbedrijvenlandbouwbosbouwvisserij", "abeda"),
}
_REALS = {
    "land_m2": ("oppervlaktelandinha", "oppland"),
    "share_65_or_older": ("percentagepersonen65jaarenouder", "p65eojr"),
    "addresses_per_km2": ("omgevingsadressendichtheid", "oad"),
    "share_unoccupied": ("percentageonbewoond", "ponbew"),
    "main_road_distance_km": ("oprithoofdverkeersweggemiddeldeafstandinkm", "afoprh"),
}
_SCALES = {
    "land_m2": _HECTARE_M2,
    "share_65_or_older": 0.01,
    "share_unoccupied": 0.01,
}
_WATER = {"JA": True, "NEE": False}  # B is known to exist; its meaning is not
_YEARS = ("jaar", "jrstatcode")
_DROPPED = {"district.no_shape", "district.no_code"}


class StatisticalAreas:
    """Layers with area codes, names and a number of inhabitants."""

    name = "cbs_areas"

    def recognises(self, path: Path) -> bool:
        return bool(_layers(path))

    def describe(self, path: Path) -> SourceFile:
        layers = _layers(path)
        places = [place_of(layer) for _, layer in layers]
        words = [_LEVEL_WORDS[level] for level, _ in layers]
        counts = [place.n_records for place in places]
        year = _year_of(layers)
        return SourceFile(
            path=path,
            format=self.name,
            title="Wijken en buurten met kerncijfers (CBS)",
            date=str(year) if year else None,
            crs=places[0].crs,
            licence="CC BY 4.0",
            attribution="CBS, Kadaster",
            counts=dict(zip(words, counts, strict=True)),
            extent_m=_around(places),
            # Its districts carry their key figures.
            provides=frozenset({"districts", "key_figures"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        layers = _layers(path)
        if not layers:
            raise BrokenFile(path, "heeft geen laag met wijken of buurten meer.")
        tally = Tally()
        parts = [
            _districts(level, layer, batch, tally)
            for level, layer in layers
            for batch in read_batches(layer, _wanted(), box, tick)
        ]
        # Land comes before the water of the same municipality.
        table = DISTRICTS.join(parts).sort_by(
            [
                ("code", "ascending"),
                ("is_water", "ascending"),
                ("land_m2", "descending"),
            ]
        )
        return Reading({"districts": table}, tally.problems(_DROPPED), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def _layers(path: Path) -> list[tuple[str, Layer]]:
    found = [(_level_of(layer), layer) for layer in layers_of(path)]
    return [(level, layer) for level, layer in found if level is not None]


def _level_of(layer: Layer) -> str | None:
    """Tell the level by the finest code; without inhabitants it is another file."""
    if not any(name in layer.fields for name in _COUNTS["inhabitants"]):
        return None
    for level, codes, names in _LEVELS:
        if any(c in layer.fields for c in codes) and any(
            n in layer.fields for n in names
        ):
            return level
    return None


def _wanted() -> list[str]:
    names = [name for _, codes, names in _LEVELS for name in (*codes, *names)]
    figures = [
        name for group in (_COUNTS, _REALS) for pair in group.values() for name in pair
    ]
    return [*names, *figures, *_YEARS, "water", "h2o"]


def _districts(level: str, layer: Layer, batch: Batch, tally: Tally) -> pa.Table:
    code_names, name_names = next((c, n) for one, c, n in _LEVELS if one == level)
    codes, names = _first(batch, code_names), _first(batch, name_names)
    has_code = np.array([code is not None for code in codes], dtype=np.bool_)
    has_shape = ~(shapely.is_missing(batch.shapes) | shapely.is_empty(batch.shapes))
    keep = has_code & has_shape
    tally.add("district.no_code", ~has_code, names)
    tally.add("district.no_shape", has_code & ~has_shape, codes)
    municipality = _LEVELS[-1]
    rows = {
        "code": codes,
        "name": np.where([name is None for name in names], codes, names),
        "municipality_code": _first(batch, municipality[1]),
        "municipality_name": _first(batch, municipality[2]),
        "year": _years(layer, batch),
        "is_water": [
            _WATER.get(text or "") for text in _first(batch, ("water", "h2o"))
        ],
        **_figures(batch),
    }
    kept = {
        name: pa.array(c, from_pandas=True).filter(pa.array(keep))
        for name, c in rows.items()
    }
    shapes = shapely.make_valid(batch.shapes[keep])
    return DISTRICTS.build(
        {**kept, "level": [level] * len(shapes), "geometry": shapely.to_wkb(shapes)}
    )


def _figures(batch: Batch) -> dict[str, NDArray[np.float64]]:
    counts = {name: whole(batch.numbers(*names)) for name, names in _COUNTS.items()}
    counts["urbanity"] = np.where(counts["urbanity"] <= 5, counts["urbanity"], np.nan)
    reals = {
        name: positive(batch.numbers(*names)) * _SCALES.get(name, 1)
        for name, names in _REALS.items()
    }
    return counts | reals


def _first(batch: Batch, names: Iterable[str]) -> NDArray[np.object_]:
    found = [name for name in names if name in batch.columns]
    texts: NDArray[np.object_] = batch.texts(found[0] if found else "")
    return texts


def _years(layer: Layer, batch: Batch) -> list[int | None]:
    texts = _first(batch, _YEARS).tolist()
    return [year_in(text) or year_in(layer.name) for text in texts]


def _year_of(layers: list[tuple[str, Layer]]) -> int | None:
    for _, layer in layers:
        for batch in read_batches(layer, _YEARS, None, lambda _: None):
            years = [year for year in _years(layer, batch) if year]
            if years:
                return max(years)
    return None


def _around(places: Iterable[Place]) -> Box | None:
    boxes = np.array([place.extent_m for place in places if place.extent_m])
    if not len(boxes):
        return None
    west, south = boxes[:, :2].min(axis=0).tolist()
    east, north = boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north


FORMAT = StatisticalAreas()
