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
    """Everything an area is described from.

    Attributes
    ----------
    members : the yards, or the units on a business park; at least five
    buildings : of these yards, or on the park
    figures : of the ground itself, the CBS and the police, over exactly this area
    """

    members: pa.Table
    buildings: pa.Table
    figures: Figures


Formula: TypeAlias = Callable[[AreaView], float | None]  # None when unknown


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of an area of at least five yards or units."""

    code: str
    unit: str  # "", "m2", "m", "km", "min" or "share"
    formula: Formula
    # Tables without which it is empty; of a group one is enough.
    needs: tuple[tuple[str, ...], ...] = ()


def _numbers(table: pa.Table, column: str) -> Metres:
    values = table[column].drop_null().to_numpy().astype(np.float64)
    known: Metres = values[~np.isnan(values)]
    return known


def _kinds(kind: str) -> Formula:
    def count(area: AreaView) -> float | None:
        kinds = area.members["kind"].to_pylist()
        # No yard is known when the source for kinds was missing.
        is_missing = kind != "unknown" and all(one == "unknown" for one in kinds)
        return None if is_missing else float(kinds.count(kind))

    return count


def total(column: str) -> Formula:
    """Add up a column of the members."""
    return lambda area: float(_numbers(area.members, column).sum())


def median(column: str) -> Formula:
    """Take the middle value of the members of which it is known."""

    def middle(area: AreaView) -> float | None:
        values = _numbers(area.members, column)
        return float(np.median(values)) if len(values) >= FEWEST else None

    return middle


def part(column: str) -> Formula:
    """Give the part of the members for which a column is true."""

    def share(area: AreaView) -> float | None:
        values = area.members[column].drop_null().to_numpy(zero_copy_only=False)
        return float(values.astype(np.bool_).mean()) if len(values) >= FEWEST else None

    return share


def without_address_over(least_m2: int) -> Formula:
    """Count the buildings without an address that are larger than this."""

    def count(area: AreaView) -> float | None:
        is_outbuilding = area.buildings["n_addresses"].to_numpy() == 0
        is_large = area.buildings["footprint_m2"].to_numpy() > least_m2
        return float((is_outbuilding & is_large).sum())

    return count


def built(first: int, last: int) -> Formula:
    """Give the part of the buildings from these years, of those with a known year."""

    def share(area: AreaView) -> float | None:
        years = _numbers(area.buildings, "built_year")
        hits: Mask = (years >= first) & (years <= last)
        return float(hits.mean()) if len(years) >= FEWEST else None

    return share


def figure(name: str) -> Formula:
    """Take a figure that holds for the area as a whole."""
    return lambda area: area.figures.get(name)


_KINDS = (("land_use", "parcels"),)
_ROADS = (("roads",),)
_FIGURES = (("key_figures",),)
_CRIME = (("crime",),)
INDICATORS = (
    Indicator("yards_farm", "", _kinds("farm"), _KINDS),
    Indicator("yards_other", "", _kinds("other"), _KINDS),
    Indicator("yards_unknown", "", _kinds("unknown")),
    Indicator("outbuildings", "", total("n_outbuildings")),
    Indicator("outbuilding_m2", "m2", total("outbuilding_m2")),
    Indicator("outbuildings_over_250_m2", "", without_address_over(250)),
    Indicator("outbuildings_over_500_m2", "", without_address_over(500)),
    Indicator("outbuildings_over_1000_m2", "", without_address_over(1000)),
    Indicator("share_built_before_1945", "share", built(0, 1944)),
    Indicator("share_built_1945_1979", "share", built(1945, 1979)),
    Indicator("share_built_1980_1999", "share", built(1980, 1999)),
    Indicator("share_built_2000_or_later", "share", built(2000, 9999)),
    Indicator("home_distance_m", "m", median("home_distance_m")),
    Indicator("addresses_within_1km", "", median("n_addresses_1km")),
    Indicator("farmland_share", "share", figure("farmland_share"), _KINDS),
    Indicator("dead_end_share", "share", part("on_dead_end"), _ROADS),
    Indicator("unpaved_share", "share", part("on_unpaved"), _ROADS),
    Indicator("junction_minutes", "min", median("junction_minutes"), _ROADS),
    Indicator("inhabitants", "", figure("inhabitants"), (("key_figures", "squares"),)),
    Indicator(
        "share_65_or_older",
        "share",
        figure("share_65_or_older"),
        (("key_figures", "squares"),),
    ),
    Indicator("share_unoccupied", "share", figure("share_unoccupied"), _FIGURES),
    Indicator("businesses", "", figure("businesses"), _FIGURES),
    Indicator(
        "agricultural_businesses", "", figure("agricultural_businesses"), _FIGURES
    ),
    Indicator("main_road_distance_km", "km", figure("main_road_distance_km"), _FIGURES),
    Indicator("crime_all", "", figure("crime_all"), _CRIME),
    Indicator("crime_burglary", "", figure("crime_burglary"), _CRIME),
)
