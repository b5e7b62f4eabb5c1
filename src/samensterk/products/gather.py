"""Read all files that were given, near the area that is asked, and join their tables."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.scan.tables import TABLES
from samensterk.sources.reading import Box, Format, Problem, Reading, SourceFile, Tick
from samensterk.sources.recognise import recognise

Progress: TypeAlias = Callable[[str], Tick]  # a name in, what to tell about it out
_BLOCK = 1 << 20
# What lies outside an area still counts: the nearest home, the road to a motorway.
MARGIN_M = 5_000.0
ROADS_MARGIN_M = 15_000.0
_ONLY_AREAS = frozenset({"districts", "key_figures", "squares", "crime"})


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file and the format module that recognised it."""

    path: Path
    format: Format
    file: SourceFile


@dataclass(frozen=True, slots=True)
class Source:
    """One file: what it is, its fingerprint and what was wrong with it."""

    file: SourceFile
    sha256: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The tables of all files together; a table that no file gives is absent."""

    tables: Mapping[str, pa.Table]
    sources: tuple[Source, ...]
    covers: BaseGeometry | None


def recognise_files(paths: Sequence[Path]) -> tuple[KnownFile, ...]:
    """Recognise the files, in the order of their names.

    Raises
    ------
    SourceError
    """
    found = []
    for path in sorted(set(paths)):
        known = recognise(path)
        found.append(KnownFile(path, known, known.describe(path)))
    return tuple(found)


def read_areas(files: Sequence[KnownFile], progress: Progress) -> dict[Path, Reading]:
    """Read whole the files that speak of areas only: borders and their figures."""
    return {
        one.path: one.format.read(one.path, None, progress(one.path.name))
        for one in files
        if one.file.provides <= _ONLY_AREAS
    }


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
    sources = tuple(
        Source(one.file, sha256_of(one.path), reading.problems)
        for one, reading in zip(files, readings, strict=True)
    )
    tables = join_tables(readings)
    grounds = [shapely.from_wkb(one.covers) for one in readings if one.covers]
    covers = shapely.intersection_all(grounds) if grounds else None
    return Gathered(tables, sources, covers)


def join_tables(readings: Sequence[Reading]) -> dict[str, pa.Table]:
    """Put tables of a kind below each other."""
    return {
        name: spec.join([one.tables[name] for one in readings if name in one.tables])
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
