"""What a colleague does with answers to letters."""

import re
from datetime import time, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from web.members import make_member, sign_in
from web.rounds.announcing import a_ready_round, announced
from web.rounds_made import make_programme, make_stop
from web.scanned import a_yard

from samensterk.web.common.moments import today
from samensterk.web.common.personal_data import PROVIDERS, Person
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Task
from samensterk.web.rounds.letters.answering import Given, give_answer
from samensterk.web.rounds.letters.choices import code_of_half, half_days_for
from samensterk.web.rounds.letters.code_keeping import code_of
from samensterk.web.rounds.letters.models import Answer
from samensterk.web.rounds.models import Stop
from samensterk.web.rounds.plans.appointments import agree

pytestmark = pytest.mark.django_db
KEY_OF_WISH = {"act": "wish", "wish-position": "no_visit"}


@pytest.fixture(autouse=True)
def clean(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def stop(place):
    """Give the visit to the first yard of a round that was announced."""
    of, _yards = a_ready_round(place)
    announced(of)
    return of.stops.order_by("pk").first()


@pytest.fixture
def code(stop):
    return code_of(stop.code)


def its_page(code):
    return reverse("rounds:answer_page", args=[code])


def halves(stop):
    return [code_of_half(one) for one in half_days_for(stop)]


def slug(stop):
    return stop.municipality.slug


def enter(client, stop, role):
    sign_in(client, make_member(role, stop.municipality).user)


def test_what_waits_stands_first(client, stop):
    done = give_answer(stop=stop, given=Given("visit"))
    Answer.objects.filter(pk=done.pk).update(handled_at=done.at)
    other = stop.of.stops.exclude(pk=stop.pk).first()
    give_answer(stop=other, given=Given("visit"))
    enter(client, stop, Role.COORDINATOR)

    url = reverse("rounds:answers", args=[slug(stop), stop.of_id])
    shown = client.get(url).content.decode()

    assert shown.index(str(other.yard)) < shown.index(str(stop.yard))


def test_a_chosen_half_day_becomes_an_appointment(client, stop):
    day, half = half_days_for(stop)[1]
    found = give_answer(stop=stop, given=Given("half_day", ((day, half),)))
    enter(client, stop, Role.COORDINATOR)
    url = reverse("rounds:answer", args=[slug(stop), found.pk])
    sent = {"act": "handle", "version": 1, "on": day.isoformat(), "half": half}

    client.post(url, sent)
    client.post(url, sent)

    stop.refresh_from_db()
    found.refresh_from_db()
    assert (stop.wanted_on, stop.wanted_half) == (day, half)
    assert found.handled_at is not None
    assert found.handled_by is not None


def test_an_appointment_opens_what_was_planned_at_another_moment(stop):
    day = stop.of.starts_on
    Stop.objects.filter(pk=stop.pk).update(
        state="planned",
        team=stop.of.teams.first(),
        day=day,
        begins=time(9, 30),
        ends=time(10, 10),
        place=1,
    )

    assert agree(stop=stop, on=day, half="morning").state == Stop.State.PLANNED
    moved = agree(stop=stop, on=day, half="afternoon")
    assert (moved.state, moved.team, moved.day) == (Stop.State.OPEN, None, None)


def test_a_changed_answer_is_not_handled_unseen(client, stop):
    found = give_answer(stop=stop, given=Given("visit"))
    give_answer(stop=stop, given=Given("call", phone="0599 123456"))
    enter(client, stop, Role.COORDINATOR)

    url = reverse("rounds:answer", args=[slug(stop), found.pk])
    client.post(url, {"act": "handle", "version": found.version, "on": "", "half": ""})

    found.refresh_from_db()
    assert found.handled_at is None


def test_a_call_becomes_a_task_without_number_or_address(client, stop):
    make_programme(stop.municipality)
    found = give_answer(stop=stop, given=Given("call", phone="0599 123456"))
    enter(client, stop, Role.COORDINATOR)
    owner = make_member(
        Role.COORDINATOR, stop.municipality, email="collega@a.example.nl"
    ).user
    sent = {
        "act": "task",
        "version": 1,
        "owner_id": owner.pk,
        "due_on": (today() + timedelta(days=2)).isoformat(),
    }

    client.post(reverse("rounds:answer", args=[slug(stop), found.pk]), sent)

    task = Task.objects.get()
    assert not re.search("0599|Langewijk", f"{task.title} {task.about}")
    assert str(found.pk) in task.about


def test_who_calls_is_entered_by_name_of_who_entered(client, stop):
    enter(client, stop, Role.COORDINATOR)
    url = reverse("rounds:answer_enter", args=[slug(stop), stop.pk])

    client.post(url, {"act": "half_day", "half_day-first": halves(stop)[0]})

    found = Answer.objects.get()
    assert found.entered_by is not None
    assert len(found.halves) == 1


def test_another_municipality_sees_no_answer(client, stop, neighbour):
    found = give_answer(stop=stop, given=Given("visit"))
    sign_in(client, make_member(Role.COORDINATOR, neighbour).user)

    for name, pk in (("answer", found.pk), ("answer_enter", stop.pk)):
        url = reverse(f"rounds:{name}", args=[neighbour.slug, pk])
        assert client.get(url).status_code == 404


def test_the_list_of_answers_costs_the_same_for_any_number(
    client, stop, django_assert_max_num_queries
):
    enter(client, stop, Role.COORDINATOR)
    url = reverse("rounds:answers", args=[slug(stop), stop.of_id])
    give_answer(stop=stop, given=Given("visit"))
    client.get(url)
    counts = []
    for n in (0, 19):
        for number in range(n):
            yard = a_yard(stop.municipality)
            yard.pk, yard.key = None, f"9901{number:012}9"
            yard.save()
            other = make_stop(stop.of, yard)
            give_answer(stop=other, given=Given("visit"))
        with django_assert_max_num_queries(60) as found:
            client.get(url)
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_what_is_kept_is_found_by_address_and_goes_on_request(stop):
    give_answer(stop=stop, given=Given("call", phone="0599 123456"))
    provider = next(one for one in PROVIDERS.kinds if one.code == "round_letters")
    by_key = Person(stop.municipality_id, stop.key, "")
    by_phone = Person(stop.municipality_id, "", "0599-123456")

    found = provider.find(by_key)

    assert {one.id.split("-")[0] for one in found} == {"letter", "code", "answer"}
    assert len(provider.find(by_phone)) == 1
    assert provider.remove(by_key, [one.id for one in found]) == 3
    assert provider.find(by_key) == []
