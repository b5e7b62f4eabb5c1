"""A scan of the countryside leaves a road network for who plans visits."""

import numpy as np
import pytest
from core.routing_made import points, street, write_pbf

from samensterk.cli.main import main
from samensterk.products.folder_parts import without_yards
from samensterk.routing.network_file import read_network
from samensterk.routing.travel_times import TravelTimes

# The hamlet lies along y 575,050, its farms 400 m from each other.
EAST_M, NORTH_M = 55_000, 75_000


@pytest.fixture
def roads(tmp_path):
    """Write a road past the farms, with a bollard, and one 90 km away."""
    nodes = {
        1: (EAST_M - 500, NORTH_M),
        2: (EAST_M + 1000, NORTH_M, {"barrier": "bollard"}),
        3: (EAST_M + 2500, NORTH_M),
        4: (EAST_M - 80_000, NORTH_M),
        5: (EAST_M - 82_000, NORTH_M),
    }
    ways = [([1, 2, 3], street("Langeweg")), ([4, 5], street("Verweg"))]
    return write_pbf(tmp_path / "roads.osm.pbf", nodes, ways)


def scan(folder, *files, more=()):
    command = ["scan", *map(str, files), "--area", "nergens", "--to", str(folder)]
    return main([*command, *more])


def test_the_network_of_a_scan_holds_the_roads_around_and_what_closes_them(
    write_hamlet, roads, tmp_path, capsys
):
    folder = tmp_path / "scan"
    assert scan(folder, *write_hamlet(6), roads) == 0

    network = read_network(folder / "network.roads")
    assert network.names == ("Langeweg",)
    assert network.facts["barriers"] == 1
    travel = TravelTimes(network)
    places = points((EAST_M, NORTH_M + 50), (EAST_M + 400, NORTH_M + 50))
    found = travel.between(travel.snap(places)).seconds
    assert np.isfinite(found).all()


def test_the_network_stays_when_the_yards_go(write_hamlet, roads, tmp_path, capsys):
    folder = tmp_path / "scan"
    assert scan(folder, *write_hamlet(6), roads) == 0
    before = (folder / "network.roads").read_bytes()

    without_yards(folder)
    assert (folder / "network.roads").read_bytes() == before

    again = tmp_path / "again"
    assert scan(again, *write_hamlet(6), roads, more=["--without-yards"]) == 0
    assert (again / "network.roads").read_bytes() == before


def test_a_scan_without_roads_has_no_network(write_hamlet, tmp_path, capsys):
    folder = tmp_path / "scan"

    assert scan(folder, *write_hamlet(6)) == 0
    assert not (folder / "network.roads").exists()


def test_a_scan_with_roads_far_away_only_has_no_network(write_hamlet, tmp_path, capsys):
    nodes = {1: (0, 0), 2: (1000, 0)}
    far = write_pbf(tmp_path / "far.osm.pbf", nodes, [([1, 2], street())])
    folder = tmp_path / "scan"

    assert scan(folder, *write_hamlet(6), far) == 0
    assert not (folder / "network.roads").exists()
