"""What comes between a plan: a closed road, a pause, who asks for a visit himself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from web.members import make_yards
from web.rounds.changing import accept, url
from web.rounds_planned import make_plan, make_ready

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, Wish
from samensterk.web.rounds.models import Pause, RoadClosure, Stop
from samensterk.web.rounds.plans import jobs
from samensterk.web.rounds.setup.pause_services import let_wait

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


def test_a_closed_road_is_written_down_with_its_place(coordinator, of, monkeypatch):
    from samensterk.web.rounds.teams.places import Places
    from samensterk.web.rounds.teams.queries import Place

    monkeypatch.setattr(Places, "known", lambda self, words: Place(1.0, 2.0))
    given = {
        "name": "Zandweg bij de brug",
        "near": "Zandweg 1",
        "radius_m": "50",
        "from_on": of.starts_on.isoformat(),
        "until_on": of.ends_on.isoformat(),
    }

    accept(coordinator, url("closure_new", of), given)

    made = RoadClosure.objects.get()
    assert (made.x_m, made.y_m, made.radius_m) == (1.0, 2.0, 50)


def test_a_pause_takes_the_moments_of_its_days_and_keeps_what_was_told(place, of):
    area = of.areas.first()
    Stop.objects.filter(area=area).update(told_from=of.starts_on, told_until=of.ends_on)

    let_wait(
        area=area,
        values={
            "why": Pause.Why.ANIMAL_DISEASE,
            "about": "",
            "from_on": today(),
            "until_on": None,
        },
        by_id=None,
    )

    stops = Stop.objects.filter(area=area)
    assert {one.state for one in stops} == {Stop.State.OPEN}
    assert all(one.day is None and one.told_from for one in stops)


def test_a_visit_is_added_only_when_its_resident_asked(coordinator, place, of):
    yard = make_extra_yard(place, of)
    address = url("stop_new", of) + f"?erf={yard.pk}"

    refused = coordinator.post(address, {"op": today().isoformat()})
    assert "hoe" in refused.context["form"].errors

    coordinator.post(address, {"hoe": "telephone", "op": today().isoformat()})
    made = Stop.objects.get(key=yard.key)
    assert (made.kind, made.asked_by, made.asked_on) == ("asked", "telephone", today())
    assert "telefoon" in coordinator.get(url("stop", of, made.pk)).content.decode()
    assert LogEntry.objects.exclude(reason="").exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Stop.objects.filter(pk=made.pk).update(asked_on=None)


def test_who_wants_no_visit_is_not_added_and_not_told_apart(coordinator, place, of):
    yard = make_extra_yard(place, of)
    Wish.objects.create(
        municipality=place,
        key=yard.key,
        position="no_visit",
        set_on=today(),
        valid_until=today() + timedelta(days=1800),
    )

    answer = coordinator.post(
        url("stop_new", of) + f"?erf={yard.pk}",
        {"hoe": "telephone", "op": today().isoformat()},
    )

    assert answer.context["form"].non_field_errors()
    assert not Stop.objects.filter(key=yard.key).exists()


def make_extra_yard(place, of):
    yard = make_yards(place, 1, of.scan)[0] if not place.yards.exists() else None
    if yard is None:
        known = place.yards.first()
        yard = type(known).objects.create(
            municipality=place,
            key="9999000000000999",
            address="Verreweg 1, 9913AA Oosterlage",
            street="Verreweg",
            house_number=1,
            visit_area="een ander gebied",
            kind="farm",
            x_m=249_100.0,
            y_m=570_000.0,
            scan=of.scan,
        )
    return yard
