"""Areas of which too little is known are told together with the nearest other."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samensterk.survey.joining import join_small

FEWEST = 5


def on_a_line(*places_m):
    places = np.array(places_m, dtype=float)
    return np.abs(places[:, None] - places[None, :])


def test_areas_with_enough_stay_alone():
    assert join_small([5, 9], on_a_line(0, 10)) == ((0,), (1,))


def test_a_small_area_goes_to_the_nearest():
    assert join_small([9, 2, 9], on_a_line(0, 10, 15)) == ((0,), (1, 2))


def test_two_small_ones_together_may_be_enough():
    assert join_small([9, 3, 3], on_a_line(0, 100, 110)) == ((0,), (1, 2))


def test_too_few_in_all_are_one_group():
    assert join_small([1, 2], on_a_line(0, 10)) == ((0, 1),)


def test_no_area_is_no_group():
    assert join_small([], np.zeros((0, 0))) == ()


@given(
    st.lists(st.tuples(st.integers(0, 12), st.floats(0, 1000)), min_size=1, max_size=12)
)
def test_every_area_is_told_once_and_no_group_is_too_small(areas):
    counts = [n for n, _at in areas]
    groups = join_small(counts, on_a_line(*[at for _n, at in areas]))

    assert sorted(one for group in groups for one in group) == list(range(len(areas)))
    sizes = [sum(counts[one] for one in group) for group in groups]
    assert min(sizes) >= FEWEST or len(groups) == 1
