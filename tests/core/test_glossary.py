"""Names in the code are those of the glossary, and English."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "samensterk"
# These rooms read and write the registers themselves, in the registers' own words.
SPEAK_DUTCH = ("sources", "sample")


def _rows():
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("| ")
    ]
    return rows[1:]  # the headings


ROWS = _rows()


def _identifiers(path):
    """Give names and names of columns, in words: VisitArea is visit_area."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for field in ("id", "attr", "name", "arg"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                yield re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _columns(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value if node.value.isidentifier() else ""


@cache
def _all_names():
    return {one for path in MODULES for one in (*_identifiers(path), *_columns(path))}


MODULES = sorted(SOURCE.rglob("*.py"))
ENGLISH = [
    path for path in MODULES if path.relative_to(SOURCE).parts[0] not in SPEAK_DUTCH
]


def _forms(term):
    return {term, f"{term}s", f"{term}en"}


def test_terms_are_sorted_and_stand_once():
    terms = [row[0] for row in ROWS]

    assert terms == sorted(set(terms))
    assert all(len(row) == 4 and all(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_english_name_is_used_in_the_code(row):
    name = row[1].replace(" ", "_")
    stem = name.removesuffix("y") if name.endswith("y") else name
    assert any(re.search(rf"(^|_){stem}", one) for one in _all_names())


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_no_dutch_term_is_a_name_outside_the_rooms_of_the_registers(path):
    dutch = {form for row in ROWS if " " not in row[0] for form in _forms(row[0])}

    found = {
        name
        for name in (*_identifiers(path), path.stem)
        if dutch & set(name.strip("_").split("_"))
    }
    assert found == set()
