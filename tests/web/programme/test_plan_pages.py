"""The pages of the programme: what is wrong is said, and who reads changes nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.planned import (
    make_aim,
    make_contribution,
    make_event,
    make_hours,
    make_organisation,
    make_phase,
    make_programme,
    make_share,
)

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import (
    Aim,
    Phase,
    Programme,
    WorkedHours,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def at(place, door, *parts):
    return reverse(f"programme:{door}", args=[place.slug, *parts])


def days(first=0, last=300):
    return {
        "starts_on": str(today() + timedelta(days=first)),
        "ends_on": str(today() + timedelta(days=last)),
    }


# The first page.


def test_an_empty_room_points_to_the_guided_start(coordinator, place):
    page = coordinator.get(at(place, "overview")).content.decode()

    assert at(place, "start") in page
    assert at(place, "programme_new") in page


def test_who_cannot_begin_a_programme_is_not_sent_there(enter, place):
    page = enter(Role.PARTNER, place).get(at(place, "overview")).content.decode()

    assert at(place, "start") not in page


def filled(place):
    make_aim(place, start=70, target=60, reached=61, reached_on=today())
    make_phase(place)
    make_contribution(place, text="een spreker")
    make_event(place, title="Avond in Oosterlage")
    make_event(place, title="Al geweest", day=today() - timedelta(days=9))
    return make_programme(place)


def test_the_first_page_tells_all_of_the_programme_of_today(coordinator, place):
    filled(place)
    make_programme(place, title="Hierna", day=today() + timedelta(days=900))

    page = coordinator.get(at(place, "overview")).content.decode()

    told = ("Samen sterk", "Boeren herkennen", "Voorbereiden", "een spreker", "Hierna")
    assert [one for one in told if one not in page] == []
    assert "Avond in Oosterlage" in page
    assert "Al geweest" not in page


def test_another_programme_can_be_chosen_and_a_strange_one_cannot(coordinator, place):
    filled(place)
    other = make_programme(place, title="Hierna", day=today() + timedelta(days=900))
    url = at(place, "overview")

    chosen = coordinator.get(url, {"programma": other.pk})
    strange = [
        coordinator.get(url, {"programma": one}) for one in ("", "0", "x", "9" * 400)
    ]

    assert chosen.context["programme"] == other
    assert {one.context["programme"].title for one in strange} == {"Samen sterk"}


def test_an_event_of_a_neighbour_is_there_once_it_is_joined(
    coordinator, place, neighbour
):
    make_programme(place)
    make_event(neighbour, title="Van de buren")
    joined = make_event(neighbour, title="Samen met de buren")
    make_share(joined, place)

    page = coordinator.get(at(place, "overview")).content.decode()

    assert "Samen met de buren" in page
    assert "Van de buren" not in page


def test_a_partner_reads_and_finds_no_way_to_change(enter, place):
    programme = filled(place)

    page = enter(Role.PARTNER, place).get(at(place, "overview")).content.decode()

    assert "Boeren herkennen signalen" in page
    assert at(place, "programme_edit", programme.pk) not in page
    assert at(place, "aim_new", programme.pk) not in page


def test_the_first_page_costs_the_same_for_any_number_of_lines(coordinator, place):
    filled(place)
    url = at(place, "overview")
    coordinator.get(url)
    with CaptureQueriesContext(connection) as few:
        coordinator.get(url)
    for number in range(25):
        make_aim(place, text=f"Doel {number}")
        make_phase(place, title=f"Fase {number}")
        partner = make_organisation(f"Partner {number}", "other")
        make_contribution(place, organisation=partner)
        make_event(place)

    with CaptureQueriesContext(connection) as many:
        coordinator.get(url)

    assert len(many) == len(few)


# Forms.


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"starts_on": "2026-02-30"},
        days(last=-1),
        {"title": "Samen sterk"},
    ],
)
def test_a_programme_that_cannot_be_says_why(coordinator, place, wrong):
    make_programme(place)
    sent = {"title": "Nieuw", "purpose": "", **days(), **wrong}

    answer = coordinator.post(at(place, "programme_new"), sent)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert Programme.objects.count() == 1


def test_a_programme_is_begun_and_changed(coordinator, place):
    coordinator.post(at(place, "programme_new"), {"title": "Samen sterk", **days()})
    programme = Programme.objects.get()

    sent = {"title": "Sterker", "version": 1, **days()}
    answer = coordinator.post(at(place, "programme_edit", programme.pk), sent)

    programme.refresh_from_db()
    assert answer.url == f"{at(place, 'overview')}?programma={programme.pk}"
    assert (programme.title, programme.version) == ("Sterker", 2)


def test_who_saves_later_sees_both_and_may_choose(coordinator, place):
    programme = make_programme(place)
    url = at(place, "programme_edit", programme.pk)
    coordinator.post(url, {"title": "Van een ander", "version": 1, **days()})

    mine = {"title": "Van mij", "version": 1, **days()}
    page = coordinator.post(url, mine)
    again = {**mine, "version": page.context["form"]["version"].value()}
    coordinator.post(url, again)

    programme.refresh_from_db()
    assert page.status_code == 200
    assert "Van een ander" in page.content.decode()
    assert "Van mij" in page.content.decode()
    assert programme.title == "Van mij"


def test_a_programme_with_work_stays_and_an_empty_one_goes(coordinator, place):
    programme = make_programme(place)
    event = make_event(place)
    url = at(place, "programme_remove", programme.pk)

    refused = coordinator.post(url, follow=True).content.decode()
    event.delete()
    coordinator.post(url)

    assert "utrecht-alert--error" in refused
    assert not Programme.objects.exists()


AIM = {
    "theme": "reach",
    "text": "Bij een kwart geweest",
    "measure": "yards_visited",
    "start": "",
    "target": "25",
}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"target": "101"}, "target"),
        ({"start": "-1"}, "start"),
        ({"target": ""}, "target"),
        ({"measure": "signals"}, "measure"),
        ({"measure": "trust", "target": "10.5"}, "target"),
        ({"measure": "trained", "target": "1e9"}, "target"),
    ],
)
def test_a_wrong_aim_says_so_beside_the_field(coordinator, place, wrong, field):
    url = at(place, "aim_new", make_programme(place).pk)

    answer = coordinator.post(url, {**AIM, **wrong})

    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not Aim.objects.exists()


def test_an_aim_is_added_measured_changed_and_removed(coordinator, place):
    coordinator.post(at(place, "aim_new", make_programme(place).pk), AIM)
    aim = Aim.objects.get()

    reached = {"reached-reached": "30", "reached-reached_on": str(today())}
    coordinator.post(at(place, "aim_reached", aim.pk), reached)
    changed = {**AIM, "start": "50", "version": 2}
    said = coordinator.post(at(place, "aim", aim.pk), changed, follow=True)
    aim.refresh_from_db()

    assert (aim.reached, aim.start) == (30, 50)
    assert "utrecht-alert--warning" in said.content.decode()  # lower than the start
    coordinator.post(at(place, "aim_remove", aim.pk))
    assert not Aim.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"reached-reached": "130"},
        {"reached-reached": ""},
        {"reached-reached_on": str(today() + timedelta(days=1))},
    ],
)
def test_a_measurement_that_cannot_be_is_refused(coordinator, place, wrong):
    aim = make_aim(place)
    sent = {"reached-reached": "30", "reached-reached_on": str(today()), **wrong}

    answer = coordinator.post(at(place, "aim_reached", aim.pk), sent)

    aim.refresh_from_db()
    assert answer.status_code == 200
    assert answer.context["reached_form"].errors
    assert aim.reached is None


def test_a_phase_is_added_changed_and_removed(coordinator, place):
    programme = make_programme(place)
    sent = {"title": "Bezoeken", "about": "", **days(last=100)}

    coordinator.post(at(place, "phase_new", programme.pk), sent)
    phase = Phase.objects.get()
    outside = coordinator.post(
        at(place, "phase", phase.pk), {**sent, "version": 1, **days(last=5000)}
    )
    coordinator.post(
        at(place, "phase", phase.pk), {**sent, "version": 1, "title": "Langsgaan"}
    )
    phase.refresh_from_db()

    assert "ends_on" in outside.context["form"].errors
    assert phase.title == "Langsgaan"
    coordinator.post(at(place, "phase_remove", phase.pk))
    assert not Phase.objects.exists()


def test_nothing_of_another_municipality_is_changed(coordinator, place, neighbour):
    aim, hours = make_aim(neighbour), make_hours(neighbour)
    contribution, phase = make_contribution(neighbour), make_phase(neighbour)
    programme = make_programme(neighbour)
    urls = [
        at(place, "programme_edit", programme.pk),
        at(place, "aim_new", programme.pk),
        at(place, "hours_new", programme.pk),
        at(place, "aim", aim.pk),
        at(place, "aim_remove", aim.pk),
        at(place, "phase_remove", phase.pk),
        at(place, "partner_remove", contribution.pk),
        at(place, "hours_remove", hours.pk),
    ]

    assert {coordinator.post(one).status_code for one in urls} == {404}
    assert WorkedHours.objects.exists()
