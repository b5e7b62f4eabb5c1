"""Words on a map can be read: they do not cover each other."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from samensterk.products.labels import Label, middles_of, place_labels

PIXELS = st.floats(0, 700)
LABELS = st.lists(
    st.builds(
        Label, st.text("0123456789", min_size=1, max_size=3), PIXELS, PIXELS,
        st.just("#ffffff"), st.just(False),
    )
)  # fmt: skip
NAMES = st.lists(
    st.builds(
        Label, st.text("abc", min_size=3, max_size=12), PIXELS, PIXELS,
        st.just("none"), st.just(True),
    )
)  # fmt: skip


def overlaps(one, other):
    left, top, right, bottom = one.box
    return (
        left < other.box[2]
        and other.box[0] < right
        and top < other.box[3]
        and other.box[1] < bottom
    )


@given(LABELS, NAMES)
def test_every_number_stands_and_no_name_covers_anything(numbers, names):
    placed = place_labels([*names, *numbers])

    shown = [one for one in placed if one.is_name]
    others = [one for one in placed if not one.is_name]
    assert sorted(one.text for one in others) == sorted(one.text for one in numbers)
    for place, name in enumerate(shown):
        assert not any(overlaps(name, one) for one in others)
        assert not any(overlaps(name, one) for one in shown[:place])


def test_a_name_moves_aside_for_a_number():
    name = Label("Hooghamrik", 100, 100, "none", is_name=True)
    number = Label("5", 100, 100, "#ffffff", is_name=False)

    placed = {one.text: one for one in place_labels([name, number])}

    assert (placed["5"].x_px, placed["5"].y_px) == (100, 100)
    assert abs(placed["Hooghamrik"].y_px - 100) == 15


def test_a_number_stands_in_the_roomiest_part_of_its_area():
    narrow, wide = shapely.box(0, 0, 100, 4), shapely.box(200, 0, 240, 40)
    shapes = np.array([shapely.MultiPolygon([narrow, wide]), shapely.Point(3, 4)])

    (x_m, y_m), point = middles_of(shapes, 0.1)

    assert abs(x_m - 220) < 1
    assert abs(y_m - 20) < 1
    assert point.tolist() == [3, 4]
