"""What every format module offers, and what comes out of reading a file.

* SourceError
  * UnknownFormat
  * BrokenFile
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

import pyarrow as pa

Box: TypeAlias = tuple[
    float, float, float, float
]  # west, south, east, north in RD metres
Tick: TypeAlias = Callable[
    [int], None
]  # told how many records were read since last time


class SourceError(Exception):
    """A file cannot be used."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name}: {why}")
        self.path = path
        self.why = why


class UnknownFormat(SourceError):
    """No format module recognises the content."""


class BrokenFile(SourceError):
    """The content is recognised and cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Rows that cannot be used, or used only in part, by one reason.

    `reason` is a code such as `building.no_year`; see `sources.reasons` for the Dutch.
    """

    reason: str
    count: int
    example: str  # an id or value to look up; never personal data
    is_dropped: bool  # the row is left out; otherwise only the value became empty


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a file is, without reading all of it where the format allows that."""

    path: Path
    format: str  # "bag_light"
    title: str  # "BAG (PDOK, bag-light)"
    date: (
        str | None
    )  # ISO date or year the content speaks of; None when the file does not say
    crs: str  # "EPSG:28992"
    licence: str  # "CC0 1.0"
    attribution: str  # "Kadaster"
    counts: Mapping[str, int]  # records per layer, in the register's own words
    extent_m: Box | None
    provides: frozenset[str]  # of scan.tables.TABLES, what somebody need not look for


@dataclass(frozen=True, slots=True)
class Reading:
    """Tables by name, what was wrong, and the ground that the file covers."""

    tables: Mapping[str, pa.Table]
    problems: tuple[Problem, ...]
    covers: bytes | None  # WKB (multi)polygon in RD; None when the file does not say


class Format(Protocol):
    """One register's file format; every format module has one as `FORMAT`."""

    name: str

    def recognises(self, path: Path) -> bool:
        """Look at the content, never at the name; false for anything unreadable."""
        ...

    def describe(self, path: Path) -> SourceFile: ...

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        """Read what touches the box; all of it without one."""
        ...

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        """Say what is wrong in the whole file, as `read` would, keeping no tables."""
        ...
