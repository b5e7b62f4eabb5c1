"""Files that were made to do harm: bombs, programs, and words that become formulas."""

import tracemalloc
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from samensterk.web.common.spreadsheet_reading import (
    NoList,
    TooLarge,
    read_spreadsheet,
)
from samensterk.web.programme.agenda.attachment_kinds import (
    Refusal,
    RefusedFile,
    kind_of,
)

MOST_MEMORY = 100 * 2**20
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
CELL = "<table:table-cell><text:p>a</text:p></table:table-cell>"


@contextmanager
def little_memory():
    """Say that what happens within needs no more than a small server can spare."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


def packed(parts):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def open_document(tables):
    content = (
        f'<o:d xmlns:o="{ODF}office:1.0" xmlns:table="{ODF}table:1.0" '
        f'xmlns:text="{ODF}text:1.0">{tables}</o:d>'
    )
    return packed({"META-INF/manifest.xml": "<m/>", "content.xml": content})


def table(rows, name="a"):
    return f'<table:table table:name="{name}">{rows}</table:table>'


def row(times, cells=CELL):
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def workbook(rows):
    """A workbook whose sheet says that it is as large as a sheet can be."""
    book, out = Workbook(), BytesIO()
    book.active["A1"] = "x"
    book.save(out)
    kept = ZipFile(out)
    parts = {name: kept.read(name) for name in kept.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    )
    return packed(parts)


@pytest.mark.parametrize(
    "content",
    [
        open_document(table(row(2100) * 30_000)),
        open_document(table(row(-(10**9)) + row(10**9))),
        open_document(table(row(1, CELL.replace("<table", "<table", 1) * 200_000))),
        open_document(
            "".join(table(row(1900), name=str(number)) for number in range(10_000))
        ),
    ],
    ids=["rows", "fewer than none", "cells", "sheets"],
)
def test_a_few_bytes_of_an_open_document_do_not_become_many(content):
    with little_memory(), pytest.raises((TooLarge, NoList)):
        read_spreadsheet(content)


def test_a_sheet_that_says_to_be_as_wide_as_can_be_is_not_made_so():
    rows = "".join(
        f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>'
        for number in range(1, 2000)
    )

    with little_memory():
        read = read_spreadsheet(workbook(rows))

    assert len(read.rows) == 1999
    assert {len(one) for one in read.rows} == {1}


@pytest.mark.parametrize(
    "name", [b"/JavaScript", b"/J#61vaScript", b"/#4aava#53cript", b"/L#61unch"]
)
def test_a_program_in_a_pdf_is_found_however_it_is_spelled(name):
    content = b"%PDF-1.7\n1 0 obj << /S " + name + b" /JS (app.alert(1)) >> endobj"

    with pytest.raises(RefusedFile) as refused:
        kind_of(content)

    assert refused.value.why is Refusal.PROGRAM
