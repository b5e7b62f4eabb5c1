"""Squares and coordinates go there and back."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from samensterk.geo.lon_lat import lon_lat_from_rd, rd_from_lon_lat
from samensterk.geo.squares import corners_of, square_codes, square_of, square_outlines

POINTS = arrays(
    float, (20, 2), elements=st.floats(min_value=300_000, max_value=600_000)
).map(lambda points: points - [290_000.0, 0.0])


@given(POINTS, st.sampled_from([100, 500]))
def test_a_point_lies_in_the_square_that_it_names(points, size_m):
    codes = square_codes(square_of(points, size_m), size_m)

    outlines = square_outlines(codes, size_m)
    assert shapely.intersects(outlines, shapely.points(points)).all()


def test_a_square_is_named_by_its_south_west_corner():
    assert square_codes(square_of(np.array([[97_512.0, 452_499.0]]))) == ["E0975N4520"]
    assert corners_of(["E2269N5800"]).tolist() == [[226_900.0, 580_000.0]]


@pytest.mark.parametrize("code", ["", "E975N4520", "C28992R100E0975N4520"])
def test_what_is_no_square_is_refused(code):
    with pytest.raises(ValueError, match="not a square"):
        corners_of(["E0975N4520", code])


@given(POINTS)
def test_coordinates_come_back_within_a_millimetre(points):
    back = rd_from_lon_lat(lon_lat_from_rd(points))

    assert np.abs(back - points).max() < 1e-3


def test_the_origin_of_rd_is_the_tower_of_amersfoort():
    # Kadaster: X 155000, Y 463000 is 52.1551744 N, 5.3872062 E.
    found = lon_lat_from_rd(np.array([[155_000.0, 463_000.0]]))

    assert found[0] == pytest.approx([5.3872062, 52.1551744], abs=5e-6)
