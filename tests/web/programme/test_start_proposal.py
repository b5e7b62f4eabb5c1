"""The guided start proposes what can really be done, whenever one begins."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from dateutil.easter import easter as known_easter
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.programme.plan.measures import (
    COUNTS,
    MARKS,
    PERCENTAGES,
    faults_in,
)
from samensterk.web.programme.plan.models import Aim
from samensterk.web.programme.start.answers import Answers, Wish
from samensterk.web.programme.start.calendar import (
    HARVEST_MONTHS,
    MEETING_MONTHS,
    easter,
    is_christmas_time,
    is_workday,
    public_holidays,
)
from samensterk.web.programme.start.proposal import propose
from samensterk.web.programme.start.suggestions import PARTNERS

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
KINDS = [one.kind for one in PARTNERS]
ANSWERS = st.builds(
    Answers,
    first_day=DAYS,
    wishes=st.frozensets(st.sampled_from(Wish)),
    partner_kinds=st.frozensets(st.sampled_from(KINDS)),
    own_hours=st.decimals(0, 9999, places=1),
    weekday=st.integers(0, 3),
)
ALL = frozenset(Wish)


def events_of(proposal):
    return {one.key: one for one in proposal.events}


@given(ANSWERS)
def test_all_days_are_within_the_programme_and_in_order(answers):
    proposal = propose(answers)

    spans = [(one.starts_on, one.ends_on) for one in proposal.phases]
    spans += [(one.day, one.last_day) for one in proposal.events]
    for first, last in spans:
        assert proposal.starts_on <= first <= last <= proposal.ends_on
    assert all(one.day >= answers.first_day for one in proposal.events)


@given(ANSWERS)
def test_the_phases_follow_each_other_without_a_gap(answers):
    proposal = propose(answers)
    phases = proposal.phases

    assert phases[0].starts_on == proposal.starts_on
    assert phases[-1].ends_on == proposal.ends_on
    for before, after in pairwise(phases):
        assert after.starts_on == before.ends_on + timedelta(days=1)


@given(DAYS, st.integers(0, 3), st.frozensets(st.sampled_from(Wish)))
def test_a_meeting_is_on_an_evening_on_which_farmers_have_time(day, weekday, others):
    answers = Answers(day, others | {Wish.MEETING}, weekday=weekday)

    meeting = events_of(propose(answers))["meeting"]

    assert meeting.day.weekday() == weekday
    assert meeting.day.month in MEETING_MONTHS
    assert meeting.day not in public_holidays(meeting.day.year)
    assert not is_christmas_time(meeting.day)
    assert meeting.day - day >= timedelta(weeks=12)


@given(DAYS)
def test_things_come_in_the_order_of_the_approach(day):
    found = events_of(propose(Answers(day, ALL)))

    assert found["measurement_0"].last_day <= found["scan"].last_day
    assert found["scan"].last_day < found["meeting"].day < found["round"].day
    assert found["training"].day < found["round"].day
    others = [one for key, one in found.items() if key != "measurement_1"]
    assert found["measurement_1"].day > max(one.last_day for one in others)
    assert found["scan"].last_day < day + timedelta(days=62)


@given(DAYS, st.frozensets(st.sampled_from(Wish)))
def test_nobody_comes_to_a_farm_in_the_harvest_or_at_christmas(day, others):
    visits = events_of(propose(Answers(day, others | {Wish.ROUND})))["round"]

    n_days = (visits.last_day - visits.day).days + 1
    days = [visits.day + timedelta(days=n) for n in range(n_days)]
    assert not any(one.month in HARVEST_MONTHS for one in days)
    assert not any(is_christmas_time(one) for one in days)


@given(DAYS)
def test_nobody_is_asked_again_in_the_harvest(day):
    again = events_of(propose(Answers(day, ALL)))["measurement_1"]

    assert not {again.day.month, again.last_day.month} & HARVEST_MONTHS


@given(ANSWERS)
def test_everything_begins_on_a_workday(answers):
    assert all(is_workday(one.day) for one in propose(answers).events)


@given(DAYS, st.permutations(list(Wish)), st.permutations(KINDS))
def test_the_order_of_the_answers_does_not_matter(day, wishes, kinds):
    one = propose(Answers(day, frozenset(wishes), frozenset(kinds)))
    other = propose(Answers(day, frozenset(reversed(wishes)), frozenset(sorted(kinds))))

    assert one == other


@given(ANSWERS)
def test_only_what_was_asked_for_is_proposed(answers):
    proposal = propose(answers)

    assert {one.kind for one in proposal.events} == set(answers.wishes)
    assert {one.kind for one in proposal.partners} == answers.partner_kinds


@given(ANSWERS)
def test_every_target_is_a_number_that_its_measure_allows(answers):
    aims = propose(answers).aims

    assert len({one.key for one in aims}) == len(aims) >= 1
    assert not any(faults_in(one.measure, {"target": one.target}) for one in aims)
    assert all(one.theme in Aim.Theme and one.measure in Aim.Measure for one in aims)


@pytest.mark.parametrize("year", range(1990, 2100))
def test_easter_is_when_others_say_it_is(year):
    assert easter(year) == known_easter(year)


def test_the_holidays_of_a_year():
    days = public_holidays(2027)

    assert date(2027, 3, 29) in days  # Easter Monday
    assert date(2027, 5, 6) in days  # Ascension Day
    assert date(2027, 5, 17) in days  # Whit Monday
    assert date(2025, 4, 26) in public_holidays(2025)  # King's Day: 27 is a Sunday


def test_a_programme_that_begins_in_august():
    found = events_of(propose(Answers(date(2027, 8, 1), ALL)))

    assert found["meeting"].day == date(2027, 11, 4)
    assert found["meeting"].starts_at is not None
    assert found["round"].day == date(2027, 12, 7)


# The numbers of an aim.


def test_every_measure_is_counted_in_one_way():
    assert {one.value for one in Aim.Measure} == PERCENTAGES | MARKS | COUNTS
    assert len(Aim.Measure) == len(PERCENTAGES) + len(MARKS) + len(COUNTS)


@pytest.mark.parametrize(
    ("measure", "value", "is_right"),
    [
        ("recognises", "100", True),
        ("recognises", "100.1", False),
        ("trust", "10", True),
        ("trust", "10.1", False),
        ("attendants", "240", True),
        ("attendants", "0.5", False),
    ],
)
def test_a_number_fits_how_it_is_measured(measure, value, is_right):
    numbers = {"target": Decimal(value), "start": None}

    assert (faults_in(measure, numbers) == {}) is is_right


def test_an_aim_says_which_number_is_wrong():
    aim = Aim(measure="recognises", start=Decimal(101), target=Decimal(50))

    with pytest.raises(ValidationError) as caught:
        aim.clean()

    assert list(caught.value.error_dict) == ["start"]


def test_no_partner_is_proposed_by_the_name_of_a_region():
    """One in Overijssel or Brabant works with others than one in Groningen."""
    for one in PARTNERS:
        assert "Noord" not in str(one.name)
