"""Contacts in the search over everything."""

import pytest
from django.urls import reverse
from web.members import make_member
from web.planned import make_contact, make_organisation

from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


def url(name, place, *more):
    return reverse(f"programme:{name}", args=[place.slug, *more])


def typed(contact=None, **more):
    organisation = contact.organisation if contact else make_organisation()
    return {
        "name": contact.name if contact else "Wilma Wijkagent",
        "organisation": str(organisation.pk),
        "function": "wijkagent",
        "for_what": "criminaliteit op het platteland",
        "region": "Oosterlage",
        "phone": "0900-8844",
        "email": contact.email if contact else "wilma@politie.example.nl",
        "stand_in": "",
        "source": "gaf het zelf",
        **({"version": str(contact.version)} if contact else {}),
        **more,
    }


def test_search_finds_a_contact_here_and_for_who_may_see_him(enter, place, neighbour):
    make_contact(place, for_what="stankoverlast")
    make_contact(neighbour, name="Buur", for_what="stankoverlast")
    client = enter(Role.PARTNER, place)

    page = client.get(reverse("common:search", args=[place.slug]), {"q": "stank"})

    assert "Wilma Wijkagent" in page.content.decode()
    assert "Buur" not in page.content.decode()


def test_a_helper_of_one_evening_finds_no_contacts(enter, place):
    make_contact(place, name="Wilma", for_what="stankoverlast")
    make_member(Role.COORDINATOR, place)
    client = enter(Role.DOOR_HELPER, place)

    page = client.get(reverse("common:search", args=[place.slug]), {"q": "stank"})

    assert "Wilma" not in page.content.decode()
