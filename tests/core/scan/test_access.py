"""What the nearest public road for cars says of a yard."""

import numpy as np
import pyarrow as pa
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from samensterk.geo.road_classes import ROAD_CLASSES
from samensterk.scan.access import (
    DRIVEN_PART,
    LEGAL_KMH,
    motorway_junctions,
    nearest_nodes,
    network_of,
    road_access,
)
from samensterk.scan.tables import ROADS

PLACES = {1: (0, 0), 2: (1000, 0), 3: (1000, 1000), 4: (2000, 1000), 5: (3000, 0)}
AROUND = shapely.box(-5000, -5000, 9000, 9000)


def road(first, last, road_class="tertiary", **facts):
    line = shapely.LineString([PLACES[first], PLACES[last]])
    return {
        "road_id": f"r{first}{last}",
        "road_class": road_class,
        "for_cars": True,
        "is_public": True,
        "oneway": 0,
        "speed_kmh": None,
        "is_paved": None,
        "from_node": first,
        "to_node": last,
        "length_m": line.length,
        "geometry": line.wkb,
        **facts,
    }


RING_AND_BRANCH = [
    road(1, 2, "motorway_link", oneway=0),
    road(2, 3, is_paved=True),
    road(3, 1, speed_kmh=30.0),
    road(3, 4, "track", is_paved=False),
]


def table(rows):
    return pa.Table.from_pylist(rows, schema=ROADS.schema)


def access(rows, *points, covers=AROUND):
    found = road_access(table(rows), np.array(points, dtype=float), covers)
    return (
        found.on_dead_end.to_pylist(),
        found.on_unpaved.to_pylist(),
        found.junction_minutes.to_pylist(),
    )


def test_a_yard_on_a_branch_is_on_a_dead_end():
    on_dead_end, on_unpaved, _ = access(RING_AND_BRANCH, (1500, 1010), (1010, 500))

    assert on_dead_end == [True, False]
    assert on_unpaved == [True, False]


def test_what_the_source_does_not_say_stays_unknown():
    _, on_unpaved, _ = access([road(1, 2), road(2, 3)], (500, 0))

    assert on_unpaved == [None]


def test_a_road_over_the_edge_of_the_covered_ground_is_no_dead_end():
    covers = shapely.box(-5000, -5000, 2100, 9000)

    on_dead_end, _, _ = access(RING_AND_BRANCH, (1500, 1010), covers=covers)

    assert on_dead_end == [False]


def test_without_a_known_cover_the_box_of_the_roads_is_the_edge():
    on_dead_end, _, _ = access(RING_AND_BRANCH, (1500, 1010), covers=None)

    assert on_dead_end == [False]


def test_minutes_count_from_the_place_on_the_road():
    minutes = access(RING_AND_BRANCH, (1000, 500), (1000, 250))[2]

    speed_m_per_minute = LEGAL_KMH["tertiary"] * DRIVEN_PART * 1000 / 60
    assert minutes == pytest.approx(
        [500 / speed_m_per_minute, 250 / speed_m_per_minute]
    )


def test_a_junction_is_where_a_link_meets_another_road():
    network = network_of(table(RING_AND_BRANCH))

    found = network.graph.node_ids[motorway_junctions(network)]

    assert found.tolist() == [1, 2]


@pytest.mark.parametrize("road_class", ["motorway", "motorway_link", "service", "path"])
def test_a_petrol_station_on_the_motorway_is_no_junction(road_class):
    rows = [road(1, 2, "motorway_link"), road(2, 3, road_class)]

    assert access(rows, (1000, 500))[2] == [None]


def test_without_a_junction_minutes_are_unknown():
    assert access([road(1, 2), road(2, 3)], (500, 0))[2] == [None]


def test_a_oneway_road_is_followed_to_its_end():
    rows = [
        road(1, 2, "motorway_link"),
        road(2, 3, oneway=1, speed_kmh=60.0),
        road(3, 1, speed_kmh=60.0),
    ]

    minutes = access(rows, (1000, 500))[2]

    speed_m_per_minute = 60 * DRIVEN_PART * 1000 / 60
    assert minutes == pytest.approx([(500 + np.hypot(1000, 1000)) / speed_m_per_minute])


def test_a_road_that_only_leads_away_from_the_junction_does_not_reach_it():
    rows = [road(1, 2, "motorway_link"), road(2, 3, oneway=1)]

    assert access(rows, (1000, 500))[2] == [None]


@pytest.mark.parametrize("closed", [{"for_cars": False}, {"is_public": False}])
def test_roads_that_are_not_public_or_not_for_cars_do_not_count(closed):
    rows = [*RING_AND_BRANCH[:3], road(3, 4, is_paved=False, **closed)]

    assert access(rows, (1500, 1010))[0] == [False]


def test_without_roads_everything_is_unknown():
    for column in access([], (0, 0), (5, 5)):
        assert column == [None, None]


def test_a_road_far_away_is_not_the_road_of_a_yard():
    for column in access(RING_AND_BRANCH, (0, 7000)):
        assert column == [None]


def test_no_yards_give_empty_columns():
    found = road_access(table(RING_AND_BRANCH), np.empty((0, 2)), AROUND)

    assert len(found.on_dead_end) == len(found.junction_minutes) == 0


def test_a_point_enters_the_graph_at_the_nearer_end():
    network = network_of(table(RING_AND_BRANCH))

    found = nearest_nodes(network, np.array([[1000.0, 900.0], [0.0, 7000.0]]))

    assert network.graph.node_ids[found[0]] == 3
    assert found[1] == -1


@given(st.permutations(RING_AND_BRANCH), st.integers(0, 2000), st.integers(0, 1000))
def test_the_order_of_roads_does_not_matter(rows, x_m, y_m):
    assert access(rows, (x_m, y_m)) == access(RING_AND_BRANCH, (x_m, y_m))


def test_every_class_of_road_has_a_speed():
    assert set(LEGAL_KMH) == set(ROAD_CLASSES)
