"""Tiles give what one search over everything gives, however they are cut."""

from concurrent.futures import ThreadPoolExecutor

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


def test_no_buildings_need_no_tiles():
    found = measure_in_tiles(a_scene(1, 0, 5, 1, 1_000.0), DEFAULT_RULES)

    assert all(len(getattr(found, name)) == 0 for name in NAMES)
