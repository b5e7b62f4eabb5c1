"""What is said of an area; every indicator has a card that explains it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from samensterk.geo.arrays import Mask, Metres
from samensterk.scan.key_figures import Figures

FEWEST = 5  # yards or buildings with a known value, before a share or median is given


@dataclass(frozen=True, slots=True)
class AreaView:
    """Everything an area of at least five yards is described from."""

    yards: pa.Table
    buildings: pa.Table  # of these yards
    farmland_share: float | None
    figures: Figures  # of the CBS and the police, over exactly this area


Formula: TypeAlias = Callable[[AreaView], float | None]  # None when unknown


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of an area of at least five yards."""

    code: str
    unit: str  # "", "m2", "m", "km", "min" or "share"
    formula: Formula


def _numbers(table: pa.Table, column: str) -> Metres:
    values = table[column].drop_null().to_numpy().astype(np.float64)
    known: Metres = values[~np.isnan(values)]
    return known


def _kinds(kind: str) -> Formula:
    def count(area: AreaView) -> float | None:
        kinds = area.yards["kind"].to_pylist()
        # No yard is known when the source for kinds was missing.
        is_missing = kind != "unknown" and all(one == "unknown" for one in kinds)
        return None if is_missing else float(kinds.count(kind))

    return count


def _total(column: str) -> Formula:
    return lambda area: float(_numbers(area.yards, column).sum())


def _median(column: str) -> Formula:
    def median(area: AreaView) -> float | None:
        values = _numbers(area.yards, column)
        return float(np.median(values)) if len(values) >= FEWEST else None

    return median


def _part(column: str) -> Formula:
    def share(area: AreaView) -> float | None:
        values = area.yards[column].drop_null().to_numpy(zero_copy_only=False)
        return float(values.astype(np.bool_).mean()) if len(values) >= FEWEST else None

    return share


def _outbuildings_over(least_m2: int) -> Formula:
    def count(area: AreaView) -> float | None:
        is_outbuilding = area.buildings["n_addresses"].to_numpy() == 0
        is_large = area.buildings["footprint_m2"].to_numpy() > least_m2
        return float((is_outbuilding & is_large).sum())

    return count


def _built(first: int, last: int) -> Formula:
    def share(area: AreaView) -> float | None:
        years = _numbers(area.buildings, "built_year")
        hits: Mask = (years >= first) & (years <= last)
        return float(hits.mean()) if len(years) >= FEWEST else None

    return share


def _farmland(area: AreaView) -> float | None:
    return area.farmland_share


def _figure(name: str) -> Formula:
    return lambda area: area.figures.get(name)


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
    Indicator("farmland_share", "share", _farmland),
    Indicator("dead_end_share", "share", _part("on_dead_end")),
    Indicator("unpaved_share", "share", _part("on_unpaved")),
    Indicator("junction_minutes", "min", _median("junction_minutes")),
    Indicator("inhabitants", "", _figure("inhabitants")),
    Indicator("share_65_or_older", "share", _figure("share_65_or_older")),
    Indicator("share_unoccupied", "share", _figure("share_unoccupied")),
    Indicator("businesses", "", _figure("businesses")),
    Indicator("agricultural_businesses", "", _figure("agricultural_businesses")),
    Indicator("main_road_distance_km", "km", _figure("main_road_distance_km")),
    Indicator("crime_all", "", _figure("crime_all")),
    Indicator("crime_burglary", "", _figure("crime_burglary")),
)
