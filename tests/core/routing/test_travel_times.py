"""Times, metres and ways are those that a search through every road finds."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from core.routing_made import network_of, points, street
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samensterk.routing.engines import Contracted, Searched
from samensterk.routing.network import NO_WAY, RoadNetwork
from samensterk.routing.paths import NoWay
from samensterk.routing.snapping import Snapped
from samensterk.routing.times import straight_times
from samensterk.routing.travel_times import TravelTimes

# A square of 1 km: every side 100 s at 10 m/s, the south side one way to the east.
SQUARE = {1: (0, 0), 2: (1000, 0), 3: (1000, 1000), 4: (0, 1000)}
SIDES = [
    ([1, 2], street("Zuid", oneway="yes")),
    ([2, 3], street("Oost")),
    ([3, 4], street("Noord")),
    ([4, 1], street("West")),
]


@pytest.fixture
def square(tmp_path):
    return TravelTimes(network_of(tmp_path, SQUARE, SIDES))


def test_points_part_way_along_are_counted_from_where_they_stand(square):
    snapped = square.snap(points((0, 500), (1000, 250)))

    times = square.between(snapped, with_metres=True)
    assert times.seconds[0, 1] == pytest.approx(50 + 100 + 25, abs=0.3)
    assert times.seconds[1, 0] == pytest.approx(75 + 100 + 50, abs=0.3)  # by the north
    assert times.metres[0, 1] == pytest.approx(1750, abs=2)
    assert not times.is_straight


def test_two_points_on_one_road_drive_the_part_between_them(square):
    snapped = square.snap(points((200, 1000), (700, 1000)))

    found = square.between(snapped).seconds
    assert found == pytest.approx(np.array([[0, 50], [50, 0]]), abs=0.2)


def test_who_passed_a_house_in_a_one_way_road_goes_all_the_way_round(square):
    snapped = square.snap(points((200, 0), (700, 0)))

    times = square.between(snapped, with_metres=True)
    assert times.seconds[0, 1] == pytest.approx(50, abs=0.2)
    assert times.seconds[1, 0] == pytest.approx(30 + 300 + 20, abs=0.5)
    assert times.metres[1, 0] == pytest.approx(3500, abs=3)


def test_the_drive_from_the_road_to_the_yard_counts_at_both_ends(square):
    """60 m at 12 km/h is 18 s."""
    snapped = square.snap(points((200, 1060), (700, 1060)))

    assert snapped.distance_m == pytest.approx([60, 60], abs=0.1)
    times = square.between(snapped, with_metres=True)
    assert times.seconds[0, 1] == pytest.approx(50 + 36, abs=0.3)
    assert times.metres[0, 1] == pytest.approx(500 + 120, abs=1)


def test_a_point_without_a_road_near_it_is_unreachable(square):
    snapped = square.snap(points((0, 500), (5000, 5000)))

    assert snapped.has_road.tolist() == [True, False]
    times = square.between(snapped, with_metres=True)
    assert np.isinf(times.seconds[0, 1])
    assert np.isinf(times.metres[1]).all()
    with pytest.raises(NoWay):
        square.path(snapped, 0, 1)


def test_no_points_give_no_times(square):
    times = square.between(square.snap(np.empty((0, 2))), with_metres=True)

    assert times.seconds.shape == times.metres.shape == (0, 0)


def test_a_closed_road_is_driven_around_and_the_yards_on_it_are_cut_off(square):
    snapped = square.snap(points((0, 500), (1000, 500), (500, 1000)))
    north = square.network.pieces_in(outline_at(500, 1000))

    closed = square.with_closed(north)
    found = closed.between(snapped).seconds
    assert square.between(snapped).seconds[1, 0] == pytest.approx(200, abs=0.5)
    assert np.isinf(found[1, 0])  # the south goes one way only
    assert found[0, 1] == pytest.approx(50 + 100 + 50, abs=0.5)
    assert np.isinf(found[0, 2])
    assert np.isfinite(closed.with_closed(frozenset()).between(snapped).seconds).all()


def outline_at(x_m, y_m):
    return shapely.Point(points((x_m, y_m))[0]).buffer(50)


def test_the_way_has_a_line_that_is_as_long_as_it_says(square):
    snapped = square.snap(points((0, 520), (1000, 250)))

    path = square.path(snapped, 0, 1)
    assert path.seconds == pytest.approx(square.between(snapped).seconds[0, 1])
    steps = np.diff(path.line_m, axis=0)
    assert np.hypot(*steps.T).sum() == pytest.approx(path.metres, abs=0.1)
    assert path.line_m[0] == pytest.approx(snapped.points_m[0], abs=0.1)
    assert path.line_m[-1] == pytest.approx(snapped.points_m[1], abs=0.1)


def test_a_way_to_where_one_is_already_is_no_way(square):
    snapped = square.snap(points((0, 500), (0, 500)))

    assert square.path(snapped, 0, 0).seconds == 0
    assert square.path(snapped, 0, 1).legs == ()


def test_the_side_of_the_road_is_that_of_the_one_who_comes(square):
    snapped = square.snap(points((0, 900), (500, 1030), (1000, 900)))

    assert square.path(snapped, 0, 1).side == 1  # eastwards the north is left
    assert square.path(snapped, 2, 1).side == -1


def test_straight_times_say_that_no_road_was_looked_at():
    times = straight_times(points((0, 0), (300, 400)), kmh=36, detour=1.2)

    assert times.is_straight
    assert times.metres[0, 1] == pytest.approx(600)
    assert times.seconds[1, 0] == pytest.approx(60)


@st.composite
def networks(draw):
    """Random roads: one way, side by side, dead ends, loops, and loose parts."""
    n_nodes = draw(st.integers(2, 7))
    node = st.integers(0, n_nodes - 1)
    time = st.integers(1, 5_000)
    pieces = draw(st.lists(st.tuples(node, node, time, time), min_size=1, max_size=14))
    first, last, along, back = (np.array(one) for one in zip(*pieces, strict=True))
    ways = draw(st.lists(st.sampled_from([0, 1, -1]), min_size=len(pieces),
                         max_size=len(pieces)))  # fmt: skip
    return made(n_nodes, first, last, along, back, np.array(ways))


def made(n_nodes, first, last, along, back, ways):
    m = len(first)
    nodes_m = np.array([(100.0 * (i % 3), 100.0 * (i // 3)) for i in range(n_nodes)])
    # A loop needs a line with some length: it goes out and comes back.
    lines = [
        [nodes_m[a], nodes_m[a] + (0, 10.0 + number), nodes_m[b]]
        for number, (a, b) in enumerate(zip(first, last, strict=True))
    ]
    return RoadNetwork(
        nodes_m=nodes_m, from_node=first, to_node=last,
        ms=np.where(ways >= 0, along, NO_WAY).astype(np.uint32),
        ms_back=np.where(ways <= 0, back, NO_WAY).astype(np.uint32),
        road_class=np.full(m, 6), name=np.full(m, -1),
        is_roundabout=np.zeros(m, bool), is_main=np.ones(m, bool),
        points_m=np.concatenate(lines), first_point=3 * np.arange(m + 1),
        road_ids=tuple(map(str, range(m))), names=(), facts={},
    )  # fmt: skip


@st.composite
def networks_with_points(draw):
    network = draw(networks())
    piece = st.integers(0, network.n_pieces - 1)
    part = st.sampled_from([0.0, 0.25, 0.5, 0.9, 1.0])
    spots = draw(st.lists(st.tuples(piece, part), min_size=1, max_size=6))
    pieces, parts = zip(*spots, strict=True)
    n = len(spots)
    return network, Snapped(
        np.zeros((n, 2)), np.array(pieces), np.array(parts), np.zeros(n),
        np.zeros(n, bool), 500.0,
    )  # fmt: skip


def by_hand(network, snapped):
    """Let every point be a node of its own, and try every road again and again."""
    n, k = len(snapped), network.n_nodes
    best = np.full((k + n, k + n), np.inf)
    np.fill_diagonal(best, 0)
    spots = {}
    for number, (piece, part) in enumerate(
        zip(snapped.piece.tolist(), snapped.part.tolist(), strict=True)
    ):
        spots.setdefault(piece, []).append((part, k + number))
    for piece in range(network.n_pieces):
        first, last = int(network.from_node[piece]), int(network.to_node[piece])
        row = [(0.0, first), *sorted(spots.get(piece, [])), (1.0, last)]
        for (a, one), (b, other) in pairwise(row):
            for ms, start, end in (
                (int(network.ms[piece]), one, other),
                (int(network.ms_back[piece]), other, one),
            ):
                cost = 0.0 if a == b else (np.inf if ms >= NO_WAY else ms * (b - a))
                best[start, end] = min(best[start, end], cost)
    for via in range(k + n):
        best = np.minimum(best, best[:, [via]] + best[[via]])
    return best[k:, k:] / 1000


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks_with_points())
def test_times_are_those_of_trying_every_road(given_network):
    network, snapped = given_network
    expected = by_hand(network, snapped)

    for ready in (Contracted, Searched):
        found = TravelTimes(network, ready).between(snapped, with_metres=True)
        assert found.seconds == pytest.approx(expected, abs=0.003)
        assert (np.isfinite(found.metres) == np.isfinite(expected)).all()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks_with_points(), st.data())
def test_every_way_takes_the_time_that_was_told_and_hangs_together(given_network, data):
    network, snapped = given_network
    closed = data.draw(st.frozensets(st.integers(0, network.n_pieces - 1), max_size=3))
    travel = TravelTimes(network).with_closed(closed)
    seconds = travel.between(snapped).seconds

    for start in range(len(snapped)):
        for end in range(len(snapped)):
            if np.isinf(seconds[start, end]):
                with pytest.raises(NoWay):
                    travel.path(snapped, start, end)
                continue
            path = travel.path(snapped, start, end)
            assert path.seconds == pytest.approx(seconds[start, end], abs=0.003)
            assert not closed & {leg.piece for leg in path.legs}
            assert_hangs_together(network, path.legs)


def assert_hangs_together(network, legs):
    for one, other in pairwise(legs):
        assert one.end in (0.0, 1.0)
        assert other.begin in (0.0, 1.0)
        left = network.to_node if one.end else network.from_node
        entered = network.to_node if other.begin else network.from_node
        assert left[one.piece] == entered[other.piece]
