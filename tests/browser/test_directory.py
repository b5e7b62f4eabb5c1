"""The directory in a browser: an answer by link, two people at once, on paper."""

import os
from datetime import timedelta

import pytest
from browser.visits import Visit, axe_faults, faults_of
from django.test import Client
from django.urls import reverse
from web.members import make_member, make_place, sign_in
from web.planned import make_contact, make_experience, make_offer

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.directory.answers import hash_of
from samensterk.web.programme.models import Contact

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]
TOKEN = "A" * 43


def test_a_contact_answers_by_link_without_javascript(browser, live_server):
    contact = make_contact(
        make_place(),
        email="w@politie.example.nl",
        checked_on=today() - timedelta(days=365),
        asked_on=today(),
        token_hash=hash_of(TOKEN),
    )
    visit = Visit(browser, live_server, Client(), java_script_enabled=False)

    page = visit.open(f"/klopt-dit/{TOKEN}/")
    addresses = [page.url]
    page.locator("button[value=right]").click()
    addresses.append(page.url)

    assert not any(TOKEN in one for one in addresses)
    contact.refresh_from_db()
    assert contact.checked_on == today()


def test_the_pages_of_the_link_are_for_everyone(browser, live_server):
    make_contact(
        make_place(),
        email="w@politie.example.nl",
        checked_on=today() - timedelta(days=365),
        asked_on=today(),
        token_hash=hash_of(TOKEN),
    )
    visit = Visit(browser, live_server, Client(), bypass_csp=True)
    visit.open(f"/klopt-dit/{TOKEN}/")

    assert list(axe_faults(visit, "/klopt-dit/")) == []
    assert list(faults_of(visit, "/klopt-dit/")) == []
    visit.page.locator("button[value=different]").click()
    assert "Verplicht" in visit.page.title() or visit.page.title().startswith("Fout")
    assert list(axe_faults(visit, "/klopt-dit/bedankt/")) == []


def test_who_was_second_can_read_and_reach_both_versions(browser, live_server):
    place = make_place()
    contact = make_contact(place, correction="Ander nummer")
    make_contact(place, name="Weg", left_on=today(), stand_in=contact)
    client = sign_in(Client(), make_member(Role.COORDINATOR, place).user)
    visit = Visit(browser, live_server, client, bypass_csp=True)
    url = reverse("programme:contact_edit", args=[place.slug, contact.pk])
    page = visit.open(url)
    Contact.objects.filter(pk=contact.pk).update(version=2, function="chef")

    page.fill("[name=function]", "recherche")
    page.locator("main .house-form button[type=submit]").click()

    assert page.locator("main table td").all_inner_texts() == ["chef", "recherche"]
    assert visit.axe().response["violations"] == []


def test_full_lists_and_pages_hold(browser, live_server):
    place = make_place()
    one = make_contact(
        place, name="Wilma " * 12, phone="0501234567", correction="x" * 400
    )
    make_contact(place, name="Weg", left_on=today(), stand_in=one)
    long_ago = today() - timedelta(days=400)
    make_contact(place, name="Bellen", checked_on=long_ago)
    offer = make_offer(place, title="Titel " * 18, about="Eerst.\n\nDan.", contact=one)
    make_experience(place, offer=offer, text="Goed " * 80, n_people=3)
    client = sign_in(Client(), make_member(Role.COORDINATOR, place).user)
    visit = Visit(browser, live_server, client, bypass_csp=True)
    names = {
        "contacts": [],
        "contact": [one.pk],
        "contact_checks": [],
        "menu": [],
        "offer": [offer.pk],
    }

    wrong = {}
    for name, more in names.items():
        url = reverse(f"programme:{name}", args=[place.slug, *more])
        faults = [*faults_of(visit, url), *axe_faults(visit, url)]
        if faults:
            wrong[name] = faults

    assert wrong == {}
