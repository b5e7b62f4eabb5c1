"""A round that was announced and then changes: who was told otherwise is found and told."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from web.planned import make_event
from web.rounds.announcing import a_ready_round, announced
from web.rounds_made import make_pause

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.events import cancel_event
from samensterk.web.rounds.models import Letter, Round, Shift, Stop
from samensterk.web.rounds.plans.appointments import agree
from samensterk.web.rounds.plans.telling import n_told_otherwise, note_told

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(place):
    """Give a round on the time line that was announced to two residents."""
    made, _yards = a_ready_round(place)
    made.event = make_event(
        place,
        programme=made.programme,
        kind="round",
        title=made.title,
        day=made.starts_on,
        ends_on=made.ends_on,
    )
    made.save()
    announced(made)
    made.refresh_from_db()
    return made


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def event_page(of, name="event"):
    return reverse(f"programme:{name}", args=[of.municipality.slug, of.event_id])


def page(of, name):
    return reverse(f"rounds:{name}", args=[of.municipality.slug, of.pk])


def planned(stop, day):
    Stop.objects.filter(pk=stop.pk).update(
        state=Stop.State.PLANNED,
        team=stop.of.teams.first(),
        day=day,
        begins=time(9, 30),
        ends=time(10, 10),
        place=1,
        drive_s=60,
    )
    stop.refresh_from_db()
    return stop


def moved(of, days, *, last=None, **more):
    first = of.starts_on + timedelta(days=days)
    return {
        "kind": "round",
        "title": of.event.title,
        "day": first.isoformat(),
        "ends_on": (last or of.ends_on + timedelta(days=days)).isoformat(),
        "version": of.event.version,
        **more,
    }


def test_who_was_just_told_is_not_told_otherwise(coordinator, of):
    assert of.stops.filter(told_from__isnull=False).count() == 2
    assert n_told_otherwise(of) == 0
    assert coordinator.get(page(of, "plan")).context["to_tell"] == []


def test_before_an_announced_round_moves_it_is_said_who_was_told(coordinator, of):
    url = event_page(of, "event_edit")

    asked = coordinator.post(url, moved(of, 60))

    assert "2 " in asked.context["form"].errors["tells_again"][0]
    of.refresh_from_db()
    assert of.starts_on == today() + timedelta(days=28)

    sure = {"asked_day": moved(of, 60)["day"], "tells_again": "on"}
    coordinator.post(url, moved(of, 60, **sure))
    of.refresh_from_db()
    assert of.starts_on == today() + timedelta(days=88)


def test_also_when_only_the_last_day_changes(coordinator, of):
    sent = moved(of, 0, last=of.starts_on + timedelta(days=2))

    asked = coordinator.post(event_page(of, "event_edit"), sent)

    assert "tells_again" in asked.context["form"].errors


def test_a_round_that_nobody_was_told_of_moves_without_a_word(coordinator, of):
    Round.objects.update(state=Round.State.DRAFT)

    coordinator.post(event_page(of, "event_edit"), moved(of, 60))

    of.refresh_from_db()
    assert of.starts_on == today() + timedelta(days=88)


def move(coordinator, of, days=60):
    sent = moved(of, days)
    sure = {"asked_day": sent["day"], "tells_again": "on"}
    coordinator.post(event_page(of, "event_edit"), {**sent, **sure})
    of.refresh_from_db()


def test_after_it_moved_every_page_says_so_until_all_are_told(coordinator, of):
    first = planned(of.stops.order_by("pk").first(), of.starts_on)

    move(coordinator, of)

    assert n_told_otherwise(of) == 2
    first.refresh_from_db()
    assert (first.state, first.day) == (Stop.State.OPEN, None)
    for url in (event_page(of), page(of, "round")):
        assert page(of, "plan") + "#vertellen" in coordinator.get(url).content.decode()
    assert len(coordinator.get(page(of, "plan")).context["to_tell"]) == 2

    announced(of)

    assert n_told_otherwise(of) == 0
    letters = Letter.objects.filter(announcement__number=2)
    assert {(one.told_from, one.told_until) for one in letters} == {
        (of.starts_on, of.ends_on)
    }


def test_a_cancelled_round_leaves_everybody_to_be_told(coordinator, of):
    cancel_event(event=of.event, by_id=None)
    of.refresh_from_db()

    assert n_told_otherwise(of) == 2
    content = coordinator.get(event_page(of)).content.decode()
    assert "#vertellen" in content
    assert page(of, "announcement") not in content


def test_an_area_that_waits_for_good_leaves_its_residents_to_be_told(of):
    make_pause(of, until_on=of.starts_on + timedelta(days=3))
    assert n_told_otherwise(of) == 0

    of.areas.get().pauses.update(until_on=None)
    assert n_told_otherwise(of) == 2


def test_who_was_called_is_not_named_again(coordinator, of):
    move(coordinator, of)
    stop = of.stops.order_by("pk").first()
    url = reverse("rounds:stop", args=[of.municipality.slug, stop.pk])
    assert coordinator.get(url).context["is_otherwise"]

    coordinator.post(url, {"verteld": "1", "version": stop.version - 1})
    assert n_told_otherwise(of) == 2
    coordinator.post(url, {"verteld": "1", "version": stop.version})

    assert n_told_otherwise(of) == 1
    assert not coordinator.get(url).context["is_otherwise"]


def test_who_knows_his_new_day_was_told_that_day(of):
    day = of.ends_on + timedelta(days=1)
    stop = planned(of.stops.order_by("pk").first(), day)

    told = note_told(stop=stop, version=stop.version)

    assert (told.told_from, told.told_until) == (day, day)


def test_who_chose_another_day_himself_is_not_told_otherwise(of):
    day = of.ends_on
    stop = of.stops.order_by("pk").first()
    Stop.objects.filter(pk=stop.pk).update(
        told_from=of.starts_on, told_until=of.starts_on
    )

    agree(stop=stop, on=day, half=Shift.Half.MORNING)
    planned(stop, day)

    assert n_told_otherwise(of) == 0


def test_who_was_told_nothing_yet_is_written_when_he_agrees_on_a_day(of):
    stop = of.stops.order_by("pk").first()
    Stop.objects.filter(pk=stop.pk).update(told_from=None, told_until=None)

    agreed = agree(stop=stop, on=of.ends_on, half=Shift.Half.MORNING)

    assert agreed.told_from is None
