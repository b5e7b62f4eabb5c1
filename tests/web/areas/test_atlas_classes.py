"""Classes of the map: every value in one, few of them, and colours that can be told apart."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.areas.atlas.classes import MOST, PALETTE, classify, rounded

VALUES = st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=80)
STEPS = st.sampled_from([1.0, 0.1, 0.01])
EVEN = 12.0  # of CIE L*; half of it is seen side by side on paper


def lightness(colour):
    """Give CIE L* (1976) of an sRGB colour, from 0 (black) to 100 (white)."""
    parts = [int(one, 16) / 255 for one in re.findall("..", colour.lstrip("#"))]
    linear = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in parts
    ]
    y = sum(w * one for w, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_ten_areas_make_five_classes_of_two():
    found = classify(range(1, 11))

    assert [(one.least, one.largest, one.n_areas) for one in found] == [
        (1, 2, 2),
        (3, 4, 2),
        (5, 6, 2),
        (7, 8, 2),
        (9, 10, 2),
    ]
    assert [one.paints_from for one in found] == [0.5, 2.5, 4.5, 6.5, 8.5]


def test_few_values_get_a_class_each():
    found = classify([0, 0, 0, 0, 7, 3])

    assert [(one.least, one.largest, one.n_areas) for one in found] == [
        (0, 0, 4),
        (3, 3, 1),
        (7, 7, 1),
    ]


def test_no_values_make_no_classes():
    assert classify([]) == ()


@given(VALUES, STEPS)
def test_every_value_is_in_exactly_one_class(values, step):
    found = classify(values, step)

    assert 1 <= len(found) <= MOST
    assert sum(one.n_areas for one in found) == len(values)
    assert all(one.least <= one.largest for one in found)
    pairs = list(pairwise(found))
    assert all(one.largest < two.least for one, two in pairs)


@given(VALUES, STEPS)
def test_what_is_painted_is_what_the_legend_says(values, step):
    found = classify(values, step)

    for value in values:
        painted = [one for one in found if value >= one.paints_from - step * 1e-6][-1]
        near = step * 1e-6
        assert painted.least - near <= rounded(value + near, step)
        assert rounded(value - near, step) <= painted.largest + near


@given(VALUES)
def test_the_order_of_areas_does_not_matter(values):
    assert classify(values) == classify(sorted(values, reverse=True))


def test_colours_are_one_hue_in_even_steps_of_grey():
    steps = [lightness(one) for one in PALETTE]
    pairs = pairwise(steps)

    assert len(PALETTE) == MOST
    assert all(light - dark > EVEN for light, dark in pairs)


@pytest.mark.parametrize("n_classes", range(1, MOST + 1))
def test_fewer_classes_lie_further_apart(n_classes):
    colours = [one.colour for one in classify(range(n_classes))]
    steps = [lightness(one) for one in colours]

    assert len(set(colours)) == n_classes
    assert steps == sorted(steps, reverse=True)
