"""Times over roads, and roads that end."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.geo.road_graph import RoadGraph, driving_seconds

PIECES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 60)),
    min_size=1,
    max_size=25,
)
NO_EXITS = np.empty(0, dtype=np.int64)


def graph_of(pieces, back=None):
    first, last, seconds = (np.array(column) for column in zip(*pieces, strict=True))
    seconds = seconds.astype(float)
    return RoadGraph.of(
        first, last, seconds, seconds if back is None else np.array(back, dtype=float)
    )


def nodes(graph, ids):
    return np.searchsorted(graph.node_ids, ids)


def test_the_nearest_target_counts():
    graph = graph_of([(10, 20, 5.0), (20, 30, 7.0), (30, 40, 1.0)])

    found = graph.seconds_to_nearest(nodes(graph, [10, 40]))

    assert found.tolist() == [0.0, 5.0, 1.0, 0.0]


def test_a_oneway_road_is_only_driven_along():
    graph = graph_of([(1, 2, 5.0), (2, 3, 5.0)], back=[np.inf, 5.0])

    assert graph.seconds_to_nearest(nodes(graph, [1])).tolist() == [
        0.0,
        np.inf,
        np.inf,
    ]
    assert graph.seconds_to_nearest(nodes(graph, [3])).tolist() == [10.0, 5.0, 0.0]


def test_of_two_roads_side_by_side_the_fastest_counts():
    graph = graph_of([(1, 2, 9.0), (2, 1, 4.0), (1, 2, 6.0)])

    assert graph.seconds_to_nearest(nodes(graph, [2])).tolist() == [4.0, 0.0]


def test_without_targets_nothing_is_reached():
    graph = graph_of([(1, 2, 9.0)])

    assert np.isinf(graph.seconds_to_nearest(NO_EXITS)).all()


def test_a_road_of_no_length_joins_its_ends():
    graph = graph_of([(1, 2, 0.0), (2, 3, 4.0)])

    assert graph.seconds_to_nearest(nodes(graph, [3])).tolist() == [4.0, 4.0, 0.0]


def test_pairs_get_the_easier_direction_up_to_the_limit():
    graph = graph_of([(1, 2, 5.0), (2, 3, 50.0), (8, 9, 1.0)], [np.inf, 50.0, 1.0])

    found = graph.seconds_between(
        nodes(graph, [2, 1, 1, 3, 3]), nodes(graph, [1, 3, 9, 2, 3]), limit_s=52.0
    )

    assert found.tolist() == [5.0, 52.0, 52.0, 50.0, 0.0]


@given(PIECES)
def test_pairs_take_as_long_as_the_search_for_one_target(pieces):
    graph = graph_of(pieces)
    target = np.array([0])

    found = graph.seconds_between(
        np.arange(graph.n_nodes), np.zeros(graph.n_nodes, dtype=int), limit_s=1e9
    )

    expected = graph.seconds_to_nearest(target)
    assert found.tolist() == np.minimum(expected, 1e9).tolist()


def test_a_branch_is_a_dead_end_and_the_ring_is_not():
    ring = [(1, 2, 1), (2, 3, 1), (3, 1, 1)]
    branch = [(3, 4, 1), (4, 5, 1)]

    is_dead = graph_of(ring + branch).dead_end_pieces(NO_EXITS)

    assert is_dead.tolist() == [False, False, False, True, True]


def test_a_road_out_of_the_covered_ground_is_no_dead_end():
    graph = graph_of([(1, 2, 1), (2, 3, 1), (3, 1, 1), (3, 4, 1), (4, 5, 1), (4, 6, 1)])

    is_dead = graph.dead_end_pieces(nodes(graph, [5]))

    assert is_dead.tolist() == [False, False, False, False, False, True]


def test_a_turning_loop_does_not_make_a_dead_end_a_through_road():
    graph = graph_of([(1, 2, 1), (2, 3, 1), (3, 1, 1), (3, 4, 1), (4, 4, 1)])

    assert graph.dead_end_pieces(NO_EXITS).tolist() == [False] * 3 + [True] * 2


def test_a_loop_on_a_through_road_is_no_dead_end():
    graph = graph_of([(1, 2, 1), (2, 3, 1), (3, 1, 1), (3, 3, 1)])

    assert not graph.dead_end_pieces(NO_EXITS).any()


def test_a_tree_without_exits_is_all_dead_ends():
    graph = graph_of([(1, 2, 1), (2, 3, 1), (2, 4, 1)])

    assert graph.dead_end_pieces(NO_EXITS).all()


@given(PIECES, st.sets(st.integers(0, 9)), st.randoms(use_true_random=False))
def test_dead_ends_do_not_depend_on_the_order_of_pieces(pieces, exits, random):
    order = list(range(len(pieces)))
    random.shuffle(order)
    graph, other = graph_of(pieces), graph_of([pieces[place] for place in order])
    is_exit = nodes(graph, sorted(exits & set(graph.node_ids.tolist())))

    is_dead = graph.dead_end_pieces(is_exit)

    assert other.dead_end_pieces(is_exit).tolist() == is_dead[order].tolist()


@given(PIECES, st.sets(st.integers(0, 9)))
def test_what_is_left_has_two_ways_out_everywhere(pieces, exits):
    graph = graph_of(pieces)
    is_exit = nodes(graph, sorted(exits & set(graph.node_ids.tolist())))

    left = ~graph.dead_end_pieces(is_exit)

    ends = np.concatenate([graph.from_node[left], graph.to_node[left]])
    degree = np.bincount(ends, minlength=graph.n_nodes)
    degree[is_exit] += 2
    assert (degree[np.unique(ends)] >= 2).all()


@pytest.mark.parametrize("seconds", [[-1.0], [np.nan], [1.0, 2.0]])
def test_impossible_times_are_refused(seconds):
    with pytest.raises(ValueError, match=r"times are|one end and one time"):
        RoadGraph.of(np.array([1]), np.array([2]), np.array(seconds), np.array(seconds))


def test_a_kilometre_at_sixty_takes_a_minute():
    assert driving_seconds(np.array([1000.0]), np.array([60.0])) == pytest.approx(60.0)
