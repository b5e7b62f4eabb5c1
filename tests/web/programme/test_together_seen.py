"""Who sees what of an event that municipalities hold together."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member, make_place, make_user, make_yards, sign_in
from web.planned import (
    another_place,
    make_contact,
    make_event,
    make_organisation,
    make_promise,
    make_share,
    make_task,
)

from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS
from samensterk.web.config.programme_doors import PLANS, TAKES_PART
from samensterk.web.programme.models import (
    Activity,
    Attachment,
    Share,
    Task,
    TaskComment,
)

pytestmark = pytest.mark.django_db
ODD = "Quirinus Xantippe"  # somebody of the host, in all that must stay there
SIDES = ("host", "guest", "stranger")


@pytest.fixture
def sides(place, neighbour):
    return {"host": place, "guest": neighbour, "stranger": another_place()}


@pytest.fixture
def event(sides):
    """An event with a task of each side, and people and yards around it."""
    place, neighbour = sides["host"], sides["guest"]
    person = make_user("quirinus@gemeente.example.nl", ODD)
    event = make_event(place, title="Samen op pad", about="Welkom", starts_at="19:30")
    make_share(event, neighbour, asked_by=person)
    make_share(event, make_place("Derdeveld", "GM9907"), joined=False)
    theirs = make_task(
        place,
        event=event,
        title="Zaal huren",
        about=f"Vraag {ODD}",
        material=ODD,
        owner=person,
        ended_by=person,
        organisation=make_organisation("LTO Noord", "farmers_union"),
        hours_planned=7.5,
        minute=90,
    )
    TaskComment.objects.create(task=theirs, text=ODD, by=person)
    Attachment.objects.create(
        municipality=place, event=event, name=f"{ODD}.pdf", kind="pdf", n_bytes=1
    )
    own = make_task(neighbour, title="Bus regelen")
    Task.objects.filter(pk=own.pk).update(event=event)
    make_promise(place, what=f"{ODD} belt", event=event, owner=person)
    make_contact(place, name=ODD)
    make_yards(place, 2)
    Activity.objects.create(
        municipality=place, verb="event_made", by=person, event=event, about=ODD
    )
    return event


def opened(role, place, door, *args):
    client = sign_in(Client(), make_member(role, place).user)
    return client.get(reverse(door, args=[place.slug, *args]))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PLATFORM_ADMIN}))
def test_who_takes_part_sees_the_event_and_a_stranger_knows_of_nothing(
    event, sides, role, side
):
    answer = opened(role, sides[side], "programme:shared_event", event.pk)

    is_seen = side != "stranger" and role in TAKES_PART
    assert answer.status_code == (200 if is_seen else 404)
    if not is_seen:
        return
    told = answer.content.decode()
    plans = role in PLANS
    other, own = ("Bus regelen", "Zaal huren")[:: 1 if side == "host" else -1]
    assert "Samen op pad" in told
    assert other in told
    assert (own in told) == plans  # nobody else has one of his own here
    assert ("Derdeveld" in told) == (side == "host")
    assert "7,5" not in told
    assert "Langewijk" not in told
    assert ODD not in told


def test_of_a_task_elsewhere_one_sees_what_when_and_which_organisation(event, sides):
    answer = opened(
        Role.COORDINATOR, sides["guest"], "programme:shared_event", event.pk
    )

    told = answer.content.decode()
    for one in ("Zaal huren", "Noorderveld, LTO Noord", "21:00"):
        assert one in told


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("door", ["programme:shares", "accounts:municipality"])
def test_nothing_of_people_or_yards_goes_across_on_other_pages(
    event, sides, side, door
):
    told = opened(Role.COORDINATOR, sides[side], door).content.decode()

    assert "Quirinus" not in told
    assert "Langewijk" not in told
    if side == "stranger":
        assert "Samen op pad" not in told


def test_a_question_shows_no_more_than_the_event_itself(event, sides):
    Share.objects.filter(municipality=sides["guest"]).update(joined_at=None)

    told = opened(Role.COORDINATOR, sides["guest"], "programme:shares").content.decode()
    closed = opened(
        Role.COORDINATOR, sides["guest"], "programme:shared_event", event.pk
    )

    assert "Samen op pad" in told
    assert "Zaal huren" not in told
    assert "Welkom" not in told
    assert closed.status_code == 404


@pytest.mark.parametrize("ended", ["ended_at", "joined_at"])
def test_who_left_or_has_not_joined_sees_nothing(event, sides, ended):
    value = "2026-11-01T10:00Z" if ended == "ended_at" else None
    Share.objects.filter(municipality=sides["guest"]).update(**{ended: value})

    answer = opened(
        Role.COORDINATOR, sides["guest"], "programme:shared_event", event.pk
    )

    assert answer.status_code == 404


@pytest.mark.parametrize("side", SIDES)
def test_only_the_host_asks_and_only_the_two_end_it(event, sides, side):
    share = Share.objects.get(municipality=sides["guest"])

    asks = opened(Role.COORDINATOR, sides[side], "programme:share", event.pk)
    ends = opened(Role.COORDINATOR, sides[side], "programme:share_end", share.pk)

    assert (asks.status_code == 200) == (side == "host")
    assert (ends.status_code == 200) == (side != "stranger")


@pytest.mark.parametrize("side", SIDES)
def test_only_the_asked_one_joins(event, sides, side):
    share = Share.objects.get(municipality=sides["guest"])
    Share.objects.update(joined_at=None)
    client = sign_in(Client(), make_member(Role.COORDINATOR, sides[side]).user)
    url = reverse("programme:share_join", args=[sides[side].slug, share.pk])
    programme = sides["guest"].programmes.get()

    answer = client.post(url, {f"share-{share.pk}-programme": programme.pk})

    assert (answer.status_code == 302) == (side == "guest")
    assert Share.objects.get(pk=share.pk).is_active == (side == "guest")


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("title", ["Zaal huren", "Bus regelen"])
@pytest.mark.parametrize("door", ["programme:task_give", "programme:task_give_back"])
def test_only_who_has_a_task_hands_it_over(event, sides, side, title, door):
    task = Task.objects.get(title=title)
    has_it = task.municipality == sides[side]
    client = sign_in(Client(), make_member(Role.COORDINATOR, sides[side]).user)

    answer = client.post(
        reverse(door, args=[sides[side].slug, task.pk]), {"guest": sides["guest"].pk}
    )

    assert (answer.status_code != 404) == has_it
    is_its_own_way = door.endswith("back") == (side == "guest")
    has_gone = Task.objects.get(pk=task.pk).municipality != task.municipality
    assert has_gone == (has_it and is_its_own_way)


def test_a_page_with_two_hundred_tasks_costs_as_much_as_with_two(event, sides, client):
    sign_in(client, make_member(Role.COORDINATOR, sides["guest"]).user)
    url = reverse("programme:shared_event", args=[sides["guest"].slug, event.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    host_programme = event.programme
    Task.objects.bulk_create(
        Task(
            municipality=sides["host"],
            programme=host_programme,
            event=event,
            title=f"Taak {number}",
            due_on=event.day,
            doer="police",
        )
        for number in range(200)
    )

    with CaptureQueriesContext(connection) as many:
        answer = client.get(url)

    assert "Taak 199" in answer.content.decode()
    assert len(many) == len(few)


def test_the_query_of_the_shared_table_asks_for_nothing_that_stays_at_home(
    event, sides, client
):
    sign_in(client, make_member(Role.COORDINATOR, sides["guest"]).user)
    url = reverse("programme:shared_event", args=[sides["guest"].slug, event.pk])

    with CaptureQueriesContext(connection) as asked:
        client.get(url)

    (tasks,) = [one["sql"] for one in asked if 'FROM "programme_task"' in one["sql"]]
    for column in ("about", "material", "owner_id", "hours_planned", "ended_by_id"):
        assert f'"{column}"' not in tasks.split("FROM")[0]


def test_every_door_of_this_wing_is_closed_to_who_has_no_part():
    wing = [name for name in DOORS if name.startswith("programme:share")]

    assert wing
    for name in wing:
        assert DOORS[name].roles <= TAKES_PART
