"""A plan keeps to what is set for a kind of farm, says why, and moves nothing by itself."""

from datetime import time, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from web.rounds.changing import accept, state_of, to_day, url
from web.rounds.farming import the_whole_round, told
from web.rounds_made import make_farm_hours
from web.rounds_planned import days_of, make_plan, make_ready

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.rounds.kinds.limits import limits_from
from samensterk.web.rounds.kinds.uses import n_outside
from samensterk.web.rounds.models import Stop
from samensterk.web.rounds.plans import jobs
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.plans.outside import outside_of
from samensterk.web.rounds.plans.queries import without_place
from samensterk.web.rounds.plans.running import OPEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_and_clean(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(jobs, "LEAST_S", 0.2)
    monkeypatch.setattr(jobs, "EACH_S", 0.0)
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def of(place):
    """Twelve visits, one team, four days, planned."""
    made = make_ready(place, n_yards=12, n_days=4)
    make_plan(made)
    return made


def test_a_dairy_farm_is_planned_within_its_hours(place):
    of = make_ready(place, n_yards=12, n_days=4)
    gather_stops(of)
    for one in of.stops.all():
        told(one, "dairy")
    make_farm_hours(
        place, morning_from=time(10), morning_until=time(11, 30), no_afternoon=True
    )

    make_plan(of)

    planned = of.stops.filter(state=Stop.State.PLANNED)
    assert planned.exists()
    assert all(time(10) <= one.begins and one.ends <= time(11, 30) for one in planned)


def test_in_a_busy_time_it_stays_open_and_the_plan_says_why(coordinator, place):
    of = make_ready(place, n_yards=12, n_days=4)
    gather_stops(of)
    one = told(of.stops.order_by("pk").first(), "fruit")
    make_farm_hours(place, "fruit", seasons=[the_whole_round(of, "appelpluk")])

    make_plan(of)

    one.refresh_from_db()
    assert (one.state, one.unplaced) == (Stop.State.OPEN, Stop.Unplaced.KIND)
    assert of.stops.filter(state=Stop.State.PLANNED).count() == 11
    (why,) = without_place(of)
    assert "appelpluk" in why.why
    page = coordinator.get(url("plan", of)).content.decode()
    assert "appelpluk" in page
    assert "appelpluk" in coordinator.get(url("stop", of, one.pk)).content.decode()


def test_what_was_planned_before_stays_and_is_counted(coordinator, place, of):
    one = told(of.stops.order_by("day", "place").first(), "arable")
    before = state_of(of)

    answer = coordinator.post(
        reverse("rounds:farm_hours_new", args=[place.slug]),
        {
            "kind": "arable",
            "season0_word": "oogst",
            "season0_first_day": str(of.starts_on.day),
            "season0_first_month": str(of.starts_on.month),
            "season0_last_day": str(of.ends_on.day),
            "season0_last_month": str(of.ends_on.month),
        },
        follow=True,
    )

    assert [row["n_outside"] for row in answer.context["rows"]] == [1]
    assert "1" in str(next(iter(answer.context["messages"])))
    assert state_of(of) == before
    assert [row.pk for row in outside_of(of)] == [one.pk]
    assert coordinator.get(url("plan", of)).context["outside"] == [one]
    assert coordinator.get(url("stop", of, one.pk)).context["is_outside"]


def test_planning_what_is_open_moves_nobody_for_it(place, of):
    for one in of.stops.all():
        told(one, "arable")
    make_farm_hours(place, "arable", seasons=[the_whole_round(of)])
    before = state_of(of)

    make_plan(of, OPEN)

    assert state_of(of) == before


def test_everything_anew_keeps_to_it_but_what_must_stay_stays(place, of):
    kept, other = of.stops.order_by("day", "place")[:2]
    for one in (kept, other):
        told(one, "arable")
    Stop.objects.filter(pk=kept.pk).update(is_locked=True)
    make_farm_hours(place, "arable", seasons=[the_whole_round(of)])

    make_plan(of)

    state = dict(of.stops.values_list("pk", "state"))
    assert state[kept.pk] == Stop.State.PLANNED
    assert state[other.pk] == Stop.State.OPEN


def test_his_own_half_day_and_an_appointment_go_before_it(place, of):
    day = days_of(of, 4)[3]
    half, clock = of.stops.order_by("pk")[:2]
    for one in (half, clock):
        told(one, "dairy")
    make_farm_hours(place, no_morning=True, seasons=[the_whole_round(of)])
    Stop.objects.filter(pk=half.pk).update(wanted_on=day, wanted_half="morning")
    Stop.objects.filter(pk=clock.pk).update(wanted_on=day, wanted_from=time(9, 45))

    make_plan(of)

    half.refresh_from_db()
    clock.refresh_from_db()
    assert half.day == clock.day == day
    assert half.begins < time(12)
    assert clock.begins == time(9, 45)
    assert outside_of(of) == []


def test_on_request_means_that_who_asked_is_planned(place):
    of = make_ready(place, n_yards=12, n_days=4)
    gather_stops(of)
    asked, other = of.stops.order_by("pk")[:2]
    for one in (asked, other):
        told(one, "fruit")
    Stop.objects.filter(pk=asked.pk).update(
        kind=Stop.Kind.ASKED, asked_by=Stop.AskedBy.DESK, asked_on=today()
    )
    make_farm_hours(place, "fruit", seasons=[the_whole_round(of, asked=True)])

    make_plan(of)

    state = dict(of.stops.values_list("pk", "state"))
    assert state[asked.pk] == Stop.State.PLANNED
    assert state[other.pk] == Stop.State.OPEN


def test_poultry_and_pigs_that_were_told_share_no_day(place):
    of = make_ready(place, n_yards=12, n_days=4)
    gather_stops(of)
    for number, one in enumerate(of.stops.order_by("pk")):
        told(one, "poultry" if number % 2 else "pigs")

    make_plan(of)

    found = {}
    for one in of.stops.filter(state=Stop.State.PLANNED):
        found.setdefault((one.team_id, one.day), set()).add(one.farm)
    assert found
    assert all(len(kinds) == 1 for kinds in found.values())


def test_who_moves_a_visit_into_a_busy_time_reads_why_not(coordinator, place, of):
    one = told(of.stops.order_by("day", "place").first(), "fruit")
    day = days_of(of, 4)[3]
    season = {**the_whole_round(of, "appelpluk"), "first": [day.month, day.day]}
    make_farm_hours(place, "fruit", seasons=[season])

    answer = coordinator.post(url("stop_move", of, one.pk), {"naar": to_day(of, day)})

    assert "appelpluk" in str(answer.context["form"].non_field_errors())


def test_the_count_follows_hours_and_days(place, of):
    """Counted by the database, it is what the planner would say."""
    for one in of.stops.all():
        told(one, "dairy")
    hours = make_farm_hours(place, morning_from=time(10), afternoon_until=time(15))
    planned = of.stops.filter(state=Stop.State.PLANNED)
    wrong = [
        one
        for one in planned
        if (one.begins < of.afternoon_from and one.begins < time(10))
        or (one.begins >= of.afternoon_from and one.ends > time(15))
    ]

    assert n_outside(place.pk, [limits_from(hours)]) == {"dairy": len(wrong)}
    assert {one.pk for one in outside_of(of)} == {one.pk for one in wrong}


# An appointment that cannot be.


def appointment(stop, **given):
    base = {
        **dict.fromkeys(
            ("wanted_on", "wanted_half", "wanted_from", "wanted_until"), ""
        ),
        "needs": "",
        "animals": "",
        "farm": "",
        "minutes": "40",
    }
    return {**base, "version": stop.version, **given}


def test_an_appointment_outside_the_hours_hears_what_could(coordinator, of):
    stop = of.stops.first()
    day = days_of(of, 4)[3]

    answer = coordinator.post(
        url("stop_appointment", of, stop.pk),
        appointment(stop, wanted_on=day.isoformat(), wanted_from="22:00"),
    )

    (said,) = answer.context["form"].non_field_errors()
    found = answer.context["form"].errors.as_data()["__all__"]
    assert found
    first, last = _times_in(said)
    assert time(8, 30) <= first < time(9, 30)
    assert time(16) < last < time(17)
    accept(
        coordinator,
        url("stop_appointment", of, stop.pk),
        appointment(stop, wanted_on=day.isoformat(), wanted_from=f"{last:%H:%M}"),
    )
    stop.refresh_from_db()
    assert (stop.day, stop.begins) == (day, last)


def _times_in(said):
    found = [word.strip(".,") for word in said.split() if ":" in word]
    return [time.fromisoformat(one) for one in found if one[0].isdigit()]


def test_on_a_day_without_a_team_it_hears_which_days_there_are(coordinator, of):
    stop = of.stops.first()
    days = days_of(of, 4)
    friday = days[3] + timedelta(days=1)

    answer = coordinator.post(
        url("stop_appointment", of, stop.pk),
        appointment(stop, wanted_on=friday.isoformat(), wanted_from="10:00"),
    )

    (said,) = answer.context["form"].non_field_errors()
    assert str(days[0].day) in said


def test_only_the_kind_of_farm_is_saved_at_once(coordinator, of):
    stop = of.stops.order_by("day", "place").first()
    before = state_of(of)

    coordinator.post(
        url("stop_appointment", of, stop.pk), appointment(stop, farm="dairy")
    )

    stop.refresh_from_db()
    assert (stop.farm, stop.farm_told_on) == ("dairy", today())
    assert state_of(of) == before


def test_no_list_is_filtered_or_sorted_by_it(coordinator, of):
    """It says when to come, and chooses nobody."""
    for name in ("plan", "plan_days", "visits", "answers"):
        page = coordinator.get(url(name, of)).content.decode()
        assert 'name="farm"' not in page
        assert "sorteer=farm" not in page
