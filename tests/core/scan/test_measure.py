"""Measures are what a search of all pairs finds; cells lose no yard."""

import numpy as np
import pyarrow as pa
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from samensterk.geo.squares import square_codes, square_of
from samensterk.scan.cells import merge_squares
from samensterk.scan.measure import Scene, in_built_up, measure
from samensterk.scan.rules import DEFAULT_RULES


def a_scene(seed, n=40, m=30):
    rng = np.random.default_rng(seed)
    corners = rng.uniform(200_000, 203_000, (n, 2))
    shapes = shapely.box(*corners.T, *(corners + rng.uniform(5, 40, (n, 2))).T)
    starts = rng.uniform(200_000, 203_000, (6, 2))
    lines = [
        shapely.LineString([a, b])
        for a, b in zip(starts, starts[::-1] + 9, strict=True)
    ]
    return Scene(
        outlines=pa.array(shapely.to_wkb(shapes), type=pa.binary()),
        building_xy_m=shapely.get_coordinates(shapely.centroid(shapes)),
        address_xy_m=rng.uniform(200_000, 203_000, (m, 2)),
        address_is_home=rng.random(m) < 0.5,
        address_building=rng.integers(-1, n, m),
        road_lines=np.array(lines, dtype=object),
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_every_measure_equals_a_search_of_all_pairs(seed):
    scene = a_scene(seed)

    found = measure(scene, DEFAULT_RULES)

    away_m = np.hypot(
        *(scene.building_xy_m[:, None] - scene.address_xy_m).transpose(2, 0, 1)
    )
    own = scene.address_building == np.arange(len(away_m))[:, None]
    other_home_m = np.where(scene.address_is_home & ~own, away_m, np.inf).min(axis=1)
    road_m = shapely.distance(
        shapely.points(scene.building_xy_m)[:, None], scene.road_lines
    )
    assert (found.n_addresses_500m == (away_m <= 500).sum(axis=1)).all()
    assert (found.n_addresses_1km == (away_m <= 1000).sum(axis=1)).all()
    assert np.allclose(found.home_distance_m, other_home_m, atol=1e-6)
    assert np.allclose(found.road_distance_m, road_m.min(axis=1), atol=1e-6)


def test_without_roads_and_homes_distances_are_unknown():
    scene = a_scene(1)
    empty = Scene(
        scene.outlines, scene.building_xy_m, np.empty((0, 2)),
        np.empty(0, bool), np.empty(0, int), np.empty(0, object),
    )  # fmt: skip

    found = measure(empty, DEFAULT_RULES)

    assert np.isnan(found.road_distance_m).all()
    assert np.isnan(found.home_distance_m).all()
    assert not found.in_built_up.any()


def test_thirty_addresses_in_a_block_are_built_up_and_one_less_is_not():
    corner = np.array([[200_050.0, 500_050.0]])

    assert in_built_up(corner, np.repeat(corner + 100, 30, axis=0), DEFAULT_RULES).all()
    assert not in_built_up(
        corner, np.repeat(corner + 100, 29, axis=0), DEFAULT_RULES
    ).any()
    assert not in_built_up(
        corner, np.repeat(corner + 200, 30, axis=0), DEFAULT_RULES
    ).any()


YARDS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=0, max_size=60
).map(lambda pairs: square_codes(np.array(pairs, dtype=np.int64).reshape(-1, 2) + 400))


@given(YARDS)
def test_every_yard_is_in_a_cell_of_at_least_five(squares):
    cells = merge_squares(squares, 5)

    if len(squares) < 5:
        assert (cells == -1).all()
    else:
        assert np.bincount(cells).min() >= 5


@given(YARDS, st.randoms(use_true_random=False))
def test_the_order_of_yards_does_not_matter(squares, random):
    shuffled = random.sample(squares, len(squares))

    one = dict(zip(squares, merge_squares(squares, 5).tolist(), strict=True))
    other = dict(zip(shuffled, merge_squares(shuffled, 5).tolist(), strict=True))
    assert one == other


@given(YARDS)
def test_a_square_is_never_divided(squares):
    pairs = set(zip(squares, merge_squares(squares, 5).tolist(), strict=True))

    assert len(pairs) == len(set(squares))


def test_squares_of_points_are_those_of_the_grid():
    assert square_codes(square_of(np.array([[200_499.9, 500_000.0]]))) == ["E2000N5000"]
