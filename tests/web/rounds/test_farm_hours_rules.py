"""What is set for a kind of farm narrows a visit's hours and days, never widens them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.rounds.kinds.limits import (
    AFTERNOON,
    FREE,
    MORNING,
    HalfHours,
    Limits,
    Season,
    is_all_year,
    kept_season,
    season_from,
)
from samensterk.web.rounds.models import Round, Stop
from samensterk.web.rounds.plans.hours import days_left, seconds, windows_of

ROUND = Round(
    morning_from=time(9, 30),
    morning_until=time(12),
    afternoon_from=time(13),
    afternoon_until=time(16, 30),
)
TIMES = st.none() | st.times(time(6), time(21)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
MONTH_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(
    lambda day: (day.month, day.day)
)
SEASONS = st.builds(Season, st.just("oogst"), MONTH_DAYS, MONTH_DAYS, st.booleans())
HALVES = st.dictionaries(
    st.sampled_from([MORNING, AFTERNOON]), st.builds(HalfHours, TIMES, TIMES)
)
LIMITS = st.builds(
    Limits, st.just("dairy"), HALVES, st.lists(SEASONS, max_size=3).map(tuple)
)
DAYS = st.frozensets(st.dates(date(2026, 1, 1), date(2028, 12, 31)), max_size=12)


def a_stop(**more):
    given = {"minutes": 40, "kind": Stop.Kind.FIRST}
    return Stop(**given | more)


def seconds_of(windows):
    """Give each moment, by day, at which a visit may begin; to the minute."""
    return {
        (one.day, at)
        for one in windows
        if one.end_s
        for at in range(one.start_s, one.end_s + 1, 60)
    }


@given(LIMITS, DAYS)
def test_a_kind_only_takes_away(limits, days):
    stop = a_stop()

    left = days_left(stop, days, limits)
    cut = windows_of(ROUND, stop, left, limits)

    assert left <= days
    assert seconds_of(cut) <= seconds_of(windows_of(ROUND, stop, days))


@given(LIMITS, DAYS)
def test_nobody_comes_in_a_busy_time_or_outside_the_hours_of_the_kind(limits, days):
    stop = a_stop()

    left = days_left(stop, days, limits)
    windows = windows_of(ROUND, stop, left, limits)

    assert all(limits.season_on(day) is None for day in left)
    for one in windows:
        if not one.end_s:
            continue  # on no day at all
        half = MORNING if one.start_s < seconds(time(12, 30)) else AFTERNOON
        own = limits.halves[half]
        assert one.start_s >= seconds(own.from_at or time(0))
        assert one.end_s + 40 * 60 <= seconds(own.until_at or time(23, 59))


@given(DAYS, st.sampled_from(["", MORNING, AFTERNOON]))
def test_who_told_no_kind_has_the_hours_of_the_round(days, half):
    stop = a_stop(wanted_half=half)

    assert days_left(stop, days, FREE) == days
    assert windows_of(ROUND, stop, days, FREE) == windows_of(ROUND, stop, days)


@given(LIMITS, st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_a_half_day_that_he_chose_himself_goes_before_his_kind(limits, day):
    stop = a_stop(wanted_on=day, wanted_half=MORNING)

    left = days_left(stop, {day}, limits)
    (window,) = windows_of(ROUND, stop, left, limits)

    assert left == {day}
    assert seconds(time(9, 30)) <= window.start_s <= window.end_s
    assert window.end_s <= seconds(time(11, 20))


@given(LIMITS, st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_times_that_were_agreed_go_before_his_kind(limits, day):
    agreed = {"wanted_from": time(7), "wanted_until": time(8)}
    stop = a_stop(wanted_on=day, **agreed)

    (window,) = windows_of(ROUND, stop, {day}, limits)

    assert (window.start_s, window.end_s) == (7 * 3600, 7 * 3600 + 20 * 60)


@given(LIMITS, st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_on_the_day_it_stands_a_visit_keeps_the_hours_of_the_round(limits, day):
    stop = a_stop()

    left = days_left(stop, {day}, limits, day)

    assert left == {day}
    assert windows_of(ROUND, stop, left, limits, day) == windows_of(ROUND, stop, {day})


def test_a_half_day_that_we_thought_of_does_not_go_before_his_kind():
    in_the_afternoon = Limits("dairy", {AFTERNOON: HalfHours()})
    again = a_stop(kind=Stop.Kind.AGAIN, wanted_half=MORNING)

    (window,) = windows_of(ROUND, again, None, in_the_afternoon)

    assert window.start_s == seconds(time(13))


@pytest.mark.parametrize(
    ("day", "is_busy"),
    [
        (date(2027, 11, 30), False),
        (date(2027, 12, 1), True),
        (date(2028, 1, 31), True),
        (date(2028, 2, 1), False),
    ],
)
def test_a_busy_time_may_pass_over_the_new_year(day, is_busy):
    assert Season("kalveren", (12, 1), (1, 31)).holds(day) == is_busy


def test_in_a_busy_time_on_request_only_who_asked_is_visited():
    limits = Limits("fruit", seasons=(Season("pluk", (9, 1), (9, 30), True),))
    day = date(2027, 9, 6)

    assert days_left(a_stop(), {day}, limits) == frozenset()
    assert days_left(a_stop(kind=Stop.Kind.ASKED), {day}, limits) == {day}


@given(SEASONS)
def test_a_busy_time_is_kept_as_it_is(season):
    assert season_from(kept_season(season)) == season


@given(st.lists(SEASONS, max_size=4))
def test_all_year_is_no_day_left(seasons):
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]

    assert is_all_year(seasons) == (
        not any(Limits(seasons=seasons).season_on(day) is None for day in days)
    )


def test_who_has_pigs_and_poultry_shares_a_day_with_neither():
    both = a_stop(farm="pigs", animals="poultry").apart

    assert len({both, a_stop(farm="pigs").apart, a_stop(animals="poultry").apart}) == 3
    assert a_stop(farm="poultry").apart == a_stop(animals="poultry").apart
    assert a_stop(farm="dairy").apart == a_stop().apart == ""
