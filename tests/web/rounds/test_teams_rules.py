"""Names, days and clashes of teams: rules that need no page."""

from datetime import date, time, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.rounds.models import NamePolicy, Shift, Team, TeamMember
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.attention import attention_for
from samensterk.web.rounds.teams.clashes import find_clashes
from samensterk.web.rounds.teams.naming import LESS_FIRST, fits, shortened
from samensterk.web.rounds.teams.workdays import (
    SUNDAY,
    days_between,
    free_days,
    weeks_of,
)

Shown = NamePolicy.Shown
DAYS = st.dates(date(2020, 1, 1), date(2045, 1, 1))
MONDAY = date(2027, 3, 15)


@pytest.mark.parametrize(
    ("name", "shown", "is_fit"),
    [
        ("Anja", Shown.FIRST, True),
        ("Jan-Willem", Shown.FIRST, True),
        ("Jan Hendrik", Shown.FIRST, True),
        ("T-1042", Shown.FIRST, True),
        ("Anja de Boer", Shown.FIRST, False),
        ("A. Bakker", Shown.FIRST, False),
        ("Anja Bakker", Shown.FIRST, False),
        ("Anja Bakker", Shown.FULL, True),
        ("Anja", Shown.FULL, True),
        ("T-1042", Shown.NUMBER, True),
        ("1042", Shown.NUMBER, True),
        ("Anja", Shown.NUMBER, False),
        ("Anja 1042", Shown.NUMBER, False),
        ("", Shown.FULL, False),
    ],
)
def test_a_name_shows_no_more_than_the_employer_wants(name, shown, is_fit):
    assert fits(name, shown) is is_fit


@given(st.text(max_size=30), st.sampled_from(Shown.values))
def test_what_is_proposed_as_shorter_always_fits(name, shown):
    proposed = shortened(name, shown)

    assert proposed == "" or fits(proposed, shown)


@given(st.text(max_size=30))
def test_what_fits_a_smaller_policy_fits_every_larger_one(name):
    found = [fits(name, shown) for shown in LESS_FIRST]

    assert found == sorted(found)


@given(DAYS, st.integers(0, 120))
def test_every_day_but_a_sunday_stands_in_one_week(first, n):
    last = first + timedelta(days=n)

    shown = [day for week in weeks_of(first, last) for day in week]

    assert shown == [
        day for day in days_between(first, last) if day.isoweekday() != SUNDAY
    ]


@given(DAYS)
def test_sundays_and_christmas_are_free(first):
    last = first + timedelta(days=400)
    free = free_days(first, last)

    sundays = {one for one in days_between(first, last) if one.isoweekday() == SUNDAY}
    assert sundays <= free.keys()
    assert any((one.month, one.day) == (12, 25) for one in free)


def test_easter_monday_and_kings_day_are_named_in_the_language_of_the_reader():
    with translation.override("nl"):
        dutch = free_days(date(2027, 3, 29), date(2027, 4, 27))
    with translation.override("en"):
        english = free_days(date(2027, 4, 27), date(2027, 4, 27))

    assert dutch[date(2027, 3, 29)] == "Tweede paasdag"
    assert dutch[date(2027, 4, 27)] == "Koningsdag"
    assert english[date(2027, 4, 27)] == "King's Day"


def member(pk, team, name="Anja", organisation=1, user=None):
    return TeamMember(
        pk=pk,
        team_id=team,
        shown_as=name,
        organisation_id=organisation,
        user_id=user,
    )


BOTH = {1: {(MONDAY, "morning"), (MONDAY, "afternoon")}, 2: {(MONDAY, "morning")}}


def pairs(*people, half_days=BOTH):
    return [(one.member.pk, one.other.pk) for one in find_clashes(people, half_days)]


def test_the_same_account_in_two_teams_at_once_is_seen_from_both():
    one, other = member(1, 1, "Anja", user=7), member(2, 2, "T-1042", user=7)

    found = list(find_clashes([one, other], BOTH))

    assert [(each.member.pk, each.other.pk) for each in found] == [(1, 2), (2, 1)]
    assert all(each.is_sure for each in found)
    assert found[0].half_days == [(MONDAY, "morning")]


def test_the_same_name_of_one_employer_may_be_the_same_person():
    (found, _back) = find_clashes([member(1, 1), member(2, 2, "anja")], BOTH)

    assert not found.is_sure


def test_two_accounts_or_two_employers_are_two_people():
    assert pairs(member(1, 1, user=7), member(2, 2, user=8)) == []
    assert pairs(member(1, 1), member(2, 2, organisation=2)) == []


def test_at_different_half_days_nobody_is_in_two_teams_at_once():
    apart = {1: {(MONDAY, "morning")}, 2: {(MONDAY, "afternoon")}}

    assert pairs(member(1, 1), member(2, 2), half_days=apart) == []


def a_team(parts=(), days=(), **more):
    team = Team(
        pk=1, name="Team 1", start_x_m=1.0, start_y_m=1.0, lunch_from=time(12), **more
    )
    people = [TeamMember(part=one, shown_as="Anja") for one in parts]
    shifts = [Shift(day=one, half="morning") for one in days]
    team._prefetched_objects_cache = {"people": people, "shifts": shifts}
    return team


def told(team, composition=None, free=None):
    of = Round(
        starts_on=MONDAY,
        ends_on=MONDAY + timedelta(days=11),
        composition=composition or {},
    )
    with translation.override("en"):
        return attention_for(team, of, free or {}, [])


def test_a_team_of_two_with_half_days_needs_no_attention():
    team = a_team(["supervisor", "officer"], [MONDAY])

    assert told(team, {"supervisor": 1, "officer": 1}) == []


@pytest.mark.parametrize(
    ("n", "words"), [(0, "nobody"), (1, "one person"), (4, "4 people")]
)
def test_too_few_or_too_many_people_are_told(n, words):
    (found,) = told(a_team(["other"] * n, [MONDAY]))

    assert words in found


def test_a_part_that_the_round_asks_and_nobody_has_is_named():
    (found,) = told(a_team(["supervisor"] * 2, [MONDAY]), {"officer": 1})

    assert "1 × community police officer" in found
    assert "there is 0" in found


def test_half_days_that_do_not_count_are_told():
    before = MONDAY - timedelta(days=1)
    team = a_team(["other"] * 2, [before, MONDAY])

    found = told(team, free={MONDAY: "Easter Monday"})

    assert "1 half day is outside" in found[0]
    assert "Easter Monday" in found[1]


def test_a_team_without_half_days_or_a_place_is_told():
    team = a_team(["other"] * 2)
    team.start_x_m = None

    found = told(team)

    assert ["no half days" in found[0], "no place on the map" in found[1]] == [True] * 2
