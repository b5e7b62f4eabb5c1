"""An edition of the report: sections on and off, own words, extra sections, four forms."""

import io
import json
import re
from dataclasses import replace

import docx
import pytest
from core.products_made import made_report
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from samensterk.paper.typeset import as_png
from samensterk.products.report_content import Grid
from samensterk.products.report_page import report_body, report_page
from samensterk.products.report_paper import report_paper
from samensterk.products.report_sections import (
    OWN_WORDS,
    SECTIONS,
    Chosen,
    Edition,
    ExtraSection,
    edited,
    paragraphs_of,
)
from samensterk.products.report_store import (
    NoReport,
    read_report,
    report_as_data,
)
from samensterk.products.report_word import report_word
from samensterk.products.sender import Sender, readable_on_white
from samensterk.products.summary_paper import summary_paper

DAY = "2026-11-24"
HOSTILE = (
    '#import "@preview/x:1.0.0": *\n\n#panic("x") \\ \\\\ $x$ *vet* _c_ @bron <label> `r`\n'
    "<script>alert(1)</script> & </body> {{ 7*7 }} {% raw %}\n😀 \u202e\x00 漢字 \ud83d"
)
CODES = [one.code for one in SECTIONS]


@pytest.fixture(scope="module")
def report():
    return made_report()


def words_of(page):
    return html.fromstring(page).text_content()


def headings(word):
    found = docx.Document(io.BytesIO(word)).paragraphs
    return [p.text for p in found if p.style.name == "Heading 1"]


def test_every_section_is_there_until_somebody_leaves_it_out(report):
    whole = edited(report)

    assert [one.title for one in whole.sections] == [one.title for one in SECTIONS]
    assert "niet:" not in whole.closing[0]


@pytest.mark.parametrize("code", CODES)
def test_a_section_that_is_left_out_is_named_at_the_end_in_every_form(report, code):
    title = next(one.title for one in SECTIONS if one.code == code)
    shorter = edited(report, Edition((Chosen(code, is_on=False),)))

    tree = html.fromstring(report_page(shorter))
    assert title not in [one.text for one in tree.iter("h2")]
    assert (
        f"In dit verslag staan niet: {title}." in tree.find(".//footer").text_content()
    )
    word = report_word(shorter, DAY)
    assert title not in headings(word)
    last = [p.text for p in docx.Document(io.BytesIO(word)).paragraphs[-2:]]
    assert last[0] == f"In dit verslag staan niet: {title}."


def test_own_text_stands_above_what_the_scan_says_and_is_marked(report):
    edition = Edition((Chosen("areas", own_text="Wij kennen dit.\n\nEn dit ook."),))
    page = report_page(edited(report, edition))

    section = html.fromstring(page).xpath("//section[h2/@id='gebieden']")[0]
    parts = [one for one in section if one.tag != "h2"]
    assert parts[0].get("class") == "own"
    assert [p.text for p in parts[0]] == [OWN_WORDS, "Wij kennen dit.", "En dit ook."]


def test_own_text_is_kept_where_the_scan_has_nothing_to_say(report):
    edition = Edition((Chosen("changes", own_text="Dit is onze eerste scan."),))

    page = report_page(edited(replace(report, changes=None), edition))

    assert "Dit is onze eerste scan." in page


def test_an_extra_section_comes_before_the_explanation(report):
    extra = ExtraSection("Straatkennis", ("Aan tafel.",), (Grid("N", ["A"], [["b"]]),))

    titles = [one.title for one in edited(report, Edition(extra=(extra,))).sections]

    assert titles[-3:] == ["Straatkennis", "Uitleg per cijfer", "Bronnen"]


def test_hostile_text_stays_text_in_every_form(report):
    grid = Grid(HOSTILE, ["Gebied", "Wat"], [[HOSTILE, HOSTILE]])
    edition = Edition(
        tuple(Chosen(code, own_text=HOSTILE) for code in CODES),
        (ExtraSection(HOSTILE, (HOSTILE,), (grid,)),),
    )
    sender = Sender("Gemeente <b>\"&'", "#ffee00")
    hostile = edited(report, edition)

    page = report_page(hostile, sender)
    assert not html.fromstring(page).xpath("//script")
    assert "<script>alert(1)</script>" in words_of(page)
    assert "{{ 7*7 }}" in words_of(page)
    assert "<script" not in report_body(hostile)
    assert report_paper(hostile, sender).startswith(b"%PDF")
    written = docx.Document(io.BytesIO(report_word(hostile, DAY, sender)))
    assert any("#panic" in p.text for p in written.paragraphs)
    assert summary_paper(report, HOSTILE, sender).startswith(b"%PDF")


def test_twenty_thousand_signs_fit_in_a_report_and_are_shortened_on_one_page(
    report,
):
    for text in ("woord " * 3_334, "a" * 20_000, "regel\n" * 3_334):
        long = edited(report, Edition((Chosen("areas", own_text=text),)))
        assert report_paper(long).startswith(b"%PDF")
        assert report_word(long, DAY)
        assert n_pages(summary_paper(report, text)) == 1
    assert n_pages(summary_paper(report)) == 1


def n_pages(paper):
    return int(re.search(rb"/Type ?/Pages\s*/Count (\d+)", paper).group(1))


@given(st.text(max_size=200))
def test_whatever_people_type_becomes_paper(text):
    report = made_report()

    assert summary_paper(report, text).startswith(b"%PDF")
    assert all(line.strip() and "\n" not in line for line in paragraphs_of(text))


def test_the_word_file_has_headings_tables_and_pictures_with_words(report):
    written = docx.Document(io.BytesIO(report_word(edited(report), DAY)))

    titles = [p.text for p in written.paragraphs if p.style.name == "Heading 1"]
    assert titles == [one.title for one in SECTIONS]
    assert [t.rows[0].cells[0].text for t in written.tables][:2] == ["Buurt", "Gebied"]
    drawn = [shape._inline.docPr.get("descr") for shape in written.inline_shapes]
    assert drawn == ["Het gebied met één vlak.", "Drie klassen."]


def test_the_same_edition_gives_the_same_bytes(report):
    for made in (report_paper, lambda one: report_word(one, DAY)):
        assert made(edited(report)) == made(edited(report))


@given(st.integers(0, 0xFFFFFF).map(lambda one: f"#{one:06x}"))
def test_every_colour_becomes_one_that_can_be_read(colour):
    found = readable_on_white(colour)

    assert re.fullmatch("#[0-9a-f]{6}", found)
    assert readable_on_white(found) == found


def test_a_readable_colour_is_left_alone():
    assert readable_on_white("#1f5a78") == "#1f5a78"
    assert readable_on_white("#ffff00") != "#ffff00"


def test_the_logo_of_the_sender_stands_on_page_and_paper(report):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"/>'
    sender = Sender("Noorderveld", "#154273", svg, "image/svg+xml")

    page = report_page(edited(report), sender)

    assert 'alt="Logo van Noorderveld"' in page
    assert "#154273" in page
    assert report_paper(edited(report), sender) != report_paper(edited(report))
    assert report_page(edited(report)).count("<img") == 0


@pytest.mark.parametrize("paper", [report_paper, summary_paper])
def test_a_logo_in_png_stands_on_paper(report, paper):
    png = as_png(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    shown = edited(report) if paper is report_paper else report
    with_logo = paper(shown, sender=Sender("Noorderveld", "#154273", png, "image/png"))

    assert len(with_logo) > len(paper(shown)) + 50


@pytest.mark.parametrize("changes", [None, Grid("Verschil", ["A"], [["b"]])])
def test_a_report_is_read_back_as_it_was(report, changes, tmp_path):
    given = replace(report, changes=changes)
    (tmp_path / "report.json").write_text(json.dumps(report_as_data(given)))

    assert report_page(edited(read_report(tmp_path))) == report_page(edited(given))


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"title": 1}', '{"changes": null}']
)
def test_a_folder_without_a_readable_report_says_so(tmp_path, content):
    with pytest.raises(NoReport):
        read_report(tmp_path)
    (tmp_path / "report.json").write_text(content)
    with pytest.raises(NoReport):
        read_report(tmp_path)
