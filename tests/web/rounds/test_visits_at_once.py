"""Two phones on one yard, or two yards in one area, at the very same moment."""

from uuid import uuid4

import pytest
from web.at_once import at_once
from web.members import make_member, make_place
from web.rounds.going_out import make_day, record

from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Visit, VisitCount
from samensterk.web.rounds.visits.services import where_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place():
    return make_place()


@pytest.fixture
def team(place):
    return [make_member(Role.FIELD_TEAM, place).user for _n in range(2)]


def test_of_two_phones_at_once_one_visit_is_kept_and_the_other_hears(place, team):
    (stop,) = make_day(place, 1)

    came = at_once(*[lambda who=who: record(stop, who) for who in team])

    assert came == ["AlreadyRecorded", "done"]
    assert Visit.objects.count() == 1
    assert VisitCount.objects.get().n == 1


def test_a_double_click_at_once_is_one_visit(place, team):
    (stop,) = make_day(place, 1)
    number = uuid4()

    came = at_once(*[lambda: record(stop, team[0], number=number)] * 2)

    assert came == ["done", "done"]
    assert VisitCount.objects.get().n == 1


def test_rather_not_at_once_counts_once(place, team):
    (stop,) = make_day(place, 1)
    where = where_of(stop)

    came = at_once(
        *[lambda who=who: record(stop, who, "rather_not", where=where) for who in team]
    )

    assert came == ["done", "done"]
    assert VisitCount.objects.get().n == 1


def test_two_yards_of_one_area_at_once_are_both_counted(place, team):
    stops = make_day(place, 2)

    came = at_once(
        *[
            lambda stop=stop, who=who: record(stop, who)
            for stop, who in zip(stops, team, strict=True)
        ]
    )

    assert came == ["done", "done"]
    assert VisitCount.objects.get().n == 2
