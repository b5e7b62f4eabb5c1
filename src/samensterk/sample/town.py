"""Grow Noorderveld: the same seed gives the same municipality."""

from dataclasses import dataclass

import numpy as np
import shapely

from samensterk.geo.arrays import Indices, Shapes
from samensterk.sample import farms, homes
from samensterk.sample.addresses import Addresses, assign
from samensterk.sample.buildings import SHED, Buildings, join
from samensterk.sample.ground import CENTRE_M, Ground, lay
from samensterk.sample.network import Network, connect
from samensterk.sample.plan import Plan, draw
from samensterk.sample.streets import Street, all_streets

BUILDING_STATUSES = (
    "Pand in gebruik",
    "Pand in gebruik (niet ingemeten)",
    "Verbouwing pand",
    "Bouw gestart",
    "Bouwvergunning verleend",
    "Pand buiten gebruik",
    "Sloopvergunning verleend",
)
UNKNOWN_YEARS = (1001, 9999)  # what registers write for "unknown"
MUNICIPALITY_CODE = 9901
_HOMES_PER_YARD = 3


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality: drawing, land, streets, buildings and addresses."""

    code: int
    seed: int
    plan: Plan
    ground: Ground
    streets: tuple[Street, ...]
    network: Network
    buildings: Buildings
    outlines: Shapes  # polygons in RD New, a few of them not valid
    year: Indices  # as registered: a few unknown
    status: Indices  # place in BUILDING_STATUSES
    addresses: Addresses


def grow(yards: int, seed: int) -> Town:
    """Grow a municipality with this many yards outside its villages.

    Raises
    ------
    ValueError
        Fewer than one yard is asked.
    """
    if yards < 1:
        raise ValueError(f"a municipality needs at least one yard, not {yards}")
    return grow_at(
        CENTRE_M, yards, _HOMES_PER_YARD * yards, seed, code=MUNICIPALITY_CODE
    )


def grow_at(
    centre_m: tuple[float, float], yards: int, n_homes: int, seed: int, *, code: int
) -> Town:
    """Grow a municipality around a point in RD New, with about `n_homes` homes."""
    rng = np.random.default_rng(seed)
    plan = draw(yards, n_homes, rng)
    ground = lay(plan, centre_m, rng)
    streets = all_streets(plan, rng)
    buildings = join(
        [
            farms.yards(plan, streets, yards, rng),
            *(homes.village(place, streets, rng) for place in plan.settlements),
            homes.workplaces(plan, streets, rng),
        ]
    )
    outlines = buildings.outlines(ground)
    footprint_m2 = np.round(shapely.area(outlines)).astype(np.int64)
    place = plan.settlement_of(buildings.anchor)
    addresses = assign(buildings, footprint_m2, place, rng)
    return Town(
        code=code,
        seed=seed,
        plan=plan,
        ground=ground,
        streets=tuple(streets),
        network=connect(streets, ground),
        buildings=buildings,
        outlines=_with_knots(outlines, buildings, rng),
        year=_registered_years(buildings, rng),
        status=_statuses(len(buildings), rng),
        addresses=addresses,
    )


def _with_knots(
    outlines: Shapes, buildings: Buildings, rng: np.random.Generator
) -> Shapes:
    """Let two sheds cross themselves, as registers have them."""
    knotted = outlines.copy()
    sheds = np.flatnonzero((buildings.kind == SHED) & buildings.is_plain)
    for row in rng.choice(sheds, min(2, len(sheds)), replace=False).tolist():
        first, second, third, fourth, _ = shapely.get_coordinates(outlines[row])
        stray = first + 0.3 * (second - first) - 0.2 * (fourth - first)
        ring = np.round([first, second, third, stray, fourth], 3)
        knotted[row] = shapely.Polygon(ring)
    return knotted


def _registered_years(buildings: Buildings, rng: np.random.Generator) -> Indices:
    years = buildings.year.copy()
    roll = rng.random(len(years))
    years[roll < 0.004] = UNKNOWN_YEARS[0]
    years[roll > 0.999] = UNKNOWN_YEARS[1]
    return years


def _statuses(n: int, rng: np.random.Generator) -> Indices:
    statuses: Indices = rng.choice(
        len(BUILDING_STATUSES), n, p=[0.95, 0.015, 0.008, 0.008, 0.007, 0.007, 0.005]
    )
    return statuses
