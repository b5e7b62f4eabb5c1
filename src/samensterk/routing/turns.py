"""A way as a list of turns, as somebody reads it out beside the driver."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import shapely

from samensterk.geo.arrays import Metres
from samensterk.routing import words
from samensterk.routing.network import NO_WAY, RoadNetwork
from samensterk.routing.paths import Leg, Path, line_of
from samensterk.routing.sections import FERRY

_AHEAD_M = 15.0  # a bend right at a crossing is no turn
_SLIGHT, _TURN, _SHARP, _AROUND = 25.0, 50.0, 120.0, 165.0  # degrees
_ALWAYS = 45.0  # told at a crossing, also when the street keeps its name


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list: what to do, and the metres until then from the one before."""

    text: str
    after_m: float
    at_m: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Legs that are driven without a word."""

    legs: tuple[Leg, ...]
    line_m: Metres
    metres: float


def turn_list(network: RoadNetwork, path: Path) -> tuple[Step, ...]:
    """Tell the way of a path, from its start to where it ends."""
    if not path.legs:
        spot = _spot(path.line_m[0])
        return (Step(words.arrive(0.0, path.side, path.drives_m[1]), 0.0, spot),)
    steps = [_departure(network, path.legs[0])]
    since_m = 0.0
    stretches = list(_stretches(network, path.legs))
    for number, stretch in enumerate(stretches):
        if number:
            step = _step(network, stretches, number, since_m)
            if step is not None:
                steps.append(step)
                since_m = 0.0
        since_m += stretch.metres
    end = words.arrive(since_m, path.side, path.drives_m[1])
    steps.append(Step(end, since_m, _spot(path.line_m[-1])))
    return tuple(steps)


def _departure(network: RoadNetwork, leg: Leg) -> Step:
    line = line_of(network, leg)
    road = _road(network, leg)
    return Step(words.depart(road, _bearing(line, start=True)), 0.0, _spot(line[0]))


def _stretches(network: RoadNetwork, legs: Sequence[Leg]) -> Iterator[_Stretch]:
    """Keep the pieces of one roundabout together."""
    numbers = list(enumerate(legs))
    for _, group in groupby(
        numbers,
        lambda one: -1 if network.is_roundabout[one[1].piece] else one[0],
    ):
        together = tuple(leg for _, leg in group)
        lines = [line_of(network, leg) for leg in together]
        metres = sum(
            abs(leg.end - leg.begin) * float(network.length_m[leg.piece])
            for leg in together
        )
        yield _Stretch(together, np.concatenate(lines), metres)


def _step(
    network: RoadNetwork, stretches: Sequence[_Stretch], number: int, since_m: float
) -> Step | None:
    """Say what to do where a stretch begins; None where one just drives on."""
    before, stretch = stretches[number - 1], stretches[number]
    last, first = before.legs[-1], stretch.legs[0]
    spot = _spot(stretch.line_m[0])
    if network.is_roundabout[first.piece]:
        return None  # told where one leaves it
    road = _road(network, first)
    if network.is_roundabout[last.piece]:
        exit_number = _exits(network, before.legs)
        return Step(words.roundabout(exit_number, road, since_m), since_m, spot)
    if network.class_of(first.piece) == FERRY:
        is_aboard = network.class_of(last.piece) == FERRY
        return None if is_aboard else Step(words.board(road, since_m), since_m, spot)
    degrees = _angle(before.line_m, stretch.line_m)
    if not _is_told(network, last, first, degrees):
        return None
    stays = network.name_of(first.piece) is not None and road == _road(network, last)
    text = words.turn(_kind(degrees), road, since_m, stays=stays)
    return Step(text, since_m, spot)


def _is_told(network: RoadNetwork, last: Leg, first: Leg, degrees: float) -> bool:
    if abs(degrees) >= _AROUND:
        return True
    if _road(network, last) != _road(network, first):
        has_name = network.name_of(first.piece) is not None
        return has_name or abs(degrees) >= _SLIGHT
    node = network.to_node if last.is_along else network.from_node
    is_crossing = network.n_meeting[node[last.piece]] > 2
    return bool(is_crossing and abs(degrees) >= _ALWAYS)


def _exits(network: RoadNetwork, legs: Sequence[Leg]) -> int:
    """Count the ways off that are passed on a roundabout, and the one that is taken."""
    passed = 0
    for leg in legs:
        ends = network.to_node if leg.is_along else network.from_node
        node = int(ends[leg.piece])
        off = (network.from_node == node) & (network.ms < NO_WAY)
        off |= (network.to_node == node) & (network.ms_back < NO_WAY)
        passed += int(np.count_nonzero(off & ~network.is_roundabout) > 0)
    return max(passed, 1)


def _road(network: RoadNetwork, leg: Leg) -> str:
    return words.road_in_words(network.name_of(leg.piece), network.class_of(leg.piece))


def _kind(degrees: float) -> str:
    """Name a turn; degrees to the left are more than nought."""
    size = abs(degrees)
    if size >= _AROUND:
        return "around"
    if size < _SLIGHT:
        return "straight"
    side = "left" if degrees > 0 else "right"
    if size < _TURN:
        return f"slight_{side}"
    return f"sharp_{side}" if size >= _SHARP else side


def _angle(before: Metres, after: Metres) -> float:
    """Give the degrees between two lines that meet, -180 to 180; left is positive."""
    turned = _bearing(before, start=False) - _bearing(after, start=True)
    return (turned + 180.0) % 360.0 - 180.0


def _bearing(line: Metres, *, start: bool) -> float:
    """Give the compass direction at the start or the end of a line."""
    shape = shapely.LineString(line)
    near_m = min(_AHEAD_M, shape.length)
    if start:
        points = line[0], _coordinates(shape.interpolate(near_m))
    else:
        points = _coordinates(shape.interpolate(shape.length - near_m)), line[-1]
    east_m, north_m = points[1] - points[0]
    return float(np.degrees(np.arctan2(east_m, north_m)) % 360.0)


def _coordinates(point: shapely.Point) -> Metres:
    return np.array([point.x, point.y])


def _spot(point: Metres) -> tuple[float, float]:
    return float(point[0]), float(point[1])
