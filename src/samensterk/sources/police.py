"""Registered crime of the police: CBS dataderden 47018NED (year) and 47022NED (month)."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from samensterk.scan.tables import CRIME
from samensterk.sources.odata import (
    AREA_KEY,
    CRIME_KEY,
    Row,
    area_code,
    is_json_with,
    rows_of,
)
from samensterk.sources.reading import Box, Problem, Reading, SourceFile, Tick
from samensterk.sources.tally import Tally

_COUNT = "GeregistreerdeMisdrijven"
_OFFENCE = re.compile(r"(\d+\.\d+\.\d+)(?: .*)?")
_PERIOD = re.compile(r"(\d{4})(?:JJ00|MM(0[1-9]|1[0-2]))")
_DROPPED = {"crime.other_row", "crime.twice"}


class _Registered(NamedTuple):
    area_code: str
    offence: str
    year: int
    month: int | None
    registered: int | None


class PoliceFigures:
    """OData rows with SoortMisdrijf and WijkenEnBuurten."""

    name = "police"

    def recognises(self, path: Path) -> bool:
        return is_json_with(path, CRIME_KEY, AREA_KEY)

    def describe(self, path: Path) -> SourceFile:
        rows, table_id = rows_of(path)
        years = sorted({one.year for one in map(_registered, rows) if one is not None})
        title = "Geregistreerde misdrijven (politie, CBS dataderden)"
        return SourceFile(
            path=path,
            format=self.name,
            title=f"{title} {table_id}" if table_id else title,
            date=str(years[-1]) if years else None,
            crs="geen",
            licence="CC BY 4.0",
            attribution="Politie, CBS",
            counts={"rijen": len(rows)},
            extent_m=None,
            provides=frozenset({"crime"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:  # noqa: ARG002
        """Read all rows; they have no place on the map, so a box leaves none out."""
        rows, _ = rows_of(path)
        tick(len(rows))
        tally = Tally()
        found = [_registered(row) for row in rows]
        names = [str(row.get(AREA_KEY, "")).strip() for row in rows]
        tally.add("crime.other_row", _mask([one is None for one in found]), names)
        known = sorted(
            (one for one in found if one is not None),
            key=lambda one: (
                *one[:3],
                one.month or 0,
                one.registered is None,
                one.registered or 0,
            ),
        )
        is_again = [a[:4] == b[:4] for a, b in zip(known[1:], known[:-1], strict=True)]
        is_twice = _mask([False, *is_again][: len(known)])
        tally.add("crime.twice", is_twice, [one.area_code for one in known])
        once = [one for one, again in zip(known, is_twice, strict=True) if not again]
        return Reading({"crime": _crime(once)}, tally.problems(_DROPPED), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def _mask(flags: Sequence[bool]) -> Any:
    return np.array(flags, dtype=np.bool_)


def _registered(row: Row) -> _Registered | None:
    """Read a row; None for another area, period or offence than the table has."""
    code = area_code(row)
    offence = _OFFENCE.fullmatch(str(row.get(CRIME_KEY, "")).strip())
    period = _PERIOD.fullmatch(str(row.get("Perioden", "")).strip())
    if code is None or offence is None or period is None:
        return None
    month = int(period[2]) if period[2] else None
    return _Registered(code, offence[1], int(period[1]), month, _count(row.get(_COUNT)))


def _count(value: Any) -> int | None:
    """Read a count; what is withheld or no count is None."""
    text = str(value).strip()
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _crime(rows: Sequence[_Registered]) -> pa.Table:
    return CRIME.build(
        {
            "area_code": [one.area_code for one in rows],
            "offence": [one.offence for one in rows],
            "year": [one.year for one in rows],
            "month": [one.month for one in rows],
            "count": [one.registered for one in rows],
        }
    )


FORMAT = PoliceFigures()
