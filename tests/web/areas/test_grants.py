"""An analyst sees yards only while the municipality lets him, and every look is logged."""

from datetime import timedelta

import pytest
from django.urls import reverse
from web.members import make_member, make_yards, sign_in
from web.scanned import make_correction, make_grant, make_yard_contact

from samensterk.web.areas.models import YardGrant
from samensterk.web.common.moments import now, today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, Wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def yards(place):
    return make_yards(place, 3)


@pytest.fixture
def analyst(place):
    return make_member(Role.RIEC_ANALYST, place).user


def url(name, place, *more):
    return reverse(f"areas:{name}", args=[place.slug, *more])


def test_a_coordinator_lets_an_analyst_see_the_yards_until_a_day(
    enter, client, place, yards, analyst
):
    coordinator = enter(Role.COORDINATOR, place)
    told = {
        "user": analyst.pk,
        "purpose": "Fouten in de lijst zoeken",
        "ends_on": today() + timedelta(days=30),
    }

    for _time in range(2):
        coordinator.post(url("grant_new", place), told)
    sign_in(client, analyst)

    assert YardGrant.objects.count() == 1
    page = client.get(url("granted_yards", place))
    assert [row.cells[0] for row in page.context["table"].rows] == [
        str(one) for one in yards
    ]


def test_a_grant_lasts_ninety_days_at_most(enter, place, yards, analyst):
    coordinator = enter(Role.COORDINATOR, place)
    told = {
        "user": analyst.pk,
        "purpose": "x",
        "ends_on": today() + timedelta(days=91),
    }

    answer = coordinator.post(url("grant_new", place), told)

    assert answer.context["form"].errors["ends_on"]


def test_only_an_analyst_of_this_municipality_can_be_let_in(
    enter, place, neighbour, yards
):
    coordinator = enter(Role.COORDINATOR, place)
    others = [
        make_member(Role.RIEC_ANALYST, neighbour).user,
        make_member(Role.TRAINER, place).user,
    ]
    day = today() + timedelta(days=5)

    for one in others:
        told = {"user": one.pk, "purpose": "x", "ends_on": day}
        coordinator.post(url("grant_new", place), told)

    assert not YardGrant.objects.exists()


@pytest.mark.parametrize("how", ["none", "over", "ended", "of somebody else"])
def test_without_a_grant_of_today_an_analyst_knows_of_nothing(
    client, place, yards, analyst, how
):
    if how != "none":
        grant = make_grant(place, analyst)
        if how == "over":
            YardGrant.objects.update(ends_on=today() - timedelta(days=1))
        elif how == "ended":
            YardGrant.objects.update(ended_at=now())
        else:
            grant.user = make_member(Role.RIEC_ANALYST, place).user
            grant.save()
    sign_in(client, analyst)

    answers = [
        client.get(url("granted_yards", place)),
        client.get(url("granted_yard", place, yards[0].pk)),
    ]

    assert [one.status_code for one in answers] == [404, 404]


def test_a_grant_of_another_municipality_opens_nothing_here(
    client, place, neighbour, yards, analyst
):
    make_grant(neighbour, analyst)
    sign_in(client, analyst)

    assert client.get(url("granted_yards", place)).status_code == 404


def test_an_analyst_sees_what_registers_say_and_not_what_people_said(
    client, place, yards, analyst
):
    make_grant(place, analyst)
    make_yard_contact(place, yards[0])
    make_correction(place, yards[0])
    Wish.objects.create(
        municipality=place,
        key=yards[0].key,
        position="no_visit",
        set_on=today(),
        valid_until=today() + timedelta(days=99),
    )
    sign_in(client, analyst)

    page = client.get(url("granted_yard", place, yards[0].pk)).content.decode()

    assert "1909" in page
    for hidden in ("De Boer", "06 12345678", "zorgboerderij", "no_visit", "bezoeken"):
        assert hidden not in page


def test_every_look_is_in_the_log_under_his_own_account(client, place, yards, analyst):
    make_grant(place, analyst)
    sign_in(client, analyst)

    client.get(url("granted_yard", place, yards[0].pk))

    line = LogEntry.objects.get(door="areas:granted_yard")
    assert (line.user_id, line.subjects.strip()) == (analyst.pk, f"yard/{yards[0].key}")


def test_ending_a_grant_closes_at_once(enter, client, place, yards, analyst):
    grant = make_grant(place, analyst)
    coordinator = enter(Role.COORDINATOR, place)

    for _time in range(2):
        coordinator.post(url("grant_end", place, grant.pk))
    sign_in(client, analyst)

    assert client.get(url("granted_yards", place)).status_code == 404


def test_the_privacy_officer_reads_who_may_see_yards_and_changes_nothing(
    enter, place, yards, analyst
):
    grant = make_grant(place, analyst)
    officer = enter(Role.PRIVACY_OFFICER, place)

    page = officer.get(url("grants", place)).content.decode()
    refused = officer.post(url("grant_end", place, grant.pk))

    assert str(analyst) in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]
    assert refused.status_code == 404


@pytest.mark.parametrize("n", [1, 20])
def test_lists_cost_the_same_for_any_number(
    client, place, analyst, n, django_assert_num_queries
):
    make_yards(place, n)
    for _one in range(n):
        make_grant(place, analyst)
    sign_in(client, analyst)
    with django_assert_num_queries(11):
        client.get(url("granted_yards", place))
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    with django_assert_num_queries(8):
        client.get(url("grants", place))
