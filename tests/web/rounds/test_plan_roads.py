"""Plans over real roads: a dead end that is closed, a yard without a road, a far start."""

from pathlib import Path

import numpy as np
import pytest
from core.routing_made import ORIGIN_M, network_of, street
from django.conf import settings as site
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.rounds_planned import days_of, make_plan, make_ready

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.routing.network_file import write_network
from samensterk.routing.travel_times import TravelTimes
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry
from samensterk.web.rounds.capacity.known_roads import travel_of
from samensterk.web.rounds.capacity.travel import STRAIGHT
from samensterk.web.rounds.models import PlanRun, RoadClosure, Stop
from samensterk.web.rounds.plans import jobs
from samensterk.web.rounds.plans.asking import ask
from samensterk.web.rounds.plans.proposing import Otherwise, propose
from samensterk.web.rounds.plans.roads import NETWORK, roads_of

pytestmark = pytest.mark.django_db
NODES = {1: (0, 0), 2: (1_000, 0), 3: (3_000, 0), 4: (1_000, 1_000)}
NODES |= {5: (6_000, 0), 6: (6_500, 0)}  # an island: no bridge leads there
WAYS = [([1, 2], street()), ([2, 3], street()), ([2, 4], street("Doodweg"))]
WAYS += [([5, 6], street("Eilandweg"))]


@pytest.fixture(autouse=True)
def little_time(monkeypatch):
    monkeypatch.setattr(jobs, "LEAST_S", 0.2)
    monkeypatch.setattr(jobs, "EACH_S", 0.0)


@pytest.fixture
def of(place, tmp_path, settings):
    """Four yards; the last but one at the end of a dead end, the last without a road."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    made = make_ready(place, n_yards=4, n_days=2, n_areas=1)
    scan = made.scan
    scan.folder = "met-wegen"
    scan.save()
    folder = Path(site.MEDIA_ROOT) / "scan-folders" / scan.folder
    folder.mkdir(parents=True)
    write_network(network_of(tmp_path, NODES, WAYS), folder / NETWORK)
    places = ((500, 20), (2_500, 20), (1_010, 950), (1_500, -2_000))
    for yard, (x_m, y_m) in zip(place.yards.order_by("pk"), places, strict=True):
        yard.x_m, yard.y_m = ORIGIN_M[0] + x_m, ORIGIN_M[1] + y_m
        yard.save()
    made.teams.update(start_x_m=ORIGIN_M[0], start_y_m=ORIGIN_M[1] + 800)
    return made


def closure(of, **more):
    first, *_rest = days_of(of, 1)
    given = {
        "name": "Doodweg",
        "x_m": ORIGIN_M[0] + 1_000,
        "y_m": ORIGIN_M[1] + 500,
        "radius_m": 30,
        "from_on": first,
        "until_on": first,
    }
    return RoadClosure(municipality=of.municipality, of=of, **given | more)


def test_a_yard_without_a_road_is_named_and_the_others_are_planned(of):
    make_plan(of)

    stops = list(Stop.objects.filter(of=of).order_by("pk"))
    assert [one.state for one in stops] == ["planned", "planned", "planned", "open"]
    assert stops[3].unplaced == Stop.Unplaced.NO_ROAD
    assert not PlanRun.objects.get().is_straight


def test_a_yard_on_an_island_is_named_and_the_others_are_planned(of, place):
    yard = place.yards.order_by("pk").first()
    yard.x_m, yard.y_m = ORIGIN_M[0] + 6_200, ORIGIN_M[1] + 20
    yard.save()

    make_plan(of)

    stops = list(Stop.objects.filter(of=of).order_by("pk"))
    assert [one.state for one in stops] == ["open", "planned", "planned", "open"]
    assert stops[0].unplaced == Stop.Unplaced.NO_ROAD


def test_times_are_reckoned_once_for_a_run(of, monkeypatch):
    reckoned, real = [], TravelTimes.between

    def counted(roads, snapped):
        reckoned.append(len(snapped))
        return real(roads, snapped)

    monkeypatch.setattr(TravelTimes, "between", counted)

    make_plan(of)

    assert len(reckoned) == 1


def test_a_network_is_read_once_in_a_process(of):
    assert roads_of(of) is roads_of(of)


def test_a_yard_behind_a_closed_road_is_visited_on_another_day(of):
    make_plan(of)
    behind = Stop.objects.filter(of=of).order_by("pk")[2]
    first, second = days_of(of, 2)
    assert behind.day == first

    found = propose(of, Otherwise(closures=(closure(of),)))

    moved = {one.stop.pk: one.day for one in found.moved}
    assert moved[behind.pk] == second
    closure(of).save()
    make_plan(of)
    behind.refresh_from_db()
    assert behind.day == second


def test_what_is_closed_as_long_as_the_round_lasts_has_no_time(of):
    closure(of, from_on=of.starts_on, until_on=of.ends_on).save()

    make_plan(of)

    behind = Stop.objects.filter(of=of).order_by("pk")[2]
    assert (behind.state, behind.unplaced) == ("open", Stop.Unplaced.NO_TIME)


def test_a_broken_network_gives_straight_times_that_are_marked(of):
    path = Path(site.MEDIA_ROOT) / "scan-folders" / of.scan.folder / NETWORK
    path.write_bytes(b"no network")

    assert ask(of).is_straight


# What fits is reckoned on the same roads.


def outline_around(x_m, y_m, half_m):
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    ring = [
        (ORIGIN_M[0] + x_m + a * half_m, ORIGIN_M[1] + y_m + b * half_m)
        for a, b in corners
    ]
    lon_lat = lon_lat_from_rd(np.array(ring)).tolist()
    return {"type": "Polygon", "coordinates": [lon_lat]}


@pytest.fixture
def around(of):
    """Let the area of the round lie around the roads."""
    cache.clear()
    area = of.areas.get().area
    area.outline = outline_around(1_500, 500, 2_500)
    area.save()
    return of


def test_what_fits_is_reckoned_on_the_roads_of_the_plan(enter, around):
    travel = travel_of(around)

    # Ten metres in a second, and from road to road straight or around one corner.
    assert not travel.is_straight
    assert 0.1 <= travel.within_s_per_m <= 0.15
    shown = enter(Role.COORDINATOR, around.municipality).get(
        reverse("rounds:capacity", args=[around.municipality.slug, around.pk])
    )
    assert shown.context["fitting"].travel == travel


def test_it_is_measured_once_a_day_and_reads_no_yard(around):
    before = LogEntry.objects.count()
    first = travel_of(around)

    with CaptureQueriesContext(connection) as asked:
        assert travel_of(around) == first

    assert not any("outline" in one["sql"] for one in asked)
    assert LogEntry.objects.count() == before


def test_an_area_without_roads_is_reckoned_in_straight_lines(around):
    cache.clear()
    area = around.areas.get().area
    area.outline = outline_around(50_000, 50_000, 500)
    area.save()

    assert travel_of(around) == STRAIGHT
