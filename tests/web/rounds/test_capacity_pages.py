"""The page that says what fits: numbers of areas, never a yard."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_yards
from web.rounds_made import (
    make_pause,
    make_round,
    make_round_area,
    make_shift,
    make_team,
    make_team_member,
)
from web.scanned import make_area

from samensterk.web.areas.models import Yard
from samensterk.web.areas.yards.queries import n_to_visit
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, Wish
from samensterk.web.privacy.rights.queries import Way, addressable, may_be_addressed
from samensterk.web.rounds.models import Round
from samensterk.web.rounds.teams.queries import team_days_of

pytestmark = pytest.mark.django_db


def fill(place, n_yards, n_areas=3):
    """A round through areas that divide these yards evenly."""
    of = make_round(place, whom=Round.Whom.ALL)
    make_yards(place, n_yards, of.scan)
    for number in range(1, n_areas + 1):
        area = make_area(
            place,
            scan=of.scan,
            level="visit_area",
            name=f"Bezoekgebied {number}",
            area_id=f"visit-{number}",
        )
        make_round_area(of, number, area)
    return of


def wish(place, yard, position="no_visit"):
    return Wish.objects.create(
        municipality=place,
        key=yard.key,
        position=position,
        set_on=today(),
        valid_until=today() + timedelta(days=1800),
    )


def days(team, n):
    """Give a team whole working days, from the first Monday of its round."""
    first = team.of.starts_on + timedelta(days=(7 - team.of.starts_on.weekday()) % 7)
    for number in range(n):
        for half in ("morning", "afternoon"):
            make_shift(team, first + timedelta(days=number), half)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page(client, of, name="capacity", *parts, **asked):
    url = reverse(f"rounds:{name}", args=[of.municipality.slug, of.pk, *parts])
    return client.get(url, asked)


def counts(answer):
    return [one.area.n_visits for one in answer.context["fitting"].lines]


def test_the_areas_stand_in_the_order_of_the_round_with_their_yards(coordinator, place):
    answer = page(coordinator, fill(place, 21))

    assert counts(answer) == [7, 7, 7]
    assert answer.context["fitting"].lacking == 3


def test_whole_areas_wait_until_there_are_team_days(coordinator, place):
    of = fill(place, 18)
    team = make_team(of)
    days(team, 2)
    assert len(team_days_of(of)) == 2

    answer = page(coordinator, of)

    fits = [one.fits for one in answer.context["fitting"].lines]
    assert fits == [True, True, False]
    assert answer.context["meaning"].startswith("Bezoekgebied 3 ")
    tried = page(coordinator, of, erbij=1).context["fitting"]
    assert (tried.waiting, tried.n_team_days) == ([], 3)
    assert len(team_days_of(of)) == 2  # nothing is saved


def test_who_wants_no_visit_is_not_counted_and_nothing_shows_which(coordinator, place):
    of = fill(place, 21)
    yard = place.yards.first()
    wish(place, yard)

    answer = page(coordinator, of)

    assert sorted(counts(answer)) == [6, 7, 7]
    assert yard.street not in answer.content.decode()


def test_a_round_past_farms_counts_farms_only(coordinator, place):
    of = fill(place, 21)
    Yard.objects.filter(visit_area="Bezoekgebied 1").update(kind=Yard.Kind.OTHER)
    Round.objects.update(whom=Round.Whom.FARMS)

    assert counts(page(coordinator, of)) == [0, 7, 7]


def test_no_yard_is_read_so_none_is_in_the_log(coordinator, place):
    of = fill(place, 21)

    page(coordinator, of)
    page(coordinator, of, "capacity_file", "csv")

    assert not LogEntry.objects.exists()


def test_a_paused_area_stands_apart(coordinator, place):
    of = fill(place, 21)
    make_pause(of, about="vogelgriep")

    answer = page(coordinator, of)

    assert counts(answer) == [7, 7]
    (paused,) = answer.context["fitting"].paused
    assert paused.name == "Bezoekgebied 1"


def test_a_pause_that_is_over_before_the_round_begins_is_none(coordinator, place):
    of = fill(place, 21)
    make_pause(of, until_on=of.starts_on - timedelta(days=1))

    assert counts(page(coordinator, of)) == [7, 7, 7]


@pytest.mark.parametrize(
    "asked", [{"minuten": "0"}, {"erbij": "veel"}, {"hoogstens": "99"}]
)
def test_what_cannot_be_tried_out_is_told_and_the_rest_is_as_it_is(
    coordinator, place, asked
):
    answer = page(coordinator, fill(place, 21), **asked)

    assert answer.context["form"].errors
    assert counts(answer) == [7, 7, 7]


def test_the_file_has_areas_and_what_was_tried_out(coordinator, place):
    of = fill(place, 21)

    answer = page(coordinator, of, "capacity_file", "csv", erbij=3)

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert lines[1].startswith('"Bezoekgebied 1";"7";')
    assert page(coordinator, of, "capacity_file", "exe").status_code == 404


def test_it_costs_as_many_queries_for_twenty_areas(coordinator, place):
    of = fill(place, 21, n_areas=1)
    days(make_team(of), 2)
    page(coordinator, of)
    with CaptureQueriesContext(connection) as few:
        page(coordinator, of)
    for number in range(4, 23):
        name = f"Bezoekgebied {number}"
        more = {"name": name, "area_id": f"visit-{number}"}
        area = make_area(place, scan=of.scan, level="visit_area", **more)
        make_round_area(of, number, area)
        make_team_member(make_team(of))

    with CaptureQueriesContext(connection) as many:
        assert len(counts(page(coordinator, of))) == 20

    assert len(many) == len(few)


@pytest.mark.parametrize("way", list(Way))
def test_counting_obeys_the_same_switch_as_addressing(place, way):
    yards = make_yards(place, 4)
    wish(place, yards[0])
    wish(place, yards[1], "no_contact")
    Yard.objects.filter(pk=yards[2].pk).update(key=" 9901")
    rows = Yard.objects.filter(may_be_addressed(place.pk, way))
    keys = set(Yard.objects.values_list("key", flat=True))

    assert {one.key for one in rows} == addressable(place.pk, keys, way)


def test_without_areas_nothing_is_counted(place, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert n_to_visit(place.pk, [], only_farms=True) == []
