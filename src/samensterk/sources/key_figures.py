"""Key figures without outlines: StatLine's tables per area, as JSON.

Two forms: rows of OData (Kerncijfers wijken en buurten, such as 85984NED), and a
collection per municipality with English labels, made from 85039NED. There businesses
are given per thousand inhabitants and agriculture as a part of them; both are turned
back into counts.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa

from samensterk.scan.tables import KEY_FIGURES
from samensterk.sources.odata import (
    AREA_KEY,
    LEVEL_OF,
    Row,
    area_code,
    is_json_with,
    parse,
    rows_of,
)
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.tally import Tally

_Figures: TypeAlias = dict[str, Any]
_HECTARE_M2 = 10_000
_KM2_M2 = 1_000_000
_YEAR_OF_TABLE = {  # the tables say their year only in the title
    "83487NED": 2016, "83765NED": 2017, "84286NED": 2018, "84583NED": 2019,
    "84799NED": 2020, "85039NED": 2021, "85318NED": 2022, "85618NED": 2023,
    "85984NED": 2024,
}  # fmt: skip
_COUNTS = {
    "inhabitants": "AantalInwoners",
    "households": "HuishoudensTotaal",
    "dwellings": "Woningvoorraad",
    "businesses": "BedrijfsvestigingenTotaal",
    "agricultural_businesses": "ALandbouwBosbouwEnVisserij",
}
_COLLECTION = ("Gemeente", "Demographics")
_MUNICIPALITY = re.compile(r"GM\d{4}")
_DROPPED = {"key_figures.other_area", "key_figures.twice"}


class KeyFigures:
    """JSON with figures per area code and no crime."""

    name = "key_figures"

    def recognises(self, path: Path) -> bool:
        if is_json_with(path, AREA_KEY, "SoortMisdrijf"):
            return False
        return is_json_with(path, AREA_KEY) or is_json_with(path, *_COLLECTION)

    def describe(self, path: Path) -> SourceFile:
        figures, n_rows = _figures(path, Tally())
        years = {row["year"] for row in figures if row["year"]}
        return SourceFile(
            path=path,
            format=self.name,
            title="Kerncijfers per gebied (CBS StatLine)",
            date=str(max(years)) if years else None,
            crs="geen",
            licence="CC BY 4.0",
            attribution="CBS",
            counts={"gebieden": n_rows},
            extent_m=None,
            provides=frozenset({"key_figures"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:  # noqa: ARG002
        """Read all areas; they have no place on the map, so a box leaves none out."""
        tally = Tally()
        figures, n_rows = _figures(path, tally)
        tick(n_rows)
        table = pa.Table.from_pylist(figures, schema=KEY_FIGURES.schema)
        return Reading({"key_figures": table}, tally.problems(_DROPPED), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def _figures(path: Path, tally: Tally) -> tuple[list[_Figures], int]:
    """Read the areas, sorted by code, and count the rows in the file."""
    if is_json_with(path, *_COLLECTION):
        areas = _collection(path)
        named = [(code, _of_collection(code, area)) for code, area in areas.items()]
    else:
        rows, table_id = rows_of(path)
        year = _YEAR_OF_TABLE.get(table_id or "")
        named = [(str(row.get(AREA_KEY)).strip(), _of_row(row, year)) for row in rows]
    codes = [code for code, _ in named]
    is_other = np.array([figures is None for _, figures in named], dtype=np.bool_)
    tally.add("key_figures.other_area", is_other, codes)
    known = [figures for _, figures in named if figures is not None]
    known.sort(key=lambda one: (one["code"], str(sorted(one.items(), key=str))))
    is_again = [a["code"] == b["code"] for a, b in zip(known[1:], known, strict=False)]
    is_twice = np.array([False, *is_again][: len(known)], dtype=np.bool_)
    tally.add("key_figures.twice", is_twice, [one["code"] for one in known])
    kept = [one for one, again in zip(known, is_twice, strict=True) if not again]
    return kept, len(named)


def _of_row(row: Row, year: int | None) -> _Figures | None:
    code = area_code(row)
    if code is None:
        return None
    figures: _Figures = {name: _count(row.get(key)) for name, key in _COUNTS.items()}
    older = _number(row.get("k_65JaarOfOuder"))
    land_ha = _number(row.get("OppervlakteLand"))
    unoccupied = _number(row.get("PercentageOnbewoond"))
    return figures | {
        "code": code,
        "name": _name(row, code),
        "level": LEVEL_OF[code[:2]],
        "year": year,
        "land_m2": None if land_ha is None else land_ha * _HECTARE_M2,
        "share_65_or_older": _share(older, figures["inhabitants"]),
        "share_unoccupied": _share(unoccupied, 100),
        "addresses_per_km2": _number(row.get("Omgevingsadressendichtheid")),
        "urbanity": _class(row.get("MateVanStedelijkheid")),
        "main_road_distance_km": _number(row.get("AfstandTotOpritHoofdverkeersweg")),
    }


def _name(row: Row, code: str) -> str | None:
    """Give a municipality's name; a table names districts by their code only."""
    name = str(row.get("Gemeentenaam") or "").strip()
    return name if name and code.startswith("GM") else None


def _collection(path: Path) -> Mapping[str, Any]:
    content = parse(path)
    areas = content.get("Gemeente") if isinstance(content, dict) else None
    if not isinstance(areas, dict):
        raise BrokenFile(path, "heeft geen kerncijfers per gemeente meer.")
    return areas


def _of_collection(code: str, area: Any) -> _Figures | None:
    if not _MUNICIPALITY.fullmatch(code) or not isinstance(area, dict):
        return None
    people = _count(area.get("Population"))
    rate = _nested(area, "Economy", "Business density (per 1k pop)")
    businesses = None if people is None or rate is None else round(people * rate / 1000)
    farming = _nested(area, "Economy", "Agriculture sector (%)")
    land_km2 = _nested(area, "Environment", "Land area (km²)")
    older = _nested(area, "Demographics", "65+ years (%)")
    unoccupied = _nested(area, "Housing", "Vacancy rate (%)")
    counts = [businesses, farming]
    return {
        "code": code,
        "name": str(area["Naam"]) if area.get("Naam") else None,
        "level": "municipality",
        "year": None,
        "inhabitants": people,
        "land_m2": None if land_km2 is None else land_km2 * _KM2_M2,
        "share_65_or_older": _share(older, 100),
        "share_unoccupied": _share(unoccupied, 100),
        "urbanity": _class(_nested(area, "Services", "Degree of urbanisation (1–5)")),
        "businesses": businesses,
        "agricultural_businesses": None
        if None in counts
        else round((businesses or 0) * (farming or 0) / 100),
    }


def _nested(area: Mapping[str, Any], group: str, name: str) -> float | None:
    figures = area.get(group)
    return _number(figures.get(name)) if isinstance(figures, dict) else None


def _number(value: Any) -> float | None:
    """Read a number of nought or more; a dot and a code are none."""
    try:
        number = float(str(value).strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number < 1e12 else None


def _count(value: Any) -> int | None:
    number = _number(value)
    return None if number is None or number >= 2**31 else round(number)


def _class(value: Any) -> int | None:
    number = _number(value)
    return round(number) if number is not None and 1 <= number <= 5 else None


def _share(part: float | None, whole: float | None) -> float | None:
    if part is None or not whole:
        return None
    return min(part / whole, 1.0)


FORMAT = KeyFigures()
