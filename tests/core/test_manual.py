"""The Dutch manual says what the program does, no more and no less."""

import argparse
import ast
import re
from pathlib import Path

import pytest

from samensterk.cli.main import main, make_parser
from samensterk.products.kinds import KINDS
from samensterk.sources.fetching.registers import REGISTERS

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "handleiding"
CHAPTERS = sorted(MANUAL.glob("*.md"))
PICTURES = ROOT / "docs" / "beeld"
LARGEST_BYTES = 150_000


def parsers():
    return dict(_with_parts(make_parser()))


def _with_parts(parser):
    """A command, and those that stand behind it: routes, routes build."""
    yield parser.prog, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for part in action.choices.values():
                yield from _with_parts(part)


def offered(parser):
    """What argparse knows, as a user writes it: --to MAP."""
    found = set()
    for action in parser._actions:
        if isinstance(action, (argparse._SubParsersAction, argparse._HelpAction)):
            continue
        value = "" if action.nargs == 0 else _value(action)
        found.add(" ".join(filter(None, (*action.option_strings[-1:], value))))
    return found


def _value(action):
    if action.choices:
        return "{" + ",".join(action.choices) + "}"
    return action.metavar or action.dest.upper()


def described():
    text = (MANUAL / "opdrachten.md").read_text("utf-8")
    sections = re.split(r"^## `(.+)`$", text, flags=re.MULTILINE)[1:]
    return {
        name: set(re.findall(r"^\| `([^`]+)` \|", body, re.MULTILINE)) - {"--help"}
        for name, body in zip(sections[::2], sections[1::2], strict=True)
    }


def test_every_command_has_its_section():
    assert set(described()) == set(parsers())


@pytest.mark.parametrize("name", parsers())
def test_every_option_is_described_and_nothing_else(name):
    assert described()[name] == offered(parsers()[name])


def test_the_names_of_registers_are_those_that_can_be_asked():
    text = (MANUAL / "opdrachten.md").read_text("utf-8")

    assert f"alleen deze bronnen: {', '.join(REGISTERS)} |" in text


def test_every_file_of_a_scan_is_explained(write_hamlet, tmp_path):
    text = (MANUAL / "gebiedsscan.md").read_text("utf-8")
    explained = set(
        re.findall(r"`([a-z_]+\.(?:html|pdf|gpkg|parquet|pmtiles|json|roads))`", text)
    )

    files = [str(path) for path in write_hamlet(6)]
    folder = tmp_path / "scan"
    assert main(["scan", *files, "--area", "Nergens", "--to", str(folder)]) == 0
    written = {path.name for path in folder.iterdir()}
    members = {f"{kind.members}.parquet" for kind in KINDS.values()}
    assert explained == written | members | {
        "changes.parquet", "fetch.json", "network.roads",
    }  # fmt: skip


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.name)
def test_every_command_in_the_manual_can_be_given(chapter):
    for block in re.findall(r"```sh\n(.*?)```", chapter.read_text("utf-8"), re.DOTALL):
        for line in block.splitlines():
            if line.startswith("samensterk "):
                make_parser().parse_args(line.split()[1:])


def _constants():
    """Every piece of text in the code; pieces of one sentence are one piece."""
    return [
        node.value
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_every_message_in_the_manual_is_one_of_the_program():
    text = (MANUAL / "meldingen.md").read_text("utf-8")
    messages = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    said = "\n".join(_constants())

    pieces = [
        piece for one in messages for piece in one.split("…") if piece.strip(" '?")
    ]
    assert len(messages) > 25
    assert [piece for piece in pieces if piece not in said] == []


def test_every_picture_is_used_has_words_and_is_small():
    papers = [*CHAPTERS, ROOT / "README.md"]
    shown = [
        (words, (paper.parent / link).resolve())
        for paper in papers
        for words, link in re.findall(
            r"!\[([^\]]*)\]\(([^)]+)\)", paper.read_text("utf-8")
        )
    ]

    assert {picture for _, picture in shown} == set(PICTURES.iterdir())
    assert all(len(words) > 30 for words, _ in shown)
    for picture in PICTURES.iterdir():
        assert picture.stat().st_size < LARGEST_BYTES, picture.name
