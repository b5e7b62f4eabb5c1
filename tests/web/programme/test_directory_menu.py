"""The menukaart: what comes with the software, what a municipality adds, how it went."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member, sign_in
from web.planned import make_contact, make_experience, make_offer

from samensterk.paper.documents import BulletList, Heading
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.directory import offer_queries, offer_services
from samensterk.web.programme.directory.faults import NotOurs
from samensterk.web.programme.directory.menu_paper import menu_document
from samensterk.web.programme.directory.offer_queries import OfferFilter
from samensterk.web.programme.directory.standard_menu import ship_menu, standard_offers
from samensterk.web.programme.models import Experience, Offer

pytestmark = pytest.mark.django_db
OF_THE_LEAFLET = {
    "veilig-verhuren",
    "brandveiligheid",
    "diefstal-en-gps",
    "cyber",
    "signalen-en-geuren",
    "meld-misdaad-anoniem",
    "toekomst-lege-schuren",
}
EXHIBITS = {
    "nagebouwd-drugslab",
    "mobiele-escaperoom",
    "ervaringsverhaal",
    "markt-met-loketten",
}
# Numbers of four digits and more that are no year, and the emergency number.
NUMBERS = re.compile(r"\b112\b|0[89]00|\b\d{2,4}[ -]\d{4,}|\b0\d{8,}")
AMOUNTS = re.compile(r"€|\beuro\b", re.IGNORECASE)


def url(name, place, *more):
    return reverse(f"programme:{name}", args=[place.slug, *more])


# What comes with the software.


def test_the_workshops_of_the_leaflet_and_what_else_was_seen_are_there():
    assert set(standard_offers()) >= OF_THE_LEAFLET | EXHIBITS


@pytest.mark.parametrize("code", sorted(standard_offers()))
def test_an_offer_says_everything_that_an_organiser_needs(code):
    values = standard_offers()[code]

    wanted = {"kind", "theme", "title", "goal", "about", "audience", "lasts_min"}
    wanted |= {"most_people", "needs", "cost", "ask", "source", "checked_on"}
    assert set(values) == wanted
    assert all(values.values())
    assert len(values["about"].split("\n\n")) >= 4
    assert "minuten" in values["about"]
    Offer(code=code, **values).full_clean()


@pytest.mark.parametrize("code", sorted(standard_offers()))
def test_an_offer_has_no_telephone_number_and_no_amount(code):
    words = " ".join(str(one) for one in standard_offers()[code].values())

    assert NUMBERS.findall(words) == []
    assert AMOUNTS.findall(words) == []
    assert "@" not in words


def test_shipping_twice_changes_nothing(place):
    first, second = ship_menu(), ship_menu()

    assert (first, second) == (len(standard_offers()), 0)
    assert Offer.objects.for_municipality(place.pk).count() == len(standard_offers())
    assert set(Offer.objects.values_list("version", flat=True)) == {1}


def test_a_newer_version_replaces_what_came_before_and_nothing_of_anybody(place):
    ship_menu()
    old = Offer.objects.get(code="cyber")
    Offer.objects.filter(pk=old.pk).update(title="Van vorig jaar")
    gone = Offer.objects.create(code="weg", kind="speaker", title="Oud", goal="x")
    own = make_offer(place, title="Van ons")
    told = make_experience(place, offer=old)

    n_new = ship_menu()

    new = Offer.objects.get(code="cyber")
    assert (n_new, new.pk, new.version) == (1, old.pk, 2)
    assert new.title == standard_offers()["cyber"]["title"]
    assert {own, gone} <= set(Offer.objects.all())
    assert Experience.objects.get() == told


def test_nobody_changes_or_removes_what_came_with_the_software(enter, place):
    offer = make_offer(None, code="cyber", title="Cyber")
    client = enter(Role.COORDINATOR, place)

    for name in ("offer_edit", "offer_remove"):
        answer = client.post(url(name, place, offer.pk), {"title": "Anders"})
        assert answer.url == url("offer", place, offer.pk)
    with pytest.raises(NotOurs):
        offer_services.change_offer(offer=offer, version=1, values={})
    with pytest.raises(NotOurs):
        offer_services.remove_offer(offer=offer)
    assert Offer.objects.get().title == "Cyber"


def test_an_own_copy_is_made_once_and_can_be_changed(enter, place, neighbour):
    ship_menu()
    offer = Offer.objects.get(code="cyber")
    client = enter(Role.COORDINATOR, place)

    first = client.post(url("offer_copy", place, offer.pk))
    second = client.post(url("offer_copy", place, offer.pk))

    copy = Offer.objects.get(municipality=place)
    assert first.url == second.url == url("offer_edit", place, copy.pk)
    assert (copy.about, copy.code, copy.source) == (offer.about, "", offer.source)
    assert copy not in Offer.objects.for_municipality(neighbour.pk)


# The list and one page.


def test_the_menukaart_is_narrowed_by_kind_theme_length_and_words(place):
    short = make_offer(place, title="Kort", lasts_min=30, theme="fire")
    hour = make_offer(place, title="Uur", lasts_min=60, kind="speaker")
    long = make_offer(place, title="Lang", lasts_min=90, about="Met ketels")
    unknown = make_offer(place, title="Onbekend")

    def found(**asked):
        return set(offer_queries.offers(place.pk, OfferFilter(**asked)))

    assert found() == {short, hour, long, unknown}
    assert found(length="kort") == {short}
    assert found(length="middel") == {hour}
    assert found(length="lang") == {long}
    assert found(theme="fire") == {short}
    assert found(kind="speaker") == {hour}
    assert found(text="KETELS lang") == {long}


def test_the_list_costs_the_same_for_any_number_of_offers(enter, place):
    client = enter(Role.PARTNER, place)
    make_experience(place)
    client.get(url("menu", place))
    with CaptureQueriesContext(connection) as one:
        client.get(url("menu", place))
    for n in range(60):
        make_experience(place, offer=make_offer(place, title=f"Aanbod {n}"))

    with CaptureQueriesContext(connection) as many:
        client.get(url("menu", place))

    assert len(many) == len(one)


def test_facts_that_are_a_year_old_are_said_to_the_coordinator_only(client, place):
    old = today() - timedelta(days=366)
    offer = make_offer(place, checked_on=old, title="Oude feiten")
    make_offer(place, checked_on=today() - timedelta(days=365), title="Verse feiten")
    members = {
        role: make_member(role, place) for role in (Role.COORDINATOR, Role.PARTNER)
    }
    said = {}
    for role, member in members.items():
        sign_in(client, member.user)
        pages = [
            client.get(url("menu", place)),
            client.get(url("offer", place, offer.pk)),
        ]
        said[role] = ["utrecht-alert--warning" in one.content.decode() for one in pages]

    assert said == {Role.COORDINATOR: [True, True], Role.PARTNER: [False, False]}
    assert [one.title for one in offer_queries.overdue(place.pk)] == ["Oude feiten"]


def filled(**more):
    return {
        "kind": "workshop",
        "theme": "fire",
        "title": "Blussen",
        "goal": "Weten hoe het moet",
        "about": "Eerst kijken.\n\nDan doen.",
        "lasts_min": "45",
        **more,
    }


def test_the_coordinator_adds_changes_and_removes_an_own_one(enter, place):
    client = enter(Role.COORDINATOR, place)

    client.post(url("offer_new", place), filled())
    offer = Offer.objects.get()
    client.post(
        url("offer_edit", place, offer.pk), filled(title="Oefenen", version="1")
    )
    offer.refresh_from_db()
    changed = (offer.title, offer.version)
    client.post(url("offer_remove", place, offer.pk))

    assert changed == ("Oefenen", 2)
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("lasts_min", "-1"), ("goal", ""), ("kind", "x"), ("checked_on", "2999-01-01")],
)
def test_a_wrong_field_is_told_and_nothing_is_kept(enter, place, field, value):
    client = enter(Role.COORDINATOR, place)

    answer = client.post(url("offer_new", place), filled(**{field: value}))

    assert answer.context["form"].errors[field]
    assert not Offer.objects.exists()


def test_who_was_second_sees_both_versions(enter, place):
    offer = make_offer(place)
    client = enter(Role.COORDINATOR, place)
    offer_services.change_offer(offer=offer, version=1, values={"theme": "theft"})

    page = client.post(url("offer_edit", place, offer.pk), filled(version="1"))

    offer.refresh_from_db()
    shown = {one.theirs: one.mine for one in page.context["both"].differences}
    assert (offer.theme, page.status_code) == ("theft", 200)
    assert any("diefstal" in one or "theft" in one for one in shown)
    with pytest.raises(ChangedMeanwhile):
        offer_services.change_offer(offer=offer, version=1, values={})


def test_a_contact_of_another_municipality_gives_no_workshop_here(place, neighbour):
    with pytest.raises(ValidationError):
        offer_services.add_offer(
            municipality_id=place.pk,
            values={
                "kind": "workshop",
                "title": "x",
                "goal": "y",
                "contact": make_contact(neighbour),
            },
        )


def test_what_another_municipality_added_does_not_exist_here(enter, place, neighbour):
    theirs = make_offer(neighbour)
    client = enter(Role.COORDINATOR, place)

    assert client.get(url("offer", place, theirs.pk)).status_code == 404
    assert client.post(url("offer_copy", place, theirs.pk)).status_code == 404


# How it went.


def test_how_it_went_is_read_by_all_who_take_part_here_and_nowhere_else(
    client, place, neighbour
):
    offer = make_offer(None, code="cyber")
    make_experience(place, offer=offer, text="Zaal zat vol", n_people=40)
    seen = {}
    for where in (place, neighbour):
        sign_in(client, make_member(Role.PARTNER, where).user)
        page = client.get(url("offer", where, offer.pk)).content.decode()
        seen[where.name] = "Zaal zat vol" in page

    assert seen == {"Noorderveld": True, "Zuiderveen": False}


def test_a_trainer_tells_how_it_went_once(enter, place):
    offer = make_offer(None, code="cyber")
    client = enter(Role.TRAINER, place)
    told = {"on": today().isoformat(), "n_people": "12", "text": "Ging goed"}

    for _ in range(2):
        client.post(url("experience_new", place, offer.pk), told)

    experience = Experience.objects.get()
    assert (experience.municipality, experience.n_people) == (place, 12)
    assert (
        client.post(url("experience_remove", place, experience.pk)).status_code == 404
    )


def test_a_day_that_is_still_to_come_did_not_go_any_way(enter, place):
    offer = make_offer(place)
    client = enter(Role.COORDINATOR, place)
    tomorrow = (today() + timedelta(days=1)).isoformat()

    page = client.post(
        url("experience_new", place, offer.pk), {"on": tomorrow, "text": "Goed"}
    )

    assert page.context["form"].errors["on"]
    assert not Experience.objects.exists()


def test_the_coordinator_removes_what_was_written(enter, place, neighbour):
    mine, theirs = make_experience(place), make_experience(neighbour)
    client = enter(Role.COORDINATOR, place)

    client.post(url("experience_remove", place, mine.pk))
    refused = client.post(url("experience_remove", place, theirs.pk))

    assert refused.status_code == 404
    assert list(Experience.objects.all()) == [theirs]


# On paper.


def test_the_paper_holds_every_offer_under_its_kind(place):
    ship_menu()

    document = menu_document(place.name, offer_queries.offers(place.pk))

    headings = [one for one in document.blocks if isinstance(one, Heading)]
    titles = {one.text for one in headings if one.level == 2}
    assert titles == {one["title"] for one in standard_offers().values()}
    assert sum(isinstance(one, BulletList) for one in document.blocks) == len(titles)


def test_the_paper_is_a_tagged_pdf_of_what_was_chosen(enter, place):
    make_offer(place, title="\u202e", goal="deze")
    make_offer(place, title="Alleen deze 🚜 \u202e \x07", about="a\r\n\r\nb")
    client = enter(Role.PARTNER, place)

    answer = client.get(url("menu_paper", place), {"zoek": "deze"})
    nothing = client.get(url("menu_paper", place), {"zoek": "bestaat niet"})

    for one in (answer, nothing):
        assert one["Content-Type"] == "application/pdf"
        assert one.content.startswith(b"%PDF")
        assert b"pdfuaid" in one.content


def test_search_finds_an_offer(enter, place):
    make_offer(place, title="Blusworkshop")
    client = enter(Role.PARTNER, place)

    page = client.get(reverse("common:search", args=[place.slug]), {"q": "blus"})

    assert "Blusworkshop" in page.content.decode()
