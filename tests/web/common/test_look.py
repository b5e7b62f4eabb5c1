"""What everybody must be able to see, and what our content policy would refuse."""

import re
from pathlib import Path

import pytest
from coloraide import Color

COMMON = Path(__file__).parents[3] / "src/samensterk/web/common"
TOKENS = dict(
    re.findall(
        r"--samensterk-([a-z-]+): (#[0-9a-f]{6});",
        (COMMON / "static/common/tokens.css").read_text(encoding="utf-8"),
    )
)
STYLES = sorted((COMMON / "static/common").glob("*.css"))
PAGES = [
    path
    for path in sorted((COMMON / "templates").rglob("*.html"))
    if path.parent.name != "mail"
]
KINDS = ("info", "ok", "warning", "error")

# WCAG 2.1, 1.4.3: 4.5 for text; 1.4.11: 3 for the edge of a field and the focus ring.
CONTRASTS = [
    ("primary-text", "primary", 4.5),
    ("primary", "paper", 3),
    ("link", "paper", 4.5),
    ("link", "ground", 4.5),
    ("soft-ink", "paper", 4.5),
    ("soft-ink", "ground", 4.5),
    ("control-line", "paper", 3),
    ("control-line", "ground", 3),
    ("ink", "paper", 4.5),
    *((f"{kind}", f"{kind}-ground", 4.5) for kind in KINDS),
    *(("link", f"{kind}-ground", 4.5) for kind in KINDS),
    *((kind, "paper", 4.5) for kind in KINDS),
]


@pytest.mark.parametrize(("on_top", "under", "least"), CONTRASTS)
def test_colours_can_be_told_apart(on_top, under, least):
    contrast = Color(TOKENS[on_top]).contrast(TOKENS[under], method="wcag21")

    assert contrast >= least


LAYOUT = [path for path in STYLES if path.name != "tokens.css"]


@pytest.mark.parametrize("path", LAYOUT, ids=lambda path: path.name)
def test_the_layout_has_no_colours_of_its_own(path):
    css = path.read_text(encoding="utf-8")

    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s])", css) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing(path):
    assert "url(" not in path.read_text(encoding="utf-8")
    assert "@import" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_has_no_style_or_script_inside(path):
    page = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
