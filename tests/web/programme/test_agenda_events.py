"""Events: planned, moved with their tasks, cancelled, removed, and who may do that."""

from datetime import date, datetime, time, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import gettext as _
from hypothesis import given
from hypothesis import strategies as st
from web.planned import (
    a_colleague,
    make_event,
    make_programme,
    make_promise,
    make_share,
    make_task,
)

from samensterk.web.common.clock import HERE, NoSuchMoment, is_moment, moment
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Event, Promise, Task

pytestmark = pytest.mark.django_db
SOON = today() + timedelta(days=30)


def values(**more):
    return {"kind": "meeting", "title": "Bijeenkomst", "day": SOON.isoformat()} | more


def plan(client, place, **more):
    url = reverse("programme:event_new", args=[place.slug])
    return client.post(url, values(**more))


def change(client, place, event, **more):
    url = reverse("programme:event_edit", args=[place.slug, event.pk])
    given = values(title=event.title, day=event.day.isoformat(), version=event.version)
    return client.post(url, given | more)


def texts(answer):
    return [str(one) for one in get_messages(answer.wsgi_request)]


def test_an_event_is_planned_and_seen(enter, place):
    make_programme(place)
    client = enter(Role.COORDINATOR, place)

    answer = plan(client, place, location="Dorpshuis <De Brink>", starts_at="20:00")

    event = Event.objects.get()
    assert answer.url == reverse("programme:event", args=[place.slug, event.pk])
    page = client.get(answer.url).content.decode()
    assert "Dorpshuis &lt;De Brink&gt;" in page
    assert "20:00" in page


def test_without_a_programme_it_says_what_comes_first(enter, place):
    client = enter(Role.COORDINATOR, place)

    answer = client.get(reverse("programme:event_new", args=[place.slug]))

    assert answer.status_code == 302
    assert texts(answer)


def test_a_day_in_the_past_is_asked_again_and_then_taken(enter, place):
    make_programme(place)
    client = enter(Role.COORDINATOR, place)
    past = (today() - timedelta(days=3)).isoformat()

    asked = plan(client, place, day=past)
    ticked_for_another_day = plan(client, place, day=past, was_then="on")
    taken = plan(client, place, day=past, was_then="on", asked_day=past)

    form = asked.context["form"]
    assert "was_then" in form.errors
    assert not form["was_then"].is_hidden
    assert form["day"].value() == past
    assert ticked_for_another_day.status_code == 200
    assert taken.status_code == 302
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"ends_on": (SOON - timedelta(days=1)).isoformat()}, "ends_on"),
        ({"starts_at": "20:00", "ends_at": "19:00"}, "ends_at"),
        ({"starts_at": "20:00", "ends_at": "20:00"}, "ends_at"),
        ({"ends_at": "19:00"}, "starts_at"),
        ({"day": "2027-03-28", "starts_at": "02:30"}, "starts_at"),
        ({"day": "2027-03-27", "ends_on": "2027-03-28", "starts_at": "20:00", "ends_at": "02:15"}, "ends_at"),
        ({"day": "0001-01-01"}, "day"),
        ({"day": "2027-02-30"}, "day"),
        ({"title": ""}, "title"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field(enter, place, more, field):
    make_programme(place)
    client = enter(Role.COORDINATOR, place)

    answer = plan(client, place, **more)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not Event.objects.exists()


def test_the_hour_that_comes_twice_is_taken(enter, place):
    make_programme(place)
    client = enter(Role.COORDINATOR, place)

    answer = plan(client, place, day="2027-10-31", starts_at="02:30", ends_at="02:45")

    assert answer.status_code == 302


def test_a_day_outside_the_programme_is_warned_of(enter, place):
    programme = make_programme(place)
    client = enter(Role.COORDINATOR, place)
    after = programme.ends_on + timedelta(days=1)

    answer = plan(client, place, day=after.isoformat())

    assert len(texts(answer)) == 2
    page = client.get(answer.url).context
    assert page["outside"]


def test_moving_the_day_tells_first_what_moves_and_then_moves_it(enter, place):
    event = make_event(place, day=SOON)
    open_task = make_task(place, event=event, due_on=SOON - timedelta(days=7))
    done = make_task(
        place, event=event, due_on=SOON, state=Task.State.DONE, ended_on=today()
    )
    client = enter(Role.COORDINATOR, place)
    later = SOON + timedelta(days=14)

    asked = change(client, place, event, day=later.isoformat())
    moved = change(
        client,
        place,
        event,
        day=later.isoformat(),
        asked_day=later.isoformat(),
        moves_tasks="on",
    )

    (why,) = asked.context["form"].errors["moves_tasks"]
    assert "1" in why
    assert "14" in why
    assert moved.status_code == 302
    open_task.refresh_from_db()
    done.refresh_from_db()
    assert open_task.due_on == later - timedelta(days=7)
    assert done.due_on == SOON
    assert "1" in texts(moved)[0]


def test_other_changes_ask_nothing(enter, place):
    event = make_event(place, day=SOON)
    make_task(place, event=event)
    client = enter(Role.COORDINATOR, place)

    assert change(client, place, event, title="Andere naam").status_code == 302


def test_a_cancelled_event_is_struck_out_in_words_and_can_go_on(enter, place):
    event = make_event(place)
    client = enter(Role.COORDINATOR, place)
    page = reverse("programme:event", args=[place.slug, event.pk])

    client.post(reverse("programme:event_cancel", args=[place.slug, event.pk]))
    cancelled = client.get(page).content.decode()
    client.post(reverse("programme:event_revive", args=[place.slug, event.pk]))

    assert f"<s>{event.title}</s>" in cancelled
    assert _("Cancelled:") in cancelled
    assert "<s>" not in client.get(page).content.decode()


def test_an_event_with_open_promises_stays_and_says_how_many(enter, place):
    event = make_event(place)
    make_promise(place, event=event, what="Meneer De Vries terugbellen")
    client = enter(Role.COORDINATOR, place)
    url = reverse("programme:event_remove", args=[place.slug, event.pk])

    answer = client.post(url)

    assert answer.status_code == 200
    assert "1" in answer.context["refused"]
    assert "De Vries" not in answer.content.decode()
    assert Event.objects.exists()


def test_an_event_goes_with_its_tasks_and_answered_promises_stay(enter, place):
    event = make_event(place)
    make_task(place, event=event)
    made = make_promise(
        place, event=event, ended_on=today(), how="phone", answer="gebeld"
    )
    client = enter(Role.COORDINATOR, place)
    url = reverse("programme:event_remove", args=[place.slug, event.pk])

    answer = client.post(url)

    assert answer.status_code == 302
    assert not Task.objects.exists()
    assert Promise.objects.get(pk=made.pk).event_id is None


def test_a_guest_reads_an_event_that_it_joined_and_changes_nothing(
    enter, place, neighbour
):
    event = make_event(neighbour, title="Samen in Zuiderveen")
    theirs = make_task(
        neighbour,
        event=event,
        title="Taak van Zuiderveen",
        about="alleen voor ons",
        owner=a_colleague(name="Zora Zuid"),
    )
    client = enter(Role.COORDINATOR, place)
    url = reverse("programme:event", args=[place.slug, event.pk])
    task_url = reverse("programme:task", args=[place.slug, theirs.pk])

    before = client.get(url)
    make_share(event, place, joined=False)
    asked = client.get(url)
    event.shares.all().delete()
    make_share(event, place)
    joined = client.get(url)

    assert (before.status_code, asked.status_code) == (404, 404)
    page = joined.content.decode()
    assert "Samen in Zuiderveen" in page
    assert "Taak van Zuiderveen" in page  # what, when and which municipality
    assert "Zora" not in page
    assert "alleen voor ons" not in page
    assert task_url not in page  # that it is there they may know, no more
    assert client.get(task_url).status_code == 404
    assert reverse("programme:task_new", args=[place.slug]) in page
    for name in ("event_edit", "event_remove"):
        other = reverse(f"programme:{name}", args=[place.slug, event.pk])
        assert client.get(other).status_code == 404


def test_the_page_costs_the_same_for_any_number_of_tasks(
    enter, place, django_assert_max_num_queries
):
    client = enter(Role.COORDINATOR, place)
    event = make_event(place)
    url = reverse("programme:event", args=[place.slug, event.pk])
    for number in range(40):
        make_task(place, event=event, title=f"Taak {number}")

    client.get(url)
    with django_assert_max_num_queries(18):
        client.get(url)


# The clock.


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)))
def test_every_moment_of_the_dutch_clock_is_read_back_as_it_was(found):
    at = found.replace(second=0, microsecond=0)
    if not is_moment(at.date(), at.time()):
        is_gap = at.month == 3 and at.hour == 2 and at.isoweekday() == 7 and at.day > 24
        assert is_gap
        return

    given_back = moment(at.date(), at.time())

    assert given_back.replace(tzinfo=None) == at
    assert given_back.fold == 0


def test_the_skipped_hour_is_no_moment_and_the_double_one_is_the_first():
    with pytest.raises(NoSuchMoment):
        moment(date(2027, 3, 28), time(2, 30))

    twice = moment(date(2027, 10, 31), time(2, 30))
    assert twice.tzinfo is HERE
    assert twice.utcoffset() == timedelta(hours=2)
