"""Packed polygons are measured as GEOS measures them, and only where that is sure."""

import numpy as np
import pyarrow as pa
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from samensterk.sources.bag_columns import flat_outlines, ground_of, lists_of_ids
from samensterk.sources.packed_rings import convex_rings

ORIGIN_M = np.array([200_000.0, 500_000.0])
SPOTS = st.tuples(st.integers(-40, 40), st.integers(-40, 40))
RINGS = st.lists(SPOTS, min_size=3, max_size=9)
STAR = [(0, 10), (6, -8), (-9, 3), (9, 3), (-6, -8)]  # turns one way, twice around


def polygon(spots):
    return shapely.Polygon(np.array(spots, dtype=float) + ORIGIN_M)


def packed(*shapes):
    return pa.array([None if one is None else one.wkb for one in shapes], pa.binary())


def rows_of(column):
    return sorted(row for rings in convex_rings(column) for row in rings.rows.tolist())


@given(st.lists(RINGS, min_size=1, max_size=6))
def test_every_polygon_is_measured_as_geos_does(rings):
    shapes = [polygon(ring) for ring in rings]
    mended = shapely.make_valid(np.array(shapes))

    found = flat_outlines(packed(*shapes))

    np.testing.assert_allclose(found.area_m2, shapely.area(mended), atol=1e-6)
    middles = shapely.get_coordinates(shapely.centroid(mended))
    np.testing.assert_allclose(found.middles_m, middles, rtol=0, atol=1e-6)
    assert found.is_repaired.tolist() == (~shapely.is_valid(shapes)).tolist()


@given(RINGS)
def test_only_a_valid_polygon_counts_as_convex(ring):
    shape = polygon(ring)

    if rows_of(packed(shape)):
        assert shape.is_valid
        assert shape.convex_hull.area == pytest.approx(shape.area)


def test_a_star_is_not_taken_for_convex():
    assert rows_of(packed(polygon(STAR))) == []


def test_rows_keep_their_place_between_other_shapes():
    square = polygon([(0, 0), (2, 0), (2, 2), (0, 2)])
    corner = polygon([(0, 0), (4, 0), (4, 1), (1, 1), (1, 4), (0, 4)])
    ring = square.buffer(5, quad_segs=2).difference(square)
    high = shapely.force_3d(square, 3.0)
    shapes = (None, square, corner, ring, high, square.centroid, square)

    found = flat_outlines(packed(*shapes))

    assert rows_of(packed(*shapes)) == [1, 6]
    assert found.has_shape.tolist() == [False] + [True] * 6
    assert found.area_m2[1:].tolist() == [4, 7, pytest.approx(ring.area), 4, 0, 4]
    assert not shapely.has_z(shapely.from_wkb(found.wkb[4].as_py()))


def test_a_part_of_a_longer_column_is_read_from_its_own_place():
    squares = [polygon([(0, 0), (n, 0), (n, n), (0, n)]) for n in range(1, 8)]

    found = flat_outlines(packed(*squares).slice(3, 2))

    assert found.area_m2.tolist() == [16, 25]


@pytest.mark.parametrize("content", [b"", b"\x01", b"\x01\x03", b"x" * 93])
def test_damaged_bytes_have_no_shape(content):
    square = polygon([(0, 0), (2, 0), (2, 2), (0, 2)])
    column = pa.array([square.wkb, content, square.wkb[:-1]], pa.binary())

    found = flat_outlines(column)

    assert found.has_shape.tolist() == [True, False, False]


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e308])
def test_a_coordinate_that_is_no_place_leaves_no_shape(value):
    content = bytearray(polygon([(0, 0), (2, 0), (2, 2), (0, 2)]).wkb)
    content[13 + 32 : 13 + 40] = np.float64(value).tobytes()

    found = flat_outlines(pa.array([bytes(content)], pa.binary()))

    assert found.has_shape.tolist() == [False]
    assert rows_of(pa.array([bytes(content)], pa.binary())) == []


TEXTS = st.lists(
    st.one_of(st.none(), st.just(""), st.lists(st.sampled_from("abc")).map(",".join)),
    max_size=12,
)


@given(TEXTS)
def test_ids_become_sorted_lists(texts):
    found = lists_of_ids(pa.array(texts, pa.string())).to_pylist()

    assert found == [sorted(set((text or "").split(",")) - {""}) for text in texts]


@pytest.mark.parametrize("shift", [1, 2, 3, 9])
def test_ground_of_polygons_that_touch_overlap_or_lie_apart(shift):
    shapes = [
        polygon([(x, 0), (x + 2, 0), (x + 2, 2), (x, 2)]) for x in (0, shift, 2 * shift)
    ]

    ground = shapely.from_wkb(ground_of(np.array(shapes)))

    assert ground.is_valid
    assert ground.equals(shapely.union_all(shapes))
    assert ground_of(np.empty(0, dtype=object)) is None
