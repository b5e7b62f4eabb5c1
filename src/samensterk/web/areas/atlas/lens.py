"""What the CCV published as a lens, read as vocabulary; nothing here knows a place."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal of the list, in our own words, and what makes it unfit as data.

    Attributes
    ----------
    reading : "two_sided", "discriminates", "value", "register" or "seen"
    """

    number: int
    text: str
    reading: str
    warning: str


@dataclass(frozen=True, slots=True)
class Lens:
    """The list with its source, when it was read and when it must be read again."""

    source: str
    url: str
    read_on: date
    review_by: date
    about: str
    not_read: str
    signals: tuple[Signal, ...]


@cache
def read_lens() -> Lens:
    text = files(__package__).joinpath("lens.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    signals = tuple(
        Signal(number=number, **one) for number, one in enumerate(told.pop("signal"), 1)
    )
    return Lens(**told, signals=signals)
