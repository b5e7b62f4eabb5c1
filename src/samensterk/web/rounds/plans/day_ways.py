"""The way of a team on one day, over the roads that are open then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from samensterk.geo.arrays import Metres
from samensterk.routing.network import RoadNetwork
from samensterk.routing.paths import NoWay, Path
from samensterk.routing.snapping import Snapped
from samensterk.routing.travel_times import TravelTimes
from samensterk.routing.turns import turn_list
from samensterk.web.rounds.plans.roads import START_REACH_M, pieces_in, roads_of
from samensterk.web.rounds.setup.models import Round


@dataclass(frozen=True, slots=True)
class Way:
    """The way to one place from the one before."""

    line_m: Metres  # (k, 2), over the road
    metres: float
    turns: tuple[str, ...]  # in Dutch, to be read out beside the driver


@dataclass(frozen=True, slots=True)
class DayWays:
    """The ways of a day, with the roads they go over.

    Attributes
    ----------
    ways : one for each place but the first; None where no road leads there
    """

    network: RoadNetwork
    ways: tuple[Way | None, ...]


def ways_along(of: Round, day: date, places_m: Metres) -> DayWays | None:
    """Give the ways along (n, 2) places in this order; None where no roads are known."""
    roads = roads_of(of)
    if roads is None:
        return None
    closed = pieces_in(
        roads.network, list(of.closures.filter(from_on__lte=day, until_on__gte=day))
    )
    open_roads = roads.with_closed(closed) if closed else roads
    snapped = open_roads.snap(places_m, START_REACH_M)
    return DayWays(roads.network, _ways(open_roads, snapped, range(len(places_m))))


def _ways(
    roads: TravelTimes, snapped: Snapped, order: Sequence[int]
) -> tuple[Way | None, ...]:
    return tuple(_way(roads, snapped, one, other) for one, other in pairwise(order))


def _way(roads: TravelTimes, snapped: Snapped, start: int, end: int) -> Way | None:
    try:
        path: Path = roads.path(snapped, start, end)
    except NoWay:
        return None
    turns = tuple(one.text for one in turn_list(roads.network, path))
    return Way(path.line_m, path.metres, turns)
