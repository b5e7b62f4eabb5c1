"""Hours promised, planned and used: nothing is lost, and who goes over is named."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from web.members import make_member, make_place, sign_in
from web.planned import (
    make_contribution,
    make_hours,
    make_organisation,
    make_programme,
    make_task,
)

from samensterk.web.common.roles import Role
from samensterk.web.programme.plan.capacity import (
    NOBODY,
    Attention,
    CapacityLine,
    PlannedWork,
    capacity_lines,
    total_of,
)
from samensterk.web.programme.plan.queries import capacity_of

HOURS = st.decimals(0, 5000, places=1)
WHO = st.integers(1, 8)
WORK = st.builds(PlannedWork, st.integers(0, 50), HOURS, HOURS)
PLANNED = st.dictionaries(WHO | st.just(NOBODY), WORK)
NAMES = {number: f"Partner {number}" for number in range(1, 9)}


@given(st.dictionaries(WHO, HOURS), PLANNED, st.dictionaries(WHO, HOURS))
def test_no_hour_is_lost_or_counted_twice(promised, planned, used):
    total = total_of(capacity_lines(promised, planned, used, NAMES), "samen")

    assert total.promised == sum(promised.values())
    assert total.used == sum(used.values())
    assert total.planned == sum(
        one.hours_open + one.hours_done for one in planned.values()
    )
    assert total.work.n_tasks == sum(one.n_tasks for one in planned.values())


@given(st.dictionaries(WHO, HOURS), PLANNED, st.dictionaries(WHO, HOURS))
def test_everybody_has_one_line_by_name_and_nobody_comes_last(promised, planned, used):
    lines = capacity_lines(promised, planned, used, NAMES)

    who = [one.organisation_id for one in lines]
    assert sorted(who) == sorted({*promised, *planned, *used})
    assert NOBODY not in who[:-1]
    names = [one.organisation for one in lines if one.organisation_id != NOBODY]
    assert names == sorted(names)


def line(promised=0, planned=0, used=0, n_tasks=1, number=1):
    work = PlannedWork(n_tasks, Decimal(planned))
    return CapacityLine(number, "LTO", Decimal(promised), work, Decimal(used))


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (line(promised=10, planned=10, used=10), []),
        (line(promised=10, planned=11), [Attention.PLANNED_TOO_MUCH]),
        (line(promised=10, used=11), [Attention.USED_TOO_MUCH]),
        (
            line(promised=10, planned=11, used=11),
            [Attention.PLANNED_TOO_MUCH, Attention.USED_TOO_MUCH],
        ),
        (line(), [Attention.PROMISED_NOTHING]),
        (line(used=1, n_tasks=0), [Attention.PROMISED_NOTHING]),
        (line(n_tasks=0), []),
        (line(planned=3, number=NOBODY), [Attention.OF_NOBODY]),
        (line(number=NOBODY), []),
    ],
)
def test_a_line_says_what_must_be_looked_at(shown, expected):
    assert list(shown.warnings) == expected


def test_less_than_nothing_is_left_when_more_was_used():
    assert line(promised=10, used=14).left == -4


@pytest.mark.django_db
class TestOfAProgramme:
    def test_open_and_done_tasks_count_and_dropped_ones_do_not(self, place):
        police = make_organisation()
        make_contribution(place, organisation=police, hours_promised=40)
        make_task(place, organisation=police, hours_planned=8)
        done = {"state": "done", "ended_on": "2026-11-01"}
        make_task(place, organisation=police, hours_planned=4, **done)
        dropped = {"state": "dropped", "ended_on": "2026-11-01"}
        make_task(place, organisation=police, hours_planned=99, **dropped)
        make_hours(place, organisation=police, hours=3)

        (found,) = capacity_of(make_programme(place))

        assert (found.promised, found.planned, found.used) == (40, 12, 3)
        assert (found.work.n_tasks, found.left) == (2, 37)

    def test_another_programme_and_another_municipality_do_not_count(
        self, place, neighbour
    ):
        make_hours(neighbour)
        make_hours(place, programme=make_programme(place, title="Later"))

        assert capacity_of(make_programme(place)) == []

    def test_what_a_guest_does_at_an_event_of_ours_is_its_own(self, place, neighbour):
        task = make_task(place, hours_planned=5)
        task.municipality = neighbour
        task.save()

        assert capacity_of(make_programme(place)) == []

    def test_it_costs_four_queries_for_any_number_of_rows(
        self, place, django_assert_num_queries
    ):
        programme = make_programme(place)
        for number in range(30):
            partner = make_organisation(f"Partner {number}", "other")
            make_contribution(place, organisation=partner)
            make_task(place, organisation=partner, hours_planned=2)
            make_hours(place, organisation=partner)

        with django_assert_num_queries(4):
            assert len(capacity_of(programme)) == 30


def hours_of(client, place, door="programme:hours", **parts):
    return client.get(reverse(door, kwargs={"municipality": place.slug, **parts}))


@pytest.fixture
def two_partners(place):
    make_contribution(place, hours_promised=40)
    lto = make_organisation("LTO Noorderveld", "farmers_union")
    make_contribution(place, organisation=lto, hours_promised=12)
    make_task(place, organisation=lto, hours_planned=30)
    make_hours(place, organisation=lto, what="leden gebeld")
    make_hours(place, what="zaal bekeken")
    return lto


@pytest.mark.django_db
def test_the_coordinator_sees_all_lines_their_total_and_what_is_wrong(
    enter, place, two_partners
):
    with translation.override("en"):
        page = hours_of(enter(Role.COORDINATOR, place), place).content.decode()

    assert "Politie Noord" in page
    assert "LTO Noorderveld" in page
    assert "zaal bekeken" in page
    assert page.count('<th scope="row">') == 2 + 1 + 2


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_a_partner_sees_only_the_line_of_its_own_organisation(
    client, place, two_partners, kind
):
    member = make_member(Role.PARTNER, place)
    member.organisation = two_partners
    member.save()
    sign_in(client, member.user)

    page = hours_of(client, place).content.decode()
    answer = hours_of(client, place, "programme:hours_file", kind=kind)

    assert "LTO Noorderveld" in page
    assert "leden gebeld" in page
    assert "Politie Noord" not in page
    assert "zaal bekeken" not in page
    assert answer.status_code == 200
    assert b"Politie Noord" not in answer.content
    if kind == "csv":
        assert b"LTO Noorderveld" in answer.content


@pytest.mark.django_db
def test_a_file_of_another_kind_does_not_exist(enter, place, two_partners):
    client = enter(Role.COORDINATOR, place)

    answer = hours_of(client, place, "programme:hours_file", kind="exe")

    assert answer.status_code == 404


@pytest.mark.django_db
def test_the_page_costs_the_same_for_any_number_of_lines(client, place):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    sign_in(client, make_member(Role.COORDINATOR, place).user)
    make_hours(place)
    hours_of(client, place)
    with CaptureQueriesContext(
        connection,
    ) as few:
        hours_of(client, place)
    other = make_place("Elders", "GM9903")
    for number in range(25):
        partner = make_organisation(f"Partner {number}", "other")
        make_hours(place, organisation=partner, task=make_task(place))
        make_hours(other, organisation=partner)

    with CaptureQueriesContext(connection) as many:
        hours_of(client, place)

    assert len(many) == len(few)
