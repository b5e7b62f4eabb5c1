"""Rows of the CBS's OData answers, as JSON: one page, a list of pages or bare rows."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from samensterk.sources.file_ends import head_of
from samensterk.sources.reading import BrokenFile

Row: TypeAlias = Mapping[str, Any]
AREA_KEY = "WijkenEnBuurten"
CRIME_KEY = "SoortMisdrijf"
LEVEL_OF = {"GM": "municipality", "WK": "district", "BU": "neighbourhood"}
_AREA_CODE = re.compile(r"GM\d{4}|WK\d{6}|BU\d{8}")
_NUMBERED = re.compile(r"_\d+$")  # the number of a column differs per table
_TABLE = re.compile(r"\d{5}NED")


def is_json_with(path: Path, *words: str) -> bool:
    """Look for keys in the first part of a JSON file."""
    head = head_of(path)
    if not head.startswith((b"{", b"[")):
        return False
    return all(f'"{word}"'.encode() in head for word in words)


def parse(path: Path) -> Any:
    """Read a JSON file whole.

    Raises
    ------
    BrokenFile
        The text breaks off or is no JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenFile(
            path, f"breekt af of is geen JSON. Download het opnieuw. ({error})"
        ) from error


def rows_of(path: Path) -> tuple[list[Row], str | None]:
    """Give the rows of all pages, with plain column names, and the table's id.

    Raises
    ------
    BrokenFile
        There are no rows where OData has them.
    """
    content = parse(path)
    pages = content if isinstance(content, list) else [content]
    rows: list[Row] = []
    for page in pages:
        if not isinstance(page, dict):
            raise BrokenFile(path, "heeft geen rijen in de vorm van OData.")
        found = page.get("value", [page] if AREA_KEY in page else None)
        if not isinstance(found, list) or not all(isinstance(r, dict) for r in found):
            raise BrokenFile(path, "heeft geen rijen in de vorm van OData.")
        rows += [_plain_row(row) for row in found]
    return rows, _table_id(pages)


def area_code(row: Row) -> str | None:
    """Give the code without blanks; None for another kind of area."""
    code = str(row.get(AREA_KEY, "")).strip()
    return code if _AREA_CODE.fullmatch(code) else None


def _plain_row(row: Row) -> Row:
    return {_NUMBERED.sub("", name): value for name, value in row.items()}


def _table_id(pages: list[Any]) -> str | None:
    for page in pages:
        for name in ("odata.metadata", "@odata.context"):
            found = _TABLE.search(str(page.get(name, "")))
            if found:
                return found.group()
    return None
