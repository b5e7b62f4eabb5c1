"""What others read of table talks: the report of the scan, and who takes it along."""

import pytest
from django.urls import reverse
from web.members import make_scan
from web.scanned import make_described_scan, make_talk, make_talk_note

from samensterk.web.areas.models import Talk
from samensterk.web.areas.talks import services
from samensterk.web.areas.talks.paper import as_document, as_file
from samensterk.web.areas.talks.queries import known_names, street_knowledge
from samensterk.web.common.moments import now, today
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(place):
    make_described_scan(place)
    return make_talk(place)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page_of(talk, name, *more):
    return reverse(name, args=[talk.municipality.slug, talk.pk, *more])


def values_of(area):
    return {
        "area_id": area.area_id,
        "area_name": area.name,
        "theme": "waste",
        "text": "Langs het diep wordt vaker afval gedumpt.",
        "organisation": "LTO Noorderveld",
        "told_on": today(),
    }


def test_the_report_gets_what_was_told_in_closed_talks_area_by_area(talk, place):
    for name in ("Gebied 2", "Gebied 1"):
        area = talk.scan.areas.get(name=name)
        services.add_note(talk=talk, values=values_of(area), by_id=None)
    assert street_knowledge(place.pk, talk.scan_id) == []

    services.close_talk(talk=talk)
    found = street_knowledge(place.pk, talk.scan_id)

    assert [one.title for one in found] == ["Gebied 1", "Gebied 2"]
    (line,) = found[0].lines
    assert "Langs het diep wordt vaker afval gedumpt." in line
    assert f"LTO Noorderveld, {today():%d-%m-%Y}" in line


def test_the_report_of_another_municipality_or_scan_gets_nothing(
    talk, place, neighbour
):
    make_talk_note(place, talk)
    Talk.objects.update(closed_at=now())
    other = make_scan(place)

    assert street_knowledge(neighbour.pk, talk.scan_id) == []
    assert street_knowledge(place.pk, other.pk) == []
    assert len(street_knowledge(place.pk, talk.scan_id)) == 1


def test_the_paper_says_what_it_is_and_takes_any_words(talk, place):
    note = make_talk_note(talk.municipality, talk)
    note.text = "#panic() ][ *x* <b> \\ 😀"
    title = as_document(talk, [note], "Noorderveld").title

    assert talk.title in title
    assert b"pdfuaid" in as_file(talk, [note], place, "pdf")
    assert as_file(talk, [note], place, "docx").startswith(b"PK")
    assert as_file(talk, [], place, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("form", ["exe", "csv"])
def test_there_are_no_other_files(coordinator, talk, form):
    assert coordinator.get(page_of(talk, "areas:talk_file", form)).status_code == 404


def test_known_names_are_of_this_municipality(talk, place, neighbour):
    names = known_names(place.pk, talk.scan, "LTO, Dorpsbelang Oosterlage")

    assert {"Gebied 1", place.name, "Dorpsbelang Oosterlage"} <= set(names)
    assert neighbour.name not in names
