"""A whole municipality beside its neighbours and its province: figures of one edition.

Counts would say only which municipality is large, so they are given per inhabitant or
per square kilometre. Nothing is put in order of its value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from samensterk.scan.key_figures import pooled_crime, pooled_years, weighted_mean

Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ratio:
    """One count over another, both added up over all areas."""

    code: str
    unit: str
    above: str
    below: str
    times: float

    def of(self, rows: Sequence[Row]) -> float | None:
        pairs = [(row.get(self.above), row.get(self.below)) for row in rows]
        known = [(a, b) for a, b in pairs if a is not None and b is not None]
        if not rows or len(known) < len(rows):
            return None
        above, below = (float(sum(column)) for column in zip(*known, strict=True))
        return self.times * above / below if below else None


@dataclass(frozen=True, slots=True)
class Mean:
    """A share or a mean; over several areas weighted by another figure."""

    code: str
    unit: str
    weight: str

    def of(self, rows: Sequence[Row]) -> float | None:
        pairs = [(row.get(self.code), row.get(self.weight)) for row in rows]
        return weighted_mean(pairs) if pairs else None


_KM2_M2 = 1_000_000.0
FIGURES = (
    Ratio("inhabitants_per_km2", "per_km2", "inhabitants", "land_m2", _KM2_M2),
    Mean("share_65_or_older", "share", "inhabitants"),
    Mean("share_unoccupied", "share", "dwellings"),
    Mean("main_road_distance_km", "km", "inhabitants"),
    Ratio("businesses_per_1000", "per_1000", "businesses", "inhabitants", 1000.0),
    Ratio(
        "agricultural_businesses_per_km2",
        "per_km2",
        "agricultural_businesses",
        "land_m2",
        _KM2_M2,
    ),
    Ratio("crime_all_per_1000", "per_1000", "crime_all", "inhabitants", 1000.0),
    Ratio(
        "crime_burglary_per_1000", "per_1000", "crime_burglary", "inhabitants", 1000.0
    ),
)
OF_CRIME = frozenset({"crime_all_per_1000", "crime_burglary_per_1000"})


@dataclass(frozen=True, slots=True)
class Around:
    """Codes of the municipality, its neighbours, and all of its province; maybe none."""

    own: str
    neighbours: tuple[str, ...]
    province: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure; None is unknown.

    Attributes
    ----------
    neighbours : in the order of the codes that were asked
    province : added up or weighted over its municipalities
    table : where it comes from, as well as from `crime` for an offence
    year : of the edition; None when the file does not say
    """

    code: str
    unit: str
    own: float
    neighbours: tuple[float | None, ...]
    province: float | None
    table: str
    year: int | None


@dataclass(frozen=True, slots=True)
class _Edition:
    table: str
    year: int | None
    rows: Mapping[str, Row]


def compare_around(
    tables: Mapping[str, pa.Table], around: Around, fewest: int
) -> tuple[Compared, ...]:
    """Give the figures that are known of the municipality itself.

    All values of a figure come from one table and year: the latest in which the
    municipality has it. Otherwise a difference could be one between years.
    """
    codes = {around.own, *around.neighbours, *around.province}
    crime = _crime_a_year(tables.get("crime"), codes, fewest)
    editions = _editions(tables, codes, crime)
    found = (_compared(figure, editions, around) for figure in FIGURES)
    return tuple(one for one in found if one is not None)


def _compared(
    figure: Ratio | Mean, editions: Sequence[_Edition], around: Around
) -> Compared | None:
    for edition in editions:
        own = figure.of(_rows(edition, [around.own]))
        if own is not None:
            return Compared(
                figure.code,
                figure.unit,
                own,
                tuple(figure.of(_rows(edition, [one])) for one in around.neighbours),
                figure.of(_rows(edition, around.province)),
                edition.table,
                edition.year,
            )
    return None


def _rows(edition: _Edition, codes: Iterable[str]) -> list[Row]:
    return [edition.rows.get(code, {}) for code in codes]


def _editions(
    tables: Mapping[str, pa.Table], codes: Iterable[str], crime: Mapping[str, Row]
) -> list[_Edition]:
    """Take apart the figures by table and year, the latest first."""
    found: dict[tuple[int, str], dict[str, dict[str, Any]]] = {}
    asked = pa.array(sorted(codes), type=pa.string())
    for name in ("key_figures", "districts"):
        if name not in tables:
            continue
        table = tables[name].filter(pc.is_in(tables[name]["code"], value_set=asked))
        shown = [one for one in table.schema.names if one != "geometry"]
        for row in table.select(shown).to_pylist():
            if row.get("is_water"):
                continue
            own = found.setdefault((row["year"] or 0, name), {})
            known = {key: value for key, value in row.items() if value is not None}
            own[row["code"]] = {
                **crime.get(row["code"], {}),
                **own.get(row["code"], {}),
                **known,
            }
    return [
        _Edition(name, year or None, found[year, name])
        for year, name in sorted(found, reverse=True)
    ]


def _crime_a_year(
    crime: pa.Table | None, codes: Iterable[str], fewest: int
) -> dict[str, Row]:
    """Give registered offences a year, the mean of the last three whole years."""
    if crime is None:
        return {}
    keep = pc.is_in(crime["area_code"], value_set=pa.array(sorted(codes), pa.string()))
    near = crime.filter(keep)
    n_years = len(pooled_years(near))
    return {
        code: {
            name: None if count is None else count / n_years
            for name, count in pooled_crime(near, [code], fewest).items()
        }
        for code in codes
    }
