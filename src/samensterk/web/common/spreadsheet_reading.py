"""Rows from a file that somebody made elsewhere: CSV, XLSX or ODS, whatever is in it.

What kind it is, is told by its content, never by its name. Everything becomes text:
days as 2027-03-18, times as 19:40, formulas by their value.
"""

import csv
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from statistics import median
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile

from openpyxl import load_workbook

from samensterk.web.common.cells import NOT_IN_XML
from samensterk.web.common.open_document_reading import read_open_document

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000  # bytes; more is a bomb, or no run sheet
MOST_PARTS = 2_000  # files within a file
MOST_ROWS = 2_000
MOST_RAW_ROWS = 20_000  # with the empty ones between
MOST_COLUMNS = 50
# Excel says of some sheets that they are 16,384 columns wide; a list is not that wide,
# and every row would be.
WIDEST = 256
MOST_SHEETS = 100
MOST_CHARACTERS = 2_000_000
MACROS = "xl/vbaProject.bin"
# How a sheet in XLSX and one in ODS say that a cell is reckoned.
FORMULA = re.compile(rb"<f[ >/]|table:formula=")
PIECE = 1_000_000  # bytes, that are looked at for formulas at a time
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# How an office program names the stream of a workbook with a password.
LOCKED = "EncryptedPackage".encode("utf-16-le")
SEPARATORS = (";", "\t", ",")
ENCODINGS = ("utf-8-sig", "cp1252")
LINES_LOOKED_AT = 30
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
OTHER_KIND = re.compile(r"\s*(%PDF|<|\{\\rtf|\{\s*\")")
# A broken workbook is told about in all these ways.
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LargeZipFile,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


class UnreadableFile(Exception):
    """A file cannot be read as a list; the kinds below say why."""


class NoList(UnreadableFile):
    """It is something else, or broken."""


class Locked(UnreadableFile):
    """It has a password."""


class OldKind(UnreadableFile):
    """It is a workbook from before 2007."""


class WithMacros(UnreadableFile):
    """It is a workbook that brings programs along."""


class Empty(UnreadableFile):
    """There is nothing in it."""


class TooLarge(UnreadableFile):
    """It is more than fits; `most` tells what would."""

    def __init__(self, most: int, of: str) -> None:
        super().__init__(f"more than {most} {of}")
        self.most = most
        self.of = of


Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a list may be; as a run sheet, unless told."""

    most_bytes: int = MOST_BYTES
    most_rows: int = MOST_ROWS
    most_raw_rows: int = MOST_RAW_ROWS
    most_characters: int = MOST_CHARACTERS
    takes_macros: bool = True  # they are never run


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """The rows of one sheet, all of the same width, without empty ones."""

    name: str
    rows: Rows
    names: tuple[str, ...] = ()  # of all sheets with something in them


def read_spreadsheet(content: bytes, *, sheet: str = "") -> ReadSheet:
    """Read the named sheet, or the first with something in it.

    Raises
    ------
    NoList, Locked, OldKind, Empty, TooLarge
    """
    found = read_sheets(content)
    name = sheet if sheet in found else next(iter(found))
    return ReadSheet(name, found[name], tuple(found))


def read_sheets(content: bytes, limits: Limits = USUAL) -> dict[str, Rows]:
    """Read every sheet with something in it; a CSV is one sheet without a name.

    Raises
    ------
    NoList, Locked, OldKind, WithMacros, Empty, TooLarge
    """
    if len(content) > limits.most_bytes:
        raise TooLarge(limits.most_bytes, "bytes")
    if content.startswith(OLE):
        raise Locked if LOCKED in content else OldKind
    found = _sheets(content, limits)
    if not found:
        raise Empty
    return found


def has_formulas(content: bytes) -> bool:
    """Say whether cells of a file that can be read are reckoned, not typed."""
    if not content.startswith(ZIP):
        return False
    with ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if name == "content.xml" or name.startswith("xl/worksheets/"):
                with packed.open(name) as part:
                    while piece := part.read(PIECE):
                        if FORMULA.search(piece):
                            return True
    return False


def _sheets(content: bytes, limits: Limits) -> dict[str, Rows]:
    """Give what is in each sheet; row by row, so that a bomb never opens."""
    if not content.startswith(ZIP):
        rows = _tidy(_csv_rows(content), limits)
        return {"": rows} if rows else {}
    try:
        found = {}
        for n_before, (name, given) in enumerate(_packed(content, limits)):
            if n_before == MOST_SHEETS:
                raise TooLarge(MOST_UNPACKED, "unpacked")
            rows = _tidy(given, limits)
            if rows:
                found[name] = rows
    except BROKEN as error:
        raise NoList from error
    return found


def _packed(
    content: bytes, limits: Limits
) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    with ZipFile(BytesIO(content)) as packed:
        parts = packed.infolist()
        _is_bearable([one.file_size for one in parts])
        if any(one.flag_bits & 1 for one in parts):
            raise Locked
        names = {one.filename for one in parts}
        if MACROS in names and not limits.takes_macros:
            raise WithMacros
        if "xl/workbook.xml" in names:
            yield from _workbook_sheets(content, limits.most_raw_rows)
            return
        if "content.xml" not in names:
            raise NoList
        if b"encryption-data" in packed.read("META-INF/manifest.xml"):
            raise Locked
        # A few more than a list may have, so that it is refused.
        yield from read_open_document(
            packed.read("content.xml"), limits.most_rows + 100
        )


def _is_bearable(sizes: Sequence[int]) -> None:
    if len(sizes) > MOST_PARTS or sum(sizes) > MOST_UNPACKED:
        raise TooLarge(MOST_UNPACKED, "unpacked")


def _workbook_sheets(
    content: bytes, most_rows: int
) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    """Give the sheets that are shown; each must be read before the next is asked."""
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        for one in book.worksheets:
            if one.sheet_state == "visible":
                width = min(one.max_column or WIDEST, WIDEST)
                yield (
                    str(one.title),
                    one.iter_rows(values_only=True, max_row=most_rows, max_col=width),
                )
    finally:
        book.close()


def _csv_rows(content: bytes) -> Iterator[Sequence[str]]:
    text = _decoded(content)
    if CONTROL.search(text) or OTHER_KIND.match(text):
        raise NoList
    separator = _separator(text)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise NoList from error


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # 'Unicode text' of Excel
        return content.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NoList


def _separator(text: str) -> str:
    """Take the one that gives the most cells in most lines; Dutch Excel writes ';'."""
    lines = [one for one in text.splitlines() if one.strip()][:LINES_LOOKED_AT]

    def n_cells(separator: str) -> float:
        return median([one.count(separator) for one in lines]) if lines else 0

    best = max(SEPARATORS, key=n_cells)
    if n_cells(best):
        return best
    return max(SEPARATORS, key=lambda one: sum(line.count(one) for line in lines))


def _tidy(rows: Iterable[Sequence[Any]], limits: Limits) -> Rows:
    """Make everything text, leave out empty rows, and give all the same width."""
    kept: list[list[str]] = []
    n_characters = 0
    for row in rows:
        cells = [as_text(one) for one in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        n_characters += sum(map(len, cells))
        if len(kept) == limits.most_rows + 1:  # one more, for the headings
            raise TooLarge(limits.most_rows, "rows")
        if len(cells) > MOST_COLUMNS:
            raise TooLarge(MOST_COLUMNS, "columns")
        if n_characters > limits.most_characters:
            raise TooLarge(limits.most_characters, "characters")
        kept.append(cells)
    width = max(map(len, kept), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in kept)


def as_text(value: Any) -> str:
    """Give a cell as somebody would write it down."""
    match value:
        case None:
            text = ""
        case bool():
            text = "ja" if value else "nee"
        case datetime():
            text = value.isoformat(" ", "minutes").removesuffix(" 00:00")
        case date():
            text = value.isoformat()
        case time():
            text = f"{value:%H:%M}"
        case timedelta():
            minutes = int(value.total_seconds() // 60)
            text = f"{minutes // 60}:{minutes % 60:02}"
        case float() if value.is_integer():
            text = str(int(value))
        case _:
            text = _plain(str(value))
    return text


def _plain(text: str) -> str:
    text = NOT_IN_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    is_fault = text.startswith("#") and text.rstrip("!?").isupper()  # as #REF!
    return "" if is_fault else text.strip()
