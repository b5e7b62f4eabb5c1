"""What ticked areas ask together, counted while somebody still chooses."""

import pytest
from django.urls import reverse
from web.members import make_yards
from web.rounds_made import make_round, make_visit_areas

from samensterk.web.areas.models import Yard
from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Round
from samensterk.web.rounds.setup.area_sums import AreaSum, sum_of
from samensterk.web.rounds.setup.queries import AreaFigures

pytestmark = pytest.mark.django_db


def figures(pk, n_yards, n_farms, team_days):
    return AreaFigures(pk, f"B{pk}", f"Weg {pk}", n_yards, n_farms, team_days, None)


AREAS = [figures(1, 10, 3, 1.5), figures(2, 20, 4, 2.0), figures(3, 5, 5, None)]


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page(of):
    return reverse("rounds:round_areas", args=[of.municipality.slug, of.pk])


@pytest.mark.parametrize(
    ("whom", "ticked", "told"),
    [
        ("all", {"1", "2"}, AreaSum(2, 30, False, 20, 3.5)),
        ("farms", {"1", "2"}, AreaSum(2, 7, True, 5, 3.5)),
        ("farms", {"2", "3"}, AreaSum(2, 9, True, 6, 2.0)),
        ("all", {"3"}, AreaSum(1, 5, False, 4, None)),
        ("all", {"9"}, AreaSum(0, 0, False, 0, None)),
    ],
)
def test_the_sum_counts_whom_the_round_visits(whom, ticked, told):
    assert sum_of(Round(whom=whom, minutes_first=40), AREAS, ticked) == told


def test_without_a_script_a_button_counts_and_saves_nothing(coordinator, place):
    of = make_round(place, make_visit_areas(place, 2), whom="all")
    first, second = of.scan.areas.filter(level="visit_area").order_by("pk")
    yards = make_yards(place, 4, scan=of.scan)
    Yard.objects.filter(pk__in=[one.pk for one in yards]).update(visit_area=first.name)

    shown = coordinator.post(page(of), {"areas": [first.pk], "version": 1, "sum": "1"})

    assert shown.context["sum"] == AreaSum(
        1, 4, False, 3, shown.context["sum"].team_days
    )
    assert shown.context["ticked"] == {str(first.pk)}
    assert not of.areas.exists()
    both = {"areas": [first.pk, second.pk, "x", "9" * 30], "version": 1, "sum": "1"}
    assert coordinator.post(page(of), both).context["sum"].n_areas == 2


def test_counting_nothing_is_no_fault(coordinator, place):
    of = make_round(place, make_visit_areas(place, 2))

    shown = coordinator.post(page(of), {"version": 1, "sum": "1"})

    assert shown.context["sum"].n_areas == 0
    assert "house-error-summary" not in shown.content.decode()


def test_counting_keeps_the_version_that_somebody_saw(coordinator, place):
    of = make_round(place, make_visit_areas(place, 1))
    Round.objects.update(version=7)

    shown = coordinator.post(page(of), {"version": 1, "sum": "1"}).content.decode()

    assert 'name="version" value="1"' in shown


def test_a_script_gets_the_words_alone(coordinator, place):
    of = make_round(place, make_visit_areas(place, 1))

    part = coordinator.post(page(of), {"sum": "1"}, headers={"HX-Request": "true"})

    assert "<" not in part.content.decode()
    assert 'role="status"' in coordinator.get(page(of)).content.decode()
