"""The real roads of Kampen: the contracted times are those of a search."""

from pathlib import Path

import numpy as np
import pytest

from samensterk.geo.lon_lat import rd_from_lon_lat
from samensterk.routing.day_route import day_route
from samensterk.routing.engines import Contracted, Searched
from samensterk.routing.network_file import write_network
from samensterk.routing.reading import network_of_files
from samensterk.routing.travel_times import TravelTimes

KAMPEN = Path(__file__).parents[3] / "../shared/data/kampen/kampen.osm.pbf"
pytestmark = pytest.mark.skipif(
    not KAMPEN.exists(), reason="../shared/data is not here"
)
PLACES = [(5.915, 52.556), (5.96, 52.54), (5.88, 52.575), (5.93, 52.53)]


@pytest.fixture(scope="module")
def network():
    return network_of_files([KAMPEN], lambda _: None)


@pytest.fixture(scope="module")
def snapped(network):
    rng = np.random.default_rng(7)
    spots = network.points_m[rng.choice(len(network.points_m), 200, replace=False)]
    return TravelTimes(network).snap(spots + rng.normal(0, 50, spots.shape))


def test_the_network_says_what_it_holds(network):
    facts = network.facts

    assert (facts["pieces"], facts["nodes"]) == (network.n_pieces, network.n_nodes)
    assert facts["pieces"] == pytest.approx(4_807, rel=0.02)
    assert facts["km"] == pytest.approx(404, rel=0.02)
    assert facts["barriers"] == 54
    assert facts["main_share"] > 0.94
    assert facts["sources"][0]["date"] == "2023-01-30"


def test_contracted_and_searched_times_are_the_same(network, snapped):
    quick = TravelTimes(network, Contracted).between(snapped).seconds
    sure = TravelTimes(network, Searched).between(snapped).seconds

    assert np.array_equal(quick, sure)


def test_every_way_is_as_long_as_the_table_says(network, snapped):
    travel = TravelTimes(network)
    times = travel.between(snapped, with_metres=True)

    near = [one for one in range(200) if np.isfinite(times.seconds[0, one])][1:60]
    for end in near:
        path = travel.path(snapped, 0, end)
        assert path.seconds == pytest.approx(times.seconds[0, end], abs=0.003)
        assert path.metres == pytest.approx(times.metres[0, end], abs=30)


def test_a_day_in_kampen_names_real_streets(network):
    travel = TravelTimes(network)
    spots = travel.snap(rd_from_lon_lat(np.array(PLACES)))

    day = day_route(travel, spots, [0, 1, 2, 3])
    text = " ".join(step.text for steps in day.turns for step in steps)
    assert "Zwolseweg" in text
    assert "rotonde" in text
    assert 15_000 < day.metres < 35_000


def test_two_runs_write_the_same_bytes(network, tmp_path):
    write_network(network, tmp_path / "one.roads")
    again = network_of_files([KAMPEN], lambda _: None)
    write_network(again, tmp_path / "two.roads")

    one, two = tmp_path / "one.roads", tmp_path / "two.roads"
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size < 400_000
