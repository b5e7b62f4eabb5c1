"""A round that the time line announced already: it is planned with its tasks."""

from datetime import timedelta

import pytest
from django.urls import reverse
from web.planned import make_event, make_task
from web.rounds.announcing import a_ready_round, announced
from web.rounds_made import make_visit_areas

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Event
from samensterk.web.rounds.models import Round, Stop

pytestmark = pytest.mark.django_db
FIRST, LAST = today() + timedelta(days=30), today() + timedelta(days=60)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def filled(**more):
    return {
        "title": "Ronde voorjaar",
        "purpose": "Wij willen iedereen leren kennen.",
        "whom": "farms",
        "starts_on": f"{FIRST:%Y-%m-%d}",
        "ends_on": f"{LAST:%Y-%m-%d}",
        "minutes_first": 40,
        "minutes_again": 20,
        "minutes_not_home": 5,
        "morning_from": "09:30",
        "morning_until": "12:00",
        "afternoon_from": "13:00",
        "afternoon_until": "16:30",
        "part_supervisor": 1,
        "part_officer": 1,
        **more,
    }


def test_a_round_that_stands_on_the_time_line_is_planned_with_its_tasks(
    coordinator, place
):
    make_visit_areas(place, 1)
    event = make_event(place, kind="round", title="De eerste ronde", day=FIRST)
    task = make_task(place, event=event)
    url = reverse("rounds:round_new", args=[place.slug])

    (offered,) = coordinator.get(url).context["waiting"]
    url = f"{url}?gebeurtenis={offered.pk}"
    begun = coordinator.get(url).context["form"]
    for _turn in range(2):
        coordinator.post(url, filled())

    of = Round.objects.get()
    task.refresh_from_db()
    assert begun["title"].value() == "De eerste ronde"
    assert (of.event, task.event) == (event, event)
    assert of.event.ends_on == LAST
    assert Event.objects.count() == 1


def test_an_event_that_has_its_round_is_not_offered_again(coordinator, place):
    make_visit_areas(place, 1)
    make_event(place, kind="round", title="Afgelast", day=FIRST, cancelled_on=today())
    make_event(place, title="Bijeenkomst", day=FIRST)
    url = reverse("rounds:round_new", args=[place.slug])
    coordinator.post(url, filled())

    answer = coordinator.get(url)

    assert not answer.context["waiting"]


def announced_with_event(place):
    of, yards = a_ready_round(place)
    of.event = make_event(place, kind="round", title=of.title, day=of.starts_on)
    of.save()
    announced(of)
    return of, len(yards)


def test_cancelling_the_event_of_an_announced_round_asks_first(coordinator, place):
    of, n_told = announced_with_event(place)
    url = reverse("programme:event_cancel", args=[place.slug, of.event_id])

    asked = coordinator.post(url)
    of.event.refresh_from_db()
    assert not of.event.is_cancelled
    (words,) = asked.context["cautions"]
    assert f"{n_told} " in words
    assert of.title in words

    coordinator.post(url, {"zeker": "1"})
    of.event.refresh_from_db()
    assert of.event.is_cancelled


def test_removing_the_event_of_an_announced_round_says_that_the_round_stays(
    coordinator, place
):
    of, _n_told = announced_with_event(place)
    url = reverse("programme:event_remove", args=[place.slug, of.event_id])

    (words,) = coordinator.get(url).context["cautions"]
    coordinator.post(url)

    of.refresh_from_db()
    assert of.title in words
    assert of.event is None
    assert of.state == Round.State.ANNOUNCED
    assert Stop.objects.filter(of=of, told_from__isnull=False).exists()


def test_a_round_that_nobody_was_told_of_asks_nothing(coordinator, place):
    of, _yards = a_ready_round(place)
    of.event = make_event(place, kind="round", title=of.title, day=of.starts_on)
    of.save()

    coordinator.post(reverse("programme:event_cancel", args=[place.slug, of.event_id]))

    of.event.refresh_from_db()
    assert of.event.is_cancelled
