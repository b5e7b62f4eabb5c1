"""A round goes on over its own ground when a newer scan numbers areas anew."""

import pytest
from web.members import make_scan
from web.rounds_made import make_announcement, make_rule
from web.rounds_planned import make_ready
from web.scanned import make_area, square

from samensterk.web.areas.models import Yard
from samensterk.web.rounds.letters.announcing import announce
from samensterk.web.rounds.letters.faults import OlderScan
from samensterk.web.rounds.models import Round, Stop
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.setup.queries import placed_areas
from samensterk.web.rounds.setup.steps import areas_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(place):
    """Three areas of four yards, each on ground of its own."""
    of = make_ready(place)
    for number, row in enumerate(of.areas.select_related("area")):
        row.area.outline = square(6 + number / 10, 53)
        row.area.save()
    gather_stops(of)
    return of


@pytest.fixture
def newer(place, of):
    """A scan in which area 1 is called 7; 2 is other ground, on which the yards of 3 lie."""
    newer = make_scan(place, 12)
    first = of.areas.get(area__name="Bezoekgebied 1").area
    grounds = {"Bezoekgebied 7": first.outline, "Bezoekgebied 2": square(7, 52)}
    for name, outline in grounds.items():
        make_area(place, scan=newer, level="visit_area", name=name, outline=outline)
    rows = Yard.objects.for_municipality(place.pk)
    rows.filter(visit_area="Bezoekgebied 2").update(visit_area="")
    rows.filter(visit_area="Bezoekgebied 3").update(visit_area="Bezoekgebied 2")
    rows.filter(visit_area="Bezoekgebied 1").update(visit_area="Bezoekgebied 7")
    return newer


def visits():
    return set(Stop.objects.values_list("key", "area"))


def test_no_visit_goes_and_none_comes_on_other_ground(of, newer):
    before = visits()

    gather_stops(of)

    assert len(before) == 12
    assert visits() == before


def test_a_new_yard_on_the_same_ground_is_visited_too(place, of, newer):
    moved = Yard.objects.get(pk=Stop.objects.order_by("-key").first().yard_id)
    Stop.objects.filter(yard=moved).delete()
    moved.visit_area = "Bezoekgebied 7"
    moved.save()

    gather_stops(of)

    assert Stop.objects.get(yard=moved).area.area.name == "Bezoekgebied 1"


def test_only_ground_that_is_the_same_is_counted(of, newer):
    assert [one.n_to_visit for one in placed_areas(of)] == [4, 0, 0]


def test_a_round_that_is_prepared_takes_the_newer_scan_first(of, newer):
    assert not areas_step(of).is_done

    of.state = Round.State.ANNOUNCED
    assert areas_step(of).is_done


def test_it_is_not_announced_before(of, newer):
    make_rule(of.municipality)
    draft = make_announcement(of, announced_at=None)

    with pytest.raises(OlderScan):
        announce(announcement=draft, version=draft.version)
