"""Read all files that were given and put their tables together."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.scan.tables import TABLES
from samensterk.sources.reading import Box, Problem, Reading, SourceFile, Tick
from samensterk.sources.recognise import recognise

Progress: TypeAlias = Callable[[str], Tick]  # a name in, what to tell about it out
_BLOCK = 1 << 20


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


def gather(paths: Sequence[Path], box: Box | None, progress: Progress) -> Gathered:
    """Read the files once, in the order of their names.

    Raises
    ------
    SourceError
    """
    readings: list[Reading] = []
    sources: list[Source] = []
    for path in sorted(paths):
        known = recognise(path)
        reading = known.read(path, box, progress(path.name))
        readings.append(reading)
        sources.append(Source(known.describe(path), sha256_of(path), reading.problems))
    tables = {
        name: spec.join([one.tables[name] for one in readings if name in one.tables])
        for name, spec in TABLES.items()
        if any(name in one.tables for one in readings)
    }
    grounds = [shapely.from_wkb(one.covers) for one in readings if one.covers]
    covers = shapely.intersection_all(grounds) if grounds else None
    return Gathered(tables, tuple(sources), covers)


def sha256_of(path: Path) -> str:
    """Give a file's fingerprint without holding it in memory."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
