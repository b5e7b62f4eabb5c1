"""Whole areas are planned or wait: the last of the order first, never a single yard."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rounds_made import (
    HOUR,
    NOON,
    between,
    problem,
    reasons_of,
    steps,
    team_day,
    visit,
    visits_of,
)

from samensterk.planning.capacity import (
    AreaWork,
    Capacity,
    capacity_of,
    fit_areas,
    work_of,
)
from samensterk.planning.checking import check_plan
from samensterk.planning.nearest import plan_by_hand
from samensterk.planning.replanning import Fixed, changes_between, replan
from samensterk.planning.round_planning import plan_round
from samensterk.planning.rounds import Appointment, Reason
from samensterk.planning.swapping import cost_of_order

HOURS = (between(9.5, 11.5), between(13, 15.75))


def round_of(sizes, n_days, most=7, far=()):
    """Areas behind each other on a road; `far` are positions that lie an hour away."""
    visits, place = [], 0
    for area, size in enumerate(sizes):
        for _ in range(size):
            place += 1 + (60 if len(visits) in far else 0)
            visits.append(
                visit(f"v{len(visits)}", place, area=f"gebied {area}", windows=HOURS)
            )
    days = [
        team_day(f"dag {day}", day, lunch=NOON, most_load=most) for day in range(n_days)
    ]
    names = [f"gebied {area}" for area in range(len(sizes))]
    return problem(visits, days, areas=names)


def test_areas_are_done_in_their_order():
    asked = round_of([7, 7, 7], 3)

    plan = plan_round(asked, steps(), 1)

    assert check_plan(asked, plan) == ()
    assert plan.waiting_areas == ()
    assert [{s.visit for s in day.stops} for day in plan.days] == [
        {f"v{at}" for at in range(first, first + 7)} for first in (0, 7, 14)
    ]


def test_what_does_not_fit_waits_as_a_whole_area_from_the_end():
    asked = round_of([5, 6, 3, 1], 2)

    plan = plan_round(asked, steps(), 1)

    # Fourteen would fit in two days; area 3 waits although its only yard would not.
    assert plan.waiting_areas == ("gebied 3",)
    assert plan.n_visits == 14
    assert plan.unplaced == ()


def test_an_area_with_an_appointment_stays_and_others_wait():
    asked = round_of([7, 7], 1)
    fixed = tuple(
        replace(one, appointment=Appointment(0, 10 * HOUR)) if one.key == "v13" else one
        for one in asked.visits
    )

    plan = plan_round(replace(asked, visits=fixed), steps(), 1)

    assert plan.waiting_areas == ("gebied 0",)
    assert visits_of(plan) == {f"v{at}" for at in range(7, 14)}


def test_an_area_that_was_promised_stays_and_others_wait():
    asked = replace(round_of([7, 7], 1), kept_areas=frozenset({"gebied 1"}))

    assert plan_round(asked, steps(), 1).waiting_areas == ("gebied 0",)


def test_a_yard_that_nobody_can_reach_holds_up_nothing():
    asked = round_of([3, 3], 1)
    visits = (replace(asked.visits[0], needs=frozenset({"boa"})), *asked.visits[1:])

    plan = plan_round(replace(asked, visits=visits), steps(), 1)

    assert reasons_of(plan) == {"v0": Reason.NO_SKILL}
    assert plan.n_visits == 5
    assert plan.waiting_areas == ()


def test_days_on_which_all_visits_are_before_lunch_are_planned():
    early = (between(10, 10 + 50 / 60),)
    visits = [visit(f"v{at}", at, area="a", windows=early) for at in range(1, 9)]
    days = [team_day(f"dag {day}", day, lunch=NOON) for day in range(4)]
    asked = problem(visits, days, areas=("a",))

    plan = plan_round(asked, steps(), 1, is_first=True)

    assert check_plan(asked, plan) == ()
    assert plan.n_visits == 8


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=4),
    st.integers(1, 3),
    st.integers(2, 7),
    st.sets(st.integers(0, 15), max_size=3),
)
def test_never_is_a_single_yard_left_out_for_its_driving_time(sizes, n_days, most, far):
    asked = round_of(sizes, n_days, most, far)
    impossible = {Reason.NO_ROAD, Reason.NO_SKILL, Reason.OUTSIDE_HOURS}

    plan = plan_round(asked, steps(), 1)

    assert check_plan(asked, plan) == ()
    taken = [one for one in asked.areas if one not in plan.waiting_areas]
    assert taken == list(asked.areas[: len(taken)])  # those that wait are the last
    expected = {one.key for one in asked.visits if one.area in taken}
    assert visits_of(plan) | set(reasons_of(plan)) == expected
    assert set(reasons_of(plan).values()) <= impossible


@given(
    st.lists(
        st.builds(
            AreaWork,
            st.uuids().map(str),
            st.integers(1, 40),
            st.floats(600, 90_000),
            st.booleans(),
        ),
        max_size=8,
    ),
    st.builds(Capacity, st.floats(0, 200_000), st.integers(0, 100), st.integers(0, 15)),
    st.integers(0, 5),
)
def test_capacity_takes_a_first_part_of_the_order_and_more_days_never_fewer(
    areas, capacity, more
):
    fit = fit_areas(areas, capacity)

    movable = [one.key for one in areas if not one.kept]
    taken = [key for key in movable if key in fit.taken]
    assert taken == movable[: len(taken)]
    assert {one.key for one in areas if one.kept} <= set(fit.taken)
    assert sorted((*fit.taken, *fit.waiting)) == sorted(one.key for one in areas)
    assert set(fit.taken) <= set(fit_areas(areas, capacity.with_more(more)).taken)


def test_capacity_is_hours_less_lunch_and_the_way_there_and_back():
    asked = round_of([2], 1)

    free = capacity_of(asked, asked.visits)

    assert free.free_s == 8 * HOUR - 1800 - 120
    assert work_of(asked, asked.visits)[0].work_s == 2 * 2400 + 2 * 60


def test_when_a_team_is_ill_only_open_days_change():
    asked = round_of([7, 7, 7], 5)
    before = plan_round(asked, steps(), 1)
    ill = replace(
        asked, team_days=tuple(one for one in asked.team_days if one.key != "dag 1")
    )

    fixed = Fixed(frozenset({"dag 0"}), frozenset({"v20"}))
    after = replan(ill, before, fixed, steps(), 1)

    assert after.orders()["dag 0"] == before.orders()["dag 0"]
    held = next(key for key, order in before.orders().items() if "v20" in order)
    assert "v20" in after.orders()[held]
    assert check_plan(ill, after) == ()
    assert after.n_visits == 21
    moved = {one.visit for one in changes_between(before, after)}
    assert moved == {f"v{at}" for at in range(7, 14)}  # nobody else is moved
    assert [one.minutes for one in changes_between(before, after)] == [None] * 7


def test_where_no_place_is_left_open_days_are_planned_anew():
    hours = (between(9, 9.5), between(9.6, 17))
    asked = problem(
        [visit("a", 1, windows=hours), visit("b", 1, windows=hours[1:])],
        [team_day(end=10.5)],
    )
    before = plan_by_hand(asked)
    early = (replace(asked.visits[0], windows=hours[1:]), asked.visits[1])
    swapped = replace(asked, visits=(early[0], replace(early[1], windows=hours[:1])))

    after = replan(swapped, before, Fixed(), steps(), 1)

    assert before.orders()["ma-1"] == ("a", "b")
    assert after.orders()["ma-1"] == ("b", "a")


def test_without_any_team_day_left_every_visit_is_named():
    asked = problem([visit("a", 1), visit("b", 2)], [team_day()])
    before = plan_by_hand(asked)

    after = replan(replace(asked, team_days=()), before, Fixed(), steps(), 1)

    assert set(reasons_of(after)) == {"a", "b"}


def test_a_change_on_the_same_day_is_told_in_minutes():
    asked = problem([visit("a", 1), visit("b", 2)], [team_day()])
    longer = problem([visit("a", 1, 60), visit("b", 2)], [team_day()])

    before = plan_by_hand(asked)
    (change,) = changes_between(before, plan_by_hand(longer))

    assert (change.visit, change.minutes) == ("b", 20)
    assert changes_between(before, before) == ()


def test_the_cost_of_another_place_is_told_for_each_place():
    asked = problem(
        [visit("a", 1), visit("b", 2), visit("c", 3, windows=(between(9, 10.75),))],
        [team_day()],
    )
    plan = plan_by_hand(asked)

    costs = cost_of_order(asked, plan, "a")

    # a-b-c drives 1 + 1 + 1 + 3; b-a-c 2 + 1 + 2 + 3; b-c-a 2 + 1 + 2 + 1.
    assert [(one.position, one.extra_drive_s) for one in costs] == [(1, 120), (2, 0)]
    assert all(one.is_possible for one in costs)
    last = cost_of_order(asked, plan, "c")
    assert [one.is_possible for one in last] == [True, True]
    with pytest.raises(KeyError):
        cost_of_order(asked, plan, "nergens")


def test_a_place_where_hours_would_be_broken_is_said_to_be_impossible():
    asked = problem(
        [visit("a", 1, windows=(between(9, 9.1),)), visit("b", 2)], [team_day()]
    )

    (other,) = cost_of_order(asked, plan_by_hand(asked), "a")

    assert not other.is_possible
    assert other.extra_drive_s == 0
