"""Steps, their moments, and what a newer edition offers: rules without a database."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.programme.run_sheets.clock import (
    Stretch,
    days_from,
    moment_of,
    place,
    stretch_of,
)
from samensterk.web.programme.run_sheets.faults import (
    CircularSteps,
    DuplicateKey,
    MinuteOnAnotherDay,
    UnknownNeed,
)
from samensterk.web.programme.run_sheets.offers import (
    Change,
    differences,
    take_over,
)
from samensterk.web.programme.run_sheets.steps import (
    Step,
    check,
    in_order,
    keep_steps,
    moved,
    read_steps,
    without_strays,
)

A_DAY = date(2027, 3, 18)
KEYS = ("a", "b", "c", "d", "e")


def step(key, **more):
    return Step(key, **{"title": key.upper(), "doer": "coordinator", **more})


@st.composite
def sheets(draw):
    """Steps that hang together: each may wait for those before it."""
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True))
    steps = []
    for key in sorted(keys):
        known = [one.key for one in steps]
        needs = draw(st.lists(st.sampled_from(known), unique=True)) if known else []
        steps.append(
            step(
                key,
                title=draw(st.sampled_from(["x", "y"])),
                day=draw(st.integers(-2, 2)),
                needs=tuple(needs),
            )
        )
    return tuple(steps)


def by_key(steps):
    return {one.key: replace(one, needs=tuple(sorted(one.needs))) for one in steps}


def test_a_step_lies_so_many_days_from_the_day():
    assert place(step("a", day=-84), A_DAY, None).on == date(2026, 12, 24)


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.lists(st.integers(-120, 60), min_size=2, max_size=8).map(sorted),
)
def test_work_falls_on_working_days_and_in_order(day, offsets):
    placed = [place(step("a", day=one), day, None).on for one in offsets]

    assert placed == sorted(placed)
    for offset, on in zip(offsets, placed, strict=True):
        assert on == day if offset == 0 else on.weekday() < 5
        assert abs((on - day).days - offset) <= 2


def test_at_a_weekend_what_comes_before_is_earlier_and_what_follows_is_later():
    thursday = date(2027, 3, 18)

    before = place(step("a", day=-5), thursday, None).on
    after = place(step("a", day=3), thursday, None).on

    assert (before, after) == (date(2027, 3, 12), date(2027, 3, 22))


def test_a_minute_is_a_time_on_the_clock():
    found = place(step("a", minute=-150, lasts_min=30), A_DAY, time(18))

    assert found.on == A_DAY
    assert (found.begins.time(), found.ends.time()) == (time(15, 30), time(16))


def test_without_a_time_of_beginning_there_is_only_a_day():
    assert place(step("a", minute=10), A_DAY, None).begins is None


def test_what_begins_after_midnight_says_so():
    found = moment_of(A_DAY, time(22), 180, 30)

    assert (found.on, found.begins.date(), found.begins.time()) == (
        A_DAY,
        date(2027, 3, 19),
        time(1),
    )
    assert found.is_next_day


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2027, 3, 27), time(4)),  # at two it becomes three
        (date(2027, 10, 30), time(2)),  # at three it becomes two again
        (date(2027, 6, 5), time(3)),
    ],
)
def test_the_night_the_clock_changes_counts_real_minutes(day, shown):
    assert moment_of(day, time(22), 300, None).begins.time() == shown


@pytest.mark.parametrize(
    ("day", "stretch"),
    [
        (-100, Stretch.LONG_BEFORE),
        (-84, Stretch.WEEKS_12),
        (-7, Stretch.LAST_WEEK),
        (0, Stretch.THE_DAY),
        (1, Stretch.WEEK_AFTER),
        (28, Stretch.WEEKS_AFTER),
        (29, Stretch.LONG_AFTER),
    ],
)
def test_days_fall_in_stretches_of_weeks(day, stretch):
    assert stretch_of(day) == stretch


@given(st.dates(), st.integers(-400, 400), st.times(), st.integers(-9999, 9999))
def test_every_day_and_minute_has_a_moment(day, n, at, minute):
    assert days_from(day, n)
    assert moment_of(day, at, minute, 60).on == day


def test_a_key_stands_there_once():
    with pytest.raises(DuplicateKey) as caught:
        check([step("a"), step("a")])

    assert caught.value.key == "a"


def test_a_step_waits_only_for_what_is_there():
    with pytest.raises(UnknownNeed) as caught:
        check([step("a", needs=("b",))])

    assert (caught.value.key, caught.value.need) == ("a", "b")


def test_steps_that_wait_for_each_other_are_named():
    with pytest.raises(CircularSteps) as caught:
        check([step("a", needs=("b",)), step("b", needs=("a",))])

    assert set(caught.value.titles) == {"A", "B"}


def test_minutes_are_of_the_day_itself():
    with pytest.raises(MinuteOnAnotherDay):
        check([step("a", day=-1, minute=5)])


@given(sheets())
def test_what_is_kept_is_read_back(steps):
    assert read_steps(keep_steps(steps)) == steps


def test_a_step_changes_places_within_its_day():
    steps = (step("a"), step("b"), step("c", day=1))

    assert [one.key for one in moved(steps, "b", is_up=True)] == ["b", "a", "c"]
    assert [one.key for one in moved(steps, "b", is_up=False)] == ["a", "b", "c"]
    assert [one.key for one in moved(steps, "x", is_up=True)] == ["a", "b", "c"]


@given(sheets(), st.sampled_from(KEYS), st.booleans())
def test_moving_loses_nothing(steps, key, is_up):
    assert by_key(moved(steps, key, is_up=is_up)) == by_key(steps)


def test_a_step_that_goes_leaves_nobody_waiting():
    assert without_strays([step("b", needs=("a",))])[0].needs == ()


def test_a_field_that_both_changed_is_told_with_both():
    base, now = step("a", title="was", day=-1), step("a", title="now", day=-2)

    (found,) = differences([base], [now], [replace(base, title="own")])

    assert found.change is Change.CHANGED
    assert [(one.name, one.is_conflict) for one in found.fields] == [
        ("title", True),
        ("day", False),
    ]


def test_taking_a_change_over_leaves_other_own_fields():
    base, now = step("a", day=-1), step("a", day=-2)
    own = replace(base, material="pennen")

    taken = take_over([own], differences([base], [now], [own]))

    assert taken == (replace(own, day=-2),)


def test_a_step_that_was_removed_here_can_come_back():
    base, now = step("a"), step("a", day=-2)

    (found,) = differences([base], [now], [])

    assert (found.change, found.own, found.is_conflict) == (Change.CHANGED, None, True)
    assert take_over([], [found]) == (now,)


def test_a_step_that_is_gone_is_a_conflict_only_when_it_was_changed_here():
    base = step("a")

    (same,) = differences([base], [], [base])
    (other,) = differences([base], [], [replace(base, title="eigen")])

    assert (same.change, same.is_conflict) == (Change.GONE, False)
    assert other.is_conflict
    assert take_over([base], [same]) == ()


@given(sheets(), sheets())
def test_taking_nothing_changes_nothing(base, own):
    assert take_over(own, []) == own
    assert differences(base, base, own) == ()


@given(sheets(), sheets())
def test_taking_all_into_a_copy_gives_the_standard(base, standard):
    taken = take_over(base, differences(base, standard, base))

    assert by_key(taken) == by_key(standard)


@given(sheets(), sheets(), sheets())
def test_own_steps_that_the_standard_left_alone_stay(base, standard, own):
    found = differences(base, standard, own)
    named = {one.key for one in found}

    taken = by_key(take_over(own, found))

    for one in own:
        if one.key not in named:
            assert replace(by_key([one])[one.key], needs=()) == replace(
                taken[one.key], needs=()
            )
    assert not differences(base, standard, tuple(taken.values())) or any(
        set(one.standard.needs) - taken.keys() for one in found if one.standard
    )


@given(sheets(), sheets(), sheets(), st.randoms())
def test_the_order_of_steps_says_nothing(base, standard, own, chance):
    def shuffled(steps):
        return chance.sample(steps, len(steps))

    assert differences(base, standard, own) == differences(
        shuffled(base), shuffled(standard), shuffled(own)
    )


@given(sheets())
def test_order_is_by_moment(steps):
    found = in_order(steps)

    assert [one.day for one in found] == sorted(one.day for one in steps)
