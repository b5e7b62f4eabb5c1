"""What a row of a list says: its address as it is written, and the kind of yard. Pure."""

from collections.abc import Mapping, Sequence

from samensterk.scan.address_writing import Written, fold
from samensterk.web.areas.imports.columns import Meaning

LONGEST_CELL = 120
# Parts of words; those of another yard first ('niet agrarisch').
_OTHER = (
    *("niet agrar", "niet-agrar", "geen ", "burger", "particulier", "woning", "wonen"),
    *("recreatie", "camping", "horeca", "winkel", "kantoor", "zorg", "industrie"),
    *("garage", "opslag", "woonboerder", "voormalig", "plattelandswoning", "other"),
)
_FARM = (
    *("agrar", "boer", "vee", "melk", "akker", "tuin", "varken", "landbouw", "pluimve"),
    *("kippen", "kas", "fruit", "bollen", "geiten", "schapen", "paarden", "fokker"),
    *("houdery", "teelt", "kwekery", "farm", "gemengd bedryf"),
)
_YES, _NO = frozenset({"ja", "j", "x", "1", "yes"}), frozenset({"nee", "n", "0", "no"})


def given_of(cells: Sequence[str], meanings: Sequence[Meaning]) -> dict[str, str]:
    """Give what is read of a row, by meaning; two columns of one meaning are joined."""
    given: dict[str, str] = {}
    for cell, meaning in zip(cells, meanings, strict=False):
        text = " ".join(cell.split())[:LONGEST_CELL]
        if meaning is not Meaning.NOTHING and text:
            before = given.get(meaning, "")
            given[meaning] = f"{before} {text}".strip()[:LONGEST_CELL]
    return given


def written_of(given: Mapping[str, str]) -> Written:
    """Give the address of a row as it is written."""
    return Written(
        **{name: text for name, text in given.items() if name != Meaning.KIND}
    )


def kind_of(text: str) -> str:
    """Give the kind of yard that a word means; '' when it says nothing we know."""
    plain = fold(text).strip()
    if not plain:
        return ""
    if plain in _YES or plain in _NO:
        return "farm" if plain in _YES else "other"
    if any(one in plain for one in _OTHER):
        return "other"
    return "farm" if any(one in plain for one in _FARM) else ""


def in_one_line(given: Mapping[str, str]) -> str:
    """Give the address of a row as one line, for who compares it."""
    street = " ".join(
        given.get(one, "")
        for one in (
            Meaning.ADDRESS,
            Meaning.STREET,
            Meaning.HOUSE_NUMBER,
            Meaning.LETTER,
            Meaning.SUFFIX,
        )
    )
    town = f"{given.get(Meaning.POSTCODE, '')} {given.get(Meaning.PLACE, '')}"
    parts = [" ".join(one.split()) for one in (street, town)]
    return ", ".join(one for one in parts if one)
