"""Planning a round: whole areas in their order, and what is done meanwhile stays."""

from datetime import time, timedelta

import pytest
from web.members import make_member
from web.rounds_made import make_pause
from web.rounds_planned import (
    days_of,
    make_going_team,
    make_plan,
    make_ready,
    planner,
    stops_by_area,
)

from samensterk.planning.checking import check_plan
from samensterk.web.common.jobs import cancel
from samensterk.web.common.models import Job
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import Wish
from samensterk.web.rounds.models import PlanRun, Round, Stop, TeamMember
from samensterk.web.rounds.plans import faults, jobs, running
from samensterk.web.rounds.plans.asking import ask
from samensterk.web.rounds.plans.running import OPEN, open_run, start_run
from samensterk.web.rounds.plans.standing import standing_plan
from samensterk.web.rounds.teams.models import Shift

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def little_time(monkeypatch):
    """Think a moment only: the rounds here are small."""
    monkeypatch.setattr(jobs, "LEAST_S", 0.2)
    monkeypatch.setattr(jobs, "EACH_S", 0.0)


def faults_in_plan(of):
    asked = ask(of)
    plan = standing_plan(asked)
    return [
        one for one in check_plan(asked.problem, plan) if "times in the plan" not in one
    ]


def test_every_visit_gets_a_moment_within_the_hours_of_farmers(place):
    of = make_ready(place, n_yards=12, n_days=3)

    job = make_plan(of)

    stops = list(Stop.objects.filter(of=of))
    assert job.result == {"planned": 12, "left": 0}
    assert {one.state for one in stops} == {Stop.State.PLANNED}
    for one in stops:
        in_morning = time(9, 30) <= one.begins and one.ends <= time(12)
        in_afternoon = time(13) <= one.begins and one.ends <= time(16, 30)
        assert in_morning or in_afternoon
    assert not faults_in_plan(of)


@pytest.mark.parametrize("n_days", [1, 2, 3])
def test_what_does_not_fit_waits_as_a_whole_area_in_the_order_of_the_round(
    place, n_days
):
    of = make_ready(place, n_yards=18, n_days=n_days)

    make_plan(of)

    found = stops_by_area(of)
    whole = [set(found[number]) for number in sorted(found)]
    assert all(len(one) == 1 for one in whole)  # an area is planned whole, or waits
    states = [one.pop() for one in whole]
    assert states == sorted(states, reverse=True)  # planned ones come first
    assert states[0] == Stop.State.PLANNED


def test_a_far_yard_does_not_wait_for_its_driving_time(place):
    of = make_ready(place, n_yards=6, n_days=2, n_areas=1)
    far = place.yards.order_by("pk").last()
    far.x_m += 25_000
    far.save()

    make_plan(of)

    assert set(stops_by_area(of)[1]) == {Stop.State.PLANNED}


def test_who_wants_no_visit_has_none_and_nothing_tells_of_it(place):
    of = make_ready(place)
    yard = place.yards.first()
    Wish.objects.create(
        municipality=place,
        key=yard.key,
        position="no_visit",
        set_on=today(),
        valid_until=today() + timedelta(days=1800),
    )

    job = make_plan(of)

    assert job.result == {"planned": 11, "left": 0}
    assert not Stop.objects.filter(key=yard.key).exists()


def test_a_visit_that_needs_somebody_who_is_in_no_team_is_named_and_holds_up_nothing(
    place,
):
    of = make_ready(place)
    make_plan(of)
    stop = Stop.objects.filter(of=of).first()
    Stop.objects.filter(pk=stop.pk).update(needs=TeamMember.Part.FIRE_BRIGADE)

    make_plan(of)

    stop.refresh_from_db()
    assert (stop.state, stop.unplaced) == (Stop.State.OPEN, Stop.Unplaced.NO_TEAM)
    assert Stop.objects.filter(of=of, state=Stop.State.PLANNED).count() == 11


def test_an_appointment_is_kept_to_the_minute(place):
    of = make_ready(place)
    make_plan(of)
    stop = Stop.objects.filter(of=of).last()
    day = days_of(of, 3)[2]
    Stop.objects.filter(pk=stop.pk).update(wanted_on=day, wanted_from=time(14, 15))

    make_plan(of)

    stop.refresh_from_db()
    assert (stop.day, stop.begins) == (day, time(14, 15))


def test_an_area_with_an_appointment_does_not_wait(place):
    of = make_ready(place, n_yards=18, n_days=2)
    make_plan(of)
    last = Stop.objects.filter(of=of, area__place=3).first()
    Stop.objects.filter(pk=last.pk).update(
        wanted_on=days_of(of, 1)[0], wanted_half=Shift.Half.MORNING
    )

    make_plan(of)

    assert set(stops_by_area(of)[3]) == {Stop.State.PLANNED}


def test_nobody_comes_in_an_area_on_the_days_of_its_pause(place):
    of = make_ready(place, n_yards=6, n_days=3, n_areas=1)
    first, second, third = days_of(of, 3)
    make_pause(of, from_on=first, until_on=second)

    make_plan(of)

    assert {one.day for one in Stop.objects.filter(of=of)} == {third}


def test_an_area_that_waits_as_long_as_the_round_lasts_is_left_out(place):
    of = make_ready(place)
    make_pause(of, from_on=of.starts_on, area=of.areas.first())

    make_plan(of)

    found = stops_by_area(of)
    assert set(found[1]) == {Stop.State.OPEN}
    assert set(found[2]) == set(found[3]) == {Stop.State.PLANNED}


def test_who_was_told_days_is_visited_on_one_of_them(place):
    of = make_ready(place, n_yards=12, n_days=4)
    make_plan(of)
    last = days_of(of, 4)[3]
    told = Stop.objects.filter(of=of).order_by("day", "place").first()
    Stop.objects.filter(pk=told.pk).update(told_from=last, told_until=last)

    make_plan(of)

    told.refresh_from_db()
    assert told.day == last


def test_only_what_is_open_is_planned_when_that_is_asked(place):
    of = make_ready(place, n_yards=12, n_days=4)
    make_plan(of)
    days = {one.pk: one.day for one in Stop.objects.filter(of=of)}
    opened = Stop.objects.filter(of=of).first()
    Stop.objects.filter(pk=opened.pk).update(
        state=Stop.State.OPEN, team=None, day=None, begins=None, ends=None, place=None
    )

    make_plan(of, OPEN)

    now = {one.pk: one.day for one in Stop.objects.filter(of=of)}
    del days[opened.pk]
    assert all(now[pk] == day for pk, day in days.items())
    assert now[opened.pk] is not None


def test_what_a_colleague_did_while_the_planner_thought_stays(place, monkeypatch):
    of = make_ready(place)
    make_plan(of)
    real, acts = jobs.plan_round, []

    def slowly(problem, effort, seed, **how):
        if not how and not acts:
            first, second = Stop.objects.filter(of=of).order_by("pk")[:2]
            Stop.objects.filter(pk=first.pk).update(state=Stop.State.DONE, version=99)
            Stop.objects.filter(pk=second.pk).update(is_locked=True, version=99)
            acts.append((first.pk, second.pk))
        return real(problem, effort, seed, **how)

    monkeypatch.setattr(jobs, "plan_round", slowly)

    make_plan(of)

    (done, locked), *_ = acts
    second = Stop.objects.get(pk=locked)
    assert Stop.objects.get(pk=done).version == 99
    assert Stop.objects.get(pk=done).state == Stop.State.DONE
    assert second.is_locked
    assert not faults_in_plan(of)


def test_two_coordinators_do_not_plan_at_once(place):
    of = make_ready(place)
    one, other = (
        make_member(Role.COORDINATOR, place, email=f"{name}@a.example.nl").user
        for name in ("een", "twee")
    )
    run = start_run(of=of, what="all", by_id=one.pk)

    assert start_run(of=of, what="all", by_id=one.pk) == run
    with pytest.raises(faults.PlannedAlready):
        start_run(of=of, what="all", by_id=other.pk)


def test_after_a_stopped_run_the_round_can_be_planned_again(place):
    of = make_ready(place)
    start_run(of=of, what="all", by_id=planner(place).pk)
    cancel(Job.objects.get())

    assert open_run(of) is None
    assert make_plan(of).result["planned"] == 12
    assert PlanRun.objects.filter(ended_at=None).count() == 0


def test_a_round_without_what_planning_needs_is_refused_with_the_reason(place):
    by = planner(place).pk
    of = make_ready(place, n_days=0)
    with pytest.raises(faults.NoDaysLeft):
        start_run(of=of, what="all", by_id=by)

    of.minutes_first = 500
    of.save()
    with pytest.raises(faults.HoursTooShort):
        start_run(of=of, what="all", by_id=by)

    of.areas.all().delete()
    with pytest.raises(faults.NobodyToVisit):
        start_run(of=of, what="all", by_id=by)

    of.state = Round.State.CLOSED
    of.save()
    with pytest.raises(faults.ClosedRound):
        start_run(of=of, what="all", by_id=by)


def test_a_round_that_is_too_large_says_how_to_split_it(place, monkeypatch):
    of = make_ready(place)
    monkeypatch.setattr(running, "MOST_VISITS", 11)

    with pytest.raises(faults.TooManyVisits) as caught:
        start_run(of=of, what="all", by_id=planner(place).pk)

    assert caught.value.n_visits == 12


def test_a_team_of_which_nobody_knows_where_it_starts_is_planned_all_the_same(place):
    of = make_ready(place, n_days=0)
    make_going_team(of, 3, start_x_m=None, start_y_m=None)

    assert make_plan(of).result == {"planned": 12, "left": 0}


def test_two_yards_at_one_spot_are_both_visited_on_one_day(place):
    of = make_ready(place, n_yards=6, n_days=2, n_areas=1)
    first, second = place.yards.order_by("pk")[:2]
    type(second).objects.filter(pk=second.pk).update(
        x_m=first.x_m, y_m=first.y_m, address=first.address
    )

    job = make_plan(of)

    days = {one.day for one in Stop.objects.filter(yard__in=[first.pk, second.pk])}
    assert job.result == {"planned": 6, "left": 0}
    assert len(days) == 1


def test_poultry_and_pigs_are_never_on_one_day_of_a_team(place):
    of = make_ready(place, n_yards=6, n_days=2, n_areas=1)
    make_plan(of)
    for number, stop in enumerate(Stop.objects.filter(of=of).order_by("pk")):
        kind = Stop.Animals.POULTRY if number % 2 else Stop.Animals.PIGS
        Stop.objects.filter(pk=stop.pk).update(animals=kind)

    make_plan(of)

    by_day = {}
    for one in Stop.objects.filter(of=of, state=Stop.State.PLANNED):
        by_day.setdefault((one.team_id, one.day), set()).add(one.animals)
    assert sum(map(len, by_day.values())) == len(by_day) == 2
