"""Yards are listed by place only; what is known of one stands on its own page."""

import csv
import io

import pytest
from django.urls import reverse
from web.members import make_scan, make_yards

from samensterk.web.areas.models import LoadedScan, Yard
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def addresses(answer):
    return [row.cells[0] for row in answer.context["table"].rows]


def taken_out(coordinator, place):
    url = reverse("areas:yard_file", args=[place.slug, "csv"])
    return coordinator.post(url, {"purpose": "prepare_round", "reason": "maart"})


def test_the_list_costs_the_same_for_any_number_of_yards(
    coordinator, place, django_assert_num_queries
):
    url = reverse("areas:yards", args=[place.slug])
    scan = make_scan(place)
    make_yards(place, 1, scan)
    with django_assert_num_queries(9):
        coordinator.get(url)
    Yard.objects.all().delete()
    make_yards(place, 120, scan)
    with django_assert_num_queries(9):
        coordinator.get(url)


def test_the_list_is_in_the_order_of_the_street(coordinator, place):
    make_yards(place, 12)

    answer = coordinator.get(reverse("areas:yards", args=[place.slug]))

    assert [one.split(",")[0] for one in addresses(answer)][1:3] == [
        "Langewijk 2",
        "Langewijk 3",
    ]


def test_facts_are_no_way_to_sort_or_choose(coordinator, place):
    make_yards(place, 12)
    url = reverse("areas:yards", args=[place.slug])
    plain = addresses(coordinator.get(url))

    for asked in (
        {"sorteer": "kind"},
        {"sorteer": "-facts__oldest_year"},
        {"kind": "farm"},
    ):
        assert addresses(coordinator.get(url, asked)) == plain


def test_no_fact_stands_in_the_list_or_its_file(coordinator, place):
    make_yards(place, 2)
    for answer in (
        coordinator.get(reverse("areas:yards", args=[place.slug])),
        taken_out(coordinator, place),
    ):
        text = answer.content.decode()
        assert "1909" not in text
        assert "boerenerf" not in text.lower()


def test_the_file_has_every_yard(coordinator, place):
    make_yards(place, 120)

    answer = taken_out(coordinator, place)

    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 121
    assert "attachment" in answer["Content-Disposition"]


def test_a_file_of_another_kind_does_not_exist(coordinator, place):
    url = reverse("areas:yard_file", args=[place.slug, "exe"])

    assert coordinator.get(url).status_code == 404


def test_a_yard_does_not_name_figures_of_its_neighbourhood(coordinator, place):
    yard = make_yards(place, 1)[0]
    crime = {"title": "Geregistreerde misdrijven", "date": "2024", "format": "police"}
    LoadedScan.objects.update(sources=[*yard.scan.sources, crime])

    answer = coordinator.get(reverse("areas:yard", args=[place.slug, yard.pk]))

    assert "misdrijven" not in answer.content.decode()
    assert "BAG, 2026-10-08" in answer.content.decode()


def test_the_own_page_shows_facts_with_their_source(coordinator, place):
    yard = make_yards(place, 1)[0]

    answer = coordinator.get(reverse("areas:yard", args=[place.slug, yard.pk]))

    text = answer.content.decode()
    assert "1909" in text
    assert "BAG, 2026-10-08" in text


def test_search_finds_a_yard_by_words_of_its_address(coordinator, place):
    make_yards(place, 30)
    url = reverse("common:search", args=[place.slug])

    answer = coordinator.get(url, {"q": "oosterlage 17,"})

    titles = [one.title for group in answer.context["groups"] for one in group.found]
    assert titles == ["Langewijk 17, 9913AA Oosterlage"]
