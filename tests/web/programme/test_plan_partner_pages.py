"""The pages of partners and their hours: what cannot be is said beside the field."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.planned import (
    make_contribution,
    make_organisation,
    make_programme,
    make_task,
)

from samensterk.web.accounts.models import Organisation
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import (
    Contribution,
    WorkedHours,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def at(place, door, *parts):
    return reverse(f"programme:{door}", args=[place.slug, *parts])


def test_a_partner_of_the_list_is_added_and_then_not_offered_again(coordinator, place):
    programme, police = make_programme(place), make_organisation()
    url = at(place, "partner_new", programme.pk)

    coordinator.post(url, {"organisation": police.pk, "hours_promised": "40"})
    page = coordinator.get(url)

    assert Contribution.objects.get().hours_promised == 40
    assert police not in page.context["form"].fields["organisation"].queryset


def test_a_partner_by_name_is_made_once(coordinator, place):
    programme = make_programme(place)
    url = at(place, "partner_new", programme.pk)
    sent = {"name": "Agrarische Natuurvereniging", "kind": "other"}

    answers = [coordinator.post(url, sent) for _time in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert Organisation.objects.filter(name=sent["name"]).count() == 1
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"name": "Nieuw"},
        {"name": "Nieuw", "kind": "municipality"},
        {"name": "x" * 101, "kind": "police"},
        {"organisation": "999999"},
        {"name": "Nieuw", "kind": "police", "hours_promised": "-1"},
    ],
)
def test_a_partner_that_cannot_be_says_why(coordinator, place, wrong):
    url = at(place, "partner_new", make_programme(place).pk)

    answer = coordinator.post(url, {"text": "iets", **wrong})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Contribution.objects.exists()
    assert not Organisation.objects.filter(name="Nieuw").exists()


def test_an_organisation_of_no_known_kind_shows_in_its_own_municipality_only(
    coordinator, place
):
    make_organisation("Loonbedrijf Jansen", "other")
    url = at(place, "partner_new", make_programme(place).pk)

    assert "Loonbedrijf Jansen" not in coordinator.get(url).content.decode()


def test_what_a_partner_brings_in_is_changed_and_ended(coordinator, place):
    found = make_contribution(place)

    coordinator.post(
        at(place, "partner", found.pk),
        {"text": "twee sprekers", "hours_promised": "8", "version": 1},
    )
    found.refresh_from_db()

    assert (found.text, found.hours_promised) == ("twee sprekers", 8)
    coordinator.post(at(place, "partner_remove", found.pk))
    assert not Contribution.objects.exists()


def hours_sent(police, **more):
    return {
        "number": str(uuid.uuid4()),
        "organisation": police.pk,
        "on": str(today()),
        "hours": "2.5",
        "task": "",
        "what": "zaal bekeken",
        **more,
    }


def test_hours_are_written_down_for_a_task_and_removed(coordinator, place):
    programme, police = make_programme(place), make_organisation()
    task = make_task(place, organisation=police)
    url = at(place, "hours_new", programme.pk)

    opened = coordinator.get(url, {"taak": task.pk}).context["form"]
    sent = hours_sent(police, task=task.pk)
    for _time in range(2):
        coordinator.post(url, sent)
    written = WorkedHours.objects.get()

    assert opened.initial == {"task": task.pk, "organisation": police.pk}
    assert (written.hours, written.task) == (2.5, task)
    coordinator.post(at(place, "hours_remove", written.pk))
    assert not WorkedHours.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": "0"},
        {"hours": "-3"},
        {"on": str(today() + timedelta(days=1))},
        {"organisation": ""},
        {"number": "x"},
    ],
)
def test_hours_that_cannot_be_are_refused(coordinator, place, wrong):
    police = make_contribution(place).organisation
    url = at(place, "hours_new", make_programme(place).pk)

    answer = coordinator.post(url, hours_sent(police, **wrong))

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not WorkedHours.objects.exists()


def test_hours_go_to_who_does_the_task(coordinator, place):
    police = make_contribution(place).organisation
    lto = make_organisation("LTO", "farmers_union")
    task = make_task(place, organisation=lto)
    url = at(place, "hours_new", make_programme(place).pk)

    answer = coordinator.post(url, hours_sent(police, task=task.pk))

    assert "task" in answer.context["form"].errors


@pytest.mark.parametrize("asked", ["x", "0", "9" * 30, "9" * 5000, "\u0663"])
def test_a_strange_task_in_the_address_does_no_harm(coordinator, place, asked):
    url = at(place, "hours_new", make_programme(place).pk)

    assert coordinator.get(url, {"taak": asked}).status_code == 200


def test_the_form_costs_the_same_for_any_number_of_tasks(coordinator, place):
    police = make_contribution(place).organisation
    make_task(place, organisation=police)
    url = at(place, "hours_new", make_programme(place).pk)
    coordinator.get(url)
    with CaptureQueriesContext(connection) as few:
        coordinator.get(url)
    for _number in range(25):
        make_task(place, organisation=police)

    with CaptureQueriesContext(connection) as many:
        page = coordinator.get(url)

    assert page.content.decode().count("<option") > 25
    assert len(many) == len(few)


def test_a_task_of_long_ago_is_offered_when_the_address_names_it(coordinator, place):
    police = make_contribution(place).organisation
    long_ago = today() - timedelta(days=400)
    task = make_task(place, organisation=police, due_on=long_ago)
    url = at(place, "hours_new", make_programme(place).pk)

    offered = coordinator.get(url).context["form"].fields["task"].queryset
    answer = coordinator.post(f"{url}?taak={task.pk}", hours_sent(police, task=task.pk))

    assert not offered.exists()
    assert answer.status_code == 302
    assert WorkedHours.objects.get().task == task
