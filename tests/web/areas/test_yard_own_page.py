"""Questions, changes, contacts and the page of a yard, as its coordinator sees them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from web.areas.correct import TOLD, WHY, at, correct, make_farms, text_of
from web.members import make_scan, make_yards
from web.scanned import make_correction, make_question, make_yard_contact

from samensterk.web.areas.models import (
    LoadedScan,
    Yard,
    YardContact,
    YardQuestion,
)
from samensterk.web.areas.yards import corrections
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry

pytestmark = pytest.mark.django_db
SOON = (today() + timedelta(days=200)).isoformat()
CONTACT = {
    "name": "Familie De Boer",
    "phone": "0527 - 12 34 56",
    "mail": "",
    "language": "fy",
    "source": "visit",
    "given_on": today().isoformat(),
    "purpose": "Een afspraak maken",
    "ends_on": SOON,
}


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def yards(place):
    return make_farms(place)


def test_a_question_is_answered_once(coordinator, place, yards):
    make_correction(place, yards[0])
    Yard.objects.filter(pk=yards[0].pk).update(kind="other", n_corrections=1)
    question = make_question(place, yards[0])
    page = coordinator.get(at("questions", place))
    assert [row.cells[0] for row in page.context["table"].rows] == [str(yards[0])]

    url = at("question", place, question.pk)
    assert coordinator.post(url, WHY).context["form"].errors["answer"]
    for answer in ("scan", "keep"):
        assert coordinator.post(url, {**WHY, "answer": answer}).status_code == 302

    question.refresh_from_db()
    assert question.answer == "scan"
    assert Yard.objects.get(pk=yards[0].pk).kind == "farm"
    assert coordinator.get(url).status_code == 200


def test_the_home_page_counts_open_questions(coordinator, place, yards):
    make_question(place, yards[0])
    home = reverse("accounts:municipality", args=[place.slug])

    assert at("questions", place) in text_of(coordinator.get(home))
    YardQuestion.objects.all().delete()
    assert at("questions", place) not in text_of(coordinator.get(home))


# What came, went and changed.


def test_changed_yards_are_listed_by_street_without_how_much(coordinator, place, yards):
    before = {"made_on": "2026-01-01", "facts": {"footprint_m2": 4321}}
    Yard.objects.filter(pk=yards[2].pk).update(
        change="changed", before=before, facts={"footprint_m2": 8765}
    )
    Yard.objects.filter(pk=yards[0].pk).update(change="new")
    Yard.objects.filter(pk=yards[1].pk).update(change="went", gone_since=today())
    assert coordinator.get(at("yard_changes", place)).context["scans"]
    make_scan(place)
    url = at("yard_changes", place)

    answer = coordinator.get(url, {"sorteer": "-facts"})

    told = [row.cells for row in answer.context["table"].rows]
    assert [one[0] for one in told] == [str(one) for one in yards[:3]]
    assert [len(one) for one in told] == [2, 2, 2]
    assert "8765" not in text_of(answer)
    only = coordinator.get(url, {"wat": "went"}).context["table"].rows
    assert [row.cells[0] for row in only] == [str(yards[1])]
    own = text_of(coordinator.get(at("yard", place, yards[2].pk)))
    assert "4.321" in own
    assert "8.765" in own


# Contacts.


def test_a_contact_shows_on_the_page_of_its_yard_and_nowhere_else(
    coordinator, place, yards
):
    answer = coordinator.post(at("contact_new", place, yards[0].pk), CONTACT)
    assert answer.url == at("yard", place, yards[0].pk)
    assert "0527 - 12 34 56" in text_of(coordinator.get(answer.url))

    file = {"purpose": "prepare_round", "reason": "maart"}
    for other in (
        coordinator.get(at("yards", place)),
        coordinator.get(at("yard", place, yards[1].pk)),
        coordinator.get(at("yards", place), {"zoek": "Boer"}),
        coordinator.get(reverse("common:search", args=[place.slug]), {"q": "De Boer"}),
        coordinator.post(at("yard_file", place, "csv"), file),
        coordinator.get(at("corrections", place)),
    ):
        told = text_of(other).replace('value="De Boer"', "").replace('"Boer"', "")
        assert "0527" not in told
        assert "Familie" not in told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "bel maar"),
        ("phone", ""),
        ("source", ""),
        ("purpose", ""),
        ("purpose", "BSN 111222333"),
        ("name", "111222333"),
        ("given_on", (today() + timedelta(days=1)).isoformat()),
        ("ends_on", today().isoformat()),
        ("ends_on", (today() + timedelta(days=731)).isoformat()),
        ("mail", "geen adres"),
    ],
)
def test_a_contact_without_what_it_needs_is_not_kept(
    coordinator, place, yards, field, value
):
    url = at("contact_new", place, yards[0].pk)

    answer = coordinator.post(url, {**CONTACT, field: value})

    assert answer.context["form"].errors[field]
    assert not YardContact.objects.exists()


def test_a_contact_is_kept_for_a_year_unless_said_otherwise(coordinator, place, yards):
    form = coordinator.get(at("contact_new", place, yards[0].pk)).context["form"]

    assert form["ends_on"].value() == today() + timedelta(days=365)


def test_who_changes_a_contact_second_sees_both_versions(coordinator, place, yards):
    found = make_yard_contact(place, yards[0])
    url = at("contact", place, found.pk)
    first = coordinator.post(url, {**CONTACT, "version": 1, "name": "J. de Boer"})
    assert first.url == at("yard", place, yards[0].pk)

    answer = coordinator.post(url, {**CONTACT, "version": 1})

    assert answer.context["both"].differences
    found.refresh_from_db()
    assert (found.name, found.version) == ("J. de Boer", 2)


def test_a_contact_is_removed_also_when_its_yard_has_gone(coordinator, place, yards):
    found = make_yard_contact(place, yards[0])
    Yard.objects.all().delete()
    url = at("contact_remove", place, found.pk)
    assert coordinator.get(url).status_code == 200
    assert YardContact.objects.exists()

    assert coordinator.post(url).url == at("yards", place)
    assert not YardContact.objects.exists()


# What it costs, and what is written in the log.

LISTS = ("yards", "corrections", "questions", "yard_changes")


def fill(place, n):
    Yard.objects.all().delete()
    for yard in make_yards(place, n, place.scans.first() or make_scan(place)):
        make_correction(place, yard)
        make_question(place, yard)
    Yard.objects.update(change="new")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_any_number_of_rows(
    coordinator, place, django_assert_num_queries, name
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    fill(place, 1)
    coordinator.get(at(name, place))
    with CaptureQueriesContext(connection) as few:
        coordinator.get(at(name, place))
    fill(place, 20)
    with django_assert_num_queries(len(few)):
        coordinator.get(at(name, place))


def test_the_page_of_a_yard_costs_the_same_for_any_history(
    coordinator, place, yards, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = at("yard", place, yards[0].pk)

    def add(yard):
        make_correction(place, yard)
        make_yard_contact(place, yard)
        corrections.cease(yard=yards[1], **TOLD)

    add(yards[0])
    with CaptureQueriesContext(connection) as few:
        coordinator.get(url)
    for _more in range(9):
        add(yards[0])
    with django_assert_num_queries(len(few)):
        coordinator.get(url)


def test_who_looked_at_and_who_corrected_a_yard_is_written_down(
    coordinator, place, yards
):
    correct(coordinator, place, yards[0], kind="other")

    lines = LogEntry.objects.filter(door="areas:yard_correct").order_by("pk")
    assert [one.action for one in lines] == ["read", "write"]
    assert {one.purpose for one in lines} == {"list_of_yards"}
    assert all(f"yard/{yards[0].key}" in one.subjects for one in lines)


def test_a_yard_of_people_has_a_page_without_a_scan(coordinator, place):
    made = corrections.add_yard(
        municipality_id=place.pk,
        kind="farm",
        key="eigen-1",
        address="Kade 1, 9913AA Oosterlage",
        street="Kade",
        house_number=1,
        place="Oosterlage",
        x_m=249_000.0,
        y_m=570_000.0,
        **TOLD,
    )

    page = text_of(coordinator.get(at("yard", place, made.pk)))

    assert "Kade 1" in page
    assert str(made) in text_of(coordinator.get(at("yards", place)))


def test_facts_stand_with_the_register_and_its_day(coordinator, place, yards):
    LoadedScan.objects.update(
        made_on=date(2026, 11, 1),
        sources=[
            {"title": "BAG", "date": "2026-10-08", "format": "bag_light"},
            {"title": "BRP Gewaspercelen", "date": "2025", "format": "brp_parcels"},
        ],
    )
    facts = {"oldest_year": 1909, "n_parcels_near": 7, "kind_evidence": "farmyard"}
    Yard.objects.filter(pk=yards[0].pk).update(facts=facts)

    answer = coordinator.get(at("yard", place, yards[0].pk))

    told = {str(one.label): one.source for one in answer.context["facts"]}
    assert set(told.values()) == {"BAG, 2026-10-08", "BRP Gewaspercelen, 2025"}
    assert len(answer.context["evidence"]) == 1
