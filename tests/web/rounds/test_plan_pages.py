"""Pages of a plan: what a coordinator sees of it, and how it is made."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.rounds_made import make_closure, make_round
from web.rounds_planned import days_of, make_plan, make_ready

from samensterk.web.common.job_run import run as do_job
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry
from samensterk.web.rounds.models import PlanRun, Round, Stop
from samensterk.web.rounds.plans import jobs, running
from samensterk.web.rounds.plans.writing import NO_MOMENT
from samensterk.web.rounds.setup.readiness import steps_of
from samensterk.web.rounds.teams.faults import HalfDaysInUse
from samensterk.web.rounds.teams.half_days import set_half_days

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def little_time(monkeypatch):
    monkeypatch.setattr(jobs, "LEAST_S", 0.2)
    monkeypatch.setattr(jobs, "EACH_S", 0.0)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def url(name, of, *parts):
    return reverse(f"rounds:{name}", args=[of.municipality.slug, *(parts or (of.pk,))])


def test_planning_is_asked_for_and_shown_while_it_goes_on(coordinator, place):
    of = make_ready(place)

    answer = coordinator.post(url("plan_start", of), {"wat": "all"})

    assert answer.url == url("plan", of)
    page = coordinator.get(answer.url)
    assert page.context["run"] == PlanRun.objects.get()
    assert 'data-hx-trigger="every 2s"' in page.content.decode()
    do_job(Job.objects.get().pk)
    page = coordinator.get(answer.url)
    assert page.context["run"] is None
    assert page.context["n_planned"] == 12
    assert "every 2s" not in page.content.decode()


def test_a_round_without_teams_is_not_planned_and_says_why(coordinator, place):
    of = make_ready(place, n_days=0)

    answer = coordinator.post(url("plan_start", of), {"wat": "all"})

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert not PlanRun.objects.exists()


def test_a_round_of_too_many_visits_says_how_to_split_it(
    coordinator, place, monkeypatch
):
    of = make_ready(place)
    monkeypatch.setattr(running, "MOST_VISITS", 11)

    answer = coordinator.post(url("plan_start", of), {"wat": "all"})

    (said,) = answer.context["form"].non_field_errors()
    assert "12" in said
    assert not PlanRun.objects.exists()


def test_the_page_says_which_areas_wait_and_never_a_yard_that_does(coordinator, place):
    of = make_ready(place, n_yards=18, n_days=2)
    make_plan(of)

    page = coordinator.get(url("plan", of))

    assert [one.waits for one in page.context["areas"]] == [False, False, True]
    assert "Langewijk" not in page.content.decode()


def test_the_days_in_use_are_those_of_now_and_not_of_the_last_planning(
    coordinator, place
):
    of = make_ready(place)
    make_plan(of)
    before = coordinator.get(url("plan", of)).context["totals"]
    day = of.stops.filter(state="planned").first()
    of.stops.filter(team=day.team, day=day.day).update(
        **NO_MOMENT, state=Stop.State.OPEN
    )

    after = coordinator.get(url("plan", of)).context["totals"]

    assert after["team_days"] == before["team_days"] - 1
    assert after["free_days"] == before["free_days"] + 1


def test_times_along_straight_lines_are_marked_wherever_they_show(coordinator, place):
    of = make_ready(place)
    make_plan(of)

    for name in ("plan", "plan_days"):
        page = coordinator.get(url(name, of))
        assert "rounds/plans/_straight.html" in [one.name for one in page.templates]


def test_the_days_show_each_team_with_its_visits_in_order(coordinator, place):
    of = make_ready(place)
    make_plan(of)

    page = coordinator.get(url("plan_days", of), {"alles": "1"})

    stops = [
        stop
        for day in page.context["days"]
        for column in day.columns
        for stop in column.stops
    ]
    assert len(stops) == 12
    by_day = {}
    for one in stops:
        by_day.setdefault(one.day, []).append(one.begins)
    assert all(times == sorted(times) for times in by_day.values())


def test_a_week_that_is_no_day_shows_the_first_week(coordinator, place):
    of = make_ready(place)

    page = coordinator.get(url("plan_days", of), {"week": "2026-02-31"})

    assert page.context["monday"] == days_of(of, 1)[0]


@pytest.mark.parametrize("name", ["plan", "plan_days"])
def test_a_page_asks_the_database_as_much_for_one_visit_as_for_many(
    enter, place, neighbour, name
):
    def n_queries(here, n_yards, n_days, n_areas):
        of = make_ready(here, n_yards=n_yards, n_days=n_days, n_areas=n_areas)
        make_plan(of)
        client = enter(Role.COORDINATOR, here, email=f"{here.slug}@a.example.nl")
        address = url(name, of) + "?alles=1"
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    assert n_queries(place, 3, 1, 1) == n_queries(neighbour, 21, 4, 4)


def test_another_municipality_and_a_field_team_see_no_plan(enter, place, neighbour):
    of = make_round(neighbour)

    for role in (Role.COORDINATOR, Role.FIELD_TEAM):
        client = enter(role, place, email=f"{role}@a.example.nl")
        assert client.get(url("plan", of)).status_code == 404


def test_reading_the_days_is_written_in_the_log(coordinator, place):
    of = make_ready(place)
    make_plan(of)
    before = LogEntry.objects.count()

    coordinator.get(url("plan_days", of), {"alles": "1"})

    assert LogEntry.objects.count() > before


def test_the_round_shows_its_plan_without_reading_a_yard(coordinator, place):
    of = make_ready(place)
    make_plan(of)
    before = LogEntry.objects.count()

    page = coordinator.get(url("round", of))

    assert "rounds/plans/_of_round.html" in [one.name for one in page.templates]
    assert LogEntry.objects.count() == before


def test_planning_is_a_step_before_announcing(place):
    of = make_ready(place)
    before = [one.is_done for one in steps_of(of) if one.door == "rounds:plan"]
    make_plan(of)

    after = [one.is_done for one in steps_of(of) if one.door == "rounds:plan"]
    assert (before, after) == ([False], [True])


def test_a_half_day_with_visits_cannot_be_taken_from_a_team(place):
    of = make_ready(place)
    make_plan(of)
    team = of.teams.get()

    with pytest.raises(HalfDaysInUse):
        set_half_days(team=team, version=team.version, chosen=set())


def test_a_road_is_open_again(coordinator, place):
    of = make_ready(place)
    closure = make_closure(of)

    coordinator.post(url("closure_remove", of, closure.pk))

    assert not of.closures.exists()


def test_visits_that_are_over_and_not_written_down_are_told(coordinator, place):
    of = make_ready(place)
    make_plan(of)
    Round.objects.filter(pk=of.pk).update(starts_on=of.starts_on - timedelta(days=60))
    Stop.objects.filter(pk=of.stops.first().pk).update(
        day=of.starts_on - timedelta(days=40)
    )

    assert coordinator.get(url("plan", of)).context["n_not_recorded"] == 1
