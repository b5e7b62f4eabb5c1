from collections import Counter

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from samensterk.sample import grow
from samensterk.sample.areas import divide
from samensterk.sample.buildings import BARN, SHED, WORKPLACE
from samensterk.sample.census import count
from samensterk.sample.fields import sow

SIZES = st.integers(1, 300)
SEEDS = st.integers(0, 2**32 - 1)
few = settings(max_examples=15, deadline=None)


def addresses_around(town):
    """Addresses in the block of 3 by 3 squares of 100 m around each address."""
    points = shapely.get_coordinates(shapely.centroid(town.outlines))
    squares = np.floor(points[town.addresses.building] / 100).astype(int).tolist()
    per_square = Counter(map(tuple, squares))
    steps = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
    return np.array(
        [sum(per_square[x + a, y + b] for a, b in steps) for x, y in squares]
    )


@few
@given(SIZES, SEEDS)
def test_there_are_as_many_yards_as_asked(yards, seed):
    town = grow(yards, seed)

    assert set(town.buildings.yard) - {-1} == set(range(yards))


def test_no_yard_is_no_municipality():
    with pytest.raises(ValueError, match="at least one yard"):
        grow(0, 1)


@few
@given(SIZES, SEEDS)
def test_the_same_seed_grows_the_same_town(yards, seed):
    first, second = grow(yards, seed), grow(yards, seed)

    assert shapely.equals_exact(first.outlines, second.outlines).all()
    assert first.addresses.postcode == second.addresses.postcode
    assert first.streets == second.streets


def test_another_seed_grows_another_town():
    assert grow(30, 1).streets != grow(30, 2).streets


@few
@given(SIZES, SEEDS)
def test_yards_lie_outside_the_built_up_area(yards, seed):
    town = grow(yards, seed)
    is_yard = town.buildings.yard[town.addresses.building] >= 0

    is_rural = addresses_around(town) < 30

    assert (~is_rural[is_yard]).sum() <= 1 + 0.03 * is_yard.sum()
    is_home = ~is_yard & (town.buildings.kind[town.addresses.building] != WORKPLACE)
    assert is_rural[is_home].mean() < 0.05


@few
@given(SIZES, SEEDS)
def test_buildings_of_a_yard_stand_together_and_yards_stand_apart(yards, seed):
    town = grow(yards, seed)
    tree = shapely.STRtree(town.outlines)
    yard = town.buildings.yard

    mine, other = tree.query(town.outlines, predicate="dwithin", distance=20.0)

    both = (yard[mine] >= 0) & (yard[other] >= 0)
    assert (yard[mine] == yard[other])[both].all()
    links = coo_matrix(
        (np.ones(both.sum()), (mine[both], other[both])), shape=(len(yard), len(yard))
    )
    _, group = connected_components(links)
    assert len(np.unique(group[yard >= 0])) == yards


@few
@given(SIZES, SEEDS)
def test_no_building_stands_in_another_on_a_road_or_in_a_field(yards, seed):
    town = grow(yards, seed)
    tree = shapely.STRtree(town.outlines)
    mine, other = tree.query(town.outlines, predicate="overlaps")

    fields = sow(town)

    assert (mine == other).all()
    assert tree.query(town.network.lines, predicate="intersects").size == 0
    assert tree.query(fields.parcels, predicate="intersects").size == 0


@few
@given(SIZES, SEEDS)
def test_every_road_can_be_reached_and_some_end_dead(yards, seed):
    network = grow(yards, seed).network
    n_nodes = len(network.nodes_m)
    links = coo_matrix(
        (np.ones(len(network.lines)), (network.from_node, network.to_node)),
        shape=(n_nodes, n_nodes),
    )

    n_parts, _ = connected_components(links)

    ends = np.concatenate([network.from_node, network.to_node])
    assert n_parts == 1
    assert (np.bincount(ends) == 1).any()


def test_a_road_piece_starts_and_ends_at_its_nodes(town):
    network = town.network

    starts = shapely.get_coordinates(shapely.get_point(network.lines, 0))
    ends = shapely.get_coordinates(shapely.get_point(network.lines, -1))

    assert np.array_equal(starts, network.nodes_m[network.from_node])
    assert np.array_equal(ends, network.nodes_m[network.to_node])


def test_the_motorway_has_a_junction_with_four_ramps(town):
    classes = Counter(street.road_class for street in town.streets)

    assert classes["motorway"] == 2
    assert classes["motorway_link"] == 4


@few
@given(SIZES, SEEDS)
def test_no_address_is_given_twice(yards, seed):
    town = grow(yards, seed)
    addresses = town.addresses
    street = town.buildings.street[addresses.building]

    whole = list(
        zip(
            street.tolist(),
            addresses.place.tolist(),
            addresses.number.tolist(),
            addresses.letter,
            addresses.suffix,
            strict=True,
        )
    )

    assert len(set(whole)) == len(whole)


@few
@given(SIZES, SEEDS)
def test_neighbourhoods_neither_overlap_nor_leave_a_gap(yards, seed):
    areas = divide(grow(yards, seed))

    border = areas.municipality()

    assert shapely.is_valid(areas.outlines).all()
    assert shapely.area(areas.outlines).sum() == pytest.approx(border.area, rel=1e-9)
    assert shapely.coverage_is_valid(areas.outlines)


def test_each_address_is_counted_in_the_neighbourhood_it_lies_in(town):
    areas = divide(town)
    building = town.addresses.building
    points = shapely.centroid(town.outlines[building])

    inside = shapely.contains(areas.outlines[areas.of_building[building]], points)

    assert inside.mean() > 0.99  # a yard may stand across a border


def test_barns_are_larger_than_sheds(town):
    area_m2 = shapely.area(town.outlines)
    kind = town.buildings.kind

    assert np.median(area_m2[kind == BARN]) > 200
    assert np.median(area_m2[kind == SHED]) < 60


def test_the_registers_have_dirt(town):
    years = set(town.year.tolist())
    addresses = town.addresses

    assert 1001 in years
    assert (~shapely.is_valid(town.outlines)).sum() == 2
    assert None in addresses.postcode
    assert (addresses.second_building >= 0).any()
    assert (addresses.status == 4).any()


def test_counting_per_area_loses_nobody(town):
    census = count(town)
    areas = divide(town)

    group = areas.of_building[town.addresses.building]
    counted = census.per_group(group, len(areas.place))

    assert counted.residents.sum() == census.residents.sum()
    assert not counted.residents[areas.is_water].any()
