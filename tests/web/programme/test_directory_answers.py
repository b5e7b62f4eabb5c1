"""The link of the yearly question, and what comes back."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from web.planned import make_contact
from web.programme.asked_contacts import ADDRESS, YEAR, answer, asked, due

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.directory import contact_queries
from samensterk.web.programme.models import Contact

pytestmark = pytest.mark.django_db

pytestmark = pytest.mark.django_db


def test_opening_the_link_changes_nothing_however_often(place):
    _contact, path = asked(place)
    before = Contact.objects.values().get()

    pages = [Client().get(path, follow=True) for _ in range(3)]

    assert all(one.status_code == 200 for one in pages)
    assert all(ADDRESS in one.content.decode() for one in pages)
    assert Contact.objects.values().get() == before


def test_the_secret_leaves_the_address_at_once_and_is_told_to_nobody(client, place):
    _contact, path = asked(place)

    first = client.get(path)
    page = client.get(first.url)

    token = path.split("/")[2]
    assert first.url == reverse("programme:contact_check")
    assert first["Referrer-Policy"] == "no-referrer"
    assert "no-store" in first["Cache-Control"]
    assert "no-store" in page["Cache-Control"]
    assert token not in page.content.decode()
    assert token not in str(dict(client.session))


def test_one_contact_is_shown_and_no_other(client, place):
    make_contact(place, name="Iemand Anders")
    _contact, path = asked(place)

    page = client.get(path, follow=True).content.decode()

    assert "Iemand Anders" not in page


@pytest.mark.parametrize(
    "path", ["/klopt-dit/", "/klopt-dit/verzonnen/", "/klopt-dit/%00/"]
)
def test_a_link_that_was_made_up_is_closed_with_friendly_words(client, place, path):
    asked(place)

    answer = client.get(path, follow=True)

    assert answer.status_code == 410
    assert "Error" not in answer.content.decode()


def test_a_contact_without_a_question_has_no_link(client, place):
    make_contact(place)
    session = client.session
    session["contact_check"] = ""
    session.save()

    assert client.get("/klopt-dit/").status_code == 410


# Answering.


def test_one_button_says_that_all_is_right(client, place):
    contact, path = asked(place)

    done = answer(client, path, answer="right")

    contact.refresh_from_db()
    assert done.url == reverse("programme:contact_check_done")
    assert client.get(done.url).status_code == 200
    assert (contact.checked_on, contact.token_hash) == (today(), "")
    assert Client().get(path, follow=True).status_code == 410
    assert not contact.is_asked


def test_what_is_different_waits_for_the_coordinator(client, enter, place):
    contact, path = asked(place)

    answer(
        Client(), path, answer="different", **{"different-text": "Bel nu 0612345678"}
    )
    client = enter(Role.COORDINATOR, place)
    page = client.get(reverse("programme:contact_checks", args=[place.slug]))
    client.post(reverse("programme:correction_done", args=[place.slug, contact.pk]))

    contact.refresh_from_db()
    assert "Bel nu 0612345678" in page.content.decode()
    assert (contact.correction, contact.checked_on) == ("", today())


@pytest.mark.parametrize("text", ["", "x" * 501])
def test_an_answer_that_does_not_fit_is_asked_again(client, place, text):
    contact, path = asked(place)

    page = answer(client, path, answer="different", **{"different-text": text})

    contact.refresh_from_db()
    assert page.status_code == 200
    assert page.context["different"].errors["text"]
    assert contact.token_hash


@pytest.mark.parametrize("text", ["", "Nel doet het nu"])
def test_who_works_there_no_more_says_so_with_one_button(client, place, text):
    contact, path = asked(place)

    answer(client, path, answer="left", **{"left-text": text})

    contact.refresh_from_db()
    assert contact.left_on == today()
    assert contact.correction
    assert text in contact.correction
    assert contact in contact_queries.wrote_back(place.pk)


@pytest.mark.parametrize("sent", [{}, {"answer": "iets"}])
def test_a_form_without_an_answer_changes_nothing(client, place, sent):
    contact, path = asked(place)

    page = answer(client, path, **sent)

    contact.refresh_from_db()
    assert page.status_code == 200
    assert contact.token_hash


def test_a_second_browser_finds_the_link_closed(place):
    contact, path = asked(place)
    one, other = Client(), Client()
    for client in (one, other):
        client.get(path)

    first = one.post("/klopt-dit/", {"answer": "right"})
    second = other.post("/klopt-dit/", {"answer": "left"})

    contact.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 410)
    assert contact.left_on is None


def test_the_form_is_safe_from_other_sites(place):
    _contact, path = asked(place)
    client = Client(enforce_csrf_checks=True)
    client.get(path)
    page = client.get("/klopt-dit/").content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page).group(1)

    without = client.post("/klopt-dit/", {"answer": "right"})
    with_it = client.post(
        "/klopt-dit/", {"answer": "right", "csrfmiddlewaretoken": token}
    )

    assert (without.status_code, with_it.status_code) == (403, 302)


@pytest.mark.parametrize(("days", "status"), [(59, 200), (60, 410)])
def test_the_link_works_for_sixty_days(place, days, status):
    contact, path = asked(place)
    Contact.objects.filter(pk=contact.pk).update(
        asked_on=today() - timedelta(days=days)
    )

    assert Client().get(path, follow=True).status_code == status


# The coordinator.


def test_the_coordinator_sees_who_waits_for_him(enter, place, neighbour):
    long_ago = today() - YEAR
    due(place, name="Stille Sjoerd", asked_on=today() - timedelta(days=60))
    due(place, name="Net Gevraagd", asked_on=today() - timedelta(days=59))
    due(place, name="Zonder Mail", email="")
    due(place, name="Weg Zonder Mail", email="", left_on=today())
    make_contact(place, name="Net Nagekeken")
    make_contact(neighbour, name="Buur", checked_on=long_ago)
    client = enter(Role.COORDINATOR, place)

    page = client.get(reverse("programme:contact_checks", args=[place.slug]))

    def names(table):
        return [row.cells[0] for row in page.context[table].rows]

    assert names("silent") == ["Stille Sjoerd"]
    assert names("asked") == ["Net Gevraagd"]
    assert names("to_call") == ["Zonder Mail"]


def test_checking_by_telephone_takes_somebody_off_the_list(enter, place):
    contact = due(place, email="")
    client = enter(Role.COORDINATOR, place)

    client.post(reverse("programme:contact_confirm", args=[place.slug, contact.pk]))

    contact.refresh_from_db()
    assert contact.checked_on == today()
    assert not contact_queries.to_call(place.pk).exists()


def test_the_home_page_says_it_only_when_there_is_something(enter, place):
    client = enter(Role.COORDINATOR, place)
    home = reverse("accounts:municipality", args=[place.slug])
    checks = reverse("programme:contact_checks", args=[place.slug])

    without = client.get(home).content.decode()
    due(place, asked_on=today() - timedelta(days=61))
    with_one = client.get(home).content.decode()

    assert checks not in without
    assert checks in with_one


def test_another_mail_address_closes_the_link_of_the_old_one(enter, place):
    contact, path = asked(place)
    client = enter(Role.COORDINATOR, place)

    client.post(
        reverse("programme:contact_edit", args=[place.slug, contact.pk]),
        {
            "name": contact.name,
            "organisation": contact.organisation_id,
            "email": "nieuw@politie.example.nl",
            "source": "website",
            "version": contact.version,
        },
    )

    contact.refresh_from_db()
    assert (contact.email, contact.asked_on) == ("nieuw@politie.example.nl", None)
    assert Client().get(path, follow=True).status_code == 410
