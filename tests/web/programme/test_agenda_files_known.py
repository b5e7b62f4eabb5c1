"""A file is known by what is in it, whatever it is called."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from samensterk.web.common.spreadsheets import write
from samensterk.web.programme.agenda.attachment_kinds import (
    KINDS,
    LONGEST_NAME,
    MOST_BYTES,
    Refusal,
    RefusedFile,
    clean_name,
    encoding_of,
    kind_of,
)


def zipped(**parts):
    found = BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return found.getvalue()


def saved(made):
    found = BytesIO()
    made.save(found)
    return found.getvalue()


def office(kind, **more):
    types = f'<Override ContentType="{KINDS[kind].content_type}.main+xml"/>'
    return zipped(**{"[Content_Types].xml": types, **more})


def open_document(kind, **more):
    return zipped(mimetype=KINDS[kind].content_type, **more)


TAKEN = [
    (b"%PDF-1.7\n1 0 obj", "pdf"),
    (b"\x89PNG\r\n\x1a\n0000", "png"),
    (b"\xff\xd8\xff\xe0", "jpeg"),
    (saved(Document()), "docx"),
    (saved(Workbook()), "xlsx"),
    (office("pptx"), "pptx"),
    (open_document("odt"), "odt"),
    (write([["a", 1]], ["b", "c"], "ods", "Lijst"), "ods"),
    (write([["a", 1]], ["b", "c"], "xlsx", "Lijst"), "xlsx"),
    (write([["a", 1]], ["b", "c"], "csv", "Lijst"), "csv"),
    ("Notulen van café 't Hoekje: 3 < 5".encode(), "txt"),
    ("Notulen van café".encode("cp1252"), "txt"),
    (b"a;b\r\n1;2\r\n", "csv"),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "ics"),
]


@pytest.mark.parametrize(("content", "kind"), TAKEN)
def test_a_file_is_known_by_its_content(content, kind):
    assert kind_of(content) == kind


REFUSED = [
    (b"", Refusal.EMPTY),
    (b"a" * (MOST_BYTES + 1), Refusal.TOO_LARGE),
    (b"MZ\x90\x00\x03", Refusal.UNKNOWN),
    (b"GIF89a\x00\x01", Refusal.UNKNOWN),
    (b"\x00\x01\x02", Refusal.UNKNOWN),
    (b"<!DOCTYPE html><p>Hallo</p>", Refusal.PROGRAM),
    (b"Beste lezer\n<script>alert(1)</script>", Refusal.PROGRAM),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Refusal.PROGRAM),
    (b"#!/bin/sh\nrm -r .", Refusal.PROGRAM),
    (office("docx", **{"word/vbaProject.bin": "x"}), Refusal.PROGRAM),
    (open_document("odt", **{"Basic/Standard/Module1.xml": "x"}), Refusal.PROGRAM),
    (
        zipped(
            **{"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled"}
        ),
        Refusal.PROGRAM,
    ),
    (
        open_document(
            "ods", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}
        ),
        Refusal.LOCKED,
    ),
    (b"%PDF-1.7 trailer << /Encrypt 5 0 R >>", Refusal.LOCKED),
    (b"%PDF-1.7 << /S /JavaScript >>", Refusal.PROGRAM),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Refusal.LOCKED),
    (zipped(**{"a.txt": "a"}), Refusal.UNKNOWN),
    (b"PK\x03\x04 niets", Refusal.BROKEN),
    (office("docx")[:-30], Refusal.BROKEN),
    (zipped(**{"[Content_Types].xml": " " * 3_000_000}), Refusal.BROKEN),
]


@pytest.mark.parametrize(("content", "why"), REFUSED)
def test_what_may_not_be_added_says_why(content, why):
    with pytest.raises(RefusedFile) as caught:
        kind_of(content)

    assert caught.value.why is why


@given(
    st.binary(max_size=400)
    | st.binary(max_size=100).map(lambda one: b"PK\x03\x04" + one)
)
def test_any_content_is_a_known_kind_or_refused(content):
    try:
        found = kind_of(content)
    except RefusedFile:
        return

    assert found in KINDS


@given(st.text(max_size=300), st.sampled_from(sorted(KINDS)))
def test_a_name_is_short_without_a_path_and_ends_as_its_content(name, kind):
    found = clean_name(name, kind)

    assert found.endswith(f".{kind}")
    assert len(found) <= LONGEST_NAME
    assert not set(found) & set('/\\\r\n\x00\u202e"<>')
    assert not found.startswith(".")


def test_names_stay_readable():
    assert (
        clean_name("C:\\Users\\jan\\Draaiboek v2.DOCX", "docx") == "Draaiboek v2.docx"
    )
    assert clean_name("factuur\u202efdp.exe", "pdf") == "factuurfdp.pdf"
    assert clean_name("...", "txt") == "bestand.txt"
    assert clean_name("notulen.html", "txt") == "notulen.txt"


def test_a_text_says_how_it_is_written():
    assert encoding_of("é".encode()) == "utf-8"
    assert encoding_of("é".encode("cp1252")) == "windows-1252"
