"""What is said of an area; every indicator has a card that explains it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from samensterk.geo.arrays import Mask, Metres

# Yards of the area, buildings of these yards -> the value, None when unknown.
Formula: TypeAlias = Callable[[pa.Table, pa.Table], float | None]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of an area of at least five yards."""

    code: str
    unit: str  # "", "m2", "m" or "share"
    formula: Formula


def _numbers(table: pa.Table, column: str) -> Metres:
    values = table[column].drop_null().to_numpy().astype(np.float64)
    known: Metres = values[~np.isnan(values)]
    return known


def _kinds(kind: str) -> Formula:
    def count(yards: pa.Table, _: pa.Table) -> float | None:
        kinds = yards["kind"].to_pylist()
        # No yard is known when the source for kinds was missing.
        is_missing = kind != "unknown" and all(one == "unknown" for one in kinds)
        return None if is_missing else float(kinds.count(kind))

    return count


def _total(column: str) -> Formula:
    return lambda yards, _: float(_numbers(yards, column).sum())


def _median(column: str) -> Formula:
    def median(yards: pa.Table, _: pa.Table) -> float | None:
        values = _numbers(yards, column)
        return float(np.median(values)) if len(values) else None

    return median


def _outbuildings_over(least_m2: int) -> Formula:
    def count(_: pa.Table, buildings: pa.Table) -> float | None:
        is_outbuilding = buildings["n_addresses"].to_numpy() == 0
        return float(
            (is_outbuilding & (buildings["footprint_m2"].to_numpy() > least_m2)).sum()
        )

    return count


def _built(first: int, last: int) -> Formula:
    def share(_: pa.Table, buildings: pa.Table) -> float | None:
        years = _numbers(buildings, "built_year")
        hits: Mask = (years >= first) & (years <= last)
        return float(hits.mean()) if len(years) else None

    return share


INDICATORS = (
    Indicator("yards_farm", "", _kinds("farm")),
    Indicator("yards_other", "", _kinds("other")),
    Indicator("yards_unknown", "", _kinds("unknown")),
    Indicator("outbuildings", "", _total("n_outbuildings")),
    Indicator("outbuilding_m2", "m2", _total("outbuilding_m2")),
    Indicator("outbuildings_over_250_m2", "", _outbuildings_over(250)),
    Indicator("outbuildings_over_500_m2", "", _outbuildings_over(500)),
    Indicator("outbuildings_over_1000_m2", "", _outbuildings_over(1000)),
    Indicator("share_built_before_1945", "share", _built(0, 1944)),
    Indicator("share_built_1945_1979", "share", _built(1945, 1979)),
    Indicator("share_built_1980_1999", "share", _built(1980, 1999)),
    Indicator("share_built_2000_or_later", "share", _built(2000, 9999)),
    Indicator("home_distance_m", "m", _median("home_distance_m")),
    Indicator("addresses_within_1km", "", _median("n_addresses_1km")),
)
