"""What changed since an earlier scan of the same area; never about a few yards.

* PreviousError
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from samensterk.scan.indicators import INDICATORS
from samensterk.scan.tables import Column, TableSpec

CHANGES = TableSpec(
    "changes",
    (
        Column("area_id", pa.string(), "area in both scans", required=True),
        Column("level", pa.string(), "as in the areas table", required=True),
        Column("name", pa.string(), "name", required=True),
        Column("indicator", pa.string(), "code of its card", required=True),
        Column("before", pa.float64(), "in the earlier scan", required=True),
        Column("after", pa.float64(), "in this scan", required=True),
        Column("change", pa.float64(), "after less before", required=True),
    ),
)


class PreviousError(Exception):
    """The folder holds no scan of this area that can be compared."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"{folder}: {why}")
        self.folder = folder
        self.why = why


@dataclass(frozen=True, slots=True)
class EarlierScan:
    """What a comparison needs of an earlier scan folder."""

    made_on: str
    version: str
    parameters: Mapping[str, Any]
    areas: pa.Table
    yards: pa.Table | None  # absent from a scan without yards


@dataclass(frozen=True, slots=True)
class Comparison:
    """Changes per indicator, and how many areas could not be compared and why."""

    made_on: str
    same_rules: bool
    changes: pa.Table
    n_withheld: int  # areas where one to four yards came or went
    n_other_ground: int  # areas that were not there, or with other squares


def read_earlier(folder: Path, code: str) -> EarlierScan:
    """Read the scan folder of the same municipality.

    Raises
    ------
    PreviousError
    """
    try:
        record = json.loads((folder / "scan.json").read_text(encoding="utf-8"))
        areas = pq.read_table(folder / "areas.parquet")
        yards = folder / "yards.parquet"
        earlier = EarlierScan(
            made_on=record["made_on"],
            version=record["version"],
            parameters=record["parameters"],
            areas=areas.select([*_NEEDED, *_indicators(areas)]),
            yards=pq.read_table(yards) if yards.exists() else None,
        )
        found = record["area"]["code"]
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        raise PreviousError(folder, "is geen map van een eerdere scan.") from error
    if found != code:
        name = record["area"]["name"]
        raise PreviousError(folder, f"gaat over {name} en niet over deze gemeente.")
    return earlier


_NEEDED = (
    "area_id",
    "level",
    "part_of",
    "name",
    "n_yards",
    "squares",
    "neighbourhoods",
)


def _indicators(areas: pa.Table) -> list[str]:
    return [one.code for one in INDICATORS if one.code in areas.schema.names]


def compare(
    earlier: EarlierScan,
    areas: pa.Table,
    members: Mapping[str, frozenset[str]],
    parameters: Mapping[str, Any],
    fewest: int,
) -> Comparison:
    """Give the change of every indicator of areas that are the same ground.

    Where one to `fewest` - 1 yards came or went, nothing is given: the difference
    would be about these few.

    Parameters
    ----------
    members : yards of each area of this scan, by area id
    """
    before = {row["area_id"]: row for row in earlier.areas.to_pylist()}
    yards = earlier.yards
    old_members = None if yards is None else members_of(yards, earlier.areas)
    records: list[dict[str, object]] = []
    n_withheld = n_other = 0
    for row in areas.to_pylist():
        old = before.get(row["area_id"])
        if old is None or not _is_same_ground(old, row):
            n_other += 1
            continue
        moved = _moved(old, row, members[row["area_id"]], old_members)
        if 0 < moved < fewest:
            n_withheld += 1
        else:
            records += _changes(old, row)
    table = pa.Table.from_pylist(records, schema=CHANGES.schema)
    same = dict(earlier.parameters) == dict(parameters)
    return Comparison(earlier.made_on, same, table, n_withheld, n_other)


def _is_same_ground(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Tell whether the new area is the old one; squares without yards may join."""
    if (old["neighbourhoods"] or None) != (new["neighbourhoods"] or None):
        return False
    return set(old["squares"] or ()) <= set(new["squares"] or ())


def _moved(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    now: frozenset[str],
    old_members: Mapping[str, frozenset[str]] | None,
) -> int:
    if old_members is None:
        return abs(int(new["n_yards"]) - int(old["n_yards"]))
    return len(now ^ old_members[old["area_id"]])


def members_of(yards: pa.Table, areas: pa.Table) -> dict[str, frozenset[str]]:
    """Give the ids of the yards of each area, by area id."""
    rows = areas.to_pylist()
    group_of = {
        code: row["area_id"] for row in rows for code in row["neighbourhoods"] or ()
    }
    cell_of = {
        (row["part_of"], square): row["area_id"]
        for row in rows
        for square in row["squares"] or ()
    }
    found: dict[str, set[str]] = {row["area_id"]: set() for row in rows}
    whole = next((row["area_id"] for row in rows if row["part_of"] is None), None)
    columns = (yards["yard_id"], yards["neighbourhood"], yards["square"])
    for yard, code, square in zip(*(c.to_pylist() for c in columns), strict=True):
        parent = group_of.get(code, whole)
        for area in {whole, parent, cell_of.get((parent, square))}:
            if area is not None:
                found[area].add(yard)
    return {area: frozenset(own) for area, own in found.items()}


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, object]]:
    return [
        {
            "area_id": new["area_id"],
            "level": new["level"],
            "name": new["name"],
            "indicator": one.code,
            "before": old[one.code],
            "after": new[one.code],
            "change": new[one.code] - old[one.code],
        }
        for one in INDICATORS
        if old.get(one.code) is not None and new[one.code] is not None
    ]
