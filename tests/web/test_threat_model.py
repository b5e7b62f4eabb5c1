"""What the threat model says is shown by tests that exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ")]
WHO = (
    "An outsider",
    "A resident",
    "A partner",
    "A colleague in another municipality",
    "An insider with a proper role",
    "The administrator of the platform",
    "A thief of a database or a backup",
    "A thief of a phone",
)


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_is_named_exists(path, name):
    tree = ast.parse((ROOT / path).read_text("utf-8"))

    assert name in {
        one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)
    }


def test_everybody_who_may_want_something_has_rows():
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)

    assert tuple(headings) == WHO


def test_every_row_names_a_test_or_says_why_there_is_none():
    heads = {"| tries", "| has"}
    claims = [line for line in ROWS if not any(line.startswith(one) for one in heads)]

    assert len(claims) > 35
    for line in claims:
        cells = [one.strip() for one in line.strip("|").split("|")]
        assert len(cells) == 3, line
        assert "`tests/" in cells[2] or cells[2].startswith("no test: "), line
