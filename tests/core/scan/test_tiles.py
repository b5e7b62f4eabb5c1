"""Tiles give what one search over everything gives, however they are cut."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from samensterk.scan.measure import Measures, Scene, measure
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.scan.tiles import measure_in_tiles

NAMES = list(Measures.__dataclass_fields__)


def a_scene(seed, n, m, n_roads, extent_m, *, on_grid=False):
    """Buildings and addresses at random; on a grid many lie on the edges of tiles."""
    rng = np.random.default_rng(seed)
    origin = np.array([200_000.0, 500_000.0])
    buildings = rng.uniform(0, extent_m, (n, 2))
    addresses = rng.uniform(0, extent_m, (m, 2))
    if on_grid:
        buildings, addresses = (
            np.round(xy / 100) * 100 for xy in (buildings, addresses)
        )
    corners = buildings + origin
    ends = rng.uniform(-extent_m, 2 * extent_m, (n_roads, 3, 2)) + origin
    return Scene(
        outlines=pa.array(
            shapely.to_wkb(shapely.box(*(corners - 5).T, *(corners + 5).T)),
            type=pa.binary(),
        ),
        building_xy_m=corners,
        address_xy_m=addresses + origin,
        address_is_home=rng.random(m) < 0.3,
        address_building=rng.integers(-1, max(n, 1), m),
        road_lines=shapely.linestrings(ends) if n_roads else np.empty(0, dtype=object),
    )


SCENES = st.builds(
    a_scene,
    st.integers(0, 10_000),
    st.integers(1, 40),
    st.integers(0, 40),
    st.integers(0, 5),
    st.sampled_from([300.0, 4_000.0, 60_000.0]),
    on_grid=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(SCENES, st.sampled_from([150.0, 1_000.0, 7_000.0, 200_000.0]))
def test_tiles_equal_the_plain_search(scene, tile_m):
    plain = measure(scene, DEFAULT_RULES)

    found = measure_in_tiles(scene, DEFAULT_RULES, tile_m=tile_m)

    for name in ("in_built_up", "n_addresses_500m", "n_addresses_1km"):
        assert (getattr(found, name) == getattr(plain, name)).all()
    for name in ("road_distance_m", "home_distance_m"):
        np.testing.assert_allclose(
            getattr(found, name), getattr(plain, name), rtol=0, atol=1e-6
        )


@settings(max_examples=30, deadline=None)
@given(SCENES, st.floats(120.0, 90_000.0), st.floats(120.0, 90_000.0))
def test_the_size_of_tiles_changes_no_bit(scene, one_m, other_m):
    one = measure_in_tiles(scene, DEFAULT_RULES, tile_m=one_m)
    other = measure_in_tiles(scene, DEFAULT_RULES, tile_m=other_m)

    for name in NAMES:
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes()


@pytest.mark.parametrize("n_workers", [1, 2, 5])
def test_the_number_of_workers_changes_no_bit(n_workers):
    scene = a_scene(4, 400, 500, 20, 30_000.0)
    alone = measure_in_tiles(scene, DEFAULT_RULES, tile_m=3_000)

    with ThreadPoolExecutor(n_workers) as pool:
        found = measure_in_tiles(scene, DEFAULT_RULES, tile_m=3_000, run=pool.map)

    for name in NAMES:
        assert getattr(alone, name).tobytes() == getattr(found, name).tobytes()


def moved(scene, points_m):
    return replace(scene, building_xy_m=points_m)


def assert_equal_to_plain(scene):
    plain, found = measure(scene, DEFAULT_RULES), measure_in_tiles(scene, DEFAULT_RULES)

    for name in NAMES:
        np.testing.assert_allclose(
            getattr(found, name), getattr(plain, name), rtol=0, atol=1e-6
        )


def test_buildings_that_all_stand_in_one_point_are_measured():
    scene = a_scene(2, 300, 300, 3, 2_000.0)

    assert_equal_to_plain(moved(scene, np.full((300, 2), (201_000.0, 501_000.0))))


@pytest.mark.parametrize("away_m", [300_000.0, 30_000_000.0])
def test_a_lone_building_far_away_still_finds_what_is_nearest(away_m):
    scene = a_scene(3, 60, 60, 4, 4_000.0)
    points_m = scene.building_xy_m.copy()
    points_m[0] += away_m

    assert_equal_to_plain(moved(scene, points_m))


def test_without_roads_and_homes_distances_are_unknown():
    scene = replace(
        a_scene(5, 40, 30, 0, 4_000.0), address_is_home=np.zeros(30, dtype=bool)
    )

    found = measure_in_tiles(scene, DEFAULT_RULES)

    assert np.isnan(found.road_distance_m).all()
    assert np.isnan(found.home_distance_m).all()


@pytest.mark.parametrize("places", ["building_xy_m", "address_xy_m"])
def test_what_has_no_place_cannot_be_measured(places):
    scene = a_scene(6, 20, 20, 2, 4_000.0)
    points_m = getattr(scene, places).copy()
    points_m[3] = np.nan

    with pytest.raises(ValueError, match="no place"):
        replace(scene, **{places: points_m})


def test_kernels_work_where_nothing_can_be_kept():
    """As in a container whose package and home cannot be written to."""
    code = (
        "import numpy as np, numba.core.caching as caching\n"
        "caching.CacheImpl._locator_classes = []\n"
        "from samensterk.scan.grid import sort_points\n"
        "print(sort_points(np.zeros((2, 2))).rows.tolist())\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )

    assert done.stdout == "[0, 1]\n"


def test_no_buildings_need_no_tiles():
    found = measure_in_tiles(a_scene(1, 0, 5, 1, 1_000.0), DEFAULT_RULES)

    assert all(len(getattr(found, name)) == 0 for name in NAMES)
