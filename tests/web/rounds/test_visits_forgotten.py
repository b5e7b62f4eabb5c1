"""A visit that nobody filled in: its own team does so for a week, then the coordinator."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member, sign_in
from web.rounds.going_out import filled_in, make_day
from web.rounds_made import make_team, make_team_member

from samensterk.web.common.home_cards import lists_for
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import Wish
from samensterk.web.rounds.models import Stop, Visit
from samensterk.web.rounds.visits.queries import FORGOTTEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def theo(place):
    return make_member(Role.FIELD_TEAM, place).user


@pytest.fixture
def first(place, theo):
    """Give the one visit that the team of Theo pays today."""
    (stop,) = make_day(place, 1)
    make_team_member(stop.team, user=theo)
    return stop


@pytest.fixture
def phone(client, theo):
    return sign_in(client, theo)


def ago(place, first, days, n=1, **more):
    given = {"of": first.of, "team": first.team, "day": today() - timedelta(days=days)}
    return make_day(place, n, **given | more)


def record(stop):
    return reverse("rounds:visit_record", args=[stop.municipality.slug, stop.pk])


def today_of(place):
    return reverse("rounds:today", args=[place.slug])


def shown_to(client, place):
    return client.get(today_of(place)).context["forgotten"]


def test_what_was_forgotten_is_listed_and_filled_in(phone, place, first):
    (stop,) = ago(place, first, 1)
    assert shown_to(phone, place) == [stop]

    answer = phone.post(record(stop), filled_in(on=stop.day.isoformat()))

    assert answer.url == today_of(place)
    assert Visit.objects.get().on == stop.day
    assert shown_to(phone, place) == []


def test_the_form_proposes_the_day_of_the_visit(phone, place, first):
    (stop,) = ago(place, first, 2)

    assert phone.get(record(stop)).context["form"].initial["on"] == stop.day


def test_what_was_filled_in_late_is_mended_the_same_day(phone, place, first):
    (stop,) = ago(place, first, 1)
    phone.post(record(stop), filled_in(on=stop.day.isoformat()))

    phone.post(
        record(stop), filled_in("not_home", on=stop.day.isoformat(), version="1")
    )

    assert Visit.objects.get().outcome == "not_home"


def test_it_can_be_done_for_a_week(phone, place, first):
    (last,) = ago(place, first, FORGOTTEN.days)
    (over,) = ago(place, first, FORGOTTEN.days + 1)

    assert shown_to(phone, place) == [last]
    assert phone.get(record(last)).status_code == 200
    assert phone.get(record(over)).status_code == 404
    assert phone.post(record(over), filled_in()).status_code == 404


def test_a_coordinator_fills_in_what_is_older_and_of_any_team(enter, place, first):
    (over,) = ago(place, first, 20)
    (other,) = ago(place, first, 1, team=make_team(first.of))
    coordinator = enter(Role.COORDINATOR, place)

    assert shown_to(coordinator, place) == [over, other]
    assert coordinator.get(record(over)).status_code == 200


def test_of_another_team_or_of_who_wants_no_visit_nothing_is_seen(phone, place, first):
    (other,) = ago(place, first, 1, team=make_team(first.of))
    (wished,) = ago(place, first, 1)
    Wish.objects.create(
        municipality=place,
        key=wished.key,
        position="no_visit",
        set_on=today(),
        valid_until=today() + timedelta(days=100),
    )

    assert shown_to(phone, place) == []
    assert [phone.get(record(one)).status_code for one in (other, wished)] == [404, 404]


def test_what_a_colleague_wrote_down_yesterday_is_not_seen(phone, place, first):
    (stop,) = ago(place, first, 1)
    Stop.objects.filter(pk=stop.pk).update(state=Stop.State.DONE)

    assert phone.get(record(stop)).status_code == 404


def test_the_home_page_counts_it_without_reading_a_yard(phone, rf, place, theo, first):
    request = rf.get("/")
    request.user, request.municipality = theo, place
    request.roles = frozenset({Role.FIELD_TEAM})
    ago(place, first, 1, n=2)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = lists_for(request, lambda door: door == "rounds:today")
        return found, len(queries)

    found, few = asked()
    (late,) = [one for one in found if one.lines[0].url.endswith("#vergeten")]
    assert late.lines[0].title == first.team.name
    assert "2" in str(late.lines[0].about)
    ago(place, first, 2, n=10)
    assert asked()[1] == few


def test_the_page_has_as_many_questions_for_one_as_for_ten(phone, place, first):
    def n_queries():
        with CaptureQueriesContext(connection) as queries:
            phone.get(today_of(place))
        return len(queries)

    ago(place, first, 1)
    few = n_queries()
    ago(place, first, 2, n=10)

    assert n_queries() == few


def test_of_many_forgotten_visits_twenty_are_shown_and_the_others_counted(
    enter, place, first
):
    ago(place, first, 3, n=25)
    client = enter(Role.COORDINATOR, place)

    page = client.get(today_of(place))
    whole = client.get(today_of(place), {"alles": "ja"})

    assert len(page.context["forgotten"]) == 20
    assert page.context["n_more_forgotten"] == 5
    assert '?alles=ja#vergeten"' in page.content.decode()
    assert len(whole.context["forgotten"]) == 25
    assert '?alles=ja#vergeten"' not in whole.content.decode()


def test_the_home_page_names_five_teams_with_forgotten_visits(enter, place, first):
    for _number in range(7):
        ago(place, first, 2, team=make_team(first.of))
    client = enter(Role.COORDINATOR, place)

    page = client.get(reverse("accounts:municipality", args=[place.slug]))

    (shown,) = [
        one
        for one in page.context["lists"]
        if one.lines and one.lines[0].url.endswith("#vergeten")
    ]
    assert len(shown.lines) == 5
    assert "2" in str(shown.more)
    assert shown.more_url.endswith("#vergeten")
