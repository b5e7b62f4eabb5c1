"""Squares of 100 and 500 metres of the CBS, as GeoPackage or older zipped shapefile.

The older shapefile has a column per year; its last year of inhabitants is read, and
other figures only where they are of that year. A square without people is absent.
"""

import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from samensterk.geo.arrays import Mask
from samensterk.geo.squares import corners_of
from samensterk.scan.tables import SQUARES
from samensterk.sources.layers import (
    Batch,
    Layer,
    layers_of,
    place_of,
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

_KEYS = {
    "crs28992res100m": 100,
    "crs28992res500m": 500,
    "c28992r100": 100,
    "c28992r500": 500,
}
_CODE = re.compile(r"E\d{4}N\d{4}")
_YEARLY_PEOPLE = re.compile(r"inw((?:19|20)\d\d)")
_DROPPED = {"square.bad_code", "square.twice"}


class _Columns(NamedTuple):
    key: str
    size_m: int
    year: int | None
    people: tuple[str, ...]
    people_65: tuple[str, ...]
    homes: tuple[str, ...]
    empty_homes: tuple[str, ...]


class SquareFigures:
    """A layer with a square's code and its inhabitants."""

    name = "cbs_squares"

    def recognises(self, path: Path) -> bool:
        return _found(path) is not None

    def describe(self, path: Path) -> SourceFile:
        layer, columns = _required(path)
        place = place_of(layer)
        return SourceFile(
            path=path,
            format=self.name,
            title=f"Vierkanten van {columns.size_m} meter (CBS)",
            date=str(columns.year) if columns.year else None,
            crs=place.crs,
            licence="CC BY 4.0",
            attribution="CBS",
            counts={"vierkanten": place.n_records},
            extent_m=place.extent_m,
            provides=frozenset({"squares"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        layer, columns = _required(path)
        tally = Tally()
        wanted = [columns.key, *columns.people, *columns.people_65]
        wanted += [*columns.homes, *columns.empty_homes]
        parts = [
            _squares(columns, batch, box, tally)
            for batch in read_batches(layer, wanted, box, tick)
        ]
        table = SQUARES.join(parts).sort_by("square")
        return Reading({"squares": _once(table, tally)}, tally.problems(_DROPPED), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def _found(path: Path) -> tuple[Layer, _Columns] | None:
    for layer in layers_of(path):
        for key, size_m in _KEYS.items():
            if key in layer.fields:
                return layer, _columns(layer, key, size_m)
    return None


def _required(path: Path) -> tuple[Layer, _Columns]:
    found = _found(path)
    if found is None:
        raise BrokenFile(path, "heeft geen laag met vierkanten meer.")
    return found


def _columns(layer: Layer, key: str, size_m: int) -> _Columns:
    years = [
        int(hit[1]) for name in layer.fields if (hit := _YEARLY_PEOPLE.fullmatch(name))
    ]
    if years:
        last = max(years)
        return _Columns(
            key,
            size_m,
            last,
            people=(f"inw{last}",),
            people_65=(f"i{last}65pl",),
            homes=(f"won{last}",),
            empty_homes=(),
        )
    return _Columns(
        key,
        size_m,
        year_in(layer.name),
        people=("aantalinwoners", "inwoner"),
        people_65=("aantalinwoners65jaarenouder", "inw65pl"),
        homes=("aantalwoningen", "woning"),
        empty_homes=("aantalnietbewoondewoningen",),
    )


def _squares(
    columns: _Columns, batch: Batch, box: Box | None, tally: Tally
) -> pa.Table:
    codes = batch.texts(columns.key)
    is_good = np.array(
        [bool(_CODE.fullmatch(code or "")) for code in codes], dtype=np.bool_
    )
    tally.add("square.bad_code", ~is_good, codes)
    people = whole(batch.numbers(*columns.people))
    older = whole(batch.numbers(*columns.people_65))
    keep = is_good
    keep[is_good] = _touches(codes[is_good].tolist(), columns.size_m, box)
    has_people = np.where(people > 0, people, np.nan)
    figures = {
        "inhabitants": people,
        "dwellings": whole(batch.numbers(*columns.homes)),
        "unoccupied_dwellings": whole(batch.numbers(*columns.empty_homes)),
        # Both are rounded to five: the part can come out above the whole.
        "share_65_or_older": np.minimum(older / has_people, 1.0),
    }
    n_kept = int(keep.sum())
    return SQUARES.build(
        {
            "square": codes[keep].tolist(),
            "size_m": [columns.size_m] * n_kept,
            "year": [columns.year] * n_kept,
            **{name: values[keep] for name, values in figures.items()},
        }
    )


def _touches(codes: list[str], size_m: int, box: Box | None) -> Mask:
    if box is None or not codes:
        return np.ones(len(codes), dtype=np.bool_)
    x_m, y_m = corners_of(codes).T
    west, south, east, north = box
    inside: Mask = (
        (x_m <= east)
        & (x_m + size_m >= west)
        & (y_m <= north)
        & (y_m + size_m >= south)
    )
    return inside


def _once(table: pa.Table, tally: Tally) -> pa.Table:
    codes = np.array(table["square"].to_pylist(), dtype=object)
    is_again = np.zeros(len(codes), dtype=np.bool_)
    is_again[1:] = codes[1:] == codes[:-1]
    tally.add("square.twice", is_again, codes)
    return table.filter(pa.array(~is_again))


FORMAT = SquareFigures()
