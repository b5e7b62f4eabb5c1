"""The RIEC sees how far its municipalities are, and nothing of yards or people."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from web.members import make_member, make_place, make_user, make_yards, sign_in
from web.planned import (
    make_contact,
    make_event,
    make_programme,
    make_promise,
    make_share,
    make_task,
)

from samensterk.web.accounts.models import Membership
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Activity, Phase, Programme, TaskComment
from samensterk.web.programme.plan.queries import current_programme
from samensterk.web.programme.together.status import statuses

pytestmark = pytest.mark.django_db
URL = reverse("programme:region")
DAY = timedelta(days=1)


@pytest.fixture
def analyst(client, place):
    member = make_member(Role.RIEC_ANALYST, place)
    sign_in(client, member.user)
    return member.user


def let_in(user, place, *, role=Role.RIEC_ANALYST, ends_on=None):
    return Membership.objects.create(
        user=user,
        municipality=place,
        organisation=place.organisation,
        role=role,
        starts_on=today() - 10 * DAY,
        ends_on=ends_on,
    )


def rows(client, **asked):
    table = client.get(URL, asked).context["table"]
    return [[str(cell) for cell in row.cells] for row in table.rows]


def test_a_row_says_how_far_a_municipality_is(client, analyst, place):
    programme = make_programme(place)
    Phase.objects.create(
        programme=programme,
        title="Voorbereiden",
        starts_on=today() - 9 * DAY,
        ends_on=today() + 9 * DAY,
    )
    make_event(place, title="Geweest", day=today() - DAY)
    make_event(place, title="Later", day=today() + 9 * DAY)
    make_event(place, title="Eerst", day=today() + 2 * DAY)
    make_event(place, title="Niet", day=today() + DAY, cancelled_on=today())
    make_task(place, due_on=today() - DAY)
    make_task(place, due_on=today())
    make_task(place, due_on=today() - DAY, state="done", ended_on=today())
    Activity.objects.create(
        municipality=place, verb="event_made", at=timezone.now() - 3 * DAY
    )

    (row,) = rows(client)

    assert row[0] == "Noorderveld"
    assert row[1] == "Samen sterk"
    assert row[3] == "Voorbereiden"
    assert row[4].startswith("Eerst (")
    assert row[5] == str(today() + 2 * DAY)
    assert row[6:8] == ["1", "2"]
    assert row[8] == str(today() - 3 * DAY)


def test_an_event_of_another_that_was_joined_is_what_comes_next(
    client, analyst, place, neighbour
):
    make_share(make_event(neighbour, title="Samen", day=today() + DAY), place)
    make_share(
        make_event(neighbour, title="Gevraagd", day=today()), place, joined=False
    )

    assert rows(client)[0][4].startswith("Samen (")


def test_without_a_programme_it_says_so(client, analyst):
    with override("nl"):
        assert rows(client)[0][1] == gettext("no programme yet")
    assert rows(client)[0][2:6] == ["", "", "", ""]


def test_only_where_the_analyst_has_the_role_today(client, analyst, place, neighbour):
    let_in(analyst, neighbour, ends_on=today() - DAY)
    let_in(analyst, make_place("Oosterveld", "GM9903"), role=Role.TRAINER)
    make_place("Nergens", "GM9904")

    assert [row[0] for row in rows(client)] == ["Noorderveld"]

    let_in(analyst, make_place("Zuiderveld", "GM9906"))
    assert [row[0] for row in rows(client)] == ["Noorderveld", "Zuiderveld"]


def test_it_is_searched_and_sorted_and_the_file_says_the_same(
    client, analyst, place, neighbour
):
    let_in(analyst, neighbour)
    make_task(neighbour, due_on=today() - DAY)

    assert [row[0] for row in rows(client, sorteer="-laat")] == [
        "Zuiderveen",
        "Noorderveld",
    ]
    assert [row[0] for row in rows(client, zoek="zuider")] == ["Zuiderveen"]
    answer = client.get(
        reverse("programme:region_file", args=["csv"]), {"sorteer": "-laat"}
    )
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == [
        '"Zuiderveen"',
        '"Noorderveld"',
    ]
    assert client.get(reverse("programme:region_file", args=["pdf"])).status_code == 404


@pytest.mark.parametrize("key", ["programma", "periode", "fase", "dag", "actief"])
def test_what_is_not_there_sorts_in_one_place_on_every_database(
    client, analyst, place, neighbour, key
):
    let_in(analyst, neighbour)
    programme = make_programme(place)
    Phase.objects.create(
        programme=programme, title="Nu", starts_on=today(), ends_on=today()
    )
    make_event(place)
    Activity.objects.create(municipality=place, verb="event_made")

    there = [row[0] for row in rows(client, sorteer=key)]
    back = [row[0] for row in rows(client, sorteer=f"-{key}")]

    assert there == back[::-1]
    empty_last = key in ("periode", "dag")  # what comes first is on top
    assert (there[-1] == "Zuiderveen") == empty_last


def test_a_list_of_many_is_in_pages(client, analyst):
    for number in range(60):
        let_in(analyst, make_place(f"Plaats {number:02}", f"GM8{number:03}"))

    table = client.get(URL).context["table"]

    assert table.pages.n_rows == 61
    assert len(table.rows) == 50
    assert len(client.get(URL, {"pagina": 2}).context["table"].rows) == 11


def test_sixty_municipalities_cost_as_many_queries_as_one(client, analyst, place):
    make_event(place)
    client.get(URL)
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    for number in range(59):
        other = make_place(f"Plaats {number:02}", f"GM8{number:03}")
        let_in(analyst, other)
        make_task(other, event=make_event(other))

    with CaptureQueriesContext(connection) as many:
        client.get(URL)
    with CaptureQueriesContext(connection) as as_file:
        client.get(reverse("programme:region_file", args=["xlsx"]))

    assert len(many) == len(one)
    assert len(as_file) <= len(one)


ODD = "Quirinus Xantippe"


@pytest.mark.parametrize("kind", ["page", "csv"])
def test_nothing_of_yards_or_people_is_told(client, analyst, place, kind):
    owner = make_user("quirinus@gemeente.example.nl", ODD)
    yard = make_yards(place, 1)[0]
    make_promise(place, what=f"{ODD} belt terug", owner=owner)
    make_contact(place, name=f"{ODD} junior")
    task = make_task(place, title=f"Bel {ODD}", about=ODD, owner=owner)
    TaskComment.objects.create(task=task, text=ODD, by=owner)
    Activity.objects.create(
        municipality=place, verb="task_made", by=owner, about=f"Bel {ODD}"
    )

    url = URL if kind == "page" else reverse("programme:region_file", args=[kind])
    told = client.get(url).content.decode("utf-8-sig")

    assert "Noorderveld" in told
    assert not [one for one in (ODD, "Quirinus", yard.address, yard.key) if one in told]
    assert "Langewijk" not in told


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.RIEC_ANALYST}))
def test_nobody_else_sees_it_in_a_menu_or_by_its_address(client, place, role):
    here = None if role == Role.PLATFORM_ADMIN else place
    sign_in(client, make_member(role, here).user)

    assert client.get(URL).status_code == 404
    start = client.get("/", follow=True).content.decode()
    assert URL not in start


def test_the_analyst_finds_it_in_the_menu_everywhere(client, analyst, place):
    for url in (
        reverse("accounts:municipality", args=[place.slug]),
        reverse("accounts:me"),
    ):
        assert URL in client.get(url).content.decode()
    page = client.get(URL)
    assert [one.url for one in page.context["breadcrumb"]] == ["/", None]
    assert [one.is_here for one in page.context["navigation"] if one.url == URL] == [
        True
    ]


def test_a_row_leads_to_the_municipality_itself(client, analyst, place):
    (row,) = client.get(URL).context["table"].rows

    assert row.url.startswith(f"/gemeente/{place.slug}/")
    assert client.get(row.url).status_code == 200


PERIODS = st.lists(
    st.tuples(st.integers(-60, 60), st.integers(0, 40)), max_size=5, unique=True
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(PERIODS)
@example([(9, 3), (9, 0)])
@example([(-9, 30), (-9, 20)])
def test_its_programme_is_the_one_that_the_municipality_calls_current(place, periods):
    Programme.objects.filter(municipality=place).delete()
    for number, (begins, lasts) in enumerate(periods):
        Programme.objects.create(
            municipality=place,
            title=f"P{number}",
            starts_on=today() + begins * DAY,
            ends_on=today() + (begins + lasts) * DAY,
        )
    expected = current_programme(place.pk)

    (row,) = statuses([place.pk])

    assert row.programme_title == (expected.title if expected else "")
    if expected:
        assert row.programme_starts == expected.starts_on
