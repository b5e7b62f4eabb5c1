"""Key figures of the CBS and registered crime over whole areas."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

Figures: TypeAlias = Mapping[str, float | None]

# Counts add up over areas; shares and means are weighted by the second column.
_COUNTS = ("inhabitants", "businesses", "agricultural_businesses")
_WEIGHTED = {
    "share_65_or_older": "inhabitants",
    "share_unoccupied": "dwellings",
    "main_road_distance_km": "inhabitants",
}
_SQUARE_COUNTS = ("inhabitants",)
_SQUARE_WEIGHTED = {"share_65_or_older": "inhabitants"}
OFFENCES = {"crime_all": "0.0.0", "crime_burglary": "1.1.1"}
POOLED_YEARS = 3
FIGURE_NAMES = (*_COUNTS, *_WEIGHTED, *OFFENCES)


def figures_of_districts(
    tables: Sequence[pa.Table | None], codes: Sequence[str]
) -> Figures:
    """Add up the figures of districts; one that is not known makes the sum unknown.

    Parameters
    ----------
    tables : with `code`, `year` and some of the figures; of a figure that is given
        more than once the latest year counts
    codes : the districts that make up the area
    """
    known = [_newest(tables, code) for code in codes]
    return _together(known, _COUNTS, _WEIGHTED)


def figures_of_squares(squares: pa.Table | None, codes: Sequence[str]) -> Figures:
    """Add up the figures of squares of 500 m; the CBS leaves out squares without people."""
    if squares is None:
        return {}
    of_size = squares.filter(pc.equal(squares["size_m"], 500))
    keep = pc.is_in(of_size["square"], value_set=pa.array(codes, type=pa.string()))
    rows = of_size.filter(keep).to_pylist()
    if not rows:
        return {}
    return _together(rows, _SQUARE_COUNTS, _SQUARE_WEIGHTED)


def pooled_crime(crime: pa.Table | None, codes: Sequence[str], fewest: int) -> Figures:
    """Count registered offences of the last three years together.

    A year or area that is missing makes the count unknown; so does a count under
    `fewest`, which is withheld.
    """
    if crime is None:
        return {}
    keep = pc.is_in(crime["area_code"], value_set=pa.array(codes, type=pa.string()))
    rows = crime.filter(keep).to_pylist()
    years = pooled_years(crime)
    return {
        name: _pooled(rows, codes, offence, years, fewest)
        for name, offence in OFFENCES.items()
    }


def pooled_years(crime: pa.Table) -> list[int]:
    """Give the last whole years of the table, at most three."""
    whole = crime["year"].filter(pc.is_null(crime["month"]))
    return sorted(set(whole.to_pylist()))[-POOLED_YEARS:]


def _pooled(
    rows: Iterable[Mapping[str, Any]],
    codes: Sequence[str],
    offence: str,
    years: Sequence[int],
    fewest: int,
) -> float | None:
    counts = {
        (row["area_code"], row["year"]): row["count"]
        for row in rows
        if row["offence"] == offence and row["month"] is None
    }
    asked = [counts.get((code, year)) for code in codes for year in years]
    known = [count for count in asked if count is not None]
    if not asked or len(known) < len(asked) or sum(known) < fewest:
        return None
    return float(sum(known))


def _newest(tables: Sequence[pa.Table | None], code: str) -> dict[str, Any]:
    rows = [
        row
        for table in tables
        if table is not None
        for row in table.filter(pc.equal(table["code"], code)).to_pylist()
        if not row.get("is_water")
    ]
    merged: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: row["year"] or 0):
        merged |= {name: value for name, value in row.items() if value is not None}
    return merged


def _together(
    rows: Sequence[Mapping[str, Any]],
    counts: Iterable[str],
    weighted: Mapping[str, str],
) -> Figures:
    found: dict[str, float | None] = {}
    for name in counts:
        values = [row.get(name) for row in rows]
        is_known = all(value is not None for value in values)
        found[name] = float(sum(v or 0 for v in values)) if is_known else None
    for name, weight in weighted.items():
        pairs = [(row.get(name), row.get(weight)) for row in rows]
        found[name] = weighted_mean(pairs)
    return found


def weighted_mean(
    pairs: Sequence[tuple[float | None, float | None]],
) -> float | None:
    """Give the mean of values with their weights; unknown when one of them is."""
    if len(pairs) == 1:  # of one district the weight need not be known
        value = pairs[0][0]
        return None if value is None else float(value)
    # Where nobody lives there is nothing to weigh.
    counted = [(value, weight) for value, weight in pairs if weight != 0]
    if not counted or any(v is None or w is None for v, w in counted):
        return None
    total = sum(float(w or 0) for _, w in counted)
    return sum(float(v or 0) * float(w or 0) for v, w in counted) / total
