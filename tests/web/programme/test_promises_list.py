"""The list of promises: its order, its search, its cost, and what an event tells of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member, make_yards, sign_in
from web.planned import make_event, make_promise

from samensterk.web.accounts.queries import visitor_of
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.event_parts import parts_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def url(name, place, *args):
    return reverse(f"programme:{name}", args=[place.slug, *args])


@pytest.fixture
def coordinator(place):
    return make_member(Role.COORDINATOR, place).user


@pytest.fixture
def desk(coordinator):
    return sign_in(Client(), coordinator)


def test_what_is_late_comes_first_and_escalates_after_three_days(place, desk):
    for days in (5, -1, -4):
        make_promise(
            place,
            what=f"dag {days}",
            promised_on=today() - 9 * DAY,
            due_on=today() + days * DAY,
        )

    answer = desk.get(url("promises", place))

    rows = [row.cells[0] for row in answer.context["table"].rows]
    assert rows == ["dag -4", "dag -1", "dag 5"]
    assert answer.context["n_escalated"] == 1
    late = desk.get(url("promises", place), {"stand": "late"}).context["table"]
    assert len(late.rows) == 2


def test_the_list_can_be_narrowed(place, desk, coordinator):
    yard = make_yards(place, 3)[1]
    make_promise(place, what="A", key=yard.key, owner=coordinator)
    make_promise(place, what="B", to_whom="Bos", source="visit")

    def found(**asked):
        table = desk.get(url("promises", place), asked).context["table"]
        return {row.cells[0] for row in table.rows}

    assert found() == {"A", "B"}
    assert found(zoek="Langewijk 2") == {"A"}
    assert found(zoek="bos") == {"B"}
    assert found(bron="visit") == {"B"}
    assert found(stand="open", eigenaar=str(coordinator.pk)) == {"A"}
    assert found(stand="open", eigenaar="x") == {"A", "B"}


def test_the_list_costs_the_same_for_any_number(place, desk, coordinator):
    def n_queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            desk.get(url("promises", place))
        return len(caught)

    yards = make_yards(place, 40)
    make_promise(place, owner=coordinator, key=yards[0].key)
    n_queries()
    few = n_queries()
    for yard in yards:
        make_promise(place, owner=coordinator, key=yard.key)

    assert n_queries() == few


def test_an_event_tells_how_many_are_open_and_of_whom_not(
    place, neighbour, coordinator, rf
):
    event = make_event(place)
    make_promise(place, event=event, what="Geheim")
    request = rf.get("/")
    member = coordinator.memberships.get()
    request.user, request.municipality = coordinator, place
    request.roles = frozenset({Role.COORDINATOR})

    request.visitor = visitor_of(member.user)

    (part,) = [one for one in parts_of(request, event) if "promises" in one.template]

    assert part.context["n_open"] == 1
    elsewhere = make_event(neighbour)
    assert not [
        one for one in parts_of(request, elsewhere) if "promises" in one.template
    ]
