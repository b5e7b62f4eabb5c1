"""The way of a day: turns in words, a map with the roads, and a track for a device."""

from pathlib import Path

import gpxpy
import numpy as np
import pytest
import shapely
from core.routing_made import ORIGIN_M, network_of, street
from django.conf import settings as site
from web.rounds.going_out import make_day

from samensterk.routing.network_file import write_network
from samensterk.web.common.moments import today
from samensterk.web.rounds.models import RoadClosure
from samensterk.web.rounds.plans.roads import NETWORK
from samensterk.web.rounds.visits.day_map import APART_PX, Spot, _pushed_apart, day_map
from samensterk.web.rounds.visits.day_sheet import sheet_of
from samensterk.web.rounds.visits.paper import as_document
from samensterk.web.rounds.visits.queries import DayStop, TeamDay
from samensterk.web.rounds.visits.route_file import as_gpx

pytestmark = pytest.mark.django_db
NODES = {1: (0, 0), 2: (1_000, 0), 3: (3_000, 0), 4: (1_000, 1_000)}
WAYS = [([1, 2], street("Hoofdweg")), ([2, 3], street("Hoofdweg"))]
WAYS += [([2, 4], street("Doodweg"))]
NEAR = ((500, 20), (1_010, 950))


@pytest.fixture
def stops(place, tmp_path, settings):
    """Two yards: one along the main road, one at the end of a dead end."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    stops = make_day(place, 2)
    scan = stops[0].of.scan
    scan.folder = "met-wegen"
    scan.save()
    folder = Path(site.MEDIA_ROOT) / "scan-folders" / scan.folder
    folder.mkdir(parents=True)
    write_network(network_of(tmp_path, NODES, WAYS), folder / NETWORK)
    for stop, (x_m, y_m) in zip(stops, NEAR, strict=True):
        stop.yard.x_m, stop.yard.y_m = ORIGIN_M[0] + x_m, ORIGIN_M[1] + y_m
        stop.yard.save()
    team = stops[0].team
    team.start_x_m, team.start_y_m = ORIGIN_M[0], ORIGIN_M[1]
    team.save()
    return stops


def sheet(stops):
    day = [DayStop(number, one, None) for number, one in enumerate(stops, 1)]
    return sheet_of(TeamDay(stops[0].team, stops[0].day, day))


def test_each_visit_has_the_way_there_in_words_and_the_day_the_way_back(stops):
    found = sheet(stops)

    first, second = (one.way for one in found.stops)
    assert "Hoofdweg" in first.turns[0]
    assert any("Doodweg" in one for one in second.turns)
    assert 1_400 < second.metres < 1_600
    assert found.way_back is not None
    assert any("Hoofdweg" in one for one in found.way_back.turns)


def test_the_device_gets_the_road_between_the_points(stops):
    (track,) = gpxpy.parse(as_gpx(sheet(stops)).decode()).tracks

    assert len(track.segments) == 3
    assert track.length_2d() == pytest.approx(500 + 1_450 + 1_950, rel=0.03)


def test_paper_has_a_map_of_the_way_and_the_turns_at_each_yard(place, stops):
    found = sheet(stops)

    parts = list(as_document(found, place).parts())

    texts = " ".join(str(one) for one in parts)
    assert "Doodweg" in texts
    assert found.way_back.turns[0] in texts


def test_over_a_road_that_is_closed_no_way_is_told(place, stops):
    RoadClosure.objects.create(
        municipality=place,
        of=stops[0].of,
        name="Doodweg",
        x_m=ORIGIN_M[0] + 1_000,
        y_m=ORIGIN_M[1] + 500,
        radius_m=30,
        from_on=today(),
        until_on=today(),
    )

    found = sheet(stops)

    assert [one.way is None for one in found.stops] == [False, True]
    assert found.way_back is None


def test_without_roads_there_is_no_way_and_the_paper_is_made_all_the_same(place, stops):
    stops[0].of.scan.folder = ""
    stops[0].of.scan.save()

    found = sheet(stops)

    assert (found.ways, found.way_back) == (None, None)
    assert as_document(found, place).blocks
    assert not gpxpy.parse(as_gpx(found).decode()).tracks


def test_numbers_do_not_lie_on_each_other():
    at = np.full((6, 2), 300.0)

    placed = _pushed_apart(at, 600.0)

    apart = np.hypot(*(placed[:, None] - placed[None, :]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    assert apart.min() > APART_PX - 2


def test_a_map_shows_the_roads_around_and_none_beyond():
    near = shapely.LineString([(0, 0), (900, 0)])
    far = shapely.LineString([(9_000, 9_000), (9_900, 9_000)])
    way = np.array([[0.0, 0.0], [500.0, 0.0]])
    spots = [Spot("1", 500.0, 0.0)]

    one = day_map(np.array([near], dtype=object), [way], spots)
    both = day_map(np.array([near, far], dtype=object), [way], spots)

    assert one == both
    assert b">1</text>" in one
