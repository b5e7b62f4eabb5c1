"""What is agreed with a farmer after planning, and the plan that goes along with it."""

from datetime import time, timedelta

import pytest
from web.rounds.changing import accept, url
from web.rounds_planned import days_of, make_plan, make_ready

from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Stop, TeamMember
from samensterk.web.rounds.plans import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def little_time(monkeypatch):
    monkeypatch.setattr(jobs, "LEAST_S", 0.2)
    monkeypatch.setattr(jobs, "EACH_S", 0.0)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def of(place):
    """Twelve visits, one team, four days, planned."""
    made = make_ready(place, n_yards=12, n_days=4)
    make_plan(made)
    return made


def appointment(**given):
    base = {
        "wanted_on": "",
        "wanted_half": "",
        "wanted_from": "",
        "wanted_until": "",
        "needs": "",
        "animals": "",
        "minutes": "40",
    }
    return base | given


def test_an_appointment_is_planned_at_its_time(coordinator, of):
    stop = of.stops.order_by("day", "place").first()
    day = days_of(of, 4)[3]

    accept(
        coordinator,
        url("stop_appointment", of, stop.pk),
        appointment(
            version=stop.version, wanted_on=day.isoformat(), wanted_from="14:10"
        ),
    )

    stop.refresh_from_db()
    assert (stop.day, stop.begins) == (day, time(14, 10))
    assert (stop.wanted_on, stop.wanted_from) == (day, time(14, 10))


def test_another_makes_room_for_an_appointment_on_a_full_day(coordinator, of):
    day = of.stops.order_by("day").first().day
    there = of.stops.filter(day=day)
    of.teams.update(most_visits=there.count())
    stop = of.stops.exclude(day=day).order_by("pk").first()

    accept(
        coordinator,
        url("stop_appointment", of, stop.pk),
        appointment(
            version=stop.version, wanted_on=day.isoformat(), wanted_half="morning"
        ),
    )

    stop.refresh_from_db()
    assert stop.day == day
    assert of.stops.filter(state=Stop.State.PLANNED).count() == 12


def test_an_appointment_that_no_team_can_keep_is_refused(coordinator, of):
    stop = of.stops.first()
    day = days_of(of, 4)[3]

    answer = coordinator.post(
        url("stop_appointment", of, stop.pk),
        appointment(
            version=stop.version, wanted_on=day.isoformat(), wanted_from="22:00"
        ),
    )

    stop.refresh_from_db()
    assert answer.context["form"].non_field_errors()
    assert stop.wanted_on is None


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"wanted_until": "14:00"}, "wanted_from"),
        ({"wanted_from": "15:00", "wanted_until": "14:00"}, "wanted_until"),
        ({"wanted_from": "15:00"}, "wanted_on"),
        ({"wanted_on": "2020-01-01"}, "wanted_on"),
        (
            {"wanted_half": "morning", "wanted_from": "10:00", "wanted_until": "11:00"},
            "wanted_half",
        ),
        ({"minutes": "2"}, "minutes"),
    ],
)
def test_an_appointment_that_cannot_be_is_said_at_its_field(
    coordinator, of, given, wrong
):
    stop = of.stops.first()

    answer = coordinator.post(
        url("stop_appointment", of, stop.pk), appointment(version=stop.version, **given)
    )

    assert list(answer.context["form"].errors) == [wrong]


def test_a_sunday_is_no_day_for_an_appointment(coordinator, of):
    stop = of.stops.first()
    monday = days_of(of, 1)[0]

    answer = coordinator.post(
        url("stop_appointment", of, stop.pk),
        appointment(
            version=stop.version,
            wanted_on=(monday + timedelta(days=6)).isoformat(),
            wanted_half="morning",
        ),
    )

    assert "wanted_on" in answer.context["form"].errors


def test_of_two_who_agree_at_once_the_second_sees_both(coordinator, of):
    stop = of.stops.first()
    Stop.objects.filter(pk=stop.pk).update(
        version=stop.version + 1, needs=TeamMember.Part.OFFICER
    )

    answer = coordinator.post(
        url("stop_appointment", of, stop.pk),
        appointment(version=stop.version, minutes="60"),
    )

    assert answer.context["both"].differences
    stop.refresh_from_db()
    assert stop.minutes == 40
