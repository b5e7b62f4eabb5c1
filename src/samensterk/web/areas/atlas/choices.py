"""What somebody chose to see on the map, read from the address of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from samensterk.web.areas.atlas.indicators import (
    Described,
    columns_of,
    indicators_of,
    key_figures,
)
from samensterk.web.areas.atlas.queries import Level, at_level, levels_of
from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.common.requests import number_in

FIRST_LEVELS = (Level.CELL, Level.PARK, Level.NEIGHBOURHOOD, Level.VISIT_AREA)


@dataclass(frozen=True, slots=True)
class Choice:
    """Level, indicator and area of a map; what is not known falls back to the usual.

    Attributes
    ----------
    indicator : None for visit areas, which have work and no figures
    """

    levels: Sequence[str]
    level: str
    indicator: Described | None
    areas: Sequence[ScanArea]
    area: ScanArea | None


def map_choice(scan: LoadedScan, asked: QueryDict) -> Choice:
    """Read what the map should show; two queries."""
    levels = [one for one in levels_of(scan) if one != Level.MUNICIPALITY]
    level = level_in(levels, asked)
    areas = list(at_level(scan, level)) if level else []
    wanted = number_in(asked.get("gebied", ""))
    area = next((one for one in areas if one.pk == wanted), None)
    is_described = level not in ("", Level.VISIT_AREA)
    indicator = _indicator(scan, asked) if is_described else None
    return Choice(levels, level, indicator, areas, area)


def level_in(levels: Sequence[str], asked: QueryDict) -> str:
    """Give the level that is asked for, else the one that is usual; '' without any."""
    wanted = asked.get("laag", "")
    if wanted in levels:
        return wanted
    usual = [one for one in FIRST_LEVELS if one in levels]
    return str(usual[0]) if usual else ""


def columns_in(kind: str, level: str, asked: QueryDict) -> list[Described]:
    """Give the indicators that somebody wants in a table, in the order of the cards."""
    wanted = set(asked.getlist("cijfer"))
    known = indicators_of(kind)
    chosen = [one for code, one in known.items() if code in wanted]
    return chosen or [known[code] for code in columns_of(kind, level)]


def _indicator(scan: LoadedScan, asked: QueryDict) -> Described:
    known = indicators_of(scan.kind)
    wanted = known.get(asked.get("cijfer", ""))
    return wanted or known[key_figures(scan.kind)[0]]
