"""The areas of a scan as they lie on the table: at one level, numbered, in a drawing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.areas.talks.area_sketch import Outline, Sketch, draw_sketch

# The first of these that a scan has is shown when nobody asks for another.
LEVELS = (
    ScanArea.Level.CELL,
    ScanArea.Level.NEIGHBOURHOOD,
    ScanArea.Level.VISIT_AREA,
    ScanArea.Level.PARK,
)
NUMBER = re.compile(r"\d+")
WIDTH_PX = 520.0


@dataclass(frozen=True, slots=True)
class ShownArea:
    """One area, by the number it has on this table."""

    area_id: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class ShownAreas:
    """What lies on the table; without a drawing where a scan has no borders."""

    level: str
    levels: Sequence[str]
    areas: Sequence[ShownArea]
    sketch: Sketch | None


def shown_areas(
    scan: LoadedScan, level: str = "", *, only: Iterable[str] = ()
) -> ShownAreas:
    """Give the areas of one level, or `only` these of any level; two queries."""
    rows = ScanArea.objects.for_municipality(scan.municipality_id).filter(scan=scan)
    there = set(rows.order_by().values_list("level", flat=True).distinct())
    levels = [one for one in LEVELS if one in there]
    chosen = level if level in levels else next(iter(levels), "")
    ids = list(only)
    rows = rows.filter(area_id__in=ids) if ids else rows.filter(level=chosen)
    found = list(rows.only("area_id", "name", "outline").order_by("pk"))
    numbers = _numbers([one.name for one in found])
    outlines = [
        Outline(one.area_id, one.name, number, one.outline)
        for one, number in zip(found, numbers, strict=True)
    ]
    areas = [ShownArea(one.area_id, one.name, one.number) for one in outlines]
    return ShownAreas(chosen, levels, areas, draw_sketch(outlines, width_px=WIDTH_PX))


def _numbers(names: Sequence[str]) -> Sequence[int]:
    """Keep the numbers that names have themselves, when each has one of its own."""
    own = [NUMBER.search(name) for name in names]
    found = [int(one.group()) for one in own if one is not None]
    is_own = len(found) == len(names) == len(set(found))
    return found if is_own else range(1, len(names) + 1)
