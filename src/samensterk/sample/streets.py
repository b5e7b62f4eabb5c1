"""Roads of the drawing: canals' roads, crossroads, dead ends, streets, a motorway."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from samensterk.sample import names
from samensterk.sample.plan import COLUMN_M, LOT_M, STREET_M, Plan, Settlement

CARRIAGEWAY_M = 15.0  # each carriageway from the middle of the motorway
_RAMP_M = 500.0  # along the motorway
_RAMP_FOOT_M = 120.0  # where a ramp meets the crossroad
MOTORWAY = "A93"
PROVINCIAL = "N993"


class Street(NamedTuple):
    """One straight road in the drawing, `start` to `end`."""

    name: str
    road_class: str
    start: tuple[float, float]
    end: tuple[float, float]
    is_paved: bool = True
    is_oneway: bool = False


def all_streets(plan: Plan, rng: Generator) -> list[Street]:
    """Draw every road of the municipality."""
    return [
        *_canal_roads(plan, rng),
        *_crossroads(plan, rng),
        *_dead_ends(plan, rng),
        *_motorway(plan),
        *_park_roads(plan, rng),
        *(
            street
            for settlement in plan.settlements
            for street in _village_streets(settlement, rng)
        ),
    ]


def _canal_roads(plan: Plan, rng: Generator) -> Iterator[Street]:
    titles = names.canals(rng)
    for v in plan.rows.tolist():
        yield Street(
            next(titles), "unclassified", (150.0, v), (plan.width_m - 150.0, v)
        )


def _crossroads(plan: Plan, rng: Generator) -> Iterator[Street]:
    """Let crossroads end on the outer canals; the town's own goes on to the border."""
    titles = names.crossroads(rng)
    town = plan.settlements[0]
    for u in plan.columns.tolist():
        if u == town.u:
            yield Street(PROVINCIAL, "secondary", (u, 100.0), (u, plan.height_m - 100))
        else:
            south, north = plan.rows[0].item(), plan.rows[-1].item()
            yield Street(next(titles), "tertiary", (u, south), (u, north))


def _dead_ends(plan: Plan, rng: Generator) -> Iterator[Street]:
    titles = names.lanes(rng)
    for v in plan.rows.tolist():
        for u in plan.columns.tolist():
            for side in (-1.0, 1.0):
                at_u = u + rng.choice([-1, 1]) * rng.uniform(0.3, 0.42) * COLUMN_M
                length_m = rng.uniform(320.0, 540.0)
                is_paved, is_there = rng.random() < 0.6, rng.random() < 0.6
                tip = (round(at_u, 1), round(v + side * length_m, 1))
                if not is_there or _is_taken(plan, tip):
                    continue
                road_class = "unclassified" if is_paved else "track"
                start = (tip[0], v)
                yield Street(next(titles), road_class, start, tip, is_paved)


def _is_taken(plan: Plan, tip: tuple[float, float]) -> bool:
    spot = np.array([tip])
    near_lake = plan.lake.holds(spot, margin_m=350.0)[0]
    return bool(near_lake or plan.park.holds(spot, margin_m=300.0)[0])


def _motorway(plan: Plan) -> Iterator[Street]:
    """Draw two carriageways and a junction with the town's crossroad."""
    u, v = plan.settlements[0].u, plan.motorway_v
    for side in (-1.0, 1.0):  # the southern carriageway runs east
        at_v = v + side * CARRIAGEWAY_M
        ends = ((0.0, at_v), (plan.width_m, at_v))
        start, end = ends if side < 0 else ends[::-1]
        yield Street(MOTORWAY, "motorway", start, end, is_oneway=True)
        foot = (u, v + side * _RAMP_FOOT_M)
        before, after = (u + side * _RAMP_M, at_v), (u - side * _RAMP_M, at_v)
        yield Street(MOTORWAY, "motorway_link", before, foot, is_oneway=True)
        yield Street(MOTORWAY, "motorway_link", foot, after, is_oneway=True)


def _park_roads(plan: Plan, rng: Generator) -> Iterator[Street]:
    titles = names.park_streets(rng)
    park, canal_v = plan.park, plan.settlements[0].v
    middle = (park.west + park.east) / 2
    yield Street(
        next(titles), "residential", (middle, canal_v), (middle, park.north - 65.0)
    )
    for v in park_street_rows(plan):
        yield Street(next(titles), "residential", (park.west, v), (park.east, v))


def park_street_rows(plan: Plan) -> list[float]:
    """Give the two streets across the park that units stand along."""
    return [plan.park.south + 100.0, plan.park.north - 100.0]


def _village_streets(settlement: Settlement, rng: Generator) -> Iterator[Street]:
    titles = names.streets(rng)
    area = settlement.extent
    south = settlement.v - (settlement.n_streets // 2) * STREET_M
    north = settlement.v + (settlement.n_streets // 2) * STREET_M
    for number in range(settlement.n_streets):
        v = south + number * STREET_M
        if v != settlement.v:
            yield Street(next(titles), "residential", (area.west, v), (area.east, v))
    for u in cross_streets(settlement):
        if u != settlement.u:
            yield Street(next(titles), "residential", (u, south), (u, north))


def cross_streets(settlement: Settlement) -> list[float]:
    """Give the streets across a village: both ends, the middle, each ten homes."""
    n_steps = max(1, round(settlement.half_m / (10 * LOT_M)))
    steps = np.linspace(0.0, settlement.half_m, n_steps + 1)
    offsets = np.unique(np.concatenate([-steps, steps]))
    return [round(settlement.u + offset, 3) for offset in offsets.tolist()]
