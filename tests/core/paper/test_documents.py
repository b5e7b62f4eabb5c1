"""A document says the same as PDF and DOCX, whatever stands in its texts."""

import contextlib
import io
import json
import re
import shutil
import subprocess
import zlib
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from samensterk.paper.document_data import from_plain, to_plain
from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.document_word import as_docx
from samensterk.paper.documents import (
    BulletList,
    Document,
    Heading,
    Mark,
    NumberedList,
    Paragraph,
    Run,
    Table,
    plain_text,
    printable,
)

HOSTILE = '#import "x" *vet* | a < b <script>alert(1)</script> $x$ @y \\ `z` [u](v)'


def make_document(text="Gewone tekst.", answer=None):
    run = (Run(text),)
    return Document(
        title=f"Titel {text}",
        subject="Gemeente Noorderveld",
        author="Gemeente Noorderveld",
        made_on="2026-11-25",
        footer=f"versie 0.1 {text}",
        blocks=(
            Heading(1, f"Kop {text}"),
            Paragraph((Run("Vet", is_bold=True), Run(" en "), *run)),
            Paragraph((Run("een verwijzing", link="https://example.nl/"),)),
            BulletList((run, (Mark("a", "Wie beslist?", answer),))),
            NumberedList((run, run)),
            Heading(2, "Lager"),
            Table("Tabel van alles", ("Eén", "Twee"), ((run, run), (run, run))),
        ),
    )


def words_of_pdf(content, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing")
    (tmp_path / "a.pdf").write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"],
        capture_output=True,
        check=True,
        text=True,
    )
    return re.sub(r"\s+", "", done.stdout)


def words_of_docx(content):
    word = docx.Document(io.BytesIO(content))
    lines = [one.text for one in word.paragraphs]
    lines += [
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    ]
    return "\n".join(lines)


def test_the_paper_is_tagged_and_declares_pdf_ua():
    paper = as_pdf(make_document(), open_word="Nog open")

    assert paper.startswith(b"%PDF-")
    assert b"pdfuaid" in paper
    assert b"/StructTreeRoot" in paper
    assert b"/Lang" in paper


def test_docx_has_headings_lists_and_a_table_with_a_repeated_head():
    word = docx.Document(io.BytesIO(as_docx(make_document(), open_word="Nog open")))

    styles = [one.style.name for one in word.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "List Number"} <= set(
        styles
    )
    head = word.tables[0].rows[0]._tr.trPr
    assert head.find(qn("w:tblHeader")) is not None
    assert word.core_properties.language == "nl-NL"
    assert word.core_properties.title == "Titel Gewone tekst."
    assert str(word.core_properties.created.date()) == "2026-11-25"
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}


def test_text_from_outside_comes_out_as_itself(tmp_path):
    document = make_document(HOSTILE, answer=HOSTILE)

    pdf = words_of_pdf(as_pdf(document, open_word="Nog open"), tmp_path)
    word = words_of_docx(as_docx(document, open_word="Nog open"))

    assert pdf.count(re.sub(r"\s+", "", HOSTILE)) >= 5
    assert word.count(HOSTILE) >= 7


def test_what_is_open_is_marked_and_an_answer_takes_its_place():
    still_open, answered = make_document(), make_document(answer="De burgemeester")

    assert [one.id for one in still_open.open_marks()] == ["a"]
    assert answered.open_marks() == []
    assert "Nog open: Wie beslist?" in words_of_docx(
        as_docx(still_open, open_word="Nog open")
    )
    said = words_of_docx(as_docx(answered, open_word="Nog open"))
    assert "De burgemeester" in said
    assert "Wie beslist?" not in said


@given(st.text(max_size=80))
def test_any_text_survives_both_ways_and_fits_in_docx(text):
    document = make_document(text, answer=text)
    plain = json.loads(json.dumps(to_plain(document)))

    again = from_plain(plain)

    assert to_plain(again) == plain
    assert printable(text).strip() in words_of_docx(as_docx(document, open_word="x"))


@pytest.mark.parametrize(
    "text", ["a\x00b\x1fc", "a\ud800b", "a\u202eb", "a\ue000b", "a\nb", "", "中😀"]
)
def test_odd_characters_do_not_stop_the_paper(text):
    assert as_pdf(make_document(text, answer=text), open_word="x").startswith(b"%PDF-")
    assert "\x00" not in printable(text)


def test_the_same_document_gives_the_same_bytes():
    one, other = (as_docx(make_document(), open_word="x") for _ in range(2))

    assert one == other
    assert as_pdf(make_document(), open_word="x") == as_pdf(
        make_document(), open_word="x"
    )


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        Table("Tabel", ("Eén", "Twee"), (((Run("a"),),),))


def test_words_alone_leave_out_what_is_open():
    assert plain_text((Run("a "), Mark("x", "Wie?"))) == "a"
    assert plain_text((Run("a "), Mark("x", "Wie?", "Jan"))) == "a Jan"


def objects_of(pdf):
    """Give the objects of a PDF, also those in compressed streams."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    found = [pdf]
    for one in streams:
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompress(one))
    return b"\n".join(found)


def test_headings_lists_links_and_heads_of_tables_are_tagged_as_such():
    found = objects_of(as_pdf(make_document(), open_word="Nog open"))

    for tag in (
        b"H1",
        b"H2",
        b"P",
        b"L",
        b"LI",
        b"Table",
        b"TR",
        b"TH",
        b"TD",
        b"Link",
    ):
        assert re.search(rb"/S\s*/" + tag + rb"\b", found), tag


def test_a_second_list_begins_at_one_again():
    document = make_document()
    twice = replace(document, blocks=(*document.blocks, NumberedList(((Run("a"),),))))

    word = docx.Document(io.BytesIO(as_docx(twice, open_word="x")))

    numbers = [
        one._p.pPr.numPr.numId.val
        for one in word.paragraphs
        if one.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def test_wordy_columns_are_wider_and_none_takes_all():
    table = Table("T", ("a", "b"), (((Run("x"),), (Run("woord " * 40),)),))

    narrow, wide = table.column_shares()

    assert 0.15 < narrow < wide
    assert narrow + wide == pytest.approx(1)
