"""Lists as files that open in Excel and LibreOffice, without a formula anywhere."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from samensterk.web.common import open_document
from samensterk.web.common.cells import Cell, Row, fit, fit_rows

__all__ = ["KINDS", "Cell", "FileKind", "Kind", "write"]

Kind = Literal["csv", "xlsx", "ods"]


@dataclass(frozen=True, slots=True)
class FileKind:
    content_type: str
    extension: str


KINDS: dict[Kind, FileKind] = {
    "csv": FileKind("text/csv; charset=utf-8", ".csv"),
    "xlsx": FileKind(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"
    ),
    "ods": FileKind("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
}
# OWASP, CSV Injection: with one of these in front a cell is read as a formula.
# Full-width forms count in some programs, and so does a space before them.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
LONGEST_TEXT = 32_767  # characters in a cell of Excel
LONGEST_SHEET_NAME = 31
FIRST_YEAR = 1901  # Excel counts days from 1900, a year it gets wrong
NARROWEST_COLUMN = 12  # characters; a date fits
NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write(
    rows: Iterable[Row], headings: Sequence[str], kind: Kind, title: str
) -> bytes:
    """Write a list with its headings; see `cells.fit` for what a cell may be."""
    labels = [str(fit(heading)) for heading in headings]
    fitted = fit_rows(rows, len(labels))
    if kind == "csv":
        return _csv(fitted, labels)
    name = _sheet_name(title)
    if kind == "xlsx":
        return _xlsx(fitted, labels, name)
    return open_document.spreadsheet(fitted, labels, name)


def _sheet_name(title: str) -> str:
    name = NOT_IN_SHEET_NAME.sub(" ", str(fit(title))).replace("\n", " ")
    return name[:LONGEST_SHEET_NAME].strip(" '\t") or "Lijst"


def _csv(rows: Iterator[list[Cell]], headings: list[str]) -> bytes:
    # Dutch Excel takes a semicolon between cells and a comma in numbers, and knows
    # UTF-8 by its mark only. Quotes everywhere: no other separator splits a cell.
    text = StringIO()
    writer = csv.writer(
        text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n"
    )
    writer.writerow([_harmless(heading) for heading in headings])
    writer.writerows([_csv_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _csv_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return _harmless(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return "" if cell is None else str(cell)


def _harmless(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def _xlsx(rows: Iterator[list[Cell]], headings: list[str], name: str) -> bytes:
    whole = list(rows)  # a row that fails halfway would leave openpyxl's file open
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, heading in enumerate(headings, start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = max(NARROWEST_COLUMN, len(heading) + 3)
    sheet.append([_xlsx_heading(sheet, heading) for heading in headings])
    for row in whole:
        sheet.append([_xlsx_cell(sheet, cell) for cell in row])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _xlsx_heading(sheet: Any, heading: str) -> Any:
    cell = _xlsx_cell(sheet, heading)
    cell.font = Font(bold=True)
    return cell


def _xlsx_cell(sheet: Any, value: Cell) -> Any:
    if isinstance(value, str):
        return _xlsx_text(sheet, value)
    if isinstance(value, date) and value.year < FIRST_YEAR:
        return _xlsx_text(sheet, value.isoformat())
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, datetime):
        cell.number_format = "dd-mm-yyyy hh:mm"
    elif isinstance(value, date):
        cell.number_format = "dd-mm-yyyy"
    return cell


def _xlsx_text(sheet: Any, text: str) -> Any:
    # Excel reads _x000D_ as a character, unless its first _ is written that way too.
    cell = WriteOnlyCell(sheet, ESCAPE.sub("_x005F_", text[:LONGEST_TEXT]))
    cell.data_type = "s"  # openpyxl guesses formulas and errors from the text
    # Otherwise Excel makes it a formula as soon as somebody edits the cell.
    cell.quotePrefix = bool(FORMULA.match(text))
    return cell
