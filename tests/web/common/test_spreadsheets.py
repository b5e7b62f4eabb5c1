import csv
import math
import re
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import opendocument, table
from odf.namespaces import OFFICENS, TEXTNS

from samensterk.web.common.cells import fit
from samensterk.web.common.spreadsheets import KINDS, write

FORMULAS = [
    "=1+1",
    "+31612345678",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    '=HYPERLINK("https://example.org";"x")',
    "=cmd|' /C calc'!A0",
]
ODD_TEXTS = [
    "a;b",
    'a"b',
    "a\nb",
    "a  b",
    " a ",
    "\ta\t",
    "_x000D_",
    "_x005F_x000D_",
    "#N/A",
    "<&>'\"",
    "0166",
    "2026-01-31",
    "12,5",
    "€ 5",
    "a\u00a0b",
    "𝄞",
    "]]>",
]
TEXTS = st.text() | st.sampled_from(FORMULAS + ODD_TEXTS)
NUMBERS = st.integers() | st.floats(-1e300, 1e300)
DAYS = st.dates(date(1901, 1, 1), date(2200, 1, 1))
MOMENTS = st.datetimes(datetime(1901, 1, 1), datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
ROWS = st.lists(st.tuples(TEXTS, NUMBERS | st.none(), DAYS | MOMENTS), max_size=5)
HEADINGS = ["Naam", "Aantal", "Dag"]


def in_csv(content):
    assert content.startswith(b"\xef\xbb\xbf")
    text = StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=";"))


def in_xlsx(content):
    return openpyxl.load_workbook(BytesIO(content)).active


def in_ods(content):
    return [
        [_ods_value(cell) for cell in row.getElementsByType(table.TableCell)]
        for row in opendocument.load(BytesIO(content)).getElementsByType(table.TableRow)
    ]


def _ods_value(cell):
    kind = cell.getAttrNS(OFFICENS, "value-type")
    if kind == "float":
        return float(cell.getAttrNS(OFFICENS, "value"))
    if kind == "date":
        return datetime.fromisoformat(cell.getAttrNS(OFFICENS, "date-value"))
    return "\n".join(map(_ods_line, cell.childNodes)) if kind else None


def _ods_line(node):
    """Read as ODF 1.3 says (part 3, 6.1.2): spaces in a row are one, at an end none."""
    if node.nodeType == node.TEXT_NODE:
        return re.sub(" +", " ", node.data)
    if node.qname == (TEXTNS, "s"):
        return "\0" * int(node.getAttrNS(TEXTNS, "c"))
    if node.qname == (TEXTNS, "tab"):
        return "\t"
    return "".join(map(_ods_line, node.childNodes)).strip(" ").replace("\0", " ")


def moment(cell):
    is_day = isinstance(cell, date) and not isinstance(cell, datetime)
    return datetime(cell.year, cell.month, cell.day) if is_day else cell


def fifteen_digits(cell):
    return pytest.approx(cell, rel=1e-15) if isinstance(cell, float) else cell


def as_excel_reads(text):
    return text and re.sub(
        "_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text
    )


@given(ROWS)
def test_what_goes_into_a_csv_comes_out(rows):
    read = in_csv(write(rows, HEADINGS, "csv", "Lijst"))

    assert read[0] == HEADINGS
    for (text, number, day), (text_in, number_in, day_in) in zip(
        rows, read[1:], strict=True
    ):
        assert text_in in {fit(text), f"'{fit(text)}"}
        # A long number is text, and a text with a minus in front is made harmless.
        digits = "" if number is None else str(number).replace(".", ",")
        assert number_in.removeprefix("'") == digits
        assert datetime.fromisoformat(day_in) == moment(day)


@given(ROWS)
def test_what_goes_into_a_workbook_comes_out(rows):
    sheet = in_xlsx(write(rows, HEADINGS, "xlsx", "Lijst"))

    read = list(sheet.iter_rows(values_only=True))
    assert list(read[0]) == HEADINGS
    for (text, number, day), (text_in, number_in, day_in) in zip(
        rows, read[1:], strict=True
    ):
        assert as_excel_reads(text_in) == (fit(text) or None)
        # Excel keeps 15 digits.
        assert number_in == fifteen_digits(fit(number))
        assert abs(day_in - moment(day)) < timedelta(seconds=1)


@given(ROWS)
def test_what_goes_into_an_open_document_comes_out(rows):
    read = in_ods(write(rows, HEADINGS, "ods", "Lijst"))

    assert read[0] == HEADINGS
    for (text, number, day), (text_in, number_in, day_in) in zip(
        rows, read[1:], strict=True
    ):
        assert text_in == (fit(text) or None)
        assert number_in == fit(number)
        assert day_in == moment(day)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_ever_a_formula(text):
    content = {kind: write([[text]], [text], kind, text) for kind in KINDS}

    for row in in_csv(content["csv"]):
        assert row[0].startswith("'")
    for row in in_xlsx(content["xlsx"]).iter_rows():
        assert row[0].data_type == "s"
        assert row[0].quotePrefix
    assert b"<f" not in part(content["xlsx"], "xl/worksheets/sheet1.xml")
    assert b"formula" not in part(content["ods"], "content.xml")
    assert in_ods(content["ods"])[1] == [fit(text)]


def part(content, name):
    return zipfile.ZipFile(BytesIO(content)).read(name)


@pytest.mark.parametrize("number", [-5, -0.5, Decimal("-12.50")])
def test_a_negative_number_stays_a_number(number):
    assert in_csv(write([[number]], ["a"], "csv", ""))[1] == [
        str(number).replace(".", ",")
    ]
    assert in_xlsx(write([[number]], ["a"], "xlsx", ""))["A2"].value == number
    assert in_ods(write([[number]], ["a"], "ods", ""))[1] == [number]


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_too_long_for_a_spreadsheet_keeps_its_digits(kind):
    content = write([[1234567890123456]], ["a"], kind, "")

    read = {"csv": in_csv, "ods": in_ods, "xlsx": lambda it: list(in_xlsx(it).values)}
    assert list(read[kind](content)[1]) == ["1234567890123456"]


def test_a_moment_is_given_on_the_dutch_clock():
    summer = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)

    assert in_csv(write([[summer]], ["a"], "csv", ""))[1] == ["2026-07-02 00:30:00"]
    assert in_xlsx(write([[summer]], ["a"], "xlsx", ""))["A2"].value == datetime(
        2026, 7, 2, 0, 30
    )


def test_dates_are_dates_in_the_dutch_order():
    sheet = in_xlsx(write([[date(2026, 1, 31)]], ["Dag"], "xlsx", ""))

    assert sheet["A2"].is_date
    assert sheet["A2"].number_format == "dd-mm-yyyy"


def test_headings_are_bold_and_stay_in_sight():
    sheet = in_xlsx(write([["Jansen"]], ["Naam"], "xlsx", "Erven"))
    document = write([["Jansen"]], ["Naam"], "ods", "Erven")

    assert sheet.title == "Erven"
    assert sheet.freeze_panes == "A2"
    assert [sheet["A1"].font.b, sheet["A2"].font.b] == [True, False]
    assert b'table:style-name="heading"' in part(document, "content.xml")
    assert b"VerticalSplitMode" in part(document, "settings.xml")


def test_thirty_columns_are_not_too_many():
    headings = [f"Kolom {number}" for number in range(30)]

    assert in_xlsx(write([], headings, "xlsx", ""))["AD1"].value == "Kolom 29"


def test_a_date_before_excel_is_text_there():
    rows = [[date(1650, 5, 1)]]

    assert in_xlsx(write(rows, ["a"], "xlsx", ""))["A2"].value == "1650-05-01"
    assert in_ods(write(rows, ["a"], "ods", ""))[1] == [datetime(1650, 5, 1)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Erven: a/b [1]?", "Erven  a b  1"),
        ("x" * 40, "x" * 31),
        ("", "Lijst"),
        ("'Erven'", "Erven"),
    ],
)
def test_a_title_becomes_a_name_that_a_sheet_may_have(title, name):
    assert in_xlsx(write([], ["a"], "xlsx", title)).title == name


@given(st.text())
@settings(max_examples=30)
def test_any_title_will_do(title):
    for kind in KINDS:
        assert write([], ["a"], kind, title)


def test_an_open_document_is_known_by_its_first_bytes():
    content = write([], ["a"], "ods", "")

    assert content[30:84] == b"mimetype" + KINDS["ods"].content_type.encode()


def test_a_text_too_long_for_excel_is_cut_there():
    sheet = in_xlsx(write([["é" * 40_000]], ["a"], "xlsx", ""))

    assert len(sheet["A2"].value) == 32_767


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [math.nan, math.inf, Decimal("NaN")])
def test_what_is_unknown_is_none_and_not_a_number(kind, number):
    with pytest.raises(ValueError, match="None"):
        write([[number]], ["a"], kind, "")


@pytest.mark.parametrize("cell", [True, b"a", ["a"], timedelta(1)])
def test_anything_else_is_no_cell(cell):
    with pytest.raises(TypeError, match="no cell"):
        write([[cell]], ["a"], "csv", "")


def test_a_row_is_as_wide_as_the_headings():
    with pytest.raises(ValueError, match="2 cells under 1"):
        write([["a", "b"]], ["a"], "csv", "")


WRITE_MANY = """
import resource, sys
from datetime import date
from samensterk.web.common.spreadsheets import write

def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

before = peak_mb()
rows = ([f"Erf {n}", n / 7, date(2026, 1, 31)] for n in range(50_000))
assert len(write(rows, ["a", "b", "c"], sys.argv[1], "Erven")) > 400_000
print(peak_mb() - before)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_fifty_thousand_rows_fit_in_little_memory(kind):
    ran = subprocess.run(
        [sys.executable, "-c", WRITE_MANY, kind], capture_output=True, check=True
    )

    assert float(ran.stdout) < 60
