"""What goes wrong by itself: two at once, days that are not there, nights that remove."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.http import Http404
from django.urls import reverse
from web.at_once import at_once
from web.members import make_member, make_place, sign_in
from web.planned import (
    another_place,
    make_event,
    make_programme,
    make_promise,
    make_share,
    make_task,
)

from samensterk.web.common.moments import today
from samensterk.web.common.outgoing import send_due
from samensterk.web.common.roles import Role
from samensterk.web.privacy.retention.services import remove_due
from samensterk.web.programme.agenda import events, tasks
from samensterk.web.programme.agenda.attachments import add_file
from samensterk.web.programme.models import Event, Programme, Promise, Task
from samensterk.web.programme.promises.faults import EventGone
from samensterk.web.programme.promises.services import make_promise as write_down
from samensterk.web.programme.together.services import ask_to_join
from samensterk.web.programme.together.task_services import give_task

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = timedelta(days=20 * 365)
FAR_OUT = (-(2**31), 2**31 - 1, -(10**9))


@pytest.fixture
def owner(place):
    return make_member(Role.COORDINATOR, place).user


@pytest.fixture
def enter(client, owner):
    return sign_in(client, owner)


def url(name, place, *more):
    return reverse(f"programme:{name}", args=[place.slug, *more])


def promised(event, owner):
    values = {
        "what": "Terugbellen",
        "source": Promise.Source.MEETING,
        "event_id": event.pk,
        "owner_id": owner.pk,
        "promised_on": today(),
        "due_on": today() + timedelta(days=7),
    }
    write_down(
        number=uuid4(),
        municipality_id=event.municipality_id,
        values=values,
        by_id=owner.pk,
    )


def test_an_old_programme_goes_although_a_resident_waits_and_a_guest_has_work(
    place, owner
):
    old = make_programme(place, title="Oud", day=today() - LONG_AGO)
    event = make_event(place, programme=old, day=old.starts_on)
    guest = another_place()
    make_share(event, guest)
    theirs = make_task(guest, event=event)
    Task.objects.filter(pk=theirs.pk).update(programme=make_programme(guest))
    promise = make_promise(place, owner=owner, event=event, programme=old)

    run = remove_due()

    assert run.failed == []
    assert not Programme.objects.filter(pk=old.pk).exists()
    kept = Promise.objects.get(pk=promise.pk)
    assert (kept.event, kept.programme, kept.ended_on) == (None, None, None)
    theirs.refresh_from_db()
    assert (theirs.event, theirs.title) == (None, "Zaal huren")


def test_a_promise_at_an_event_that_was_removed_meanwhile_is_told(enter, place, owner):
    event = make_event(place)
    events.remove_event(event=event, by_id=None)

    with pytest.raises(EventGone):
        promised(event, owner)

    assert not Promise.objects.exists()


def test_an_event_goes_or_gets_a_promise_when_both_are_done_at_once(place, owner):
    event = make_event(place)

    came = at_once(
        lambda: promised(event, owner),
        lambda: events.remove_event(event=event, by_id=None),
    )

    assert came in (["EventGone", "done"], ["HasOpenPromises", "done"])
    assert Event.objects.exists() == Promise.objects.exists()


def test_two_who_remove_an_event_at_once_are_both_done(place):
    event = make_event(place)

    def remove():
        events.remove_event(event=event, by_id=None)

    assert at_once(remove, remove) == ["done", "done"]
    assert not Event.objects.filter(pk=event.pk).exists()


def test_what_is_done_to_a_task_that_went_to_another_municipality_stays_at_home(
    place, owner
):
    event, guest = make_event(place), another_place()
    make_share(event, guest)
    seen_before = make_task(place, event=event)
    give_task(task=seen_before, guest_id=guest.pk, by_id=owner.pk)
    acts = (
        lambda: tasks.comment(task=seen_before, text="Van ons", by_id=owner.pk),
        lambda: tasks.finish_task(task=seen_before, by_id=owner.pk),
        lambda: tasks.take_task(task=seen_before, by_id=owner.pk),
        lambda: add_file(at=seen_before, name="a", content=b"ons", by_id=owner.pk),
    )

    for act in acts:
        with pytest.raises(Http404):
            act()

    theirs = Task.objects.get(pk=seen_before.pk)
    assert (theirs.owner, theirs.state) == (None, Task.State.OPEN)
    assert not theirs.comments.exists()
    assert not theirs.attachments.exists()


@pytest.mark.parametrize("minute", FAR_OUT)
def test_a_minute_far_out_breaks_no_page(enter, place, minute):
    event = make_event(place, starts_at="19:00")
    make_share(event, another_place())
    task = make_task(place, event=event, minute=minute, lasts_min=2**31 - 1)
    pages = [url("event", place, event.pk), url("task", place, task.pk)]
    pages.append(url("run_sheet", place, event.pk))
    pages += [
        url("run_sheet_file", place, event.pk, one) for one in ("pdf", "ics", "ods")
    ]

    assert [enter.get(one).status_code for one in pages] == [200] * len(pages)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minute", str(10**18)),
        ("minute", "-20000"),
        ("lasts_min", str(10**14)),
        ("hours_planned", "-5"),
        ("hours_planned", "NaN"),
        ("hours_planned", "Infinity"),
        ("due_on", "9999-12-31"),
        ("due_on", "0001-01-01"),
    ],
)
def test_a_number_or_day_that_cannot_be_is_told_beside_its_field(
    enter, place, field, value
):
    event = make_event(place, starts_at="19:00")
    given = {"title": "Zaal", "doer": "coordinator", "due_on": event.day.isoformat()}

    answer = enter.post(
        url("task_new", place) + f"?gebeurtenis={event.pk}", {**given, field: value}
    )

    assert list(answer.context["form"].errors) == [field]
    assert not Task.objects.exists()


def test_the_end_of_a_line_in_a_title_stops_no_mail_and_makes_no_event(enter, place):
    guest = make_place("Gast", "GM9907")
    make_member(Role.COORDINATOR, guest)
    event = make_event(place, title="Avond\r\nBcc: x@example.nl\r\nBEGIN:VEVENT")

    ask_to_join(event=event, guest_id=guest.pk, by_id=None)
    send_due()

    assert [one.recipients() for one in mail.outbox] == [
        ["coordinator-1@gemeente.example.nl"]
    ]
    assert mail.outbox[0].subject.endswith("Avond Bcc: x@example.nl BEGIN:VEVENT")
    for address in (
        url("timeline_file", place, "ics"),
        url("run_sheet_file", place, event.pk, "ics"),
    ):
        lines = enter.get(address).content.splitlines()
        assert lines.count(b"BEGIN:VEVENT") == 1
