"""The comparison with neighbours and province as tables of the report."""

from collections.abc import Sequence
from math import ceil

from samensterk.products.context import Context, ContextFigure
from samensterk.products.dutch import dutch_number, dutch_value
from samensterk.products.report_content import Grid

_WIDEST = 4  # figures in one table, so that it fits on paper
_LARGE = 100.0  # numbers from here on need no decimals
_PURPOSE = (
    "Dit is context voor een gesprek. De gemeenten staan op naam. Gemeenten verschillen in ligging, grootte "
    "en geschiedenis; een hoger of lager cijfer is daarom niet beter of slechter."
)


def context_tables(context: Context) -> list[Grid]:
    """Set the municipality, its neighbours by name and the province below each other."""
    found = context.figures
    n_tables = ceil(len(found) / _WIDEST)
    width = ceil(len(found) / n_tables) if n_tables else 1
    parts = [found[at : at + width] for at in range(0, len(found), width)]
    return [_table(context, part, number) for number, part in enumerate(parts, start=1)]


def context_notes(context: Context) -> list[str]:
    """Say what it is for, where figures come from, and what could not be compared."""
    names: dict[tuple[str, str], list[str]] = {}
    for one in context.figures:
        names.setdefault((one.source, one.year), []).append(one.name)
    origins = [
        f"Bron: {source}. Jaar: {year}. Cijfers: {'; '.join(own)}."
        for (source, year), own in names.items()
    ]
    without = [
        f"{one.name}, {context.province}: {one.why_no_province}"
        for one in context.figures
        if context.province and one.why_no_province
    ]
    not_compared = [f"{what}: {why}" for what, why in context.not_compared]
    return [_PURPOSE, *origins, *without, *not_compared]


def _table(context: Context, figures: Sequence[ContextFigure], number: int) -> Grid:
    rows = [[context.municipality, *(_shown(one.own, one.unit) for one in figures)]]
    for place, name in enumerate(context.neighbours):
        values = [_shown(one.neighbours[place][1], one.unit) for one in figures]
        rows.append([name, *values])
    if context.province is not None:
        values = [_shown(one.province, one.unit) for one in figures]
        rows.append([f"Provincie {context.province}", *values])
    return Grid(
        f"{context.municipality} en omgeving: hele gemeenten ({number})",
        ["Gebied", *(one.name for one in figures)],
        rows,
    )


def _shown(value: float | None, unit: str) -> str:
    if value is None or unit in {"share", "km"}:
        return dutch_value(value, unit)
    return dutch_number(value, 0 if value >= _LARGE else 1)
