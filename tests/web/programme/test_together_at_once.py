"""Two coordinators at the very same moment, on both sides of an event."""

from datetime import timedelta

import pytest
from web.at_once import at_once
from web.members import make_place
from web.planned import make_event, make_programme, make_share, make_task

from samensterk.web.programme.agenda.events import change_event, remove_event
from samensterk.web.programme.models import Activity, Event, Share, Task
from samensterk.web.programme.together import services, task_services

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def guest(db):
    return make_place("Zuiderveen", "GM9902")


@pytest.fixture
def event(db):
    return make_event(make_place())


def join(share, guest):
    programme = make_programme(guest)
    return lambda: services.join_event(share=share, programme=programme, by_id=None)


def end(share, *, by_host, was_joined):
    return lambda: services.end_share(
        share=share, by_host=by_host, was_joined=was_joined, by_id=None
    )


def test_one_question_stands_when_two_ask(event, guest):
    def ask():
        services.ask_to_join(event=event, guest_id=guest.pk, by_id=None)

    assert at_once(ask, ask) == ["done", "done"]

    assert Share.objects.count() == 1
    assert Activity.objects.filter(verb="shared").count() == 2  # one on each side


def test_who_joins_while_it_is_withdrawn_joins_or_hears_that_it_ended(event, guest):
    share = make_share(event, guest, joined=False)

    came = at_once(join(share, guest), end(share, by_host=True, was_joined=False))

    share.refresh_from_db()
    assert came in (["JoinedMeanwhile", "done"], ["ShareEnded", "done"])
    assert share.is_active == (came[0] == "JoinedMeanwhile")


def test_a_colleague_who_declines_does_not_end_what_another_just_joined(event, guest):
    share = make_share(event, guest, joined=False)

    came = at_once(join(share, guest), end(share, by_host=False, was_joined=False))

    share.refresh_from_db()
    assert came in (["JoinedMeanwhile", "done"], ["ShareEnded", "done"])
    assert share.is_active == (came[0] == "JoinedMeanwhile")


def test_no_task_is_left_at_the_event_of_who_leaves_while_he_gets_one(event, guest):
    share = make_share(event, guest)
    task = make_task(event.municipality, event=event)

    came = at_once(
        end(share, by_host=False, was_joined=True),
        lambda: task_services.give_task(task=task, guest_id=guest.pk, by_id=None),
    )

    task.refresh_from_db()
    assert came in (["done", "done"], ["NotTakingPart", "done"])
    is_theirs = task.municipality == guest
    assert is_theirs == (came == ["done", "done"])
    assert (task.event is None) == is_theirs


def test_one_of_two_guests_gets_a_task(event, guest):
    other = make_place("Oosterveen", "GM9903")
    make_share(event, guest)
    make_share(event, other)
    task = make_task(event.municipality, event=event)

    def give(to):
        return lambda: task_services.give_task(task=task, guest_id=to.pk, by_id=None)

    assert at_once(give(guest), give(other)) == ["TaskElsewhere", "done"]

    assert Activity.objects.filter(verb="task_received").count() == 1


def test_a_task_moves_along_when_it_is_handed_over_while_the_day_moves(event, guest):
    make_share(event, guest)
    task = make_task(event.municipality, event=event)
    week = timedelta(days=7)

    came = at_once(
        lambda: task_services.give_task(task=task, guest_id=guest.pk, by_id=None),
        lambda: change_event(
            event=event, version=1, values={"day": event.day + week}, by_id=None
        ),
    )

    assert came == ["done", "done"]
    after = Task.objects.get()
    assert (after.municipality, after.due_on) == (guest, task.due_on + week)


def test_a_task_is_kept_by_the_guest_or_goes_with_the_event(event, guest):
    make_share(event, guest)
    task = make_task(event.municipality, event=event)

    came = at_once(
        lambda: task_services.give_task(task=task, guest_id=guest.pk, by_id=None),
        lambda: remove_event(event=event, by_id=None),
    )

    assert not Event.objects.exists()
    assert came in (["done", "done"], ["NotGoingOn", "done"])
    assert Task.objects.filter(municipality=guest, event=None).exists() == (
        came == ["done", "done"]
    )
