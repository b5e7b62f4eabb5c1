"""The papers of the house stay true."""

import json
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 400  # lines; see docs/conventions.md
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


WRITTEN = [
    path
    for pattern in (
        "src/**/*.py",
        "tests/**/*.py",
        "src/**/*.css",
        "src/**/*.js",
        "src/**/*.html",
    )
    for path in sorted(ROOT.glob(pattern))
    if "vendor" not in path.parts
]


@pytest.mark.parametrize("module", WRITTEN, ids=lambda path: path.name)
def test_a_module_can_be_read_in_one_sitting(module):
    assert len(module.read_text("utf-8").splitlines()) < LONGEST_MODULE


@pytest.fixture(scope="module")
def description():
    return yaml.load((ROOT / "publiccode.yml").read_text("utf-8"), yaml.BaseLoader)


def test_the_public_description_speaks_of_this_version_and_licence(description):
    assert description["softwareVersion"] == version("samensterk")
    assert description["legal"]["license"] == "EUPL-1.2"


def test_the_public_description_keeps_to_the_standard():
    schema = json.loads((ROOT / "tests/core/publiccode.schema.json").read_text("utf-8"))
    description = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))

    jsonschema.validate(description, schema)


def test_a_stand_in_for_the_address_is_for_software_in_development_only(description):
    is_stand_in = "example.org" in description["url"]

    assert not is_stand_in or description["developmentStatus"] == "development"


def _kept_files():
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    return [ROOT / name for name in names.decode().split("\0") if name]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is not a clone")
def test_no_file_knows_the_machine_it_was_written_on():
    """Our papers and code speak to everybody; nobody else has our folders."""
    own = re.compile(rb"/(wor[k]|roo[t]|hom[e])/")
    strays = [
        path.relative_to(ROOT)
        for path in _kept_files()
        if path.is_file() and own.search(path.read_bytes())
    ]

    assert strays == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_papers_speak_of_the_software_not_of_how_it_came_about(paper):
    text = paper.read_text("utf-8")

    assert re.findall(r"(?:issue|PR|pull request) ?#?\d+|(?<![\w(])#\d+\b", text) == []
