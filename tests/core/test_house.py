"""The papers of the house stay true."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(paper):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", paper.read_text("utf-8"))

    missing = [link for link in links if not (paper.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_make_target_that_is_named_exists(paper):
    targets = set(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    )

    named = re.findall(r"`make ([a-z -]+)`", paper.read_text("utf-8"))
    assert {target for names in named for target in names.split()} <= targets


def test_the_index_of_decisions_is_complete():
    folder = ROOT / "docs" / "adr"

    listed = re.findall(
        r"\]\((\d{4}-[a-z-]+\.md)\)", (folder / "README.md").read_text()
    )
    assert listed == sorted(path.name for path in folder.glob("0*.md"))


def test_the_version_comes_from_the_changelog():
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert first is not None
    assert version("samensterk") == first.group(1)


def test_the_public_description_speaks_of_this_version_and_licence():
    description = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))

    assert description["softwareVersion"] == version("samensterk")
    assert description["legal"]["license"] == "EUPL-1.2"
