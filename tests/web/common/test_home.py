"""The home page says what is next, to who can do it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from web.members import make_member, make_yards, sign_in

from samensterk.web.accounts.invitations import Offer, invite
from samensterk.web.common.models import Job
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(client, place):
    def of(role):
        sign_in(client, make_member(role, place).user)
        answer = client.get(reverse("accounts:municipality", args=[place.slug]))
        return {str(card.title): card.text for card in answer.context["cards"]}

    return of


def test_an_empty_municipality_begins_with_a_programme_and_a_scan(titles):
    assert list(titles(Role.COORDINATOR))[:2] == [
        "Eerste stap: begin het programma",
        "Eerste stap: lees een scan in",
    ]
    assert "Eerste stap: lees een scan in" in titles(Role.RIEC_ANALYST)


def test_yards_are_told_to_who_may_see_them_only(titles, place):
    make_yards(place, 6)

    assert titles(Role.COORDINATOR)["Erven"].startswith("6 erven in 3 bezoekgebieden")
    assert "Erven" not in titles(Role.RIEC_ANALYST)
    assert titles(Role.PARTNER) == {}


def test_the_administrator_sees_who_comes_and_who_goes(titles, place):
    offer = Offer(place.organisation, place, Role.TRAINER, today())
    invite(email="a@b.example.nl", offer=offer, invited_by=None)
    make_member(Role.TRAINER, place, ends_on=today() + timedelta(days=3))

    text = titles(Role.MUNICIPALITY_ADMIN)["Mensen"]

    assert "zonder antwoord: 1" in text
    assert "binnen twee weken: 1" in text


def test_work_that_failed_is_told(titles, place):
    Job.objects.create(
        kind="areas.load_scan",
        municipality=place,
        state="failed",
        ended_at="2026-11-25T10:00Z",
    )

    assert titles(Role.COORDINATOR)["Werk"] == "Bezig: 0. Mislukt: 1."


def test_who_may_see_people_finds_them_and_can_open_what_he_finds(client, place):
    member = make_member(Role.COORDINATOR, place)
    url = reverse("common:search", args=[place.slug])
    found = {Role.MUNICIPALITY_ADMIN: 1, Role.COORDINATOR: 1, Role.TRAINER: 0}
    for role, n_found in found.items():
        sign_in(client, make_member(role, place).user)
        groups = client.get(url, {"q": member.user.name}).context["groups"]
        assert len(groups) == n_found
        for group in groups:
            assert client.get(group.found[0].url).status_code == 200
