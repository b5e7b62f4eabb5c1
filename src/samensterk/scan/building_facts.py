"""What the registers and the measuring say of every building."""

from typing import Any

import numpy as np
import pyarrow as pa

from samensterk.geo.squares import square_codes, square_of
from samensterk.scan.facts import BUILDING_FACTS
from samensterk.scan.measure import Measures, Scene

_COPIED = ("building_id", "bag_id", "built_year", "status", "footprint_m2", "geometry")


def building_facts(
    buildings: pa.Table,
    addresses: pa.Table,
    scene: Scene,
    measures: Measures,
    yard_of: Any,
) -> pa.Table:
    """Put together BUILDING_FACTS, one row per building in the same order.

    Parameters
    ----------
    yard_of : (n,) id of the yard it belongs to, or None
    """
    inside = scene.address_building >= 0
    home_of = scene.address_building[inside]
    return BUILDING_FACTS.build(
        {
            **{name: buildings[name] for name in _COPIED},
            "n_addresses": np.bincount(home_of, minlength=buildings.num_rows),
            "uses": _uses(buildings.num_rows, addresses, scene),
            "floor_area_m2": _floor_area(buildings.num_rows, addresses, scene),
            "in_built_up": measures.in_built_up,
            "road_distance_m": measures.road_distance_m,
            "home_distance_m": measures.home_distance_m,
            "n_addresses_500m": measures.n_addresses_500m,
            "n_addresses_1km": measures.n_addresses_1km,
            "square": square_codes(square_of(scene.building_xy_m)),
            "yard_id": yard_of,
        },
        n_rows=buildings.num_rows,
    )


def _uses(n: int, addresses: pa.Table, scene: Scene) -> list[list[str] | None]:
    found: list[set[str] | None] = [None] * n
    uses = addresses["uses"].to_pylist()
    for building, own in zip(scene.address_building.tolist(), uses, strict=True):
        if building >= 0 and own:
            found[building] = (found[building] or set()) | set(own)
    return [None if own is None else sorted(own) for own in found]


def _floor_area(n: int, addresses: pa.Table, scene: Scene) -> list[int | None]:
    area_m2 = addresses["floor_area_m2"].to_numpy().astype(np.float64)
    known = (scene.address_building >= 0) & ~np.isnan(area_m2)
    rows = scene.address_building[known]
    sums = np.bincount(rows, area_m2[known], minlength=n)
    counts = np.bincount(rows, minlength=n)
    return [
        int(total) if count else None
        for total, count in zip(sums.tolist(), counts.tolist(), strict=True)
    ]
