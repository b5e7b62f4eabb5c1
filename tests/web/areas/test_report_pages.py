"""The report of a scan on the site: versions, own words, files, and who may."""

import io
import shutil

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from web.areas.reported import make_reported_scan
from web.at_once import at_once
from web.members import make_member
from web.scanned import make_described_scan, make_report

from samensterk.web.areas.reports import services
from samensterk.web.areas.reports.content import SUMMARY
from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.areas.reports.providers import ReportProvider
from samensterk.web.areas.reports.services import MadeMeanwhile, make_version
from samensterk.web.areas.talks.queries import Section
from samensterk.web.common.personal_data import Person
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db
CODES = ("coverage", "figures", "maps", "areas", "context", "visit_areas", "changes",
         "cards", "sources")  # fmt: skip
WORDS = "Wij herkennen dit <b>beeld</b>.\n\nVooral rond Oosterlage."


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def scan(place, media):
    return make_reported_scan(place, media)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def at(place, door, *parts):
    return reverse(f"areas:{door}", args=[place.slug, *parts])


def typed(seen=0, *, off=(), texts=None, **more):
    """What a browser sends; a switch that is off is not sent."""
    sent = {"version": seen, "note": "", SUMMARY: ""}
    for code in CODES:
        if code not in off:
            sent[f"on_{code}"] = "on"
        sent[f"text_{code}"] = (texts or {}).get(code, "")
    return {**sent, **more}


def test_a_version_shows_own_words_above_the_section_and_names_what_is_left_out(
    coordinator, place, scan
):
    sent = typed(off=("cards",), texts={"areas": WORDS}, note="Eerste versie")

    page = coordinator.post(at(place, "report_new", scan.pk), sent, follow=True)

    tree = html.fromstring(page.content)
    section = tree.xpath("//section[h2/@id='gebieden']")[0]
    assert "Wij herkennen dit <b>beeld</b>." in section.text_content()
    assert "In de woorden van de gemeente" in section.text_content()
    assert not tree.xpath("//h2[@id='uitleg']")
    assert "In dit verslag staan niet: Uitleg per cijfer." in tree.text_content()
    assert len(tree.xpath("//h1")) == 1
    assert "Eerste versie" in tree.text_content()


def test_the_next_version_begins_with_the_words_of_the_last(coordinator, place, scan):
    sent = typed(off=("cards",), texts={"areas": WORDS})
    coordinator.post(at(place, "report_new", scan.pk), sent)

    page = coordinator.get(at(place, "report_new", scan.pk)).content

    tree = html.fromstring(page)
    assert tree.xpath("//textarea[@name='text_areas']")[0].value.strip() == WORDS
    assert not tree.xpath("//input[@name='on_cards']/@checked")
    assert tree.xpath("//input[@name='on_areas']/@checked")
    assert tree.xpath("//input[@name='version']/@value") == ["1"]


def test_editing_makes_the_next_number_and_leaves_the_old_one_as_it_was(
    coordinator, place, scan
):
    url = at(place, "report_new", scan.pk)
    coordinator.post(url, typed(texts={"areas": "Oud"}))
    coordinator.post(url, typed(1, texts={"areas": "Nieuw"}))

    one, two = ReportVersion.objects.order_by("number")
    old = coordinator.get(at(place, "report", scan.pk, one.pk)).content.decode()
    new = coordinator.get(at(place, "report", scan.pk, two.pk)).content.decode()
    assert "Oud" in old
    assert "Nieuw" not in old
    assert at(place, "report", scan.pk, two.pk) in old  # there is a newer one
    assert "Nieuw" in new


def test_who_is_second_sees_what_the_first_wrote_and_loses_nothing(
    coordinator, place, scan
):
    url = at(place, "report_new", scan.pk)
    make_version(
        scan=scan,
        seen=0,
        sections=[{"code": "areas", "is_on": True, "text": "Van een ander"}],
    )

    page = coordinator.post(url, typed(0, texts={"areas": "Van mij"}))

    text = page.content.decode()
    assert ReportVersion.objects.count() == 1
    assert "Van een ander" in text
    tree = html.fromstring(text)
    assert tree.xpath("//textarea[@name='text_areas']")[0].value.strip() == "Van mij"
    assert tree.xpath("//input[@name='version']/@value") == ["1"]
    coordinator.post(url, typed(1, texts={"areas": "Van mij"}))
    assert ReportVersion.objects.count() == 2


def test_the_same_form_sent_twice_makes_one_version(coordinator, place, scan):
    url = at(place, "report_new", scan.pk)
    for _ in range(2):
        answer = coordinator.post(url, typed(0, texts={"areas": "Een keer"}))
        assert answer.status_code == 302

    assert ReportVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_never_get_one_number(place, scan):
    def make(text):
        make_version(
            scan=scan, seen=0, sections=[{"code": "areas", "is_on": True, "text": text}]
        )

    came = at_once(lambda: make("een"), lambda: make("twee"))

    assert came == ["MadeMeanwhile", "done"]
    assert [one.number for one in ReportVersion.objects.all()] == [1]


def test_a_version_that_is_there_cannot_be_overtaken(scan):
    make_version(scan=scan, seen=0, sections=[])

    with pytest.raises(MadeMeanwhile) as caught:
        make_version(
            scan=scan, seen=0, sections=[{"code": "areas", "is_on": False, "text": ""}]
        )
    assert caught.value.last.number == 1


@pytest.mark.parametrize(
    ("form", "start", "name"),
    [
        ("pdf", b"%PDF", "verslag-1.pdf"),
        ("docx", b"PK", "verslag-1.docx"),
        ("html", b"<!doctype html>", "verslag-1.html"),
        ("burgemeester", b"%PDF", "verslag-1-een-bladzijde.pdf"),
    ],
)
def test_a_version_is_taken_along_in_every_form(
    coordinator, place, scan, form, start, name
):
    version = make_report(place, scan)

    answer = coordinator.get(at(place, "report_file", scan.pk, version.pk, form))

    assert answer.content.startswith(start)
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_word_file_has_the_own_words_and_the_sender(coordinator, place, scan):
    coordinator.post(
        at(place, "report_new", scan.pk), typed(texts={"figures": "Let op de schuren."})
    )
    version = ReportVersion.objects.get()

    answer = coordinator.get(at(place, "report_file", scan.pk, version.pk, "docx"))

    written = docx.Document(io.BytesIO(answer.content))
    assert "Let op de schuren." in [one.text for one in written.paragraphs]
    assert written.core_properties.author == place.name


def test_the_house_style_is_in_the_page_that_is_taken_along(coordinator, place, scan):
    version = make_report(place, scan)
    style = type(place)._meta.get_field("house_style").related_model
    style.objects.update_or_create(
        municipality=place, defaults={"primary": "#7a1020", "display_name": "Noord"}
    )

    answer = coordinator.get(at(place, "report_file", scan.pk, version.pk, "html"))

    assert "#7a1020" in answer.content.decode()


def test_what_was_told_at_tables_is_kept_with_the_version(
    coordinator, place, scan, monkeypatch
):
    told = [Section("Gebied 1", ("'s Avonds is het stil. (LTO, 03-11-2026)",))]
    monkeypatch.setattr(
        "samensterk.web.areas.reports.views.street_knowledge", lambda *_: told
    )
    url = at(place, "report_new", scan.pk)

    page = coordinator.post(url, typed(with_talks="on"), follow=True)
    told.clear()

    assert "Straatkennis" in page.content.decode()
    version = ReportVersion.objects.get()
    again = coordinator.get(at(place, "report", scan.pk, version.pk)).content.decode()
    assert "Avonds is het stil" in again
    assert "niet nagetrokken" in again


def test_street_knowledge_is_left_out_when_nobody_asks_for_it(
    coordinator, place, scan, monkeypatch
):
    told = [Section("Gebied 1", ("Stil.",))]
    monkeypatch.setattr(
        "samensterk.web.areas.reports.views.street_knowledge", lambda *_: told
    )

    page = coordinator.post(at(place, "report_new", scan.pk), typed(), follow=True)

    assert "Straatkennis" not in page.content.decode()


def test_the_form_has_a_section_at_a_time_and_opens_where_something_is_wrong(
    coordinator, place, scan
):
    url = at(place, "report_new", scan.pk)

    first = html.fromstring(coordinator.get(url).content)
    again = coordinator.post(url, typed(texts={"areas": "a" * 20_001}))

    names = [one.text_content() for one in first.xpath("//main//details/summary/h2")]
    jumps = [one.get("href") for one in first.xpath("//form/nav//a")]
    assert "Per gebied" in names
    assert len(names) == len(CODES)
    assert {f"#{one}" for one in first.xpath("//form//@id")} >= set(jumps)
    assert not first.xpath("//main//details[@open]")
    (opened,) = html.fromstring(again.content).xpath("//main//details[@open]")
    assert "Per gebied" in opened.text_content()


def test_too_long_a_text_says_where_and_keeps_what_was_typed(coordinator, place, scan):
    long = "a" * 20_001

    page = coordinator.post(
        at(place, "report_new", scan.pk), typed(texts={"areas": long})
    ).content.decode()

    assert 'href="#id_text_areas"' in page
    assert long in page
    assert not ReportVersion.objects.exists()


def test_the_list_tells_number_note_maker_and_moment(coordinator, place, scan):
    coordinator.post(at(place, "report_new", scan.pk), typed(note="Voor het college"))

    page = coordinator.get(at(place, "reports", scan.pk)).content.decode()

    assert "Voor het college" in page
    assert "coordinator" in page


def test_the_list_asks_as_much_of_the_database_for_one_as_for_twenty(
    coordinator, place, scan
):
    url = at(place, "reports", scan.pk)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            coordinator.get(url)
        return len(asked)

    make_report(place, scan)
    queries()
    of_one = queries()
    for _ in range(19):
        make_report(place, scan)
    assert queries() == of_one


# Without a folder, and what is not there.


def test_a_scan_without_its_folder_says_what_to_do(coordinator, place):
    bare = make_described_scan(place)
    version = make_report(place, bare)

    for url in (
        at(place, "reports", bare.pk),
        at(place, "report", bare.pk, version.pk),
    ):
        page = coordinator.get(url)
        assert page.status_code == 200
        assert html.fromstring(page.content).xpath(
            "//*[contains(@class, 'alert--warning')]"
        )
    for url in (
        at(place, "report_new", bare.pk),
        at(place, "report_file", bare.pk, version.pk, "pdf"),
        at(place, "area_file", bare.pk, "csv"),
    ):
        assert coordinator.get(url)["Location"] == at(place, "reports", bare.pk)


def test_a_damaged_report_is_as_none(coordinator, place, scan, media):
    (media / "scan-folders" / "kept" / "report.json").write_text("{")

    assert coordinator.get(at(place, "report_new", scan.pk)).status_code == 302


@pytest.mark.parametrize("form", ["exe", "pdf", "../scan", "CSV"])
def test_another_file_than_there_is_is_not_found(coordinator, place, scan, form):
    url = f"/gemeente/{place.slug}/gebied/{scan.pk}/bestand/{form}/"

    assert coordinator.get(url).status_code == 404


def test_a_version_of_another_scan_or_municipality_is_not_found(
    coordinator, place, neighbour, scan
):
    other = make_described_scan(place)
    of_other = make_report(place, other)
    theirs = make_described_scan(neighbour)
    version = make_report(neighbour, theirs)

    for parts in (
        (scan.pk, of_other.pk),
        (scan.pk, version.pk),
        (theirs.pk, version.pk),
    ):
        assert coordinator.get(at(place, "report", *parts)).status_code == 404
    assert coordinator.get(at(place, "reports", theirs.pk)).status_code == 404


def test_a_field_team_reads_the_report_and_makes_none(enter, place, scan):
    team = enter(Role.FIELD_TEAM, place)

    page = team.get(at(place, "reports", scan.pk)).content.decode()

    assert at(place, "report_new", scan.pk) not in page
    assert at(place, "area_file", scan.pk, "csv") not in page
    assert team.get(at(place, "report_new", scan.pk)).status_code == 404
    assert team.get(at(place, "area_file", scan.pk, "csv")).status_code == 404


def test_a_scan_without_a_folder_on_disk_is_as_one_without(
    coordinator, place, scan, media
):
    shutil.rmtree(media / "scan-folders")

    assert coordinator.get(at(place, "reports", scan.pk)).status_code == 200
    assert services.make_version(scan=scan, seen=0, sections=[]).number == 1


# Who asks what is kept of him.


def test_who_made_a_version_and_who_is_named_in_one_is_found(place, neighbour, scan):
    maker = make_member(Role.COORDINATOR, place)
    text = {"code": "areas", "is_on": True, "text": "Wij spraken\nfamilie De Boer."}
    version = make_version(scan=scan, seen=0, sections=[text], made_by_id=maker.user.pk)
    provider = ReportProvider()

    (made,) = provider.find(Person(place.pk, words=maker.user.email))
    (named,) = provider.find(Person(place.pk, words="boer familie"))
    assert made.kept_because
    assert list(named.fields.values()) == ["familie De Boer."]
    for words in ("", "de", "familie Jansen"):
        assert provider.find(Person(place.pk, words=words)) == []
    assert provider.find(Person(neighbour.pk, words="boer familie")) == []

    asked = Person(place.pk, words="boer familie")
    assert provider.remove(asked, [f"made-{version.pk}"]) == 0
    assert provider.remove(asked, [named.id]) == 1
    assert not ReportVersion.objects.exists()
