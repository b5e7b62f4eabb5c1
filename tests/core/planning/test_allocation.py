"""Workshops are divided fairly: everybody a place first, then wishes, then the lot."""

from itertools import combinations, product

import pytest
from core.choices_made import group, some_choices
from hypothesis import given, settings
from hypothesis import strategies as st

from samensterk.planning.allocation import Given, Why, allocate
from samensterk.planning.exchanging import lots_of
from samensterk.planning.workshops import (
    Choices,
    Group,
    Session,
    free_places,
    has_elsewhere,
    missed_by,
)

LONG = settings(max_examples=25, deadline=None)


def aims(choices, seats):
    """Give what is aimed at, the first aim first; less is better."""
    seated, again, missed = 0, 0, 0
    for one in choices.groups:
        taken = [(r, seats.get((one.key, r))) for r in one.wishes]
        n_rounds = sum(w is not None for _, w in taken)
        seated += n_rounds * one.n_people
        n_missed = len(taken) - n_rounds
        again += one.n_people * n_missed * (n_missed - 1) // 2
        missed += one.n_people * missed_by(one, dict(taken))
    return -seated, again, missed


def every_way(choices):
    """Give all seats that keep the rules, by trying everything."""
    ways = []
    for one in choices.groups:
        rounds = list(one.wishes)
        there = [
            [None, *(w for w, r in choices.by_place if r == round_)]
            for round_ in rounds
        ]
        ways.append(
            [
                {(one.key, r): w for r, w in zip(rounds, way, strict=True) if w}
                for way in product(*there)
                if len({w for w in way if w}) == sum(w is not None for w in way)
            ]
        )
    for parts in product(*ways):
        seats = {place: w for part in parts for place, w in part.items()}
        used = dict.fromkeys(choices.by_place, 0)
        for (key, r), w in seats.items():
            used[w, r] += choices.by_key[key].n_people
        if all(n <= choices.by_place[place].places for place, n in used.items()):
            yield seats


def test_who_has_no_reason_to_be_disappointed_gets_the_first_wish():
    choices = Choices(
        (Session("fire", "1", 2), Session("gps", "1", 2)),
        (group("a", 2, r1="gps fire"), group("b", 1, r1="fire")),
    )

    made = allocate(choices, "seed")

    assert [(one.workshop, one.choice, one.missed) for one in made.seats] == [
        ("gps", 1, ()),
        ("fire", 1, ()),
    ]
    assert made.is_best


def test_between_equals_the_lot_decides_and_says_so():
    choices = Choices(
        (Session("fire", "1", 1), Session("gps", "1", 1)),
        (group("a", 1, r1="fire gps"), group("b", 1, r1="fire gps")),
    )
    winners = set()

    for seed in map(str, range(20)):
        by_group = {one.group: one for one in allocate(choices, seed).seats}
        lots = lots_of(choices, seed)["1"]
        first, last = sorted(by_group, key=lambda key: lots[key])
        assert by_group[first].choice == 1
        assert by_group[last].choice == 2
        assert [one.why for one in by_group[last].missed] == [Why.LOT]
        winners.add(first)

    assert winners == {"a", "b"}


def test_who_had_less_in_another_round_goes_before_the_lot():
    choices = Choices(
        (
            *(Session(workshop, "1", 1) for workshop in ("fire", "gps")),
            *(Session(workshop, "2", 1) for workshop in ("rent", "dogs")),
        ),
        (
            group("a", 1, r1="fire gps", r2="rent dogs"),
            group("b", 1, r1="fire gps", r2="rent dogs"),
        ),
    )

    for seed in map(str, range(20)):
        chosen = {}
        for one in allocate(choices, seed).seats:
            chosen.setdefault(one.group, []).append(one.choice)
        assert sorted(chosen["a"]) == sorted(chosen["b"]) == [1, 2]


def test_a_group_stays_together_and_is_told_how_many_places_were_left():
    choices = Choices(
        (Session("fire", "1", 4), Session("gps", "1", 3)),
        (group("a", 3, r1="fire"), group("b", 3, r1="fire gps")),
    )

    lesser = next(
        one for one in allocate(choices, "seed").seats if one.workshop == "gps"
    )

    assert [(one.workshop, one.why, one.free) for one in lesser.missed] == [
        ("fire", Why.TOO_FEW_LEFT, 1)
    ]


def test_a_place_for_everybody_goes_before_first_wishes():
    choices = Choices(
        (Session("fire", "1", 2), Session("gps", "1", 1)),
        (group("pair", 2, r1="gps"), group("one", 1, r1="fire")),
    )

    made = allocate(choices, "seed")

    # Two people fit in 'fire' alone, so the other one goes beside the wish.
    assert made.as_seats() == {("pair", "1"): "fire", ("one", "1"): "gps"}
    assert {one.given for one in made.seats} == {Given.BESIDE_WISHES}


def test_who_fits_nowhere_is_told_of_every_workshop_why():
    choices = Choices(
        (Session("fire", "1", 2), Session("gps", "1", 0)),
        (group("trio", 3, r1="gps rent"),),
    )

    (seat,) = allocate(choices, "seed").seats

    assert (seat.workshop, seat.given) == (None, Given.NO_PLACE)
    assert [(one.workshop, one.choice, one.why, one.free) for one in seat.missed] == [
        ("gps", 1, Why.TOO_FEW_LEFT, 0),
        ("rent", 2, Why.NOT_GIVEN, 0),
        ("fire", None, Why.TOO_FEW_LEFT, 2),
    ]


def test_nobody_misses_two_rounds_so_that_another_misses_none():
    # One place in either round; what b wishes is dearer in both.
    choices = Choices(
        (Session("fire", "1", 1), Session("gps", "2", 1)),
        (group("a", 1, r1="fire", r2="gps"), group("b", 1, r1="rent", r2="rent")),
    )

    for seed in "abc":
        assert {one for one, _ in allocate(choices, seed).as_seats()} == {"a", "b"}


def test_one_wish_alone_gives_no_better_odds_than_three():
    choices = Choices(
        (Session("fire", "1", 1), Session("gps", "1", 1)),
        (group("one", 1, r1="fire"), group("more", 1, r1="fire gps")),
    )

    winners = {
        key
        for seed in map(str, range(20))
        for (key, _), workshop in allocate(choices, seed).as_seats().items()
        if workshop == "fire"
    }

    assert winners == {"one", "more"}


@LONG
@given(some_choices(most_groups=3), st.text(max_size=3))
def test_nothing_is_better_by_trying_everything(choices, seed):
    made = allocate(choices, seed)

    best = min(aims(choices, seats) for seats in every_way(choices))
    assert aims(choices, made.as_seats()) == best
    assert made.is_best


@LONG
@given(some_choices(most_groups=12), st.sampled_from((0, 20)))
def test_the_rules_hold_also_when_the_search_is_cut_short(choices, most_nodes):
    made = allocate(choices, "seed", most_nodes=most_nodes)

    seats = made.as_seats()
    free = free_places(choices, seats)  # raises when overbooked
    for one in choices.groups:
        taken = [seats[one.key, r] for r in one.wishes if (one.key, r) in seats]
        assert len(taken) == len(set(taken))
        for round_ in one.wishes:
            fits = [
                w
                for w, r in choices.by_place
                if r == round_
                and free[w, r] >= one.n_people
                and not has_elsewhere(seats, one, r, w)
            ]
            now = seats.get((one.key, round_))
            assert now or not fits
            assert all(one.rank(round_, now) <= one.rank(round_, w) for w in fits)
    told = {(one.group, one.round) for one in made.seats}
    assert told == {(one.key, r) for one in choices.groups for r in one.wishes}


@LONG
@given(st.data())
def test_the_order_in_which_people_signed_up_has_no_influence(data):
    choices = data.draw(some_choices())
    other = Choices(
        tuple(data.draw(st.permutations(choices.sessions))),
        tuple(data.draw(st.permutations(choices.groups))),
    )

    assert allocate(other, "seed") == allocate(choices, "seed")


@LONG
@given(some_choices(most_groups=8, most_people=2))
def test_no_two_groups_would_rather_change_places(choices):
    seats = allocate(choices, "seed").as_seats()

    for one, other in combinations(choices.groups, 2):
        for round_ in set(one.wishes) & set(other.wishes):
            mine, its = (seats.get((g.key, round_)) for g in (one, other))
            if one.n_people != other.n_people or not mine or not its:
                continue
            if has_elsewhere(seats, one, round_, its):
                continue
            if has_elsewhere(seats, other, round_, mine):
                continue
            gains = one.rank(round_, its) < one.rank(round_, mine)
            assert not (gains and other.rank(round_, mine) < other.rank(round_, its))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Group("a", 0, {}),
        lambda: Group("a", 1, {"1": ("fire", "fire")}),
        lambda: Session("fire", "1", -1),
        lambda: Choices((), (group("a", 1), group("a", 2))),
        lambda: Choices((Session("fire", "1", 1), Session("fire", "1", 2)), ()),
    ],
)
def test_what_cannot_be_is_refused(make):
    with pytest.raises(ValueError, match=r"group|session"):
        make()
