"""A promise has an owner, a date and one answer, also when two write at once."""

import uuid
from datetime import timedelta

import pytest
from web.at_once import at_once
from web.members import make_member, make_place, make_user
from web.planned import make_event, make_promise

from samensterk.web.accounts.services import hand_over
from samensterk.web.common.holdings import HOLDINGS
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.agenda.events import remove_event
from samensterk.web.programme.agenda.faults import HasOpenPromises
from samensterk.web.programme.models import AnswerCount, Promise
from samensterk.web.programme.promises import faults, queries, services

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
How = Promise.How


def values(owner, **more):
    return {
        "what": "Terugbellen",
        "to_whom": "mevrouw Bos",
        "reach": "0612345678",
        "source": Promise.Source.CALL,
        "promised_on": today(),
        "due_on": today() + 14 * DAY,
        "owner_id": owner.pk,
        "key": "",
        "event_id": None,
        **more,
    }


def make(place, owner, number=None, **more):
    return services.make_promise(
        number=number or uuid.uuid4(),
        municipality_id=place.pk,
        values=values(owner, **more),
        by_id=owner.pk,
    )


def answer(promise, text="Gebeld", how=How.PHONE, on=None):
    return services.answer_promise(
        promise=promise, answer=text, how=how, ended_on=on or today()
    )


def test_a_form_that_is_sent_twice_makes_one_promise(place):
    owner, number = make_member(Role.COORDINATOR, place).user, uuid.uuid4()

    first, second = make(place, owner, number), make(place, owner, number)

    assert first == second
    assert Promise.objects.count() == 1


def test_the_number_of_another_promise_gives_nothing_away(place, neighbour):
    number = uuid.uuid4()
    make(neighbour, make_member(Role.COORDINATOR, neighbour).user, number)

    with pytest.raises(faults.NumberTaken):
        make(place, make_member(Role.COORDINATOR, place).user, number)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.RIEC_ANALYST, Role.DOOR_HELPER])
def test_who_may_not_know_residents_owns_no_promise(place, role):
    with pytest.raises(faults.NotAnOwner):
        make(place, make_member(role, place).user)


def test_who_works_elsewhere_or_no_more_owns_no_promise(place, neighbour):
    gone = make_member(Role.TRAINER, place, ends_on=today() - DAY).user
    elsewhere = make_member(Role.TRAINER, neighbour).user

    for one in (gone, elsewhere, make_user()):
        with pytest.raises(faults.NotAnOwner):
            make(place, one)


def test_an_answer_twice_is_one_answer_and_another_is_refused(place):
    promise = make_promise(place)

    assert answer(promise).version == answer(promise).version
    with pytest.raises(faults.AlreadyAnswered) as caught:
        answer(promise, "Iets anders")

    assert caught.value.current.answer == "Gebeld"
    assert AnswerCount.objects.get().n_answered == 1


def test_opened_again_keeps_the_text_and_takes_back_the_figure(place):
    promise = answer(make_promise(place))

    services.reopen_promise(promise=promise)
    opened = services.reopen_promise(promise=promise)

    assert (opened.answer, opened.how, opened.ended_on) == ("Gebeld", "", None)
    day = AnswerCount.objects.get()
    assert (day.n_answered, day.n_in_time) == (0, 0)


def test_who_saves_second_sees_what_stands_there(place):
    promise = make_promise(place)
    services.change_promise(promise=promise, version=1, values={"what": "A"})

    with pytest.raises(ChangedMeanwhile) as caught:
        services.change_promise(promise=promise, version=1, values={"what": "B"})

    assert caught.value.current.what == "A"


def test_an_answered_promise_is_not_changed(place):
    promise = answer(make_promise(place))

    with pytest.raises(faults.AlreadyAnswered):
        services.change_promise(promise=promise, version=2, values={"what": "B"})


def test_an_owner_who_left_may_stay_until_somebody_takes_over(place):
    gone = make_member(Role.TRAINER, place, ends_on=today() - DAY).user
    promise = make_promise(place, owner=gone)

    same = {"owner_id": gone.pk, "what": "A"}
    services.change_promise(promise=promise, version=1, values=same)
    new = make_member(Role.FIELD_TEAM, place).user
    services.change_promise(promise=promise, version=2, values={"owner_id": new.pk})

    assert Promise.objects.get().owner == new


def test_a_leaver_hands_over_what_is_open(place, neighbour):
    leaver = make_member(Role.FIELD_TEAM, place)
    successor = make_member(Role.COORDINATOR, place)
    is_open = make_promise(place, owner=leaver.user)
    done = answer(make_promise(place, owner=leaver.user))
    elsewhere = make_promise(neighbour, owner=leaver.user)
    (kind,) = [one for one in HOLDINGS.kinds if "promises" in type(one).__module__]
    assert kind.count(user_id=leaver.user_id, municipality_id=place.pk) == 1

    assert hand_over(leaver=leaver, successor=successor) >= 1

    owners = dict(Promise.objects.values_list("pk", "owner"))
    assert owners == {
        is_open.pk: successor.user_id,
        done.pk: leaver.user_id,
        elsewhere.pk: leaver.user_id,
    }


def test_nothing_is_handed_to_who_may_not_know_residents(place):
    leaver, partner = (make_member(one, place) for one in (Role.TRAINER, Role.PARTNER))
    make_promise(place, owner=leaver.user)

    hand_over(leaver=leaver, successor=partner)

    assert Promise.objects.get().owner == leaver.user


def test_an_event_stays_while_a_promise_is_open(place):
    event = make_event(place)
    promise = make_promise(place, event=event)
    with pytest.raises(HasOpenPromises):
        remove_event(event=event, by_id=None)

    answer(promise)
    remove_event(event=event, by_id=None)

    assert Promise.objects.get().event is None


# The figure.


def test_kept_in_time_counts_answers_and_not_people(place, neighbour):
    for due_in, how in ((1, How.PHONE), (0, How.VISIT), (-1, How.MAIL)):
        due_on, promised_on = today() + due_in * DAY, today() - 9 * DAY
        promise = make_promise(place, due_on=due_on, promised_on=promised_on)
        answer(promise, how=how)
    answer(make_promise(place), how=How.NOT_NEEDED)
    make_promise(place, due_on=today() - DAY)
    make_promise(place, due_on=today())
    answer(make_promise(neighbour))

    kept = queries.kept_in_time(place.pk, today() - 30 * DAY, today())

    assert (kept.n_answered, kept.n_in_time, kept.n_late_open) == (3, 2, 1)
    assert kept.percentage == 66
    before = queries.kept_in_time(place.pk, today() - 30 * DAY, today() - 2 * DAY)
    assert (before.n_answered, before.percentage) == (0, None)


def test_the_figure_stays_when_the_promises_have_gone(place):
    answer(make_promise(place))
    Promise.objects.all().delete()

    kept = queries.kept_in_time(place.pk, today(), today())

    assert (kept.n_answered, kept.n_in_time) == (1, 1)


# At once.


@pytest.mark.django_db(transaction=True)
def test_two_who_answer_at_once_leave_one_answer_and_the_other_hears():
    place = make_place()
    promise = make_promise(place)
    texts = ("Gebeld door A", "Gebeld door B")

    came = at_once(*[lambda text=text: answer(promise, text) for text in texts])

    assert came == ["AlreadyAnswered", "done"]
    held = Promise.objects.get()
    assert held.answer in texts
    assert held.version == 2
    assert AnswerCount.objects.get().n_answered == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_change_at_once_lose_nothing_in_silence():
    place = make_place()
    promise = make_promise(place)

    def change(what):
        services.change_promise(promise=promise, version=1, values={"what": what})

    came = at_once(lambda: change("A"), lambda: change("B"))

    assert came == ["ChangedMeanwhile", "done"]


@pytest.mark.django_db(transaction=True)
def test_many_answers_at_once_are_all_counted():
    place = make_place()
    promises = [make_promise(place) for _ in range(4)]

    came = at_once(*[lambda one=one: answer(one) for one in promises])

    assert came == ["done"] * 4
    assert AnswerCount.objects.get().n_answered == 4
