"""People at partners: kept, changed, left, removed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.planned import make_contact, make_offer, make_organisation

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.directory import contact_queries, contact_services
from samensterk.web.programme.directory.contact_queries import ContactFilter
from samensterk.web.programme.directory.faults import HasLeft
from samensterk.web.programme.models import Contact

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


# The list.


def test_the_list_is_narrowed_by_words_organisation_kind_and_area(place):
    police = make_organisation()
    brigade = make_organisation("Brandweer Noord", "fire_brigade")
    wilma = make_contact(place, organisation=police, for_what="GPS", region="Oost")
    bram = make_contact(place, name="Bram", organisation=brigade, region="West")

    def found(**asked):
        return list(contact_queries.contacts(place.pk, ContactFilter(**asked)))

    assert found() == [bram, wilma]
    assert found(text="gps wilma") == [wilma]
    assert found(text="gps bram") == []
    assert found(organisation_id=brigade.pk) == [bram]
    assert found(kind="police") == [wilma]
    assert found(region="West") == [bram]


def test_who_left_shows_only_when_asked_and_without_ways_to_reach_him(enter, place):
    stand_in = make_contact(place, name="Nieuwe Nel")
    make_contact(
        place,
        name="Vertrokken Vera",
        phone="0501234567",
        email="vera@politie.example.nl",
        left_on=today(),
        stand_in=stand_in,
    )
    client = enter(Role.PARTNER, place)

    without = client.get(url("contacts", place)).content.decode()
    with_left = client.get(
        url("contacts", place), {"vertrokken": "on"}
    ).content.decode()

    assert "Vertrokken Vera" not in without
    assert "Vertrokken Vera" in with_left
    assert "0501234567" not in with_left
    assert "vera@politie" not in with_left
    assert with_left.count("Nieuwe Nel") == 2


@pytest.mark.parametrize("extra", [{}, {"sorteer": "gebied"}, {"zoek": "e"}])
def test_the_list_costs_the_same_for_any_number_of_contacts(enter, place, extra):
    client = enter(Role.PARTNER, place)
    make_contact(place, region="Oost")
    client.get(url("contacts", place))  # what is asked once
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url("contacts", place), extra)
    organisations = [make_organisation(f"Partner {n}", "other") for n in range(40)]
    for n in range(200):
        make_contact(
            place, name=f"Iemand {n}", organisation=organisations[n % 40], region="Oost"
        )

    with CaptureQueriesContext(connection) as many:
        client.get(url("contacts", place), extra)

    assert len(many) == len(one)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_the_coordinator_takes_the_list_along_as_it_was_narrowed(enter, place, kind):
    make_contact(place, region="Oost")
    make_contact(place, name="Bram", region="West")
    client = enter(Role.COORDINATOR, place)

    answer = client.get(url("contacts_file", place, kind), {"gebied": "West"})

    assert answer.status_code == 200
    assert f".{kind}" in answer["Content-Disposition"]
    if kind == "csv":
        text = answer.content.decode("utf-8-sig")
        assert "Bram" in text
        assert "Wilma" not in text


# One person.


def test_a_partner_reads_and_changes_nothing(enter, place):
    contact = make_contact(place, email="wilma@politie.example.nl", correction="stil")
    client = enter(Role.PARTNER, place)

    page = client.get(url("contact", place, contact.pk)).content.decode()

    assert "wilma@politie.example.nl" in page
    assert "stil" not in page
    assert "<form" not in page.split("<main")[1].split("</main")[0]
    assert client.get(url("contact_edit", place, contact.pk)).status_code == 404
    assert client.get(url("contacts_cards", place)).status_code == 404


def test_a_contact_of_another_municipality_does_not_exist_here(enter, place, neighbour):
    theirs = make_contact(neighbour)
    client = enter(Role.COORDINATOR, place)

    for name in ("contact", "contact_edit", "contact_left", "contact_card"):
        assert client.get(url(name, place, theirs.pk)).status_code == 404
    assert "Wilma" not in client.get(url("contacts", place)).content.decode()


def test_the_stand_in_is_shown_from_both_sides(enter, place):
    wilma = make_contact(place)
    wim = make_contact(place, name="Wim Waarnemer", stand_in=wilma)
    client = enter(Role.PARTNER, place)

    of_wim = client.get(url("contact", place, wim.pk)).content.decode()
    of_wilma = client.get(url("contact", place, wilma.pk)).content.decode()

    assert "Wilma Wijkagent" in of_wim
    assert "Wim Waarnemer" in of_wilma


def test_the_first_stand_in_who_still_works_there_is_named_also_in_a_circle(place):
    here = make_contact(place, name="Hier")
    gone = make_contact(place, name="Weg", left_on=today(), stand_in=here)
    first = make_contact(place, name="Eerst", left_on=today(), stand_in=gone)
    circle = make_contact(place, name="Rond", left_on=today())
    other = make_contact(place, name="Ook rond", left_on=today(), stand_in=circle)
    Contact.objects.filter(pk=circle.pk).update(stand_in=other)
    circle.refresh_from_db()

    assert contact_queries.instead_of(first) == here
    assert contact_queries.instead_of(circle) is None
    assert contact_queries.instead_of(here) is None


# New and changed.


def test_a_new_contact_is_kept_as_typed_and_checked_today(enter, place):
    client = enter(Role.COORDINATOR, place)

    answer = client.post(
        url("contact_new", place), typed(phone=" +31 (0)50 – 123 45 67 ")
    )

    contact = Contact.objects.get()
    assert answer.url == url("contact", place, contact.pk)
    assert (contact.phone, contact.checked_on) == ("+31 (0)50 - 123 45 67", today())
    assert contact.municipality == place


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("source", ""),
        ("organisation", ""),
        ("organisation", "999999"),
        ("phone", "bel mij maar"),
        ("email", "geen adres"),
        ("stand_in", "999999"),
    ],
)
def test_a_wrong_field_is_told_beside_it_and_nothing_is_kept(
    enter, place, field, value
):
    client = enter(Role.COORDINATOR, place)

    answer = client.post(url("contact_new", place), typed(**{field: value}))

    assert answer.status_code == 200
    assert answer.context["form"].errors[field]
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"name": "Iemand anders", "email": "WILMA@politie.example.nl"},
        {"name": "wilma wijkagent", "email": ""},
    ],
)
def test_a_possible_double_is_said_first_and_can_be_saved_anyway(enter, place, more):
    make_contact(place, email="wilma@politie.example.nl")
    client = enter(Role.COORDINATOR, place)

    first = client.post(url("contact_new", place), typed(**more))
    n_after_first = Contact.objects.count()
    client.post(url("contact_new", place), typed(**more, save_anyway="on"))

    assert "Wilma Wijkagent (Politie Noord)" in first.content.decode()
    assert 'type="checkbox" name="save_anyway"' in first.content.decode()
    assert (n_after_first, Contact.objects.count()) == (1, 2)


def test_the_same_name_elsewhere_is_no_double(enter, place, neighbour):
    make_contact(neighbour)
    make_contact(place, organisation=make_organisation("Brandweer", "fire_brigade"))
    client = enter(Role.COORDINATOR, place)

    client.post(url("contact_new", place), typed(email=""))

    assert Contact.objects.count() == 3


def test_changing_the_function_of_a_known_double_asks_nothing(enter, place):
    make_contact(place)
    contact = make_contact(place)
    client = enter(Role.COORDINATOR, place)

    answer = client.post(url("contact_edit", place, contact.pk), typed(contact))

    assert answer.status_code == 302


@pytest.mark.parametrize("is_checked", [True, False])
def test_a_change_is_checked_only_when_somebody_says_so(enter, place, is_checked):
    long_ago = today() - timedelta(days=400)
    contact = make_contact(place, checked_on=long_ago, correction="ander nummer")
    client = enter(Role.COORDINATOR, place)

    more = {"is_checked": "on"} if is_checked else {}
    client.post(url("contact_edit", place, contact.pk), typed(contact, **more))

    contact.refresh_from_db()
    assert contact.function == "wijkagent"
    assert contact.checked_on == (today() if is_checked else long_ago)
    assert contact.correction == ("" if is_checked else "ander nummer")


def test_who_was_second_sees_both_versions_and_nothing_is_lost(enter, place):
    contact = make_contact(place, email="wilma@politie.example.nl")
    client = enter(Role.COORDINATOR, place)
    mine = typed(contact, function="recherche")
    contact_services.change_contact(
        contact=contact, version=1, values={"function": "chef"}, is_checked=False
    )

    refused = client.post(url("contact_edit", place, contact.pk), mine)
    contact.refresh_from_db()
    kept = contact.function
    form = refused.context["form"]
    again = client.post(
        url("contact_edit", place, contact.pk),
        {**mine, "version": form["version"].value()},
    )

    page = refused.content.decode()
    assert (refused.status_code, kept) == (200, "chef")
    assert "<td>chef</td><td>recherche</td>" in page
    assert 'name="function" value="recherche"' in page
    contact.refresh_from_db()
    assert (again.status_code, contact.function, contact.version) == (
        302,
        "recherche",
        3,
    )


def test_a_form_without_its_version_changes_nothing(enter, place):
    contact = make_contact(place)
    client = enter(Role.COORDINATOR, place)

    answer = client.post(
        url("contact_edit", place, contact.pk), typed(contact, version="")
    )

    assert answer.status_code == 200
    with pytest.raises(ChangedMeanwhile):
        contact_services.change_contact(
            contact=contact, version=0, values={}, is_checked=True
        )


def test_nobody_stands_in_for_himself_or_for_another_municipality(
    enter, place, neighbour
):
    contact, theirs = make_contact(place), make_contact(neighbour)
    client = enter(Role.COORDINATOR, place)

    for wrong in (contact, theirs):
        answer = client.post(
            url("contact_edit", place, contact.pk),
            typed(contact, stand_in=str(wrong.pk)),
        )
        assert answer.context["form"].errors["stand_in"]
        with pytest.raises(ValidationError):
            contact_services.leave(contact=contact, left_on=today(), stand_in=wrong)


# Left and removed.


def test_who_left_stays_and_says_whom_to_ask(enter, place):
    contact = make_contact(place, phone="0501234567")
    nel = make_contact(place, name="Nieuwe Nel")
    client = enter(Role.COORDINATOR, place)

    client.post(
        url("contact_left", place, contact.pk),
        {"left_on": today().isoformat(), "stand_in": str(nel.pk)},
    )

    page = client.get(url("contact", place, contact.pk)).content.decode()
    assert "Nieuwe Nel" in page
    assert "0501234567" not in page
    assert client.get(url("contact_card", place, contact.pk)).status_code == 404
    with pytest.raises(HasLeft):
        contact_services.confirm_contact(contact=contact)

    client.post(url("contact_back", place, contact.pk))
    contact.refresh_from_db()
    assert contact.left_on is None


def test_nobody_leaves_in_the_future(enter, place):
    contact = make_contact(place)
    client = enter(Role.COORDINATOR, place)
    tomorrow = today() + timedelta(days=1)

    answer = client.post(
        url("contact_left", place, contact.pk), {"left_on": tomorrow.isoformat()}
    )

    assert answer.context["form"].errors["left_on"]


def test_removing_asks_first_and_leaves_the_others_whole(enter, place):
    contact = make_contact(place)
    other = make_contact(place, name="Wim", stand_in=contact)
    offer = make_offer(place, contact=contact)
    client = enter(Role.COORDINATOR, place)

    asked = client.get(url("contact_remove", place, contact.pk)).content.decode()
    client.post(url("contact_remove", place, contact.pk))

    assert "Wim" in asked
    assert offer.title in asked
    other.refresh_from_db()
    offer.refresh_from_db()
    assert (other.stand_in, offer.contact) == (None, None)
    assert list(Contact.objects.all()) == [other]
