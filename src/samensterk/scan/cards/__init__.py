"""Indicator cards: what a figure says and what it does not say."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Card:
    """The Dutch text that always goes with an indicator."""

    code: str
    name: str
    says: str
    says_not: str
    formula: str
    sources: str
    register_errors: str
    in_conversation: str


def read_cards(kind: str) -> tuple[Card, ...]:
    """Read the reviewed cards of a kind of area, in the order of their file."""
    text = files(__name__).joinpath(f"{kind}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    del content["reviewed"]
    return tuple(Card(code=code, **card) for code, card in content.items())
