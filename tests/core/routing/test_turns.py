"""What is read out beside the driver."""

import pytest
from core.routing_made import network_of, points, street

from samensterk.routing.day_route import day_route, straight_day
from samensterk.routing.paths import NoWay
from samensterk.routing.travel_times import TravelTimes
from samensterk.routing.turns import turn_list
from samensterk.routing.words import metres_in_words, wind_in_words


def told(folder, nodes, ways, start, end):
    travel = TravelTimes(network_of(folder, nodes, ways))
    path = travel.path(travel.snap(points(start, end)), 0, 1)
    return [step.text for step in turn_list(travel.network, path)]


CROSSING = {
    1: (0, 0), 2: (500, 0), 3: (1000, 0), 4: (500, 400), 5: (500, -400),
}  # fmt: skip
CROSSED = [
    ([1, 2], street("Dorpsweg")), ([2, 3], street("Zandweg")),
    ([2, 4], street("Kerkweg")), ([2, 5], street("Dijk")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("end", "text"),
    [
        ((500, 300), "Sla na 300 m linksaf naar Kerkweg."),
        ((500, -300), "Sla na 300 m rechtsaf naar Dijk."),
        ((800, 0), "Rijd na 300 m rechtdoor naar Zandweg."),
    ],
)
def test_a_turn_says_which_way_and_which_street(tmp_path, end, text):
    found = told(tmp_path, CROSSING, CROSSED, (200, 0), end)

    assert found[0] == "Vertrek over Dorpsweg naar het oosten."
    assert found[1:] == [text, "Na 300 m bent u er: aan de weg."]


def test_a_bend_in_a_street_is_not_told_and_a_turn_at_a_crossing_is(tmp_path):
    nodes = {1: (0, 0), 2: (500, 0), 3: (500, 500), 4: (1000, 500), 5: (500, 900)}
    ways = [
        ([1, 2, 3], street("Lint")), ([3, 4], street("Lint")), ([3, 5], street("Pad")),
    ]  # fmt: skip

    found = told(tmp_path, nodes, ways, (0, 0), (1000, 500))
    assert found[1:-1] == ["Sla na 1,0 km rechtsaf en blijf op Lint."]


def test_a_yard_far_from_the_road_says_how_far(tmp_path):
    nodes = {1: (0, 0), 2: (1000, 0)}
    found = told(tmp_path, nodes, [([1, 2], street())], (100, 0), (500, -200))

    assert found == [
        "Vertrek over de weg zonder naam naar het oosten.",
        "Na 400 m bent u er: rechts van de weg, 200 m van de weg af.",
    ]


def test_the_exits_of_a_roundabout_are_counted(tmp_path):
    """Counter-clockwise from the south: east, north, west are exits 1, 2 and 3."""
    nodes = {
        1: (0, -20), 2: (20, 0), 3: (0, 20), 4: (-20, 0),
        11: (0, -500), 12: (500, 0), 13: (0, 500), 14: (-500, 0),
    }  # fmt: skip
    ways = [
        ([1, 2, 3, 4, 1], street(junction="roundabout")),
        ([11, 1], street("Zuid")), ([2, 12], street("Oost")),
        ([3, 13], street("Noord")), ([4, 14], street("West")),
    ]  # fmt: skip

    for end, number, name in (
        ((450, 0), 1, "Oost"), ((0, 450), 2, "Noord"), ((-450, 0), 3, "West"),
    ):  # fmt: skip
        found = told(tmp_path, nodes, ways, (0, -450), end)
        assert len(found) == 3
        assert f"op de rotonde afslag {number} naar {name}." in found[1]


def test_a_ferry_is_boarded_by_name(tmp_path):
    nodes = {1: (0, 0), 2: (1000, 0), 3: (1500, 0), 4: (2500, 0)}
    ferry = {"route": "ferry", "name": "Kleine Veer"}
    ways = [([1, 2], street("Dijk")), ([2, 3], ferry), ([3, 4], street("Kade"))]

    found = told(tmp_path, nodes, ways, (0, 0), (2500, 0))
    assert found[1] == "Neem na 1,0 km de pont Kleine Veer."
    assert found[2] == "Rijd na 500 m rechtdoor naar Kade."


def test_a_day_goes_from_stop_to_stop(tmp_path):
    travel = TravelTimes(network_of(tmp_path, CROSSING, CROSSED))
    snapped = travel.snap(points((0, 0), (500, 300), (500, -300)))

    day = day_route(travel, snapped, [0, 2, 1, 0])
    assert [round(path.metres, -1) for path in day.paths] == [800, 600, 800]
    assert day.metres == pytest.approx(2200, abs=3)
    assert day.seconds == pytest.approx(220, abs=0.5)
    assert len(day.turns) == 3
    assert day.line_m[0] == pytest.approx(day.line_m[-1], abs=0.1)
    assert not day.is_straight
    assert day_route(travel, snapped, [1]).paths == ()


def test_a_day_with_a_stop_that_cannot_be_reached_says_between_which(tmp_path):
    travel = TravelTimes(network_of(tmp_path, CROSSING, CROSSED))
    snapped = travel.snap(points((0, 0), (9000, 9000)))

    with pytest.raises(NoWay) as caught:
        day_route(travel, snapped, [0, 1])
    assert (caught.value.start, caught.value.end) == (0, 1)


def test_a_day_without_roads_is_straight_and_says_so():
    day = straight_day(points((0, 0), (300, 400)), [0, 1], kmh=36, detour=1.2)

    assert day.is_straight
    assert day.metres == pytest.approx(600)
    assert day.seconds == pytest.approx(60)
    assert day.turns == ((),)


@pytest.mark.parametrize(
    ("metres", "text"),
    [(0, "10 m"), (44, "40 m"), (296, "300 m"), (330, "350 m"), (974, "950 m"), (980, "1,0 km"),
     (1000, "1,0 km"), (9_940, "9,9 km"), (14_600, "15 km")],
)  # fmt: skip
def test_metres_are_rounded_as_a_driver_reads_them(metres, text):
    assert metres_in_words(metres) == text


def test_the_winds_go_round():
    assert [wind_in_words(degrees) for degrees in (0, 46, 90, 200, 350)] == [
        "noorden", "noordoosten", "oosten", "zuiden", "noorden",
    ]  # fmt: skip
