"""Places that come free: nobody who was told moves, unless it gains."""

import pytest
from core.choices_made import group, some_choices
from hypothesis import given, settings
from hypothesis import strategies as st

from samensterk.planning.allocation import allocate
from samensterk.planning.refilling import Move, refill
from samensterk.planning.workshops import (
    Choices,
    Session,
    TooManySeated,
    free_places,
    has_elsewhere,
)

FIRE_AND_GPS = (Session("fire", "1", 2), Session("gps", "1", 2))


def test_a_group_that_is_too_large_is_passed_over_and_keeps_its_position():
    trio, one, pair = (
        group("trio", 3, r1="fire"),
        group("one", 1, r1="fire"),
        group("pair", 2, r1="fire"),
    )
    order = ("trio", "one", "pair")

    first = refill(Choices((Session("fire", "1", 2),), (pair, one, trio)), {}, order)
    larger = Choices((Session("fire", "1", 4),), (pair, one, trio))
    later = refill(larger, first.seats, order)

    assert first.moves == (Move("one", "1", None, "fire"),)
    assert later.moves == (Move("trio", "1", None, "fire"),)


def test_who_has_no_place_goes_before_who_would_like_a_better_one():
    choices = Choices(
        FIRE_AND_GPS, (group("a", 2, r1="fire gps"), group("b", 2, r1="fire gps"))
    )

    filled = refill(choices, {("a", "1"): "gps"}, ("a", "b"))

    assert filled.moves == (Move("b", "1", None, "fire"),)


def test_a_place_that_is_left_for_a_better_one_is_filled_as_well():
    choices = Choices(
        FIRE_AND_GPS, (group("a", 2, r1="fire gps"), group("b", 2, r1="gps rent"))
    )
    with_rent = Choices((*FIRE_AND_GPS, Session("rent", "1", 2)), choices.groups)

    filled = refill(with_rent, {("a", "1"): "gps", ("b", "1"): "rent"}, ("a", "b"))

    assert filled.moves == (
        Move("a", "1", "gps", "fire"),
        Move("b", "1", "rent", "gps"),
    )


def test_a_workshop_that_is_cancelled_is_lost_and_another_is_found():
    choices = Choices((Session("gps", "1", 2),), (group("a", 2, r1="fire gps"),))

    filled = refill(choices, {("a", "1"): "fire"}, ("a",))

    assert filled.lost == {("a", "1"): "fire"}
    assert filled.moves == (Move("a", "1", None, "gps"),)


def test_a_room_that_became_too_small_is_for_somebody_to_decide():
    choices = Choices((Session("fire", "1", 2),), (group("a", 3, r1="fire"),))

    with pytest.raises(TooManySeated) as caught:
        refill(choices, {("a", "1"): "fire"}, ("a",))

    assert (caught.value.n_people, caught.value.session.places) == (3, 2)


def test_everybody_has_a_position():
    with pytest.raises(ValueError, match="position"):
        refill(Choices((), (group("a", 1),)), {}, ())


@settings(max_examples=25, deadline=None)
@given(some_choices())
def test_right_after_closing_there_is_nothing_to_fill(choices):
    made = allocate(choices, "seed")

    assert refill(choices, made.as_seats(), made.order).moves == ()


@settings(max_examples=40, deadline=None)
@given(some_choices(most_groups=10), st.data())
def test_after_cancellations_nobody_has_less_and_nothing_stays_empty(choices, data):
    told = allocate(choices, "seed")
    some = data.draw(st.sets(st.sampled_from(told.order))) if told.order else set()
    still = Choices(
        choices.sessions, tuple(one for one in choices.groups if one.key not in some)
    )

    filled = refill(still, told.as_seats(), told.order)

    free = free_places(still, filled.seats)  # raises when overbooked
    before = told.as_seats()
    moved = {(one.group, one.round) for one in filled.moves}
    for one in still.groups:
        taken = [filled.seats.get((one.key, r)) for r in one.wishes]
        assert len({w for w in taken if w}) == sum(w is not None for w in taken)
        for round_ in one.wishes:
            was, now = (
                seats.get((one.key, round_)) for seats in (before, filled.seats)
            )
            assert (was != now) == ((one.key, round_) in moved)
            if was:
                gains = one.rank(round_, now) < one.rank(round_, was)
                assert now == was or gains
            fits = [
                w
                for w, r in still.by_place
                if r == round_
                and free[w, r] >= one.n_people
                and not has_elsewhere(filled.seats, one, r, w)
            ]
            assert now or not fits
            assert all(one.rank(round_, now) <= one.rank(round_, w) for w in fits)
