"""The legend of the map: classes in words, and what the map must paint."""

from collections.abc import Iterable
from dataclasses import dataclass

from samensterk.web.areas.atlas.area_figures import values_of
from samensterk.web.areas.atlas.classes import classify
from samensterk.web.areas.atlas.indicators import Described
from samensterk.web.areas.atlas.units import shown_range, step_of
from samensterk.web.areas.scans.models import ScanArea


@dataclass(frozen=True, slots=True)
class Line:
    """One class: its range in words, and from which value it has which colour.

    `paints_from` is a text, so that a page in Dutch does not give it a comma.
    """

    text: str
    paints_from: str
    colour: str
    n_areas: int


@dataclass(frozen=True, slots=True)
class Legend:
    """All classes, and how many areas have no figure."""

    lines: tuple[Line, ...]
    n_without: int


def legend_of(indicator: Described, areas: Iterable[ScanArea]) -> Legend:
    values = [values_of(one).get(indicator.code) for one in areas]
    known = [one for one in values if one is not None]
    unit = indicator.unit
    lines = [
        Line(
            shown_range(one.least, one.largest, unit),
            f"{one.paints_from:.6g}",
            one.colour,
            one.n_areas,
        )
        for one in classify(known, step_of(unit))
    ]
    return Legend(tuple(lines), len(values) - len(known))
