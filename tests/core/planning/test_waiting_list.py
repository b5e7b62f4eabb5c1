"""A waiting list: everybody can see where it stands, and nobody is passed unfairly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samensterk.planning.waiting_list import (
    Deadline,
    NoOffer,
    NotOnTheList,
    Standing,
    Waiting,
    answer,
    join,
    lapse,
    leave,
    n_held,
    offer,
    positions,
    resize,
)

DAY = Deadline(answer_s=100, closes_s=1_000)


def line_of(**groups):
    """Give a list of groups by number of people."""
    return tuple(Waiting(key, n_people) for key, n_people in groups.items())


def standings(line):
    return {one.key: one.standing.value for one in line}


def test_the_first_is_offered_the_place_and_holds_it_until_the_deadline():
    line = offer(line_of(a=2, b=2), 2, 0, DAY)

    assert line[0] == Waiting("a", 2, Standing.OFFERED, 100)
    assert offer(line, 2, 99, DAY) == line
    assert standings(offer(line, 2, 100, DAY)) == {"a": "lapsed", "b": "offered"}


def test_a_group_that_does_not_fit_is_passed_over_and_can_see_it():
    line = offer(line_of(trio=3, one=1, pair=2), 2, 0, DAY)

    first, second, third = positions(line, 2)
    assert standings(line) == {"trio": "waiting", "one": "offered", "pair": "waiting"}
    assert (first.key, first.position, first.is_passed_over, first.n_free) == (
        "trio",
        1,
        True,
        1,
    )
    assert (second.position, second.n_people_before, second.until_s) == (2, 3, 100)
    assert (third.position, third.n_people_before, third.is_passed_over) == (3, 4, True)


def test_with_no_place_free_nobody_is_passed_over():
    assert not any(one.is_passed_over for one in positions(line_of(trio=3, one=1), 0))


def test_an_offer_never_runs_past_the_closing():
    assert offer(line_of(a=1), 1, 950, DAY)[0].until_s == 1_000
    assert standings(offer(line_of(a=1), 1, 1_000, DAY)) == {"a": "waiting"}


def test_who_accepts_or_declines_twice_does_no_harm():
    line = offer(line_of(a=1, b=1), 2, 0, DAY)

    accepted = answer(line, "a", 50, accepts=True)
    declined = answer(accepted, "b", 50, accepts=False)

    assert answer(accepted, "a", 500, accepts=True)[0] == accepted[0]
    assert standings(declined) == {"a": "accepted", "b": "declined"}
    assert list(positions(declined, 0)) == []


def test_an_answer_after_the_deadline_is_told_so():
    line = offer(line_of(a=1), 1, 0, DAY)

    with pytest.raises(NoOffer) as caught:
        answer(line, "a", 100, accepts=True)

    assert caught.value.standing is Standing.LAPSED


def test_who_was_offered_nothing_cannot_accept():
    with pytest.raises(NoOffer):
        answer(line_of(a=1), "a", 0, accepts=True)
    with pytest.raises(NotOnTheList):
        answer(line_of(a=1), "b", 0, accepts=True)


def test_joining_twice_keeps_the_position_and_joining_again_is_at_the_end():
    line = line_of(a=1, b=1)

    assert join(line, "a", 4) == line
    again = join(leave(line, "a"), "a", 1)
    assert [one.key for one in positions(again, 0)] == ["b", "a"]
    assert leave(leave(line, "a"), "a") == leave(line, "a")


def test_a_smaller_group_keeps_its_position_and_a_larger_one_goes_to_the_end():
    line = offer(line_of(a=2, b=1), 2, 0, DAY)

    smaller, larger = resize(line, "a", 1), resize(line, "a", 3)

    assert smaller[0] == Waiting("a", 1, Standing.OFFERED, 100)
    assert larger == (Waiting("b", 1), Waiting("a", 3))
    assert standings(offer(smaller, 2, 0, DAY)) == {"a": "offered", "b": "offered"}
    with pytest.raises(NotOnTheList):
        resize(leave(line, "a"), "a", 1)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Waiting("a", 0),
        lambda: Waiting("a", 1, Standing.OFFERED),
        lambda: Waiting("a", 1, until_s=5),
        lambda: Deadline(0, 5),
    ],
)
def test_what_cannot_be_is_refused(make):
    with pytest.raises(ValueError, match=r"group|offer|answer"):
        make()


KEYS = st.sampled_from("abcdef")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["join", "leave", "yes", "no", "resize", "wait"]),
        KEYS,
        st.integers(1, 4),
    ),
    max_size=30,
)


def take(line, step, key, n, now_s):
    match step:
        case "join":
            return join(line, key, n)
        case "leave":
            return leave(line, key)
        case "resize":
            return resize(line, key, n)
        case "yes" | "no":
            return answer(line, key, now_s, accepts=step == "yes")
    return line


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(0, 6))
def test_whatever_happens_nothing_is_overbooked_and_nobody_is_overtaken(steps, places):
    line, now_s = (), 0
    for step, key, n in steps:
        now_s += 40 if step == "wait" else 1
        try:
            line = take(line, step, key, n, now_s)
        except (NoOffer, NotOnTheList):
            continue
        n_taken = sum(one.n_people for one in line if one.standing == "accepted")
        before = lapse(line, now_s)
        line = offer(line, places - n_taken, now_s, DAY)

        assert n_taken + n_held(line) <= places
        assert offer(line, places - n_taken, now_s, DAY) == line
        assert [one.key for one in before] == [one.key for one in line]
        left = places - n_taken - n_held(before)
        for was, now in zip(before, line, strict=True):
            if was.standing == "waiting":
                # Who still waits did not fit in what those before it left.
                assert (now.standing == "offered") == (was.n_people <= left)
            left -= now.n_people if was != now else 0
        shown = list(positions(line, places - n_taken))
        assert [one.position for one in shown] == list(range(1, len(shown) + 1))
