"""What happens when municipalities hold an event together, verb by verb."""

from datetime import timedelta

import pytest
from web.members import make_member
from web.planned import (
    another_place,
    make_event,
    make_programme,
    make_share,
    make_task,
)

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.events import (
    cancel_event,
    change_event,
    remove_event,
)
from samensterk.web.programme.models import (
    Activity,
    Attachment,
    Event,
    Share,
    Task,
    TaskComment,
    WorkedHours,
)
from samensterk.web.programme.together import services, task_services
from samensterk.web.programme.together.faults import (
    JoinedMeanwhile,
    NotGoingOn,
    NotTakingPart,
    ShareEnded,
    TaskElsewhere,
    TaskEnded,
)

pytestmark = pytest.mark.django_db
VERB = Activity.Verb


@pytest.fixture
def host(place):
    return make_member(Role.COORDINATOR, place).user


@pytest.fixture
def guest(neighbour):
    return make_member(Role.COORDINATOR, neighbour).user


@pytest.fixture
def event(place):
    return make_event(place, title="Bijeenkomst")


def lines(place):
    rows = Activity.objects.filter(municipality=place).order_by("pk")
    return [(one.verb, one.about, one.by_id) for one in rows]


def ask(event, neighbour, by):
    return services.ask_to_join(
        event=event, guest_id=neighbour.pk, text="Samen", by_id=by.pk
    )


def test_both_sides_read_who_asked_and_joined_without_names_across(
    event, place, neighbour, host, guest
):
    share = ask(event, neighbour, host)
    services.join_event(
        share=share, programme=make_programme(neighbour), by_id=guest.pk
    )

    assert lines(place) == [
        (VERB.SHARED, "Bijeenkomst (Zuiderveen)", host.pk),
        (VERB.SHARE_ACCEPTED, "Bijeenkomst (Zuiderveen)", None),
    ]
    assert lines(neighbour) == [
        (VERB.SHARED, "Bijeenkomst (Noorderveld)", None),
        (VERB.SHARE_ACCEPTED, "Bijeenkomst (Noorderveld)", guest.pk),
    ]


def test_asking_and_joining_twice_is_once(event, neighbour, host, guest):
    first, again = ask(event, neighbour, host), ask(event, neighbour, host)
    programme = make_programme(neighbour)
    for _time in range(2):
        services.join_event(share=first, programme=programme, by_id=guest.pk)

    assert first == again
    assert Share.objects.count() == 1
    assert Activity.objects.filter(verb=VERB.SHARE_ACCEPTED).count() == 2  # both sides


def test_a_line_of_the_guest_leads_nowhere_before_it_joined(
    event, neighbour, host, guest
):
    share = ask(event, neighbour, host)
    own = Activity.objects.filter(municipality=neighbour)
    assert not own.exclude(event=None).exists()

    services.join_event(
        share=share, programme=make_programme(neighbour), by_id=guest.pk
    )
    assert own.filter(event=event).exists()

    services.end_share(share=share, by_host=True, was_joined=True, by_id=host.pk)
    assert not own.exclude(event=None).exists()


def test_nobody_is_asked_for_what_was_cancelled(event, neighbour, host):
    cancel_event(event=event, by_id=host.pk)

    with pytest.raises(NotGoingOn):
        ask(event, neighbour, host)


def test_what_was_withdrawn_is_not_joined_and_can_be_asked_again(
    event, neighbour, host, guest
):
    share = ask(event, neighbour, host)
    for _time in range(2):
        services.end_share(share=share, by_host=True, was_joined=False, by_id=host.pk)

    with pytest.raises(ShareEnded):
        services.join_event(
            share=share, programme=make_programme(neighbour), by_id=guest.pk
        )
    assert ask(event, neighbour, host) != share


def test_who_withdraws_after_they_joined_hears_so(event, neighbour, host, guest):
    share = make_share(event, neighbour)

    with pytest.raises(JoinedMeanwhile):
        services.end_share(share=share, by_host=True, was_joined=False, by_id=host.pk)

    share.refresh_from_db()
    assert share.is_active


def test_one_joins_with_a_programme_of_ones_own(event, place, neighbour, host, guest):
    share = ask(event, neighbour, host)

    with pytest.raises(ValueError, match="its own"):
        services.join_event(
            share=share, programme=make_programme(place), by_id=guest.pk
        )


@pytest.fixture
def joined(event, neighbour):
    return make_share(event, neighbour)


def give(task, neighbour, by=None):
    return task_services.give_task(
        task=task, guest_id=neighbour.pk, by_id=by.pk if by else None
    )


def test_a_task_that_is_handed_over_is_of_the_guest_without_its_owner(
    event, joined, place, neighbour, host
):
    task = make_task(
        place,
        event=event,
        owner=host,
        organisation=place.organisation,
        hours_planned=4,
        minute=30,
        step="zaal",
    )
    due_on = task.due_on

    for _time in range(2):
        give(task, neighbour, host)

    task.refresh_from_db()
    assert (task.municipality, task.programme) == (neighbour, joined.programme)
    assert (task.owner, task.organisation, task.hours_planned) == (None, None, None)
    assert (task.event, task.due_on, task.minute, task.step) == (
        event,
        due_on,
        30,
        "zaal",
    )
    assert lines(place) == [(VERB.TASK_GIVEN, "Zaal huren (Zuiderveen)", host.pk)]
    assert lines(neighbour) == [(VERB.TASK_RECEIVED, "Zaal huren (Noorderveld)", None)]


def test_what_people_wrote_added_and_worked_stays_behind(
    event, joined, place, neighbour, host
):
    task = make_task(place, event=event, owner=host)
    TaskComment.objects.create(task=task, text="Wilma weet meer", by=host)
    Attachment.objects.create(
        municipality=place, task=task, name="offerte.pdf", kind="pdf", n_bytes=3
    )
    WorkedHours.objects.create(
        programme=event.programme,
        organisation=place.organisation,
        task=task,
        on=today(),
        hours=2,
    )

    give(task, neighbour, host)

    kept = Task.objects.get(municipality=place)
    assert (kept.state, kept.owner, kept.title) == ("dropped", host, task.title)
    for model in (TaskComment, Attachment, WorkedHours):
        assert model.objects.get().task == kept
    assert not task.comments.exists()


def test_a_task_comes_back_to_the_host(event, joined, place, neighbour, guest):
    task = make_task(place, event=event)
    give(task, neighbour)
    Task.objects.filter(pk=task.pk).update(owner=guest)

    for _time in range(2):
        task_services.give_task_back(task=task, guest_id=neighbour.pk, by_id=guest.pk)

    task.refresh_from_db()
    assert (task.municipality, task.programme) == (place, event.programme)
    assert task.owner is None


def test_only_open_tasks_go_and_only_to_who_takes_part(event, joined, place, neighbour):
    task = make_task(place, event=event)
    done = make_task(place, event=event, state="done", ended_on=today())
    other = another_place()
    make_share(event, other, joined=False)

    with pytest.raises(NotTakingPart):
        give(task, other)
    with pytest.raises(TaskEnded):
        give(done, neighbour)
    with pytest.raises(TaskElsewhere):
        give(make_task(place), neighbour)


def test_what_another_guest_has_is_not_handed_over_by_the_host(
    event, joined, place, neighbour
):
    other = another_place()
    make_share(event, other)
    task = make_task(place, event=event)
    give(task, neighbour)

    with pytest.raises(TaskElsewhere):
        give(task, other)
    with pytest.raises(TaskElsewhere):
        task_services.give_task_back(task=task, guest_id=other.pk, by_id=None)


@pytest.mark.parametrize("by_host", [True, False])
def test_tasks_of_who_leaves_stay_with_him_without_the_event(
    event, joined, place, neighbour, host, by_host
):
    own = make_task(place, event=event, minute=10)
    theirs = make_task(place, event=event, minute=20)
    theirs.needs.add(own)
    own.needs.add(make_task(place, event=event))
    give(theirs, neighbour)
    due_on = theirs.due_on

    n_loose = services.end_share(
        share=joined, by_host=by_host, was_joined=True, by_id=host.pk
    )

    theirs.refresh_from_db()
    own.refresh_from_db()
    assert n_loose == 1
    assert (theirs.municipality, theirs.event, theirs.minute) == (neighbour, None, None)
    assert theirs.due_on == due_on
    assert (own.event, own.minute) == (event, 10)
    assert (theirs.needs.count(), own.needs.count()) == (0, 1)
    assert lines(neighbour)[-1] == (
        VERB.SHARE_ENDED,
        "Bijeenkomst (Noorderveld)",
        None if by_host else host.pk,
    )


def test_open_tasks_of_guests_move_with_the_day_and_they_hear_of_it(
    event, joined, place, neighbour, host
):
    task = make_task(place, event=event)
    give(task, neighbour)
    done = make_task(neighbour, event=event, state="done", ended_on=today())
    Task.objects.filter(pk=done.pk).update(programme=joined.programme)
    before = task.due_on

    change_event(
        event=event,
        version=event.version,
        values={"day": event.day + timedelta(days=7)},
        by_id=host.pk,
    )

    task.refresh_from_db()
    assert task.due_on == before + timedelta(days=7)
    assert Task.objects.get(pk=done.pk).due_on == done.due_on
    assert lines(neighbour)[-1] == (
        VERB.EVENT_MOVED,
        "Bijeenkomst (Noorderveld)",
        None,
    )


def test_guests_hear_that_an_event_is_cancelled(event, joined, neighbour, host):
    for _time in range(2):
        cancel_event(event=event, by_id=host.pk)

    assert lines(neighbour) == [
        (VERB.EVENT_CANCELLED, "Bijeenkomst (Noorderveld)", None)
    ]


def test_tasks_of_guests_outlive_the_event(event, joined, place, neighbour, host):
    theirs = make_task(place, event=event)
    give(theirs, neighbour)
    own = make_task(place, event=event)

    remove_event(event=event, by_id=host.pk)

    assert not Event.objects.exists()
    assert not Task.objects.filter(pk=own.pk).exists()
    theirs.refresh_from_db()
    assert (theirs.municipality, theirs.event) == (neighbour, None)
    assert lines(neighbour)[-1] == (
        VERB.EVENT_REMOVED,
        "Bijeenkomst (Noorderveld)",
        None,
    )
    with pytest.raises(ShareEnded):
        services.end_share(share=joined, by_host=False, was_joined=True, by_id=None)
    assert not Activity.objects.exclude(event=None).exists()
