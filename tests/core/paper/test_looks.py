"""A paper in the house style of who made it: colour, name and logo."""

import ast
import io
import struct
import zlib
from pathlib import Path

import docx
from core.paper.test_documents import make_document, objects_of

import samensterk
from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.document_word import as_docx
from samensterk.paper.looks import Look
from samensterk.products.sender import Sender

RED = b"0.6 0 0 scn"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10" viewBox="0 0 40 10"><rect width="40" height="10" fill="#00ff00"/></svg>'


def a_png():
    """Give a picture of one white point."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    point = zlib.compress(b"\0\xff\xff\xff")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", point)
        + chunk(b"IEND", b"")
    )


def test_the_colour_of_the_house_is_on_paper_and_no_other():
    red = objects_of(
        as_pdf(make_document(), open_word="x", look=Look(accent="#990000"))
    )
    ours = objects_of(as_pdf(make_document(), open_word="x"))

    assert RED in red
    assert RED not in ours


def test_a_logo_has_words_for_who_cannot_see_it_and_fits_a_small_page():
    look = Look("Gemeente Noorderveld", "#990000", LOGO)

    for page in ("a4", "a5"):
        paper = as_pdf(make_document(), open_word="x", page=page, look=look)
        assert b"Logo van Gemeente Noorderveld" in objects_of(paper)
        assert b"pdfuaid" in paper


def test_a_word_file_has_the_colour_and_the_logo_too():
    look = Look("Gemeente Noorderveld", "#990000", LOGO)

    word = docx.Document(io.BytesIO(as_docx(make_document(), open_word="x", look=look)))

    assert str(word.styles["Title"].font.color.rgb) == "990000"
    assert str(word.styles["Heading 1"].font.color.rgb) == "990000"
    (logo,) = word.inline_shapes
    assert logo._inline.docPr.get("descr") == "Gemeente Noorderveld"


def test_a_house_without_a_logo_has_its_name_at_the_head():
    look = Look("Gemeente Noorderveld", "#990000")

    word = docx.Document(io.BytesIO(as_docx(make_document(), open_word="x", look=look)))

    assert word.paragraphs[0].text == "Gemeente Noorderveld"


def test_what_a_sender_shows_can_be_read_whatever_its_colour_and_logo():
    look = Sender("Gemeente Noorderveld", "#ffff00", a_png(), "image/png").look

    assert look.accent != "#ffff00"
    assert look.logo.startswith(b"<svg")
    assert as_pdf(make_document(), open_word="x", look=look).startswith(b"%PDF")
    assert Sender(logo=b"GIF89a", logo_type="image/gif").look.logo == b""


def test_every_paper_of_the_site_says_whose_it_is():
    web = Path(samensterk.__file__).parent / "web"
    without = [
        f"{path.relative_to(web)}:{one.lineno}"
        for path in sorted(web.rglob("*.py"))
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.Call)
        and getattr(one.func, "id", "") in {"as_pdf", "as_docx"}
        and "look" not in {word.arg for word in one.keywords}
    ]

    assert without == []
