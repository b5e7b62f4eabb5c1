"""Read all files that were given, near the area that is asked, and join their tables."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.routing.reading import read_roads
from samensterk.routing.source import RoadSource
from samensterk.routing.trouble import RoutingError
from samensterk.scan.tables import TABLES
from samensterk.sources.careful import Careful
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Format,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.recognise import recognise

Progress: TypeAlias = Callable[[str], Tick]  # a name in, what to tell about it out
_BLOCK = 1 << 20
# What lies outside an area still counts: the nearest home, the road to a motorway.
MARGIN_M = 5_000.0
ROADS_MARGIN_M = 15_000.0
# Registers that go before other maps of the same things, where both lie on the same ground:
# together they would count twice there. Where they do not, each is all that there is.
_FIRST = {
    "buildings": frozenset({"bag_light", "bag_extract"}),
    "addresses": frozenset({"bag_light", "bag_extract"}),
    "roads": frozenset({"nwb"}),
}
_ID = {"buildings": "building_id", "addresses": "address_id", "roads": "road_id"}
_ONLY_AREAS = frozenset({"districts", "key_figures", "squares", "crime"})


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file and the format module that recognised it."""

    path: Path
    format: Format
    file: SourceFile


@dataclass(frozen=True, slots=True)
class Source:
    """One file: what it is, its fingerprint and what was wrong with it.

    `left_out` are the tables that a register in another file goes before.
    """

    file: SourceFile
    sha256: str
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The tables of all files together; a table that no file gives is absent.

    `n_twice` counts the rows of a table that stood in two files.
    """

    tables: Mapping[str, pa.Table]
    sources: tuple[Source, ...]
    covers: BaseGeometry | None
    n_twice: Mapping[str, int]
    roads: tuple[RoadSource, ...] = ()  # with all that a driver meets

    def lacks(self, names: Sequence[str]) -> tuple[str, ...]:
        """Name the tables that no file gives, also not within another table."""
        given = {name for one in self.sources for name in one.file.provides}
        return tuple(n for n in names if n not in self.tables and n not in given)


def recognise_files(paths: Sequence[Path]) -> tuple[KnownFile, ...]:
    """Recognise the files, in the order of their names.

    Raises
    ------
    SourceError
    """
    found = []
    for path in sorted(set(paths)):
        known = Careful(recognise(path))
        found.append(KnownFile(path, known, known.describe(path)))
    return tuple(found)


def read_areas(files: Sequence[KnownFile], progress: Progress) -> dict[Path, Reading]:
    """Read whole the files that speak of areas only: borders and their figures."""
    return {
        one.path: one.format.read(one.path, None, progress(one.path.name))
        for one in files
        if speaks_of_areas_only(one)
    }


def speaks_of_areas_only(one: KnownFile) -> bool:
    """Tell whether a file is read whole, before it is known which ground matters."""
    return one.file.provides <= _ONLY_AREAS


def gather(
    files: Sequence[KnownFile],
    ground: BaseGeometry,
    already: Mapping[Path, Reading],
    progress: Progress,
) -> Gathered:
    """Read what lies on the ground or near it, each file once.

    Parameters
    ----------
    already : files that were read before

    Raises
    ------
    SourceError
    """
    readings = [already.get(one.path) or _read(one, ground, progress) for one in files]
    left_out = [_left_out(one.file, files) for one in files]
    sources = tuple(
        Source(one.file, sha256_of(one.path), reading.problems, names)
        for one, reading, names in zip(files, readings, left_out, strict=True)
    )
    joined = join_tables(
        [
            replace(one, tables={n: t for n, t in one.tables.items() if n not in names})
            for one, names in zip(readings, left_out, strict=True)
        ]
    )
    tables = {name: _once(name, table) for name, table in joined.items()}
    grounds = [shapely.from_wkb(one.covers) for one in readings if one.covers]
    covers = shapely.intersection_all(grounds) if grounds else None
    n_twice = {n: table.num_rows - tables[n].num_rows for n, table in joined.items()}
    return Gathered(
        tables,
        sources,
        covers,
        {n: k for n, k in n_twice.items() if k},
        tuple(_roads(files, left_out, ground, progress)),
    )


def _roads(
    files: Sequence[KnownFile],
    left_out: Sequence[tuple[str, ...]],
    ground: BaseGeometry,
    progress: Progress,
) -> Iterator[RoadSource]:
    """Read the roads once more, as a driver meets them: with ferries and barriers."""
    box = box_around(ground, MARGIN_M)
    for one, names in zip(files, left_out, strict=True):
        if "roads" in one.file.provides and "roads" not in names:
            try:
                yield read_roads(one.path, box, progress(one.path.name))
            except RoutingError as error:
                raise BrokenFile(one.path, error.why) from error


def _left_out(file: SourceFile, files: Sequence[KnownFile]) -> tuple[str, ...]:
    formats = {one.file.format for one in files if _shares_ground(one.file, file)}
    return tuple(
        name
        for name, first in _FIRST.items()
        if name in file.provides and file.format not in first and formats & first
    )


def _shares_ground(one: SourceFile, other: SourceFile) -> bool:
    """Say whether two files may be about the same ground; who does not tell may be."""
    if one.extent_m is None or other.extent_m is None:
        return True
    return bool(shapely.box(*one.extent_m).intersects(shapely.box(*other.extent_m)))


def _once(name: str, table: pa.Table) -> pa.Table:
    """Leave out what stood in a file before it; municipalities share their borders."""
    if name not in _ID or not table.num_rows:
        return table
    ids = table[_ID[name]].combine_chunks()
    first = pc.index_in(ids, value_set=pc.unique(ids))
    _, rows = np.unique(first.to_numpy(), return_index=True)
    return table if len(rows) == table.num_rows else table.take(pa.array(rows))


def join_tables(readings: Sequence[Reading]) -> dict[str, pa.Table]:
    """Put tables of a kind below each other, each in one piece."""
    return {
        name: spec.join(
            [one.tables[name] for one in readings if name in one.tables]
        ).combine_chunks()
        for name, spec in TABLES.items()
        if any(name in one.tables for one in readings)
    }


def _read(one: KnownFile, ground: BaseGeometry, progress: Progress) -> Reading:
    margin_m = ROADS_MARGIN_M if "roads" in one.file.provides else MARGIN_M
    return one.format.read(
        one.path, box_around(ground, margin_m), progress(one.path.name)
    )


def box_around(ground: BaseGeometry, margin_m: float) -> Box:
    """Give the box around a shape with a margin on all sides."""
    west, south, east, north = ground.bounds
    return west - margin_m, south - margin_m, east + margin_m, north + margin_m


def sha256_of(path: Path) -> str:
    """Give a file's fingerprint without holding it in memory."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
