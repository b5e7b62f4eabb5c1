"""Letters on paper, as many as wanted in one PDF/UA-1, and the sheet with addresses."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

import segno

from samensterk.paper.letter_words import CodeWords, LetterWords
from samensterk.paper.typeset import typeset

LOGO = "logo.svg"
TO_RESIDENTS = "Aan de bewoners van"


@dataclass(frozen=True, slots=True)
class House:
    """Who writes: how it looks, and where it can be reached."""

    name: str
    accent: str  # a colour that can be read on white
    lines: Sequence[str]  # postal address, telephone and site, below the name
    place: str
    made_on: str  # as it stands in the letter
    day: str  # ISO 8601, so that the same letters give the same file
    logo: bytes = b""  # as SVG


@dataclass(frozen=True, slots=True)
class AddressedLetter:
    """One letter with where it goes; without a code nobody can answer with it."""

    address: Sequence[str]  # lines in the window
    bookmark: str
    words: LetterWords
    code: str = ""  # in groups
    url: str = ""


@dataclass(frozen=True, slots=True)
class AddressLine:
    """One line of the sheet with addresses."""

    number: int
    area: str
    address: str


def letters_paper(
    house: House, title: str, code_words: CodeWords, letters: Iterable[AddressedLetter]
) -> bytes:
    """Typeset letters for window envelopes, each beginning on a front side."""
    pictures: dict[str, bytes] = {}
    content = {
        "title": title,
        **_house_as_data(house, pictures),
        **asdict(code_words),
        "letters": [_as_data(one, pictures) for one in letters],
    }
    return typeset(_source("letters.typ"), content, pictures)


def address_sheet(house: House, title: str, lines: Iterable[AddressLine]) -> bytes:
    """Typeset the addresses in the order of the letters, to check them off."""
    pictures: dict[str, bytes] = {}
    content = {
        "title": title,
        **_house_as_data(house, pictures),
        "lines": [asdict(one) for one in lines],
    }
    return typeset(_source("addresses.typ"), content, pictures)


def _house_as_data(house: House, pictures: dict[str, bytes]) -> dict[str, Any]:
    if house.logo:
        pictures[LOGO] = house.logo
    return {
        "sender": {
            "name": house.name,
            "accent": house.accent,
            "logo": LOGO if house.logo else "",
            "lines": list(house.lines),
        },
        "place": house.place,
        "made_on": house.made_on,
        "day": house.day,
    }


def _as_data(letter: AddressedLetter, pictures: dict[str, bytes]) -> dict[str, Any]:
    name = ""
    if letter.url:
        name = f"qr-{len(pictures)}.svg"
        pictures[name] = qr_code(letter.url)
    return {**asdict(letter), "qr": name}


def address_lines(address: str, name: str = "") -> list[str]:
    """Write an address for the window: whom, street and number, postcode and place."""
    street, _, place = address.rpartition(", ")
    where = [street, spaced_postcode(place)] if street else [address]
    return [name or TO_RESIDENTS, *where]


def spaced_postcode(place: str) -> str:
    """Write a postcode as the post does: 9913 AA  Oosterlage."""
    code, _, rest = place.partition(" ")
    is_code = len(code) == 6 and code[:4].isdigit() and code[4:].isalpha()
    return f"{code[:4]} {code[4:].upper()}  {rest}" if is_code and rest else place


def qr_code(url: str) -> bytes:
    """Draw an address as a QR code that survives a fold or a stain (level M)."""
    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="svg", border=2, scale=4)
    return drawn.getvalue()


def _source(name: str) -> str:
    path = files("samensterk.paper").joinpath("templates", name)
    return path.read_text(encoding="utf-8")
