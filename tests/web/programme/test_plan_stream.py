"""Who did what, what is found, and what the home page offers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member, sign_in
from web.planned import (
    make_aim,
    make_contribution,
    make_event,
    make_organisation,
    make_programme,
    make_task,
)

from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def at(place, door, *parts):
    return reverse(f"programme:{door}", args=[place.slug, *parts])


def line(place, **more):
    return Activity.objects.create(
        municipality=place, **{"verb": "task_done", "about": "Zaal huren", **more}
    )


def stream(client, place, **asked):
    return client.get(at(place, "activity"), asked).content.decode()


def test_the_coordinator_reads_all_and_others_what_they_may_see(client, place):
    police = make_organisation()
    theirs = make_task(place, organisation=police, title="Van de politie")
    others = make_task(place, title="Van een ander")
    event = make_event(place)
    line(place, task=theirs, about="Van de politie")
    line(place, task=others, about="Van een ander", event=event)
    line(place, verb="event_moved", event=event, about="De avond")
    line(place, verb="hours_written", about="LTO", programme=make_programme(place))
    # Its task has gone; only its event still says where it was.
    line(place, verb="task_made", event=event, about="Weg")
    member = make_member(Role.PARTNER, place)
    member.organisation = police
    member.save()

    sign_in(client, member.user)
    as_partner = stream(client, place)
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    as_coordinator = stream(client, place)

    everything = ("Van de politie", "Van een ander", "De avond", "LTO", "Weg")
    assert [one for one in everything if one in as_partner] == [
        "Van de politie",
        "De avond",
    ]
    assert [one for one in everything if one not in as_coordinator] == []


def test_nobody_of_another_municipality_is_named_or_read(coordinator, place, neighbour):
    stranger = make_member(Role.COORDINATOR, neighbour).user
    stranger.name = "Vera Vreemd"
    stranger.save()
    line(place, by=stranger, about="Gezamenlijk")
    line(neighbour, by=stranger, about="Van de buren")

    page = stream(coordinator, place)

    assert "Gezamenlijk" in page
    assert "Vera Vreemd" not in page
    assert "Van de buren" not in page
    assert "Gezamenlijk" not in stream(coordinator, place, zoek="Vera")


def test_words_and_programme_narrow_the_list(coordinator, place):
    user = make_member(Role.COORDINATOR, place).user
    user.name = "Carla Coördinator"
    user.save()
    programme = make_programme(place)
    line(place, by=user, programme=programme, about="Zaal huren")
    line(place, about="Brief schrijven")

    assert "Brief schrijven" not in stream(coordinator, place, zoek="zaal carla")
    assert "Zaal huren" in stream(coordinator, place, zoek="zaal carla")
    assert "Brief" not in stream(coordinator, place, programma=programme.pk)
    assert "Brief" in stream(coordinator, place, programma="x")


def test_the_list_comes_in_pages_at_a_constant_price(coordinator, place):
    line(place)
    coordinator.get(at(place, "activity"))
    with CaptureQueriesContext(connection) as few:
        coordinator.get(at(place, "activity"))
    user = make_member(Role.TRAINER, place).user
    event, programme = make_event(place), make_programme(place)
    Activity.objects.bulk_create(
        Activity(
            municipality=place,
            verb="event_made",
            by=user,
            event=event,
            about="E",
            programme=programme,
        )
        for _number in range(2000)
    )

    with CaptureQueriesContext(connection) as many:
        page = coordinator.get(at(place, "activity"))

    assert len(many) == len(few)
    assert page.context["table"].pages.n_pages == 41


# Search, home and another municipality.


def test_aims_and_partners_are_found(coordinator, place, neighbour):
    make_aim(place)
    make_contribution(place, text="een spreker")
    make_aim(neighbour, text="Boeren van de buren")
    url = reverse("common:search", args=[place.slug])

    aims = coordinator.get(url, {"q": "boeren"}).content.decode()
    partners = coordinator.get(url, {"q": "spreker"}).content.decode()

    assert "Boeren herkennen signalen" in aims
    assert "van de buren" not in aims
    assert "Politie Noord" in partners


def test_the_home_page_offers_the_guided_start_until_there_is_a_programme(
    coordinator, place
):
    home = reverse("accounts:municipality", args=[place.slug])
    before = coordinator.get(home).content.decode()
    make_programme(place)

    assert at(place, "start") in before
    assert at(place, "start") not in coordinator.get(home).content.decode()
