"""What is said of a business park; every indicator has a card that explains it."""

from collections.abc import Callable

import pyarrow.compute as pc

from samensterk.scan.indicators import (
    AreaView,
    Formula,
    Indicator,
    built,
    figure,
    median,
    part,
    total,
    without_address_over,
)

_SHOWN_USES = {"industrial", "office", "retail", "residential"}


def _used_for(use: str) -> Formula:
    return lambda area: _count(area, lambda uses: use in uses)


def _used_otherwise(area: AreaView) -> float | None:
    return _count(area, lambda uses: bool(uses) and not _SHOWN_USES & uses)


def _count(area: AreaView, fits: Callable[[set[str]], bool]) -> float | None:
    known = [set(uses) for uses in area.members["uses"].to_pylist() if uses is not None]
    return float(sum(map(fits, known))) if known else None


def _floor_area(area: AreaView) -> float | None:
    is_known = area.members["floor_area_m2"].null_count < area.members.num_rows
    return total("floor_area_m2")(area) if is_known else None


def _out_of_use(area: AreaView) -> float | None:
    known = area.members["status"].drop_null()
    return float(pc.sum(pc.equal(known, "out_of_use")).as_py()) if len(known) else None


def _buildings(area: AreaView) -> float | None:
    return float(area.buildings.num_rows)


def _building_m2(area: AreaView) -> float | None:
    return float(area.buildings["footprint_m2"].to_numpy().sum())


_ROADS = (("roads",),)
OF_BUILDINGS = ("buildings",)
_BUILDINGS = (OF_BUILDINGS,)
PARK_INDICATORS = (
    Indicator("park_m2", "m2", figure("park_m2")),
    Indicator("units_industrial", "", _used_for("industrial")),
    Indicator("units_office", "", _used_for("office")),
    Indicator("units_retail", "", _used_for("retail")),
    Indicator("units_residential", "", _used_for("residential")),
    Indicator("units_other", "", _used_otherwise),
    Indicator("units_out_of_use", "", _out_of_use),
    Indicator("floor_area_m2", "m2", _floor_area),
    Indicator("unit_floor_area_m2", "m2", median("floor_area_m2")),
    Indicator("buildings", "", _buildings, _BUILDINGS),
    Indicator("building_m2", "m2", _building_m2, _BUILDINGS),
    Indicator("buildings_without_address", "", without_address_over(0), _BUILDINGS),
    Indicator("share_built_before_1945", "share", built(0, 1944), _BUILDINGS),
    Indicator("share_built_1945_1979", "share", built(1945, 1979), _BUILDINGS),
    Indicator("share_built_1980_1999", "share", built(1980, 1999), _BUILDINGS),
    Indicator("share_built_2000_or_later", "share", built(2000, 9999), _BUILDINGS),
    Indicator("entrances", "", figure("entrances"), _ROADS),
    Indicator("dead_end_share", "share", part("on_dead_end"), _ROADS),
    Indicator("junction_minutes", "min", median("junction_minutes"), _ROADS),
)
