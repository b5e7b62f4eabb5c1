"""What changes after planning: first what it does is shown, then it is accepted or not."""

import pytest
from web.rounds.changing import accept, state_of, to_day, url
from web.rounds_planned import PARTS, days_of, make_going_team, make_plan, make_ready

from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Shift, Stop, TeamMember
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


# Moving.


def test_a_visit_is_moved_after_its_effect_was_shown(coordinator, of):
    stop = of.stops.order_by("day", "place").first()
    free = days_of(of, 4)[3]
    before = state_of(of)

    shown = coordinator.post(
        url("stop_move", of, stop.pk), {"naar": to_day(of, free), "vast": "on"}
    )
    assert state_of(of) == before  # nothing is written yet
    assert stop.pk in [one.stop.pk for one in shown.context["proposal"].moved]
    accept(
        coordinator,
        url("stop_move", of, stop.pk),
        {"naar": to_day(of, free), "vast": "on"},
    )

    stop.refresh_from_db()
    assert (stop.day, stop.is_locked) == (free, True)
    changed = {pk for pk, now in state_of(of).items() if now[:2] != before[pk][:2]}
    assert changed == {stop.pk}


def test_a_visit_is_moved_to_a_place_in_its_day(coordinator, of):
    last = of.stops.order_by("day", "-place").first()

    accept(
        coordinator,
        url("stop_move", of, last.pk),
        {"naar": to_day(of, last.day), "plek": "1"},
    )

    last.refresh_from_db()
    others = of.stops.filter(day=last.day).exclude(pk=last.pk)
    assert last.place == 1
    assert all(last.begins < one.begins for one in others)


def test_each_day_to_move_to_says_how_full_it_is(coordinator, of):
    stop = of.stops.order_by("day", "place").first()
    team = of.teams.get()

    form = coordinator.get(url("stop_move", of, stop.pk)).context["form"]
    days = dict(
        pair for _day, group in form["naar"].field.choices[1:] for pair in group
    )

    for day in days_of(of, 4):
        n = of.stops.filter(day=day).count()
        assert f"({n} " in days[to_day(of, day)]
        assert str(team.most_visits) in days[to_day(of, day)]


def test_what_does_not_fit_is_said_and_nothing_changes(coordinator, of):
    of.teams.update(most_visits=3)
    day = of.stops.order_by("day").first().day
    other = of.stops.exclude(day=day).exclude(day=None).first()
    of.teams.update(most_visits=of.stops.filter(day=day).count())
    before = state_of(of)

    answer = coordinator.post(url("stop_move", of, other.pk), {"naar": to_day(of, day)})

    assert answer.context["form"].non_field_errors()
    assert state_of(of) == before


def test_what_changed_since_it_was_shown_is_shown_again(coordinator, of):
    stop = of.stops.order_by("day", "place").first()
    given = {"naar": to_day(of, days_of(of, 4)[3])}
    shown = coordinator.post(url("stop_move", of, stop.pk), given)
    digest = shown.context["proposal"].digest
    Stop.objects.filter(pk=stop.pk).update(version=stop.version + 1)

    again = coordinator.post(
        url("stop_move", of, stop.pk), {**given, "akkoord": digest}
    )

    stop.refresh_from_db()
    assert again.status_code == 200
    assert again.context["warning"]
    assert stop.day != days_of(of, 4)[3]


def test_who_was_told_other_days_is_named_before_a_move(coordinator, of):
    stop = of.stops.order_by("day", "place").first()
    Stop.objects.filter(pk=stop.pk).update(told_from=stop.day, told_until=stop.day)
    free = days_of(of, 4)[3]

    shown, _done = accept(
        coordinator, url("stop_move", of, stop.pk), {"naar": to_day(of, free)}
    )

    assert [one.stop.pk for one in shown.context["proposal"].to_tell] == [stop.pk]
    page = coordinator.get(url("plan", of))
    assert [one.pk for one in page.context["to_tell"]] == [stop.pk]


def test_a_dragged_visit_opens_the_form_with_where_it_was_dropped(coordinator, of):
    stop = of.stops.first()
    day = to_day(of, days_of(of, 1)[0])

    page = coordinator.get(url("stop_move", of, stop.pk), {"naar": day, "plek": "2"})

    assert page.context["form"]["naar"].value() == day
    assert page.context["form"]["plek"].value() == "2"


def test_a_visit_that_has_been_is_not_moved(coordinator, of):
    stop = of.stops.first()
    Stop.objects.filter(pk=stop.pk).update(state=Stop.State.DONE)

    for name in ("stop_move", "stop_appointment"):
        answer = coordinator.get(url(name, of, stop.pk))
        assert answer.url == url("stop", of, stop.pk)


def test_a_visit_stays_where_it_is_and_may_move_again(coordinator, of):
    stop = of.stops.first()

    coordinator.post(url("stop", of, stop.pk), {"vast": "1"})
    stop.refresh_from_db()
    assert stop.is_locked

    coordinator.post(url("stop", of, stop.pk), {"los": "1"})
    stop.refresh_from_db()
    assert not stop.is_locked


# Somebody cannot come.


def test_visits_of_a_team_that_falls_out_go_to_other_days(coordinator, of):
    team = of.teams.get()
    day = of.stops.order_by("day").first().day
    others = {one.pk: one.day for one in of.stops.exclude(day=day)}
    given = {"wie": f"team_{team.pk}", "van": day.isoformat()}

    shown, done = accept(coordinator, url("plan_ill", of), given)

    assert done.url == url("plan", of)
    assert not of.stops.filter(day=day).exists()
    assert of.stops.filter(state=Stop.State.PLANNED).count() == 12
    assert not Shift.objects.filter(team=team, day=day).exists()
    now = {one.pk: one.day for one in of.stops.all()}
    assert all(now[pk] == was for pk, was in others.items())
    assert len(shown.context["proposal"].moved) >= 12 - len(others)


def test_what_finds_no_place_is_said_before_it_is_accepted(coordinator, place):
    of = make_ready(place, n_yards=6, n_days=1, n_areas=1)
    make_plan(of)
    day = of.stops.first().day
    given = {"wie": f"team_{of.teams.get().pk}", "van": day.isoformat()}

    shown, _done = accept(coordinator, url("plan_ill", of), given)

    assert len(shown.context["proposal"].lost) == 6
    assert of.stops.filter(state=Stop.State.OPEN).count() == 6


def test_a_team_of_three_goes_on_with_two(coordinator, place):
    of = make_ready(place, n_days=0)
    team = make_going_team(of, 4, parts=(*PARTS, TeamMember.Part.FIRE_BRIGADE))
    make_plan(of)
    before = state_of(of)
    third = team.people.get(part=TeamMember.Part.FIRE_BRIGADE)
    day = days_of(of, 1)[0]

    accept(
        coordinator,
        url("plan_ill", of),
        {"wie": f"mens_{third.pk}", "van": day.isoformat()},
    )

    assert state_of(of) == before
    assert Shift.objects.filter(team=team, day=day).count() == 2


def test_a_team_of_two_does_not_go_on_alone(coordinator, of):
    one = of.teams.get().people.first()
    day = of.stops.order_by("day").first().day

    accept(
        coordinator,
        url("plan_ill", of),
        {"wie": f"mens_{one.pk}", "van": day.isoformat()},
    )

    assert not of.stops.filter(day=day).exists()


# Why here.


def test_the_cost_of_every_other_place_is_told(coordinator, of):
    day = of.stops.order_by("day").first().day
    stops = of.stops.filter(day=day).order_by("place")

    page = coordinator.get(url("stop_why", of, stops[1].pk))

    why = page.context["why"]
    assert (why.number, why.n_visits) == (2, len(stops))
    assert [one.number for one in why.others] == [
        n for n in range(1, len(stops) + 1) if n != 2
    ]
    assert why.conclusion
