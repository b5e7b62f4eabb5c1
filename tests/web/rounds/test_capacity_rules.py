"""What fits in a round: whole areas, in their order, and the number of days that lack."""

from dataclasses import replace
from datetime import date, time, timedelta

import numpy as np
import pytest
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from samensterk.routing.times import straight_times
from samensterk.web.rounds.capacity.fitting import WhatIf, fitting_of
from samensterk.web.rounds.capacity.hours import mean_way_s, offered, open_s
from samensterk.web.rounds.capacity.queries import AreaAsked, ground_m2
from samensterk.web.rounds.capacity.travel import STRAIGHT, Travel, between_s, within_s
from samensterk.web.rounds.capacity.words import meaning_of
from samensterk.web.rounds.models import Pause, Round
from samensterk.web.rounds.teams.queries import Place, TeamDay

MONDAY = date(2027, 3, 15)
ALL_DAY = ("morning", "afternoon")


def a_round(**more):
    return Round(starts_on=MONDAY, ends_on=MONDAY + timedelta(days=30), **more)


def area(number, n_visits, **more):
    given = {"ground_m2": 0.0, "x_m": 0.0, "y_m": 0.0}
    return AreaAsked(str(number), f"Gebied {number}", n_visits, **given | more)


def team_day(number=0, halves=ALL_DAY, most=7, **more):
    given = {"start": None, "end": None, "lunch_from": time(12), "lunch_minutes": 45}
    return TeamDay(
        team_id=1,
        team="Team 1",
        day=MONDAY + timedelta(days=number),
        halves=halves,
        languages=frozenset(),
        parts=frozenset(),
        most_visits=most,
        **given | more,
    )


def days(n, **more):
    return [team_day(number, **more) for number in range(n)]


def fit(areas, team_days, what_if=None, **more):
    return fitting_of(a_round(**more), areas, team_days, what_if or WhatIf())


AREAS = st.lists(st.integers(0, 60), max_size=8).map(
    lambda sizes: [area(number, n) for number, n in enumerate(sizes, start=1)]
)


@given(AREAS, st.integers(0, 30))
def test_areas_wait_whole_and_from_the_end_of_the_order(areas, n_days):
    found = fit(areas, days(n_days))

    fits = [one.fits for one in found.lines]
    assert fits == sorted(fits, reverse=True)
    assert [one.area for one in found.lines] == areas


@given(AREAS, st.integers(0, 30))
@example([area(number, n) for number, n in enumerate((23, 60, 60, 60), start=1)], 7)
def test_with_the_team_days_that_lack_every_area_fits_and_with_one_less_not(areas, n):
    lacking = fit(areas, days(n)).lacking

    assert fit(areas, days(n), WhatIf(extra=lacking)).waiting == []
    if lacking:
        assert fit(areas, days(n), WhatIf(extra=lacking - 1)).waiting


@given(AREAS, st.integers(0, 20))
def test_more_team_days_never_let_more_areas_wait(areas, n):
    few, more = fit(areas, days(n)), fit(areas, days(n + 1))

    assert len(more.waiting) <= len(few.waiting)


def test_seven_visits_a_day_decide_when_visits_are_short():
    found = fit([area(1, 14), area(2, 7), area(3, 8)], days(3))

    assert [one.team_days for one in found.lines] == pytest.approx([2, 1, 8 / 7])
    assert [one.needed for one in found.lines] == pytest.approx([2, 3, 29 / 7])
    assert [one.fits for one in found.lines] == [True, True, False]
    assert found.lacking == 2


def test_longer_visits_ask_more_team_days():
    # Six hours in a day, two hours a visit: three visits.
    found = fit([area(1, 6)], days(1), WhatIf(minutes=120))

    assert found.lines[0].hours == 12
    assert (found.needed, found.lacking) == (2, 1)


def test_fewer_visits_in_a_day_ask_more_team_days():
    assert fit([area(1, 14)], days(2)).lacking == 0
    assert fit([area(1, 14)], days(2), WhatIf(most=4)).lacking == 2


def test_team_days_can_be_tried_out_before_there_is_a_team():
    found = fit([area(1, 14)], [])

    assert (found.n_team_days, found.lacking) == (0, 2)
    assert fit([area(1, 14)], [], WhatIf(extra=2)).waiting == []


def test_fewer_team_days_than_none_are_none():
    assert fit([area(1, 14)], days(2), WhatIf(extra=-9)).n_team_days == 0


def test_a_paused_area_stands_apart_and_takes_no_room():
    paused = replace(area(1, 50), pause=Pause(why="crisis", from_on=MONDAY))

    found = fit([paused, area(2, 7)], days(1))

    assert [one.area.name for one in found.lines] == ["Gebied 2"]
    assert (found.waiting, found.paused) == ([], [paused])


def test_in_an_announced_round_no_area_waits():
    found = fit([area(1, 14)], days(1), state=Round.State.ANNOUNCED)

    assert (found.waiting, found.lacking) == ([], 1)


def test_without_any_time_no_number_of_team_days_helps():
    far = [area(1, 5, x_m=200_000.0)]
    there = Place(0.0, 0.0)

    found = fit(far, days(2, start=there, end=there))

    assert (found.lacking, found.needed) == (None, None)
    assert len(found.waiting) == 1


def test_lunch_within_the_hours_is_taken_off_and_beside_them_it_is_not():
    of, places = a_round(), [area(1, 1)]
    whole = 6 * 3600

    assert open_s(of, ALL_DAY) == whole
    assert offered(of, days(1), places, most=None).free_s == whole
    early = days(1, lunch_from=time(11, 45))
    assert offered(of, early, places, most=None).free_s == whole - 15 * 60
    morning = days(1, halves=("morning",))
    assert offered(of, morning, places, most=None).free_s == 2.5 * 3600


def test_hours_that_end_before_they_begin_are_none():
    of = a_round(morning_from=time(12), morning_until=time(9))

    assert open_s(of, ("morning",)) == 0


def test_the_way_there_counts_each_area_as_often_as_it_has_visits():
    near, far = area(1, 3, x_m=1000.0), area(2, 1, x_m=5000.0)

    assert mean_way_s(Place(0.0, 0.0), [near, far]) == pytest.approx(straight_s(2000))
    assert mean_way_s(None, [near, far]) == 0


def straight_s(metres):
    return metres * 1.6 / (40 / 3.6)


def test_forty_kilometres_an_hour_over_a_way_that_is_longer_than_straight():
    assert between_s(0, 0, 3000, 4000) == pytest.approx(straight_s(5000))
    planned = straight_times(np.array([[0.0, 0.0], [3000.0, 4000.0]])).seconds[0, 1]
    assert between_s(0, 0, 3000, 4000) == pytest.approx(float(planned))


def test_where_roads_are_known_these_say_how_long_it_takes():
    slow = Travel(within_s_per_m=1.0, between_s_per_m=0.5)

    assert between_s(0, 0, 3000, 4000, slow) == 2500
    assert within_s(100, 1e8, slow) == pytest.approx(71_240)
    assert fit([area(1, 9, ground_m2=1e8)], days(9)).travel == STRAIGHT


def test_one_visit_needs_no_driving_within_its_area_and_a_hundred_do():
    assert within_s(1, 1e8) == 0
    # 0.7124 times the root of 100 visits on 100 square kilometres: 71.24 km.
    assert within_s(100, 1e8) == pytest.approx(straight_s(71_240))


def test_the_ground_of_an_outline_is_in_square_metres():
    ring = [[6.6, 53.1], [6.7, 53.1], [6.7, 53.2], [6.6, 53.2], [6.6, 53.1]]

    found = ground_m2({"type": "Polygon", "coordinates": [ring]})

    assert found == pytest.approx(6.69e3 * 11.13e3, rel=0.01)


def said(found):
    with translation.override("en"):
        return meaning_of(found)


def test_a_sentence_says_what_it_means():
    areas = [area(1, 7), area(2, 7), area(3, 7)]

    assert said(fit(areas, days(3))) == "All areas fit."
    assert said(fit(areas, days(2))) == "Gebied 3 waits. 1 team-day is lacking."
    assert (
        said(fit(areas, days(1)))
        == "Gebied 2 and Gebied 3 wait. 2 team-days are lacking."
    )
    many = [area(number, 7) for number in range(1, 9)]
    assert "8 areas wait, from Gebied 1" in said(fit(many, []))
    assert said(fit([], days(1))) == "There is no area to visit yet."
    assert said(fit([area(1, 0)], [])) == "There is no yard to visit in these areas."
    announced = fit(areas, days(2), state=Round.State.ANNOUNCED)
    assert said(announced).startswith("1 team-day is lacking.")
