"""Papers say what the system does, and what a municipality must decide itself."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import docx
import jsonschema
import pytest
from web.members import make_scan

from samensterk.paper.documents import Heading, Table, plain_text
from samensterk.web.accounts.models import HouseStyle
from samensterk.web.common.keeping import KEEPING
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import WITHOUT_SECOND_FACTOR, Role
from samensterk.web.config.doors import DOORS
from samensterk.web.privacy.log.unusual import RULES
from samensterk.web.privacy.papers import facts as fact_room
from samensterk.web.privacy.papers import queries, services
from samensterk.web.privacy.papers.downloads import as_file, forms_of
from samensterk.web.privacy.papers.kinds import BY_CODE, PAPERS, Extra
from samensterk.web.privacy.papers.models import PaperAnswer, PaperEdition
from samensterk.web.privacy.papers.questions import asked_in, questions
from samensterk.web.privacy.papers.tags import BEGINS, ENDS
from samensterk.web.privacy.papers.writing import MISSING, TO_DECIDE

pytestmark = pytest.mark.django_db
SCHEMA = json.loads(
    (Path(__file__).parent / "algorithm_register.schema.json").read_text("utf-8")
)
HOSTILE = '#import "x" *vet* | a <script>alert(1)</script> [u](v) `z` \\ &amp; _q_'
CODES = [one.code for one in PAPERS]


def make(place, code="dpia"):
    return services.make_edition(
        municipality_id=place.pk, kind=BY_CODE[code], made_by_id=None
    )


def answer(place, **answers):
    given = {name.replace("_", "-"): text for name, text in answers.items()}
    services.answer_questions(
        municipality_id=place.pk, answers=given, answered_by_id=None
    )


def answer_all(place, text="Antwoord van de gemeente."):
    services.answer_questions(
        municipality_id=place.pk,
        answers=dict.fromkeys(questions(), text),
        answered_by_id=None,
    )


def words(edition):
    """Give all that a paper says, with what is open in capitals."""
    document = queries.document_of(edition)
    heads = [one.text for one in document.blocks if isinstance(one, Heading)]
    return "\n".join(
        [document.title, *heads, *(plain_text(one, "OPEN") for one in document.parts())]
    )


@pytest.mark.parametrize("code", CODES)
def test_every_paper_of_a_new_municipality_comes_in_every_form(place, code):
    edition, kind = make(place, code), BY_CODE[code]

    document = queries.document_of(edition)
    files = {form: as_file(kind, document, form) for form in forms_of(kind)}

    assert files["pdf"].startswith(b"%PDF-")
    assert b"pdfuaid" in files["pdf"]
    word = docx.Document(io.BytesIO(files["docx"]))
    assert word.core_properties.title == document.title
    said = words(edition)
    assert MISSING not in said
    assert BEGINS not in said
    assert ENDS not in said
    assert "juridisch advies" in said
    assert all(isinstance(one.caption, str) and one.caption for one in tables(document))


def tables(document):
    return [one for one in document.blocks if isinstance(one, Table)]


@pytest.mark.parametrize("code", CODES)
def test_the_day_the_version_and_the_municipality_are_named(place, code):
    edition = make(place, code)
    document = queries.document_of(edition)

    assert "Noorderveld" in document.subject
    assert "versie 1" in document.footer
    assert edition.version in document.footer


@pytest.mark.parametrize("code", CODES)
def test_what_is_open_is_marked_and_listed_at_the_end(place, code):
    document = queries.document_of(make(place, code))
    said = words(make(place, code))

    still_open = {one.id for one in document.open_marks()}
    assert still_open == asked_in(code)
    assert TO_DECIDE in said
    after = said.split(TO_DECIDE)[-1]
    assert all(one.question in after for one in document.open_marks())


@pytest.mark.parametrize("code", CODES)
def test_an_answer_stands_wherever_its_question_stood(place, code):
    answer_all(place, HOSTILE)

    edition = make(place, code)
    document = queries.document_of(edition)

    assert document.open_marks() == []
    assert "OPEN" not in words(edition)
    assert words(edition).count(HOSTILE) >= len(asked_in(code))
    assert as_file(BY_CODE[code], document, "pdf").startswith(b"%PDF-")


def test_a_name_of_a_municipality_cannot_become_markup(place):
    HouseStyle.objects.filter(municipality=place).update(display_name=HOSTILE)

    for code in CODES:
        document = queries.document_of(make(place, code))
        assert HOSTILE in document.subject
    assert HOSTILE in queries.document_of(make(place, "dpia")).author


def test_a_shorter_term_is_in_the_paper_and_outdates_the_old_one(place, monkeypatch):
    old = make(place)
    assert "30 dagen" in words(old)
    kept = KEEPING.by_model["accounts.Invitation"]
    changed = replace(kept, term=replace(kept.term, days=20))
    monkeypatch.setitem(KEEPING.by_model, "accounts.Invitation", changed)

    state = queries.paper(place.pk, BY_CODE["dpia"])

    assert state.is_outdated
    assert state.changes == ["termijn van uitnodigingen: was 30 dagen, is nu 20 dagen"]
    new = make(place)
    assert new.number == 2
    assert "20 dagen" in words(new)
    assert "20 dagen" not in words(PaperEdition.objects.get(pk=old.pk))
    assert not queries.paper(place.pk, BY_CODE["dpia"]).is_outdated


def test_a_setting_outdates_every_paper_and_says_which(place, settings):
    services.make_missing(municipality_id=place.pk, made_by_id=None)
    settings.SESSION_COOKIE_AGE = 8 * 3600

    states = queries.papers(place.pk)

    assert all(one.is_outdated for one in states)
    assert {tuple(one.changes) for one in states} == {
        ("uren dat een sessie geldt: was 12, is nu 8",)
    }


def test_a_scan_changes_what_the_papers_say(place):
    before = make(place, "algoritme-gebiedsscan")
    make_scan(place)

    state = queries.paper(place.pk, BY_CODE["algoritme-gebiedsscan"])

    assert "nog geen scan" in words(before)
    assert "gebiedsscan in gebruik: was nee, is nu ja" in state.changes
    assert "bronnen van de scan: was nog geen, is nu BAG" in state.changes


def test_a_newer_day_alone_changes_nothing(place):
    make_scan(place)
    first = make(place)
    place.scans.update(sources=[{"title": "BAG", "date": "2027-01-08"}])

    assert make(place) == first
    assert not queries.paper(place.pk, BY_CODE["dpia"]).is_outdated


def test_papers_do_not_depend_on_the_language_of_the_reader(place):
    from django.utils import translation

    first = make(place)
    with translation.override("en"):
        assert make(place) == first
        assert "Gegevens van mensen" in str(first.document)


@pytest.mark.parametrize("role", Role)
def test_who_sees_yards_is_what_the_doors_say(place, role):
    found = {one["label"]: one for one in fact_room.gather(place.pk)["roles"]}[
        str(role.label)
    ]

    opens = [str(one.title) for one in DOORS.values() if role in one.roles]
    assert found["pages"] == opens
    sees = any(
        role in one.roles
        for name, one in DOORS.items()
        if one.purpose is not None and name != "common:search"
    )
    assert bool(found["pages_with_yards"]) == sees


def test_who_has_no_second_factor_or_no_municipality_sees_no_yard(place):
    """The statement for residents and the agreement with the processor say so."""
    without = {str(one.label) for one in (*WITHOUT_SECOND_FACTOR, Role.PLATFORM_ADMIN)}
    roles = fact_room.gather(place.pk)["roles"]

    assert not any(
        one["yards_without_second_factor"] for one in roles if one["label"] in without
    )
    (platform,) = [one for one in roles if one["is_of_platform"]]
    assert not platform["pages_with_yards"]


@pytest.mark.parametrize("purpose", Purpose)
def test_every_purpose_is_a_line_of_the_register(place, purpose):
    kind = BY_CODE["verwerkingsregister"]
    document = queries.document_of(make(place, kind.code))

    lines = json.loads(as_file(kind, document, "json"))
    rows = list(
        csv.DictReader(
            io.StringIO(as_file(kind, document, "csv").decode("utf-8-sig")),
            delimiter=";",
        )
    )

    line = next(one for one in lines if one.get("Nummer") == str(purpose.activity_id))
    assert line["Doel"] != "Dit doel is nog niet beschreven."
    assert line["Wettelijke taak"] == "[nog te beslissen]"
    assert [one["Verwerking"] for one in rows] == [one["Verwerking"] for one in lines]


ALGORITHMS = [one.code for one in PAPERS if one.extra is Extra.ALGORITHM]


@pytest.mark.parametrize("code", ALGORITHMS)
@pytest.mark.parametrize("answered", [False, True])
def test_an_entry_for_the_register_keeps_to_the_standard(place, code, answered):
    if answered:
        answer_all(place)
        answer(
            place, algoritme_begin="2026-11", algoritme_soort="Impactvolle algoritmes"
        )
    document = queries.document_of(make(place, code))

    record = json.loads(as_file(BY_CODE[code], document, "json"))

    jsonschema.validate(record, SCHEMA)
    assert record["organization"] == "Gemeente Noorderveld"
    assert "niet zelflerend" in record["methods_and_models"]
    assert "geen profielen" in record["methods_and_models"]
    assert record["contact_email"] == ("Antwoord van de gemeente." if answered else "")
    assert record["publication_category"] == (
        "Impactvolle algoritmes" if answered else "Overige algoritmes"
    )


BUILT = {"algoritme-loting", "algoritme-planning"}  # with the rounds


@pytest.mark.parametrize("code", sorted(BUILT))
def test_what_is_built_says_so(place, code):
    edition = make(place, code)
    record = json.loads(as_file(BY_CODE[code], queries.document_of(edition), "json"))

    assert "Nog niet in gebruik" not in words(edition)
    assert record["status"] == "In gebruik"


@pytest.mark.parametrize("code", sorted({*ALGORITHMS[1:]} - BUILT))
def test_what_is_not_built_says_so(place, code):
    edition = make(place, code)
    record = json.loads(as_file(BY_CODE[code], queries.document_of(edition), "json"))

    assert "Nog niet in gebruik" in words(edition)
    assert record["status"] == "In ontwikkeling"


def test_the_works_council_reads_that_nobody_is_compared_and_by_which_rules(place):
    said = words(make(place, "ondernemingsraad"))

    assert "Geen scherm, rapport of bestand vergelijkt de mensen van een team" in said
    assert f"meer dan {RULES['many_yards']} verschillende erven" in said
    assert f"meer dan {RULES['many_pages']} pagina's" in said
    assert f"tussen {RULES['night_begins']}.00 en {RULES['night_ends']}.00 uur" in said
    assert "zodra er rondes zijn" in said
    line = KEEPING.by_model["privacy.LogEntry"]
    assert f"De regels blijven {line.term.days // 365} jaar" in said


def test_the_statement_for_residents_is_plain(place):
    make_scan(place)
    document = queries.document_of(make(place, "privacyverklaring"))
    text = " ".join(
        f"{plain_text(one)}." for one in document.parts() if plain_text(one)
    )

    sentences = [one.split() for one in re.split(r"[.!?:;]\s", text) if one.strip()]
    lengths = [len(one) for one in sentences]

    assert sum(lengths) / len(lengths) < 12
    assert max(lengths) < 25
    for said in ("Welkom", "Niet bezoeken", "Helemaal geen contact"):
        assert said in text
    assert "Autoriteit Persoonsgegevens" in text


def test_no_paper_knows_of_another_municipality(place, neighbour):
    answer_all(neighbour, "Alleen voor Zuiderveen")
    for code in CODES:
        edition = make(place, code)
        assert "Zuiderveen" not in json.dumps(edition.document)
        assert "Zuiderveen" not in json.dumps(edition.facts)


def test_only_a_finished_statement_is_for_residents(place):
    edition = make(place, "privacyverklaring")
    with pytest.raises(services.QuestionsOpen) as caught:
        services.publish(edition=edition)
    assert caught.value.n_open == len(asked_in("privacyverklaring"))
    answer_all(place)
    with pytest.raises(services.NotForResidents):
        services.publish(edition=make(place, "dpia"))

    new = services.publish(edition=make(place, "privacyverklaring"))

    assert new.published_at is not None
    assert queries.published(place.slug, "privacyverklaring") == new
    services.take_down(edition=new)
    assert queries.published(place.slug, "privacyverklaring") is None


def test_an_answer_is_kept_once_and_an_empty_one_opens_its_question(place):
    answer(place, wet="Artikel 1")
    answer(place, wet="Artikel 2", bestaat_niet="x")

    assert queries.answers_of(place.pk) == {"wet": "Artikel 2"}
    answer(place, wet=" ")
    assert not PaperAnswer.objects.exists()


def test_an_edition_that_is_replaced_begins_its_term(place):
    first = make(place)
    answer_all(place)
    second = make(place)

    first.refresh_from_db()
    assert first.replaced_at is not None
    assert second.replaced_at is None


def test_every_question_is_asked_somewhere_and_every_mark_has_its_question():
    asked = frozenset().union(*(asked_in(one) for one in CODES))

    assert asked == set(questions())
