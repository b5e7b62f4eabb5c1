"""Lists that others made are read whatever is in them, or refused with a reason."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from samensterk.web.common.spreadsheet_reading import (
    MOST_COLUMNS,
    MOST_ROWS,
    Empty,
    Locked,
    NoList,
    OldKind,
    TooLarge,
    UnreadableFile,
    read_spreadsheet,
)
from samensterk.web.common.spreadsheets import write

ROWS = (("Wat", "Wanneer"), ("Zaal huren", "T-6"))


def workbook(fill):
    book = Workbook()
    fill(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def packed(**parts):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return content.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_program_is_read(separator, encoding):
    text = f"Wat{separator}Wie\r\nCafé huren{separator}Coördinator\r\n"

    found = read_spreadsheet(text.encode(encoding)).rows

    assert found == (("Wat", "Wie"), ("Café huren", "Coördinator"))


def test_a_separator_within_quotes_splits_nothing():
    found = read_spreadsheet(b'Wat;Wie\n"Zaal; eten";"Jan, Piet"\n').rows

    assert found[1] == ("Zaal; eten", "Jan, Piet")


def test_one_column_is_a_list_too():
    assert read_spreadsheet(b"Wat\nZaal huren\n").rows == (("Wat",), ("Zaal huren",))


def test_a_workbook_gives_days_times_and_values():
    def fill(book):
        sheet = book.active
        sheet.append(["Wat", "Dag", "Tijd", "Uren", "Klaar", "Moment"])
        sheet.append(
            [
                "Zaal",
                date(2027, 3, 18),
                time(19, 40),
                2.0,
                True,
                datetime(2027, 3, 18, 8, 5),
            ]
        )

    found = read_spreadsheet(workbook(fill)).rows

    assert found[1] == (
        "Zaal",
        "2027-03-18",
        "19:40",
        "2",
        "ja",
        "2027-03-18 08:05",
    )


def test_the_first_sheet_with_something_in_it_or_the_named_one_is_read():
    def fill(book):
        book.create_sheet("Draaiboek").append(["Wat"])
        book.create_sheet("Bellijst").append(["Wie"])
        hidden = book.create_sheet("Geheim")
        hidden.append(["x"])
        hidden.sheet_state = "hidden"

    content = workbook(fill)

    first = read_spreadsheet(content)
    assert (first.name, first.names) == ("Draaiboek", ("Draaiboek", "Bellijst"))
    assert read_spreadsheet(content, sheet="Bellijst").rows == (("Wie",),)
    assert read_spreadsheet(content, sheet="Weg").name == "Draaiboek"


def test_merged_and_empty_rows_are_passed_over():
    def fill(book):
        sheet = book.active
        sheet["A1"] = "Draaiboek van de avond"
        sheet.merge_cells("A1:D1")
        sheet["A4"], sheet["B4"] = "Wat", "Wie"
        sheet["A900"] = "Zaal"

    found = read_spreadsheet(workbook(fill)).rows

    assert found == (("Draaiboek van de avond", ""), ("Wat", "Wie"), ("Zaal", ""))


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_what_we_write_is_read_back(kind):
    rows = [["Café  twee", date(2027, 3, 18), 7, None, "a\nb"]]

    content = write(rows, ["Wat", "Dag", "Uren", "Leeg", "Hoe"], kind, "Lijst")

    found = read_spreadsheet(content).rows
    assert found[1] == ("Café  twee", "2027-03-18", "7", "", "a\nb")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
@pytest.mark.parametrize(("n_rows", "n_columns"), [(MOST_ROWS + 1, 1), (1, 51)])
def test_more_than_fits_is_refused(kind, n_rows, n_columns):
    rows = [["x"] * n_columns] * n_rows
    content = write(rows, ["kop"] * n_columns, kind, "Lijst")

    with pytest.raises(TooLarge) as caught:
        read_spreadsheet(content)

    assert caught.value.most in (MOST_ROWS, MOST_COLUMNS)


def test_as_many_rows_as_may_be_are_read():
    content = write([["x"]] * MOST_ROWS, ["kop"], "xlsx", "Lijst")

    assert len(read_spreadsheet(content).rows) == MOST_ROWS + 1


def test_a_bomb_is_not_unpacked():
    bomb = packed(xl__workbook_xml="<x/>", xl__sheet_xml=b" " * 70_000_000)

    assert len(bomb) < 100_000
    with pytest.raises(TooLarge):
        read_spreadsheet(bomb)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", Empty),
        (b"\n\n;;;\n", Empty),
        (b"%PDF-1.7 en zo", NoList),
        (b"<html><body>", NoList),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NoList),
        (b"PK\x03\x04 gewoon niets", NoList),
        (packed(word__document_xml="<x/>"), NoList),
        (packed(content_xml="<x", META_INF__manifest_xml="<m/>"), NoList),
        (b"\xd0\xcf\x11\xe0 oud", OldKind),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Locked),
        (b"x" * 5_000_001, TooLarge),
        (b"a" * 200_000, NoList),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(content, error):
    with pytest.raises(error):
        read_spreadsheet(content)


def test_an_ods_with_a_password_is_locked():
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("content.xml", b"\x01\x02")
        made.writestr("META-INF/manifest.xml", "<m:encryption-data/>")

    with pytest.raises(Locked):
        read_spreadsheet(content.getvalue())


def test_entities_are_not_followed():
    part = (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<t:table xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:p="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><t:table-row>'
        "<t:table-cell><p:p>&x;</p:p></t:table-cell></t:table-row></t:table>"
    )
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("content.xml", part)
        made.writestr("META-INF/manifest.xml", "<m/>")

    with pytest.raises(UnreadableFile):
        read_spreadsheet(content.getvalue())


def _broken_workbooks():
    whole = workbook(lambda book: book.active.append(["Wat", "Wie"]))
    return st.builds(
        lambda place, byte: whole[:place] + bytes([byte]) + whole[place + 1 :],
        st.integers(0, len(whole) - 1),
        st.integers(0, 255),
    )


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))
    | st.binary(max_size=60).map(lambda some: b"PK\x03\x04" + some)
    | _broken_workbooks()
)
@example(b'"')
def test_any_bytes_are_a_list_or_refused(content):
    try:
        found = read_spreadsheet(content)
    except UnreadableFile:
        return
    assert len({len(row) for row in found.rows}) == 1
