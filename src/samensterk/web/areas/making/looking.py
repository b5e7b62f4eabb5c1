"""What a file is: recognised by its content, with what a page says of it.

Where it lies is kept beside the files of the order, for the page looks at it often.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapely
from django.utils.translation import gettext as _

from samensterk.products.gather import (
    KnownFile,
    recognise_files,
    speaks_of_areas_only,
)
from samensterk.sources.reading import Box, SourceError
from samensterk.web.areas.making import files
from samensterk.web.areas.making.models import SourceFile
from samensterk.web.areas.making.zip_words import words_of
from samensterk.web.areas.making.zips import RefusedZip, check_zip, is_zip

# Up to here files are looked at while their sender waits; more is done by a worker.
AT_ONCE_BYTES = 8_000_000
LOOKED = "looked"
# RD New has the Netherlands between these, with some sea around it; metres.
COUNTRY: Box = (-10_000.0, 280_000.0, 320_000.0, 660_000.0)


@dataclass(frozen=True, slots=True)
class Found:
    """What one look at a file gave."""

    problem: str = ""
    format: str = ""
    title: str = ""
    date: str = ""
    licence: str = ""
    provides: tuple[str, ...] = ()
    extent_m: Box | None = None
    # By code: the box around each municipality whose border is in the file.
    municipalities: Mapping[str, Box] = field(default_factory=dict)


def look_at(path: Path, *, is_sent: bool) -> Found:
    """Say what a file is, or why it cannot be used. What was sent may be a trap."""
    try:
        if is_sent and is_zip(path):
            check_zip(path)
        (known,) = recognise_files([path])
        if problem := _problem_with(known):
            return Found(problem)
        boxes = _municipalities(known)
    except RefusedZip as error:
        return Found(words_of(error))
    except SourceError as error:
        return Found(problem_of(error))
    told = known.file
    return Found(
        format=told.format[:40],
        title=told.title[:200],
        date=(told.date or "")[:20],
        licence=told.licence[:100],
        provides=tuple(sorted(told.provides)),
        extent_m=told.extent_m,
        municipalities=boxes,
    )


def problem_of(error: SourceError) -> str:
    """Say it as a sentence about the file."""
    return (_("This file: %s") % error.why)[:500]


def _problem_with(known: KnownFile) -> str:
    told = known.file
    if told.counts and not any(told.counts.values()):
        return _(
            "There is nothing in this file: it has no objects. Download it again, or choose another file."
        )
    if told.extent_m is not None and not overlaps(told.extent_m, COUNTRY):
        return _(
            "What is in this file does not lie in the Netherlands. Its coordinates are probably of another system: deliver it in RD (EPSG:28992)."
        )
    return ""


def overlaps(one: Box, other: Box, margin_m: float = 0.0) -> bool:
    """Say whether two boxes have ground in common, or nearly so."""
    west, south, east, north = one
    w, s, e, n = other
    return (
        west <= e + margin_m
        and w <= east + margin_m
        and south <= n + margin_m
        and s <= north + margin_m
    )


def _municipalities(known: KnownFile) -> dict[str, Box]:
    """Find the municipalities in a file of borders; a register of buildings has none."""
    if "districts" not in known.file.provides or not speaks_of_areas_only(known):
        return {}

    reading = known.format.read(known.path, None, lambda _count: None)
    table = reading.tables["districts"].select(["level", "code", "geometry"])
    found: dict[str, Box] = {}
    for row in table.to_pylist():
        if row["level"] == "municipality" and row["geometry"] is not None:
            west, south, east, north = shapely.from_wkb(row["geometry"]).bounds
            found[row["code"]] = (west, south, east, north)
    return found


def keep(source: SourceFile, found: Found) -> None:
    """Write down what a file is, with its row and beside it."""
    if found.format:
        path = _path(source)
        files.make_private(path.parent)
        told = {"extent_m": found.extent_m, "municipalities": found.municipalities}
        path.write_text(json.dumps(told))
    source.problem, source.format = found.problem, found.format
    source.title, source.date = found.title, found.date
    source.licence, source.provides = found.licence, list(found.provides)
    source.save()


def where(source: SourceFile) -> tuple[Box | None, Mapping[str, Box]]:
    """Give where a file lies and the municipalities with a border in it."""
    try:
        told: dict[str, Any] = json.loads(_path(source).read_text())
    except (OSError, ValueError):
        return None, {}
    extent = told["extent_m"]
    boxes = {code: _box(box) for code, box in told["municipalities"].items()}
    return (None if extent is None else _box(extent)), boxes


def _box(numbers: list[float]) -> Box:
    west, south, east, north = numbers
    return west, south, east, north


def _path(source: SourceFile) -> Path:
    return files.folder_of_order(source.order_id) / LOOKED / f"{source.pk}.json"
