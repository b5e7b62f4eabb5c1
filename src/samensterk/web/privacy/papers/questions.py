"""What a municipality must decide or check itself: each question once, for all papers."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
_ASKED = re.compile(r'{%\s*decide\s+"([a-z0-9-]+)"\s*%}')
_INCLUDED = re.compile(r'{%\s*include\s+"([a-z0-9_.-]+)"\s*%}')


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    group: str
    text: str


@cache
def questions() -> dict[str, Question]:
    """Give every question, in the order in which they are best answered."""
    groups = json.loads((CONTENT / "vragen.json").read_text("utf-8"))
    return {
        question_id: Question(question_id, group, text)
        for group, asked in groups.items()
        for question_id, text in asked.items()
    }


@cache
def asked_in(code: str) -> frozenset[str]:
    """Give the questions in the text of a paper, also in what it includes."""
    return _asked_in_file(f"{code}.md")


def _asked_in_file(name: str) -> frozenset[str]:
    text = (CONTENT / name).read_text("utf-8")
    included = [_asked_in_file(one) for one in _INCLUDED.findall(text)]
    return frozenset(_ASKED.findall(text)).union(*included)


def questions_of(codes: Sequence[str]) -> list[Question]:
    """Give the questions of some papers, each once."""
    asked = frozenset().union(*(asked_in(one) for one in codes))
    return [one for one in questions().values() if one.id in asked]
