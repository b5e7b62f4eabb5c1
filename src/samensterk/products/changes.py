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

from samensterk.products.kinds import Kind
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
    members: pa.Table | None  # absent from a scan without yards or units


@dataclass(frozen=True, slots=True)
class Comparison:
    """Changes per indicator, and how many areas could not be compared and why."""

    made_on: str
    same_rules: bool
    changes: pa.Table
    n_withheld: int  # areas where one to four yards or units came or went
    n_other_ground: int  # areas that were not there, or with other squares


def read_earlier(folder: Path, code: str, kind: Kind) -> EarlierScan:
    """Read the scan folder of the same municipality and kind.

    Raises
    ------
    PreviousError
    """
    try:
        record = json.loads((folder / "scan.json").read_text(encoding="utf-8"))
        found, found_kind = record["area"]["code"], record["kind"]
        areas = pq.read_table(folder / "areas.parquet")
        members = folder / f"{kind.members}.parquet"
        earlier = EarlierScan(
            made_on=record["made_on"],
            version=record["version"],
            parameters=record["parameters"],
            areas=_comparable(areas, kind) if found_kind == kind.code else areas,
            members=pq.read_table(members) if members.exists() else None,
        )
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        raise PreviousError(folder, "is geen map van een eerdere scan.") from error
    if found != code:
        name = record["area"]["name"]
        raise PreviousError(folder, f"gaat over {name} en niet over deze gemeente.")
    if found_kind != kind.code:
        raise PreviousError(
            folder, f"is een scan van {found_kind}, niet van {kind.code}."
        )
    return earlier


def _comparable(areas: pa.Table, kind: Kind) -> pa.Table:
    known = [one.code for one in kind.indicators if one.code in areas.schema.names]
    return areas.select([*kind.needed, *known])


def compare(
    kind: Kind,
    earlier: EarlierScan,
    areas: pa.Table,
    members: pa.Table,
    parameters: Mapping[str, Any],
    fewest: int,
) -> Comparison:
    """Give the change of every indicator of areas that are the same ground.

    Where one to `fewest` - 1 yards or units came or went, nothing is given: the
    difference would be about these few.

    Parameters
    ----------
    members : yards or units of this scan
    """
    before = {row["area_id"]: row for row in earlier.areas.to_pylist()}
    own = kind.members_of(members, areas)
    old = earlier.members
    old_own = None if old is None else kind.members_of(old, earlier.areas)
    records: list[dict[str, object]] = []
    n_withheld = n_other = 0
    for row in areas.to_pylist():
        then = before.get(row["area_id"])
        if then is None or not _is_same_ground(then, row, kind):
            n_other += 1
            continue
        if old_own is None:
            moved = abs(row[kind.n_members] - then[kind.n_members])
        else:
            moved = len(own[row["area_id"]] ^ old_own[row["area_id"]])
        if 0 < moved < fewest:
            n_withheld += 1
        else:
            records += _changes(then, row, kind)
    table = pa.Table.from_pylist(records, schema=CHANGES.schema)
    same = dict(earlier.parameters) == dict(parameters)
    return Comparison(earlier.made_on, same, table, n_withheld, n_other)


def _is_same_ground(old: Mapping[str, Any], new: Mapping[str, Any], kind: Kind) -> bool:
    """Tell whether the new area is the old one; squares without yards may join."""
    pairs = {
        name: (set(old[name] or ()), set(new[name] or ())) for name in kind.made_of
    }
    return all(
        then <= now if name == "squares" else then == now
        for name, (then, now) in pairs.items()
    )


def _changes(
    old: Mapping[str, Any], new: Mapping[str, Any], kind: Kind
) -> list[dict[str, object]]:
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
        for one in kind.indicators
        if old.get(one.code) is not None and new[one.code] is not None
    ]
