"""Planning while others work on the same round, at the very same moment."""

import threading
from datetime import timedelta

import pytest
from web.at_once import at_once
from web.members import make_member, make_place
from web.rounds.going_out import record
from web.rounds_planned import make_plan, make_ready, planner

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import Wish
from samensterk.web.rounds.models import Pause, PlanRun, Round, Stop, Visit
from samensterk.web.rounds.plans import jobs
from samensterk.web.rounds.plans.falling_out import FallsOut
from samensterk.web.rounds.plans.obeying import let_go
from samensterk.web.rounds.plans.proposing import accept, propose
from samensterk.web.rounds.plans.running import ALL, job_of, start_run
from samensterk.web.rounds.setup.pause_services import let_wait
from samensterk.web.rounds.teams.models import Shift

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def little_time(monkeypatch):
    monkeypatch.setattr(jobs, "LEAST_S", 0.2)
    monkeypatch.setattr(jobs, "EACH_S", 0.0)


@pytest.fixture
def place():
    return make_place()


@pytest.fixture
def of(place):
    """Twelve visits, one team, four days, planned."""
    made = make_ready(place, n_yards=12, n_days=4)
    make_plan(made)
    return made


@pytest.fixture
def meanwhile(monkeypatch):
    """Let somebody do something in a thread of his own after the first plan is written."""
    real = jobs.plan_round

    def during(act):
        def slowly(problem, effort, seed, **how):
            if not how:
                thread = threading.Thread(target=at_once, args=(act,))
                thread.start()
                thread.join()
            return real(problem, effort, seed, **how)

        monkeypatch.setattr(jobs, "plan_round", slowly)

    return during


def test_of_two_coordinators_who_plan_at_once_one_hears_that_the_other_does(place):
    of = make_ready(place)
    people = [
        make_member(Role.COORDINATOR, place, email=f"{name}@a.example.nl").user
        for name in ("een", "twee")
    ]

    came = at_once(
        *[lambda by=by: start_run(of=of, what=ALL, by_id=by.pk) for by in people]
    )

    assert came == ["PlannedAlready", "done"]
    assert PlanRun.objects.count() == 1


def test_a_double_click_at_once_is_one_run(place):
    of, by = make_ready(place), planner(place)

    came = at_once(*[lambda: start_run(of=of, what=ALL, by_id=by.pk)] * 2)

    assert came == ["done", "done"]
    assert PlanRun.objects.count() == 1
    assert job_of(PlanRun.objects.get()) is not None


def test_of_two_changes_at_once_the_second_is_shown_again(of):
    team = of.teams.get()
    days = sorted({one.day for one in of.stops.all()})[:2]

    def change(day):
        out = FallsOut(team, [day], tuple(Shift.Half.values))
        digest = digests[day]
        accept(of=of, otherwise=out.otherwise(), digest=digest, save=out.save)

    digests = {
        day: propose(of, FallsOut(team, [day], Shift.Half.values).otherwise()).digest
        for day in days
    }

    came = at_once(*[lambda day=day: change(day) for day in days])

    assert came == ["OtherOutcome", "done"]
    gone = [day for day in days if not Shift.objects.filter(team=team, day=day)]
    assert len(gone) == 1
    assert not of.stops.filter(day=gone[0]).exists()


def test_visits_that_are_recorded_while_the_planner_thinks_stay_recorded(
    place, of, meanwhile
):
    Round.objects.filter(pk=of.pk).update(
        state=Round.State.ANNOUNCED, starts_on=today() - timedelta(days=7)
    )
    stop = of.stops.order_by("day", "place").first()
    others = list(of.stops.exclude(pk=stop.pk).order_by("pk"))
    user = make_member(Role.FIELD_TEAM, place).user
    meanwhile(lambda: record(stop, user))

    make_plan(of)

    stop.refresh_from_db()
    assert Visit.objects.get().stop_id == stop.pk
    assert stop.state == Stop.State.DONE
    assert {Stop.objects.get(pk=one.pk).state for one in others} == {Stop.State.PLANNED}


def test_a_pause_that_begins_while_the_planner_thinks_is_kept(of, meanwhile):
    area = of.areas.first()
    values = {
        "why": Pause.Why.ANIMAL_DISEASE,
        "about": "",
        "from_on": today(),
        "until_on": None,
    }
    meanwhile(lambda: let_wait(area=area, values=values, by_id=None))

    make_plan(of)

    assert {one.state for one in Stop.objects.filter(area=area)} == {Stop.State.OPEN}
    others = Stop.objects.filter(of=of).exclude(area=area)
    assert {one.state for one in others} == {Stop.State.PLANNED}


def test_who_wants_no_visit_any_more_while_the_planner_thinks_gets_none(
    place, of, meanwhile
):
    stop = of.stops.first()

    def no_more():
        Wish.objects.create(
            municipality=place,
            key=stop.key,
            position="no_visit",
            set_on=today(),
            valid_until=today() + timedelta(days=1800),
        )
        let_go(place.pk, stop.key)

    meanwhile(no_more)

    job = make_plan(of)

    assert job.result == {"planned": 11, "left": 0}
    assert not Stop.objects.filter(key=stop.key).exists()
