"""What somebody told of his farm: where it is asked, what it does to the plan, how long it lasts."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.urls import reverse
from web.members import make_member
from web.rounds.announcing import a_ready_round, announced
from web.rounds.farming import the_whole_round, told
from web.rounds.going_out import make_day, record
from web.rounds_made import make_farm_hours, make_round, make_stop

from samensterk.web.common.moments import today
from samensterk.web.common.personal_data import Person
from samensterk.web.common.roles import Role
from samensterk.web.rounds.letters.answering import Given, give_answer
from samensterk.web.rounds.letters.choices import half_days_for
from samensterk.web.rounds.letters.code_keeping import code_of
from samensterk.web.rounds.letters.models import Answer
from samensterk.web.rounds.models import Round, Stop
from samensterk.web.rounds.plans.farms import HOLDS, tell_farm
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.plans.providers import StopProvider
from samensterk.web.rounds.teams.models import Shift
from samensterk.web.rounds.visits.models import Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clean(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def stop(place):
    """Give the visit to the first yard of a round that was announced."""
    of, _yards = a_ready_round(place)
    announced(of)
    return of.stops.select_related("of").order_by("pk").first()


# The farmer himself.


def test_a_farmer_tells_and_takes_back_what_kind_of_farm_he_has(client, stop):
    address = reverse("rounds:answer_page", args=[code_of(stop.code)])
    assert "farm-farm" in client.get(address).content.decode()

    answer = client.post(address, {"act": "farm", "farm-farm": "dairy"})

    assert answer.status_code == 302
    stop.refresh_from_db()
    assert (stop.farm, stop.farm_told_on) == ("dairy", today())
    client.post(address, {"act": "farm", "farm-farm": ""})
    stop.refresh_from_db()
    assert (stop.farm, stop.farm_told_on) == ("", None)


def test_a_colleague_enters_what_he_tells_by_telephone(coordinator, place, stop):
    address = reverse("rounds:answer_enter", args=[place.slug, stop.pk])

    coordinator.post(address, {"act": "farm", "farm-farm": "glass"})

    stop.refresh_from_db()
    assert stop.farm == "glass"


def test_his_choices_obey_his_kind_but_not_what_he_chose_before(place, stop):
    halves = half_days_for(stop)
    give_answer(stop=stop, given=Given(Answer.Kind.HALF_DAY, (halves[1],)))
    make_farm_hours(place, "dairy", seasons=[the_whole_round(stop.of)])

    tell_farm(stop=stop, farm="dairy")

    stop.refresh_from_db()
    assert half_days_for(stop) == [halves[1]]


def test_in_a_busy_time_on_request_he_may_still_choose(place, stop):
    make_farm_hours(place, "dairy", seasons=[the_whole_round(stop.of, asked=True)])
    halves = half_days_for(stop)

    assert half_days_for(told(stop, "dairy")) == halves


def test_a_half_day_without_visits_is_not_offered(place, stop):
    make_farm_hours(place, "dairy", no_morning=True)

    found = half_days_for(told(stop, "dairy"))

    assert all(half != Shift.Half.MORNING for _day, half in found)


def test_a_kind_that_nobody_knows_is_refused(client, stop):
    address = reverse("rounds:answer_page", args=[code_of(stop.code)])

    answer = client.post(address, {"act": "farm", "farm-farm": "criminal"})

    assert "farm" in answer.context["form"].errors
    stop.refresh_from_db()
    assert stop.farm == ""


# The team.


def test_a_team_writes_it_down_and_the_next_visit_knows(place):
    (stop,) = make_day(place, 1)
    theo = make_member(Role.FIELD_TEAM, place).user

    recorded = record(stop, theo, outcome=Outcome.NOT_HOME, farm="dairy")

    stop.refresh_from_db()
    assert (stop.farm, recorded.again.farm) == ("dairy", "dairy")
    assert recorded.again.farm_told_on == today()


def test_who_writes_down_nothing_of_it_changes_nothing(place):
    (stop,) = make_day(place, 1)
    told(stop, "dairy")

    record(stop, make_member(Role.FIELD_TEAM, place).user)

    stop.refresh_from_db()
    assert stop.farm == "dairy"


# How long, and for whom.


def test_the_next_round_knows_what_was_told(place):
    of, _yards = a_ready_round(place)
    gather_stops(of)
    first = told(of.stops.order_by("pk").first(), "dairy")
    next_one = make_round(place, of.scan, title="Volgende")
    next_one.areas.create(municipality=place, area=of.areas.get().area, place=1)

    gather_stops(next_one)

    known = dict(next_one.stops.values_list("key", "farm"))
    assert known.pop(first.key) == "dairy"
    assert set(known.values()) == {""}


def test_what_was_told_long_ago_is_asked_anew(place):
    of, _yards = a_ready_round(place)
    gather_stops(of)
    first = told(of.stops.order_by("pk").first(), "dairy")
    long_ago = today() - HOLDS - timedelta(days=1)
    Stop.objects.filter(pk=first.pk).update(farm_told_on=long_ago)
    next_one = make_round(place, of.scan, title="Volgende")
    next_one.areas.create(municipality=place, area=of.areas.get().area, place=1)

    gather_stops(next_one)

    assert set(next_one.stops.values_list("farm", flat=True)) == {""}


def test_who_asks_hears_what_he_told(place):
    of = make_round(place)
    stop = told(make_stop(of), "dairy")
    person = Person(municipality_id=place.pk, key=stop.key, words="")

    (item,) = [one for one in StopProvider().find(person) if one.key == stop.key]

    assert any(stop.get_farm_display() in one for one in item.fields.values())
    StopProvider().remove(person, [item.id])
    assert not Stop.objects.exists()


def test_the_database_wants_to_know_when_it_was_told(place):
    stop = make_stop(make_round(place))

    with pytest.raises(IntegrityError), transaction.atomic():
        Stop.objects.filter(pk=stop.pk).update(farm="dairy")


def test_a_closed_round_takes_no_kind_any_more(client, stop):
    Round.objects.update(state=Round.State.CLOSED)
    address = reverse("rounds:answer_page", args=[code_of(stop.code)])

    answer = client.post(address, {"act": "farm", "farm-farm": "dairy"})

    assert answer.context["trouble"]
    stop.refresh_from_db()
    assert stop.farm == ""
