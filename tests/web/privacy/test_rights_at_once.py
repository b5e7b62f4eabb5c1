"""Two colleagues at the very same moment, or one who sends a form twice."""

import uuid

import pytest
from web.at_once import at_once
from web.members import make_member, make_place, make_yards
from web.privacy.asking import receive, turn

from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import RequestStep, SubjectRequest, Wish
from samensterk.web.privacy.rights import request_services
from samensterk.web.privacy.rights.request_services import Asked

pytestmark = pytest.mark.django_db(transaction=True)
NO_VISIT, NO_CONTACT = Wish.Position.NO_VISIT, Wish.Position.NO_CONTACT


@pytest.mark.parametrize("other", [NO_VISIT, NO_CONTACT])
def test_one_wish_holds_when_two_turn_the_switch(other):
    place = make_place()

    came = at_once(
        lambda: turn(place, "0001", NO_VISIT), lambda: turn(place, "0001", other)
    )

    assert came == ["done", "done"]
    held = Wish.objects.active().get()
    assert held.position in (NO_VISIT, other)
    assert Wish.objects.count() == 1 + (other != NO_VISIT)


def test_a_request_that_is_sent_twice_is_one_request():
    place = make_place()
    user = make_member(Role.COORDINATOR, place).user
    number = uuid.uuid4()

    def send():
        request_services.receive(
            number=number,
            municipality_id=place.pk,
            asked=Asked(SubjectRequest.Kind.SEE, today(), "0001"),
            by_id=user.pk,
        )

    assert at_once(send, send) == ["done", "done"]

    assert SubjectRequest.objects.count() == 1
    assert RequestStep.objects.count() == 1


def test_a_request_is_closed_once():
    asked = receive(make_place())

    def close(outcome):
        request_services.answer(
            request=asked, outcome=outcome, reason="x", by_id=asked.handled_by_id
        )

    came = at_once(lambda: close("granted"), lambda: close("refused"))

    assert came == ["AlreadyAnswered", "done"]
    assert asked.steps.filter(did="answered").count() == 1


def test_what_goes_is_counted_once():
    place = make_place()
    yard = make_yards(place, 1)[0]
    Yard.objects.update(gone_since=today())
    asked = receive(place, yard.key)

    def remove():
        request_services.remove(
            request=asked, tokens=[f"yards:{yard.pk}"], by_id=asked.handled_by_id
        )

    assert at_once(remove, remove) == ["done", "done"]

    assert asked.steps.filter(did="removed").count() == 1
    assert not Yard.objects.exists()
