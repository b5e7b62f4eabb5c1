"""What of OpenStreetMap a car may drive, and how long that takes."""

import numpy as np
import pytest
from core.routing_made import at, network_of, points, street, write_pbf

from samensterk.routing.network import NO_WAY
from samensterk.routing.osm_cars import closes, duration_s, is_drivable, is_own
from samensterk.routing.reading import network_of_files, read_roads
from samensterk.routing.travel_times import TravelTimes
from samensterk.routing.trouble import BrokenRoads, NoRoads, NotRoads

# 1 km from west to east; 45 km/h legal is driven at 36 km/h: 100 s.
LINE = {1: (0, 0), 2: (1000, 0)}


def seconds(network, *places, closed=frozenset()):
    """Give the times between places on the road, of a network on the grid."""
    travel = TravelTimes(network).with_closed(closed)
    found = travel.between(travel.snap(points(*places)))
    return found.seconds


def test_a_kilometre_at_45_takes_100_seconds_each_way(tmp_path):
    network = network_of(tmp_path, LINE, [([1, 2], street())])

    found = seconds(network, (0, 0), (1000, 0))
    assert found == pytest.approx(np.array([[0, 100], [100, 0]]), abs=0.2)


@pytest.mark.parametrize(
    ("tags", "along", "back"),
    [
        ({"oneway": "yes"}, True, False),
        ({"oneway": "-1"}, False, True),
        ({"junction": "roundabout"}, True, False),
        ({"highway": "motorway"}, True, False),
        ({"oneway": "no"}, True, True),
        ({}, True, True),
    ],
)
def test_a_one_way_road_is_driven_one_way(tmp_path, tags, along, back):
    network = network_of(tmp_path, LINE, [([1, 2], {**street(), **tags})])

    assert (int(network.ms[0]) < NO_WAY) is along
    assert (int(network.ms_back[0]) < NO_WAY) is back


@pytest.mark.parametrize(
    ("tags", "kmh"),
    [
        ({"highway": "unclassified"}, 48),  # 60 legal
        ({"highway": "residential"}, 24),
        ({"highway": "living_street"}, 12),
        ({"highway": "primary", "maxspeed": "100"}, 80),
        ({"highway": "unclassified", "surface": "dirt"}, 20),
        ({"highway": "track", "surface": "dirt"}, 12),
        ({"highway": "unclassified", "maxspeed": "none"}, 48),
        ({"highway": "service", "service": "driveway"}, 12),
    ],
)
def test_a_road_has_the_speed_of_its_sign_or_of_its_class(tmp_path, tags, kmh):
    network = network_of(tmp_path, LINE, [([1, 2], tags)])

    assert network.ms[0] / 1000 == pytest.approx(3600 / kmh, rel=0.002)


@pytest.mark.parametrize(
    ("tags", "may"),
    [
        ({"highway": "residential"}, True),
        ({"highway": "cycleway"}, False),
        ({"highway": "unclassified", "access": "no"}, False),
        ({"highway": "unclassified", "access": "no", "motor_vehicle": "yes"}, True),
        ({"highway": "unclassified", "motor_vehicle": "destination"}, True),
        ({"highway": "unclassified", "motorcar": "no", "vehicle": "yes"}, False),
        ({"highway": "service", "service": "emergency_access"}, False),
        ({"highway": "residential", "area": "yes"}, False),
        ({"route": "ferry"}, True),
        ({"route": "ferry", "motor_vehicle": "no"}, False),
        ({"route": "bus"}, False),
    ],
)
def test_a_car_may_drive_what_is_open_to_cars(tags, may):
    assert is_drivable(tags) is may


@pytest.mark.parametrize(
    ("tags", "own"),
    [
        ({"highway": "service", "service": "driveway"}, True),
        ({"highway": "track", "access": "private"}, True),
        ({"highway": "track", "motor_vehicle": "agricultural"}, True),
        ({"highway": "track"}, False),
        ({"highway": "unclassified", "access": "destination"}, False),
    ],
)
def test_a_drive_is_for_who_lives_there(tags, own):
    assert is_own(tags) is own


@pytest.mark.parametrize(
    ("tags", "stops"),
    [
        ({"barrier": "bollard"}, True),
        ({"barrier": "gate"}, True),
        ({"barrier": "gate", "access": "yes"}, False),
        ({"barrier": "gate", "motor_vehicle": "private"}, True),
        ({"barrier": "lift_gate"}, False),
        ({"barrier": "cattle_grid"}, False),
        ({"barrier": "cattle_grid", "access": "no"}, True),
        ({"highway": "crossing"}, False),
    ],
)
def test_a_barrier_stops_a_car_or_lets_it_pass(tags, stops):
    assert closes(tags) is stops


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5", 300), ("0:05", 300), ("00:05:30", 330), ("1:10", 4200), ("PT5M", 300),
     ("PT1H30S", 3630), ("soon", None), ("", None)],
)  # fmt: skip
def test_the_duration_of_a_ferry_is_read(text, expected):
    assert duration_s(text) == expected


def test_a_ferry_takes_its_duration_and_the_waiting(tmp_path):
    nodes = {1: (0, 0), 2: (1000, 0), 3: (1500, 0), 4: (2500, 0)}
    ferry = {"route": "ferry", "duration": "0:04", "name": "Kleine Veer"}
    ways = [([1, 2], street()), ([2, 3], ferry), ([3, 4], street())]
    network = network_of(tmp_path, nodes, ways)

    assert network.facts["ferries"] == 1
    found = seconds(network, (0, 0), (2500, 0))
    assert found[0, 1] == pytest.approx(100 + 300 + 240 + 100, abs=0.5)


def test_a_bollard_sends_a_car_around(tmp_path):
    """The straight way is 1 km; around, past the north, it is 3 km."""
    nodes = {
        1: (0, 0), 2: (500, 0, {"barrier": "bollard"}), 3: (1000, 0),
        4: (0, 1000), 5: (1000, 1000),
    }  # fmt: skip
    ways = [([1, 2, 3], street()), ([1, 4, 5, 3], street())]
    network = network_of(tmp_path, nodes, ways)

    assert network.facts["barriers"] == 1
    assert seconds(network, (0, 0), (1000, 0))[0, 1] == pytest.approx(300, abs=0.5)
    # Up to the bollard from either side it stays reachable.
    found = seconds(network, (0, 0), (490, 0), (510, 0))
    assert found[0, 1:] == pytest.approx([49, 300 + 49], abs=0.5)


def test_a_gate_drawn_on_a_crossing_closes_the_track_and_not_the_road(tmp_path):
    nodes = {
        1: (0, 0), 2: (500, 0, {"barrier": "gate"}), 3: (1000, 0), 4: (500, 2000),
    }  # fmt: skip
    ways = [([1, 2, 3], street()), ([2, 4], {"highway": "track"})]
    network = network_of(tmp_path, nodes, ways)

    assert seconds(network, (0, 0), (1000, 0))[0, 1] == pytest.approx(100, abs=0.2)
    assert np.isinf(seconds(network, (0, 0), (500, 1000))[0, 1])


def test_nobody_drives_through_a_private_road_and_its_yards_are_reached(tmp_path):
    """Through the yard 400 m, around 1.4 km; a drive is driven at 12 km/h: 3.33 m/s."""
    nodes = {1: (0, 0), 2: (400, 0), 3: (0, 500), 4: (400, 500), 5: (-3000, 0)}
    private = {"highway": "service", "access": "private"}
    ways = [
        ([5, 1], street()), ([1, 3, 4, 2], street()), ([1, 2], private),
    ]  # fmt: skip
    network = network_of(tmp_path, nodes, ways)

    found = seconds(network, (0, 0), (400, 0), (150, 0), (250, 0))
    assert found[0, 1] == pytest.approx(140, abs=0.3)
    assert found[0, 2] == pytest.approx(150 / 3.333, abs=0.3)
    assert found[0, 3] == pytest.approx(140 + 150 / 3.333, abs=0.3)
    assert found[2, 3] == pytest.approx(140 + 300 / 3.333, abs=0.3)


@pytest.mark.parametrize(("barrier", "reached"), [("gate", True), ("block", False)])
def test_the_gate_of_a_drive_is_opened_for_a_visitor(tmp_path, barrier, reached):
    """A drive of 1.5 km; behind a block it is an island."""
    nodes = {
        1: (0, 0), 2: (3000, 0), 3: (1000, 0),
        4: (1000, 100, {"barrier": barrier}), 5: (1000, 1500),
    }  # fmt: skip
    drive = {"highway": "service", "service": "driveway"}
    network = network_of(tmp_path, nodes, [([1, 3, 2], street()), ([3, 4, 5], drive)])

    found = seconds(network, (0, 0), (1000, 1300))[0, 1]
    assert np.isfinite(found) == reached


def test_a_private_road_with_a_barrier_in_its_mouth_is_an_island(tmp_path):
    nodes = {
        1: (0, 0),
        2: (3000, 0),
        3: (1000, 0, {"barrier": "block"}),
        4: (1000, 1500),
    }
    ways = [([1, 3, 2], street()), ([3, 4], {"highway": "service"})]
    travel = TravelTimes(network_of(tmp_path, nodes, ways))

    snapped = travel.snap(points((1000, 1000), (1000, -5)))
    assert snapped.is_island.tolist() == [True, False]
    assert travel.network.facts["island_km"] == pytest.approx(1.5, abs=0.01)


def test_a_crumb_of_road_is_left_out_and_told(tmp_path):
    nodes = {1: (0, 0), 2: (3000, 0), 3: (1000, 300), 4: (1500, 300)}
    network = network_of(tmp_path, nodes, [([1, 2], street()), ([3, 4], street())])

    assert network.facts["left_out_pieces"] == 1
    assert network.facts["left_out_km"] == pytest.approx(0.5, abs=0.01)
    assert network.n_pieces == 1


def test_one_way_roads_alone_are_a_network_still(tmp_path):
    network = network_of(tmp_path, LINE, [([1, 2], street(oneway="yes"))])

    assert network.n_pieces == 1
    assert network.facts["main_share"] == 0


def test_only_what_touches_the_box_is_read(tmp_path):
    nodes = {1: (0, 0), 2: (1000, 0), 3: (90_000, 0), 4: (91_000, 0)}
    ways = [([1, 2], street()), ([3, 4], street())]
    path = write_pbf(tmp_path / "far.osm.pbf", nodes, ways)

    west_m, south_m = at(-50, -50)
    box = (west_m, south_m, west_m + 500, south_m + 500)
    assert read_roads(path, box, lambda _: None).sections.num_rows == 1


def test_a_file_that_is_given_twice_counts_once(tmp_path):
    nodes = {1: (0, 0), 2: (500, 0, {"barrier": "bollard"}), 3: (1000, 0)}
    ways = [([1, 2, 3], street())]
    one = write_pbf(tmp_path / "one.osm.pbf", nodes, ways)
    two = write_pbf(tmp_path / "two.osm.pbf", nodes, ways)

    alone = network_of_files([one], lambda _: None)
    both = network_of_files([one, two], lambda _: None)
    assert both.road_ids == alone.road_ids
    assert both.n_nodes == alone.n_nodes


def test_a_file_without_a_road_for_cars_is_refused(tmp_path):
    path = write_pbf(tmp_path / "p.osm.pbf", LINE, [([1, 2], {"highway": "path"})])

    with pytest.raises(NoRoads, match="geen weg voor auto's"):
        network_of_files([path], lambda _: None)


def test_a_file_that_breaks_off_is_refused(tmp_path):
    nodes = {number: (number, number % 7) for number in range(1, 3000)}
    whole = write_pbf(tmp_path / "w.osm.pbf", nodes, [([1, 2, 3], street())])
    broken = tmp_path / "b.osm.pbf"
    broken.write_bytes(whole.read_bytes()[:-200])

    with pytest.raises(BrokenRoads, match="Download het bestand opnieuw"):
        network_of_files([broken], lambda _: None)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "bestaat niet"),
        (b"", "is leeg"),
        (b"id,lon,lat\n", "geen wegen die we kennen"),
        (b"<osm version='0.6'></osm>", "geen wegen die we kennen"),
    ],
)
def test_another_file_is_refused_with_what_to_do(tmp_path, content, why):
    path = tmp_path / "roads.osm.pbf"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(NotRoads, match=why):
        read_roads(path, None, lambda _: None)
