"""Plans keep every rule, and a visit without a place has a reason."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rounds_made import (
    HOUR,
    MINUTE,
    NOON,
    between,
    problem,
    reasons_of,
    steps,
    team_day,
    visit,
    visits_of,
)

from samensterk.planning.checking import check_plan
from samensterk.planning.nearest import plan_by_hand
from samensterk.planning.rounds import Appointment, Problem, Reason, Visit
from samensterk.planning.solving import first_plan, solve
from samensterk.planning.timing import time_day


def test_visits_on_one_road_are_driven_there_and_back():
    asked = problem([visit("c", 3), visit("a", 1), visit("b", 2)], [team_day()])

    plan = solve(asked, steps(), 1)

    assert check_plan(asked, plan) == ()
    assert plan.drive_s == 6 * MINUTE
    assert plan.n_visits == 3


def test_lunch_is_had_and_no_visit_is_cut_by_it():
    asked = problem([visit(f"v{at}", at) for at in range(1, 8)], [team_day(lunch=NOON)])

    plan = solve(asked, steps(), 1)

    (day,) = plan.days
    assert check_plan(asked, plan) == ()
    assert day.lunch_s is not None
    assert 12 * HOUR <= day.lunch_s <= 13 * HOUR


def test_a_team_that_is_home_before_noon_needs_no_lunch():
    asked = problem([visit("a", 1)], [team_day(lunch=NOON)])

    (day,) = solve(asked, steps(), 1).days

    assert day.lunch_s is None


def test_an_appointment_begins_at_its_moment_with_a_team_that_has_the_skill():
    asked = problem(
        [
            visit("a", 1),
            visit(
                "b", 2, appointment=Appointment(2, 11 * HOUR), needs=frozenset({"boa"})
            ),
        ],
        [
            team_day("ma-1", 1),
            team_day("di-1", 2),
            team_day("di-2", 2, skills=frozenset({"boa"})),
        ],
    )

    plan = solve(asked, steps(), 1)

    day = next(day for day in plan.days if "b" in {s.visit for s in day.stops})
    stop = next(stop for stop in day.stops if stop.visit == "b")
    assert (day.team_day, stop.begin_s) == ("di-2", 11 * HOUR)
    assert check_plan(asked, plan) == ()


def test_windows_that_differ_by_day_are_kept():
    hours = (between(9, 10, day=2), between(15, 16, day=3))
    asked = problem(
        [visit("a", 1, windows=hours), visit("b", 2, windows=hours[1:])],
        [team_day("ma-1", 1), team_day("di-1", 2, end=12), team_day("wo-1", 3)],
    )

    plan = solve(asked, steps(), 1)

    assert plan.n_visits == 2
    assert check_plan(asked, plan) == ()


def test_poultry_and_pigs_are_never_on_one_team_day():
    asked = problem(
        [
            visit("kip 1", 1, apart="poultry"),
            visit("varken 1", 2, apart="pigs"),
            visit("kip 2", 3, apart="poultry"),
            visit("koe", 4),
        ],
        [team_day("ma-1", 1), team_day("ma-2", 1)],
    )

    plan = solve(asked, steps(), 1)

    assert plan.n_visits == 4
    assert check_plan(asked, plan) == ()


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"place": 2}, Reason.NO_ROAD),
        ({"needs": frozenset({"wijkagent"})}, Reason.NO_SKILL),
        ({"windows": (between(6, 7),)}, Reason.OUTSIDE_HOURS),
        ({"appointment": Appointment(9, 10 * HOUR)}, Reason.OUTSIDE_HOURS),
        ({"minutes": 9 * 60}, Reason.OUTSIDE_HOURS),
        ({"appointment": Appointment(1, 10 * HOUR)}, Reason.APPOINTMENT_CLASH),
        ({"minutes": 7 * 60}, Reason.DOES_NOT_FIT),
    ],
)
def test_a_visit_without_a_place_says_why(asked, reason):
    first = visit("vast", 1, 90, appointment=Appointment(1, 10 * HOUR))
    other = visit("ander", **{"place": 1, "minutes": 40, **asked})
    drive_s = np.array([[0, 60, np.inf], [60, 0, np.inf], [np.inf, np.inf, 0]])

    plan = solve(Problem((first, other), (team_day(),), drive_s), steps(), 1)

    assert set(reasons_of(plan).values()) == {reason}
    assert len(plan.unplaced) == 1


def test_the_same_seed_and_steps_give_the_same_plan():
    rng = np.random.default_rng(3)
    drive_s = rng.integers(60, 900, (21, 21)).astype(float)
    np.fill_diagonal(drive_s, 0)
    visits = tuple(Visit(f"v{at}", at, 2400) for at in range(1, 21))
    asked = Problem(
        visits, (team_day("a-1"), team_day("b-2"), team_day("c-3")), drive_s
    )

    plans = {solve(asked, steps(200), 7) for _ in range(3)}

    assert len(plans) == 1


@st.composite
def small_problems(draw):
    n = draw(st.integers(1, 6))
    numbers = st.integers(60, 3000)
    size = (n + 1) * (n + 1)
    drive_s = np.array(draw(st.lists(numbers, min_size=size, max_size=size)), float)
    drive_s = drive_s.reshape(n + 1, n + 1)
    np.fill_diagonal(drive_s, 0)
    visits = []
    for at in range(1, n + 1):
        start = draw(st.integers(9, 15))
        windows = draw(
            st.sampled_from(
                [(), (between(start, start + 2),), (between(9, 12), between(13, 16))]
            )
        )
        visits.append(visit(f"v{at}", at, draw(st.integers(10, 90)), windows=windows))
    lunch = draw(st.sampled_from([None, NOON]))
    return Problem(tuple(visits), (team_day(lunch=lunch),), drive_s)


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_every_plan_keeps_all_rules_and_loses_nobody(asked):
    for plan in (
        solve(asked, steps(), 1),
        first_plan(asked, steps()),
        plan_by_hand(asked),
    ):
        assert check_plan(asked, plan) == ()
        assert visits_of(plan) | set(reasons_of(plan)) == {v.key for v in asked.visits}


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_one_day_is_as_good_as_trying_every_order(asked):
    (day,) = asked.team_days
    tried = [time_day(asked, day, order) for order in permutations(asked.visits)]
    possible = [one.drive_s for one in tried if one is not None]

    plan = solve(asked, steps(), 1)

    assert (plan.n_visits == len(asked.visits)) == bool(possible)
    if possible:
        assert plan.drive_s == min(possible)


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_visits_that_share_a_day_are_in_its_best_order(asked):
    (day,) = asked.team_days
    morning = replace(day, key="ochtend-1", day=2, end_s=13 * HOUR, lunch=None)
    asked = replace(asked, team_days=(day, morning))
    team_days = {one.key: one for one in asked.team_days}

    for found in solve(asked, steps(), 1).days:
        keys = {stop.visit for stop in found.stops}
        those = [one for one in asked.visits if one.key in keys]
        tried = [
            time_day(asked, team_days[found.team_day], order)
            for order in permutations(those)
        ]
        assert found.drive_s == min(one.drive_s for one in tried if one is not None)


def test_a_plan_that_breaks_a_rule_is_found_out():
    asked = problem(
        [visit("a", 1, windows=(between(9, 10),)), visit("b", 2)], [team_day()]
    )
    plan = solve(asked, steps(), 1)
    later = problem(
        [visit("a", 1, windows=(between(14, 15),)), visit("b", 2)], [team_day()]
    )
    longer = problem([visit("a", 1, 90), visit("b", 2)], [team_day()])
    farther = problem(asked.visits, asked.team_days, minutes=30)
    more = problem([*asked.visits, visit("c", 2)], [team_day()])

    assert check_plan(asked, plan) == ()
    for other in (later, longer, farther, more):
        assert check_plan(other, plan) != ()
