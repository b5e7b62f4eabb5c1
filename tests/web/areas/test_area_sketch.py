"""The plain drawing of areas: north is up, one scale, and pixels lead back to places."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from web.scanned import square

from samensterk.geo.lon_lat import rd_from_lon_lat
from samensterk.web.areas.talks.area_sketch import (
    Outline,
    Place,
    as_svg,
    draw_sketch,
)


def outlines(*corners):
    return [
        Outline(f"a{number}", f"Gebied {number}", number, square(*corner))
        for number, corner in enumerate(corners, 1)
    ]


def test_nothing_to_draw_is_no_drawing():
    empty = Outline("a", "Leeg", 1, {"type": "Polygon", "coordinates": []})

    assert draw_sketch([], width_px=500) is None
    assert draw_sketch([empty], width_px=500) is None


def test_north_is_up_and_east_is_right():
    sketch = draw_sketch(outlines((6.6, 53.1), (6.6, 53.2), (6.7, 53.1)), width_px=500)
    south, north, east = sketch.areas

    assert north.label_y < south.label_y
    assert east.label_x > south.label_x
    assert [one.number for one in sketch.areas] == [1, 2, 3]


@pytest.mark.parametrize(
    "corners", [[(6.6, 53.1), (6.6, 53.4)], [(5.0, 52.0), (6.0, 52.0)]]
)
def test_everything_lies_on_the_drawing(corners):
    sketch = draw_sketch(outlines(*corners), width_px=500)

    for one in sketch.areas:
        assert sketch.holds(one.label_x, one.label_y)
    assert sketch.height_px <= 500 * 1.2 + 20.1


def test_a_number_stands_inside_its_area():
    sketch = draw_sketch(outlines((6.6, 53.1), (6.62, 53.1)), width_px=500)

    for one, outline in zip(
        sketch.areas, outlines((6.6, 53.1), (6.62, 53.1)), strict=True
    ):
        shape = shapely.transform(
            shapely.geometry.shape(outline.shape), rd_from_lon_lat
        )
        at = shapely.Point(sketch.metres_of(one.label_x, one.label_y))
        assert shape.distance(at) < 5 * sketch.metres_per_px


@given(st.floats(0, 500), st.floats(0, 500))
def test_a_pixel_leads_to_a_place_and_back(x_px, y_px):
    sketch = draw_sketch(outlines((6.6, 53.1), (6.7, 53.2)), width_px=500)

    back = sketch.pixels_of(*sketch.metres_of(x_px, y_px))

    assert back == pytest.approx((x_px, y_px), abs=0.2)


def test_names_and_shapes_cannot_break_the_file():
    hole = {
        "type": "MultiPolygon",
        "coordinates": [
            [
                square(6.6, 53.1, 0.1)["coordinates"][0],
                square(6.63, 53.13, 0.01)["coordinates"][0],
            ]
        ],
    }
    sketch = draw_sketch([Outline('"><script>', "<b>", 1, hole)], width_px=300)

    svg = as_svg(sketch, places=[Place(1, sketch.west_m, sketch.north_m)]).decode()

    assert "<script>" not in svg
    assert sketch.areas[0].path.count("M") == 2
    assert svg.count("<circle") == 1
