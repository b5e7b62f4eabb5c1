"""Two people change one thing: nothing of either is lost without being seen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from web.at_once import at_once
from web.members import make_member, make_place, sign_in
from web.planned import make_event, make_task

from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.events import change_event, remove_event
from samensterk.web.programme.agenda.tasks import (
    change_task,
    finish_task,
    set_needs,
    take_task,
)
from samensterk.web.programme.models import Activity, Event, Task


def pair(place):
    """Two coordinators, each with a browser."""
    members = [make_member(Role.COORDINATOR, place) for _number in range(2)]
    return [(sign_in(Client(), one.user), one.user) for one in members]


def values_of(task, **more):
    return {
        "title": task.title,
        "doer": task.doer,
        "about": task.about,
        "due_on": task.due_on.isoformat(),
        "version": task.version,
    } | more


@pytest.mark.django_db
def test_who_saves_second_sees_both_and_may_save_over_it(place):
    task = make_task(place)
    (first, who), (second, _other) = pair(place)
    url = reverse("programme:task_edit", args=[place.slug, task.pk])
    first.post(url, values_of(task, title="Dorpshuis huren", about="Voor 120 mensen"))

    answer = second.post(url, values_of(task, title="Kerk huren"))

    assert answer.status_code == 200
    both = answer.context["both"]
    assert both.by == str(who)
    assert both.at is not None
    assert len(both.differences) == 2
    page = answer.content.decode()
    assert 'value="Kerk huren"' in page
    assert "<td>Dorpshuis huren</td><td>Kerk huren</td>" in page
    task.refresh_from_db()
    assert task.title == "Dorpshuis huren"

    form = answer.context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    assert second.post(url, again).status_code == 302
    task.refresh_from_db()
    assert (task.title, task.version) == ("Kerk huren", 3)


@pytest.mark.django_db
def test_what_the_other_wrote_is_shown_as_text(place):
    task = make_task(place)
    (first, _who), (second, _other) = pair(place)
    url = reverse("programme:task_edit", args=[place.slug, task.pk])
    first.post(url, values_of(task, title="<script>alert(1)</script>"))

    page = second.post(url, values_of(task, title="Zaal")).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.django_db
def test_an_event_that_was_changed_meanwhile_comes_back_with_both(place):
    event = make_event(place)
    (first, who), (second, _other) = pair(place)
    url = reverse("programme:event_edit", args=[place.slug, event.pk])
    given = {
        "kind": event.kind,
        "title": event.title,
        "day": event.day.isoformat(),
        "version": event.version,
    }
    first.post(url, given | {"location": "Dorpshuis", "kind": "training"})

    answer = second.post(url, given | {"location": "Kerk"})

    assert answer.context["both"].by == str(who)
    assert len(answer.context["both"].differences) == 2
    assert "<td>Dorpshuis</td><td>Kerk</td>" in answer.content.decode()
    event.refresh_from_db()
    assert event.location == "Dorpshuis"


TOGETHER = pytest.mark.django_db(transaction=True)


@TOGETHER
def test_of_two_who_save_at_once_one_is_told():
    task = make_task(make_place())

    def save(title):
        change_task(task=task, version=1, values={"title": title}, by_id=None)

    came = at_once(lambda: save("A"), lambda: save("B"))

    assert came == ["ChangedMeanwhile", "done"]
    task.refresh_from_db()
    assert task.title in "AB"
    assert task.version == 2


@TOGETHER
def test_of_two_who_move_an_event_at_once_one_is_told_and_tasks_move_once():
    event = make_event(make_place())
    task = make_task(event.municipality, event=event, due_on=event.day)
    days = [event.day.replace(day=1), event.day.replace(day=28)]

    def move(day):
        change_event(event=event, version=1, values={"day": day}, by_id=None)

    came = at_once(*[lambda day=day: move(day) for day in days])

    assert came == ["ChangedMeanwhile", "done"]
    event.refresh_from_db()
    task.refresh_from_db()
    assert task.due_on == event.day


@TOGETHER
def test_ticking_off_twice_at_once_is_once():
    task = make_task(make_place())

    came = at_once(*[lambda: finish_task(task=task, by_id=None)] * 2)

    assert came == ["done", "done"]
    assert Task.objects.get().version == 2
    assert Activity.objects.filter(verb="task_done").count() == 1


@TOGETHER
def test_two_links_made_at_once_are_no_circle():
    place = make_place()
    one, two = make_task(place, title="A"), make_task(place, title="B")

    came = at_once(
        lambda: set_needs(task=one, needed=[two]),
        lambda: set_needs(task=two, needed=[one]),
    )

    assert came == ["CircularNeeds", "done"]
    assert one.needs.count() + two.needs.count() == 1


@TOGETHER
def test_of_two_who_take_a_task_the_last_has_it():
    place = make_place()
    task = make_task(place)
    users = [make_member(Role.PARTNER, place).user for _number in range(2)]

    came = at_once(*[lambda pk=one.pk: take_task(task=task, by_id=pk) for one in users])

    assert came == ["done", "done"]
    task.refresh_from_db()
    assert task.owner in users
    assert task.version == 3


@TOGETHER
def test_an_event_that_two_remove_at_once_is_gone_and_nobody_sees_an_error():
    event = make_event(make_place())

    came = at_once(*[lambda: remove_event(event=event, by_id=None)] * 2)

    assert came == ["done", "done"]
    assert not Event.objects.exists()
    assert Activity.objects.filter(verb="event_removed").count() == 1


@TOGETHER
def test_a_day_that_is_changed_while_the_event_moves_is_not_lost():
    event = make_event(make_place())
    task = make_task(event.municipality, event=event, due_on=event.day)
    week, day = timedelta(days=7), timedelta(days=1)

    def move():
        values = {"day": event.day + week}
        change_event(event=event, version=1, values=values, by_id=None)

    def shift():
        values = {"due_on": event.day - day}
        change_task(task=task, version=1, values=values, by_id=None)

    came = at_once(move, shift)

    task.refresh_from_db()
    if came == ["done", "done"]:
        assert task.due_on == event.day + week - day
    else:
        assert came == ["ChangedMeanwhile", "done"]
        assert task.due_on == event.day + week
