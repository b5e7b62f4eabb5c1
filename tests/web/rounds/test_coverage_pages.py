"""The pages of coverage: table, map, rhythm and the next round."""

from datetime import timedelta

import pytest
from django.urls import reverse
from web.planned import make_programme
from web.rounds.told import been, past_round, yards_in

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import AreaRhythm, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page(place, name="rounds:coverage", *parts):
    return reverse(name, args=[place.slug, *parts])


def with_yards(place, n_areas, **more):
    """Make a round that has been, in areas with five yards each."""
    of = past_round(place, n_areas, **more)
    for number in range(1, n_areas + 1):
        yards_in(of.scan, f"Bezoekgebied {number}", 5)
    return of


def proposal(place, areas, **more):
    first = today() + timedelta(days=60)
    return {
        "title": "Ronde najaar",
        "purpose": "Wij maken kennis en horen wat u nodig hebt.",
        "whom": "all",
        "starts_on": f"{first:%Y-%m-%d}",
        "ends_on": f"{first + timedelta(days=20):%Y-%m-%d}",
        "minutes_first": 40,
        "minutes_again": 20,
        "minutes_not_home": 5,
        "morning_from": "09:30",
        "morning_until": "12:00",
        "afternoon_from": "13:00",
        "afternoon_until": "16:30",
        "part_supervisor": 1,
        "part_officer": 1,
        "areas": [one.pk for one in areas],
        **more,
    }


def test_without_a_scan_the_page_says_what_to_do(coordinator, place):
    answer = coordinator.get(page(place))

    assert reverse("areas:scans", args=[place.slug]) in answer.content.decode()


def test_the_table_and_the_map_say_the_same_in_words(coordinator, place):
    of = with_yards(place, 2)
    been(of.areas.first(), talk=5)

    text = coordinator.get(page(place)).content.decode()
    drawn = coordinator.get(page(place, "rounds:coverage_map"))

    assert "Bezoekgebied 1" in text
    assert drawn["Content-Type"] == "image/svg+xml"
    told = drawn.content.decode()
    assert told.count("<pattern") == 2
    assert "<text" in told
    assert "style=" not in told


def test_the_page_costs_the_same_for_any_number_of_areas(
    coordinator, place, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with_yards(place, 1)
    with CaptureQueriesContext(connection) as few:
        coordinator.get(page(place))
    of = with_yards(place, 20)
    for area in of.areas.all():
        been(area, talk=5)

    with django_assert_num_queries(len(few)):
        coordinator.get(page(place))


def test_a_rhythm_is_set_and_changed_and_both_are_shown_when_two_do(coordinator, place):
    of = with_yards(place, 1)
    url = page(place, "rounds:area_rhythm", of.areas.get().area_id)

    coordinator.post(url, {"months": 12})
    assert AreaRhythm.objects.get().months == 12

    coordinator.post(url, {"months": 18, "version": 1})
    late = coordinator.post(url, {"months": 36, "version": 1})

    assert AreaRhythm.objects.get().months == 18
    assert [(one.theirs, one.mine) for one in late.context["both"].differences] == [
        ("18", "36")
    ]


@pytest.mark.parametrize("months", ["0", "2", "500", "veel", ""])
def test_an_impossible_rhythm_is_refused(coordinator, place, months):
    of = with_yards(place, 1)
    url = page(place, "rounds:area_rhythm", of.areas.get().area_id)

    answer = coordinator.post(url, {"months": months})

    assert answer.context["form"].errors
    assert not AreaRhythm.objects.exists()


def test_the_rhythm_of_an_area_of_elsewhere_is_not_there(coordinator, place, neighbour):
    of = past_round(neighbour, 1)
    url = page(place, "rounds:area_rhythm", of.areas.get().area_id)

    assert coordinator.get(url).status_code == 404


def test_the_next_round_is_a_draft_of_the_areas_that_are_due(coordinator, place):
    make_programme(place)
    of = with_yards(place, 3, days_ago=1000)
    areas = [one.area for one in of.areas.order_by("place")]
    been(of.areas.first(), talk=5)

    shown = coordinator.get(page(place, "rounds:next_round")).context["form"]
    assert shown["purpose"].value() == of.purpose
    assert len(shown["areas"].value()) == 3

    answer = coordinator.post(
        page(place, "rounds:next_round"), proposal(place, areas[:2])
    )

    made = Round.objects.get(title="Ronde najaar")
    assert answer.url == reverse("rounds:round", args=[place.slug, made.pk])
    assert made.state == Round.State.DRAFT
    assert {one.area for one in made.areas.all()} == set(areas[:2])


def test_pressed_twice_there_is_one_round(coordinator, place):
    make_programme(place)
    of = with_yards(place, 1, days_ago=1000)
    sent = proposal(place, [of.areas.get().area])
    first = coordinator.get(page(place, "rounds:next_round"))
    assert first.status_code == 200

    for _turn in range(2):
        coordinator.post(page(place, "rounds:next_round"), sent)

    assert Round.objects.filter(title="Ronde najaar").count() == 1


def test_a_round_of_areas_that_are_no_visit_areas_is_refused(coordinator, place):
    make_programme(place)
    of = with_yards(place, 1, days_ago=1000)
    cell = of.scan.areas.filter(level="cell").first()

    answer = coordinator.post(page(place, "rounds:next_round"), proposal(place, [cell]))

    assert answer.context["form"].errors["areas"]
    assert Round.objects.count() == 1


def test_when_nothing_is_due_nothing_is_proposed(coordinator, place):
    make_programme(place)
    past_round(place, 1)

    answer = coordinator.get(page(place, "rounds:next_round"))

    assert answer.url == page(place)
