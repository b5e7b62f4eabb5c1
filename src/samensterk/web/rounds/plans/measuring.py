"""How long a straight metre takes on the roads of a round, measured on places at roads.

No yard is read: the places are amid pieces of road, as many in each area. So what fits
is reckoned on the same roads as the plan is made on.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from hashlib import sha256

import numpy as np
import shapely
from django.core.cache import cache

from samensterk.geo.arrays import Mask, Metres
from samensterk.routing.times import Floats
from samensterk.routing.travel_times import TravelTimes
from samensterk.web.areas.scans.ground import in_metres
from samensterk.web.rounds.capacity.travel import Travel
from samensterk.web.rounds.plans.roads import roads_of
from samensterk.web.rounds.setup.models import Round, RoundArea

MOST_IN_AREA, MOST_IN_ALL, FEWEST_IN_AREA = 30, 300, 4
NEAREST = 3  # the next yard is one of the nearest
LASTS = timedelta(days=1)
UNKNOWN = (0.0, 0.0)


def measured_travel(of: Round) -> Travel | None:
    """Give it; None where no roads are known, or too few lead through the areas."""
    roads = roads_of(of)
    if roads is None:
        return None
    areas = list(of.areas.order_by("area").values_list("area", flat=True))
    known = f"{of.scan.folder} {roads.network.n_pieces} {areas}"
    key = f"round-travel-{sha256(known.encode()).hexdigest()[:40]}"
    found = cache.get(key)
    if found is None:
        found = _measured(roads, of)
        cache.set(key, found, timeout=int(LASTS.total_seconds()))
    return None if tuple(found) == UNKNOWN else Travel(*found)


def _measured(roads: TravelTimes, of: Round) -> tuple[float, float]:
    rows = list(of.areas.select_related("area").order_by("pk"))
    each = list(_places_in(roads, rows))
    points_m = np.concatenate([np.empty((0, 2)), *each])
    if len(points_m) < 2:
        return UNKNOWN
    area = np.repeat(np.arange(len(each)), [len(one) for one in each])
    seconds = roads.between(roads.snap(points_m)).seconds
    apart_m = np.hypot(*(points_m[:, None] - points_m[None, :]).transpose(2, 0, 1))
    is_way = np.isfinite(seconds) & (apart_m > 0)
    same = area[:, None] == area[None, :]
    within = _s_per_m(seconds, apart_m, is_way & same & _near(apart_m, same))
    between = _s_per_m(seconds, apart_m, is_way & ~same)
    return (within or between, between or within)


def _places_in(roads: TravelTimes, rows: Sequence[RoundArea]) -> Iterator[Metres]:
    """Give the middles of some pieces of road in each area, spread over all of them."""
    if not rows:
        return
    most = max(FEWEST_IN_AREA, min(MOST_IN_AREA, MOST_IN_ALL // len(rows)))
    lines = roads.network.lines
    middles = shapely.get_coordinates(
        shapely.line_interpolate_point(lines, 0.5, normalized=True)
    )
    for one in rows:
        ground = in_metres(one.area)
        shapely.prepare(ground)
        here = middles[shapely.contains_xy(ground, middles)]
        chosen = np.linspace(0, len(here) - 1, min(most, len(here))).astype(int)
        yield here[chosen]


def _near(apart_m: Metres, same: Mask) -> Mask:
    """Say which are among the nearest of the same area."""
    own_m = np.where(same & (apart_m > 0), apart_m, np.inf)
    nearest = np.sort(own_m, axis=1)[:, : min(NEAREST, len(own_m))][:, -1:]
    return own_m <= nearest


def _s_per_m(seconds: Floats, apart_m: Metres, pairs: Mask) -> float:
    metres = float(apart_m[pairs].sum())
    return float(seconds[pairs].sum()) / metres if metres else 0.0
