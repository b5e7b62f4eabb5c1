"""A share is told with its margin, and not when it points at somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.survey.proportions import (
    TooFewToShow,
    proportion,
    response,
    wilson,
)


# R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(count, of, low, high):
    interval = wilson(count, of)

    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


def test_half_of_twenty_can_be_reckoned_by_hand():
    # 1.96² = 3.8416; middle (0.5 + 0.09604) / 1.19208 = 0.5;
    # half 1.96 * sqrt(0.0125 + 0.002401) / 1.19208 = 0.2007.
    interval = wilson(10, 20)

    assert (interval.low, interval.high) == pytest.approx((0.2993, 0.7007), abs=5e-5)


def test_half_of_all_people_make_it_narrower_as_twice_as_many_answers_would():
    # 100 of 199: n becomes 100 * 198 / 99 = 200.
    assert wilson(60, 100, population=199) == wilson(120, 200)


def test_when_all_have_answered_there_is_no_margin():
    interval = wilson(30, 40, population=40)

    assert (interval.low, interval.high) == (0.75, 0.75)


def test_who_answered_counts_whatever_the_others_think():
    # One of two said yes: of three people at least one and at most two do.
    interval = wilson(1, 2, population=3)

    assert (interval.low, interval.high) == pytest.approx((1 / 3, 2 / 3))


@pytest.mark.parametrize(
    ("count", "of"), [(4, 40), (36, 40), (2, 4), (0, 40), (40, 40)]
)
def test_a_small_group_and_a_small_rest_are_not_shown(count, of):
    with pytest.raises(TooFewToShow) as caught:
        proportion(count, of)

    assert caught.value.fewest == 5


def test_five_and_five_may_be_shown():
    shown = proportion(5, 10)

    assert (shown.count, shown.of, shown.share) == (5, 10, 0.5)
    assert shown.interval == wilson(5, 10)


def test_response_is_told_from_five_answers_on():
    assert response(5, 20) == 0.25
    assert response(20, 20) == 1
    with pytest.raises(TooFewToShow):
        response(4, 20)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: wilson(3, 2),
        lambda: wilson(-1, 2),
        lambda: wilson(0, 0),
        lambda: wilson(1, 2, population=1),
        lambda: wilson(1, 2, confidence=1),
        lambda: response(6, 5),
        lambda: response(0, 0),
    ],
)
def test_what_cannot_be_is_refused(ask):
    with pytest.raises(ValueError, match=r"part|people|confidence"):
        ask()


@given(st.data())
def test_the_interval_holds_the_share_mirrors_and_narrows(data):
    of = data.draw(st.integers(1, 300))
    count = data.draw(st.integers(0, of))
    population = data.draw(st.none() | st.integers(of, 5000))

    interval = wilson(count, of, population=population)
    mirror = wilson(of - count, of, population=population)
    wide = wilson(count, of, population=population, confidence=0.99)

    assert 0 <= interval.low <= count / of <= interval.high <= 1
    assert (1 - mirror.high, 1 - mirror.low) == pytest.approx(
        (interval.low, interval.high)
    )
    assert wide.low <= interval.low
    assert wide.high >= interval.high
    if population is not None:
        unknown = wilson(count, of)
        assert unknown.low <= interval.low + 1e-12
        assert unknown.high >= interval.high - 1e-12
