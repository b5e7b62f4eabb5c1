"""The roads of a scan, made ready once in each process, and which of them are closed."""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from samensterk.geo.arrays import Metres
from samensterk.planning.rounds import whole_seconds
from samensterk.routing.network import RoadNetwork
from samensterk.routing.network_file import read_network
from samensterk.routing.snapping import REACH_M, Snapped
from samensterk.routing.times import straight_times
from samensterk.routing.travel_times import TravelTimes
from samensterk.routing.trouble import WrongRoadFile
from samensterk.web.areas.scans.folders import file_of
from samensterk.web.rounds.plans.models import RoadClosure
from samensterk.web.rounds.setup.models import Round

NETWORK = "network.roads"  # in the folder of a scan
MOST_KEPT = 4  # networks in one process; one of a municipality is some 20 MB
START_REACH_M = 3_000.0  # a team can start in the middle of a car park
TIMES_KEPT = 2  # tables of times; one of 2,000 visits is 32 MB

Known = tuple[str, int, int]
# The roads, where teams start and yards lie, and which pieces are closed.
_Question = tuple[TravelTimes, bytes, bytes, frozenset[int]]


@dataclass(slots=True)
class _Ready:
    """Networks by their file; the one that was used longest ago goes first."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    by_file: dict[Known, TravelTimes | None] = field(default_factory=dict)

    def give(self, path: Path) -> TravelTimes | None:
        fact = path.stat()
        key = (str(path), fact.st_mtime_ns, fact.st_size)
        with self.lock:
            if key not in self.by_file:
                self.by_file[key] = _read(path)
            self.by_file[key] = self.by_file.pop(key)
            while len(self.by_file) > MOST_KEPT:
                del self.by_file[next(iter(self.by_file))]
            return self.by_file[key]


_READY = _Ready()


def _read(path: Path) -> TravelTimes | None:
    try:
        return TravelTimes(read_network(path))
    except WrongRoadFile:
        return None  # straight times, and every page says so


def roads_of(of: Round) -> TravelTimes | None:
    """Give the roads that a round is planned on; None where none are known."""
    path = file_of(of.scan, NETWORK)
    return None if path is None else _READY.give(path)


@dataclass(frozen=True, slots=True)
class Driving:
    """Times between places; `cut_off` are those that only closed roads lead to."""

    seconds: NDArray[np.int64]
    is_straight: bool
    cut_off: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Times:
    """The last tables of times: one run of the planner, or a change, asks several times."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    by_question: dict[_Question, Driving] = field(default_factory=dict)

    def give(self, question: _Question, make: Callable[[], Driving]) -> Driving:
        with self.lock:
            found = self.by_question.pop(question, None) or make()
            self.by_question[question] = found
            while len(self.by_question) > TIMES_KEPT:
                del self.by_question[next(iter(self.by_question))]
            return found


_TIMES = _Times()


def driving(
    roads: TravelTimes | None,
    starts_m: Metres,
    yards_m: Metres,
    closures: Sequence[RoadClosure] = (),
) -> Driving:
    """Give the times between starts and yards, in that order.

    What can only be reached over a road that is closed keeps the time over that road:
    it is visited on another day.
    """
    points_m = np.concatenate([starts_m, yards_m])
    if not len(starts_m) or not len(yards_m):
        nothing = np.zeros((len(points_m), len(points_m)), dtype=np.int64)
        return Driving(nothing, is_straight=roads is None)
    if roads is None:
        seconds = whole_seconds(straight_times(points_m).seconds)
        return Driving(seconds, is_straight=True)
    closed = pieces_in(roads.network, closures)
    question = (roads, starts_m.tobytes(), yards_m.tobytes(), closed)
    return _TIMES.give(question, lambda: _over(roads, starts_m, yards_m, closed))


def _over(
    roads: TravelTimes, starts_m: Metres, yards_m: Metres, closed: frozenset[int]
) -> Driving:
    snapped = _together(
        roads.snap(starts_m, START_REACH_M), roads.snap(yards_m, REACH_M)
    )
    if not closed:
        seconds = whole_seconds(roads.between(snapped).seconds)
        return Driving(seconds, is_straight=False)
    shut = roads.with_closed(closed).between(snapped).seconds
    free = roads.between(snapped).seconds
    lost = np.isinf(shut) & np.isfinite(free)
    n_starts = len(starts_m)
    cut_off = np.flatnonzero(
        lost[:n_starts].any(axis=0) | lost[:, :n_starts].any(axis=1)
    )
    return Driving(
        whole_seconds(np.where(lost, free, shut)),
        is_straight=False,
        cut_off=frozenset(int(one) for one in cut_off if one >= n_starts),
    )


def pieces_in(
    network: RoadNetwork, closures: Collection[RoadClosure]
) -> frozenset[int]:
    """Give the pieces of road that come within the circles."""
    found: set[int] = set()
    for one in closures:
        spot = shapely.Point(one.x_m, one.y_m)
        near = shapely.dwithin(network.lines, spot, float(one.radius_m))
        found.update(np.flatnonzero(near).tolist())
    return frozenset(found)


def _together(one: Snapped, other: Snapped) -> Snapped:
    return Snapped(
        np.concatenate([one.points_m, other.points_m]),
        np.concatenate([one.piece, other.piece]),
        np.concatenate([one.part, other.part]),
        np.concatenate([one.distance_m, other.distance_m]),
        np.concatenate([one.is_island, other.is_island]),
        max(one.reach_m, other.reach_m),
    )
