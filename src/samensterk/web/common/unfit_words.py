"""What does not belong in a text: it is no place for what is not allowed.

Pure. The number of a citizen is refused, by its check digit. Number plates and words of
offences and permits are asked about: somebody may promise to call back about a permit
that a resident himself asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

BSN_DIGITS = 9
# The first eight weigh 9 to 2, the last one -1; together they divide by eleven.
BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# Nine digits after these are a telephone number.
DIALS_FIRST = re.compile(r"(?:\+31|0031|\b0)[ .-]?(?:\(0\))?[ .-]?$")
NUMBERS = re.compile(r"\d(?:[ .-]?\d)*")
PLATE = re.compile(
    r"\b([a-z]{1,3}|\d{1,3})-([a-z]{1,3}|\d{1,3})-([a-z]{1,3}|\d{1,3})\b", re.IGNORECASE
)
PLATE_SIGNS = 6
MONTHS = frozenset(
    [
        "jan",
        "feb",
        "mrt",
        "apr",
        "mei",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "nov",
        "dec",
        "may",
        "oct",
    ]
)
# Beginnings of words, as they are used here.
STEMS = (
    *("hennep", "wiet", "drug", "cocaïne", "cocaine", "speed", "xtc", "amfetamine"),
    *("crimin", "ondermijn", "illega", "verdacht", "strafba", "misdrijf", "misdrijven"),
    *("misda", "overtred", "boete", "bekeur", "proces-verbaal", "witwas", "smokkel"),
    *("uitbuit", "mensenhandel", "wapen", "vuurwapen", "gestolen", "heler", "heling"),
    *("fraude", "dumping", "gedumpt", "lozing", "kenteken", "strafblad", "veroordeel"),
    *("vergunning", "handhav", "dwangsom", "bestemmingsplan", "omgevingsplan"),
    *("gedoog", "aangifte", "asbest", "offence", "permit", "illegal", "suspect"),
)
STEM = re.compile(rf"\b(?:{'|'.join(STEMS)})\w*", re.IGNORECASE)


class Unfit(StrEnum):
    """Why something may not, or perhaps should not, stand here."""

    CITIZEN_NUMBER = "citizen_number"
    PLATE = "plate"
    WORD = "word"
    # What points at somebody; see `unfit_people`.
    NAME = "name"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to ask about, as it was written."""

    why: Unfit
    written: str


def has_citizen_number(text: str) -> bool:
    """Say whether there is a BSN in it, with or without points and spaces."""
    return any(_is_bsn(digits) for digits in _nine_digits(text))


def _nine_digits(text: str) -> Iterator[str]:
    for run in NUMBERS.finditer(text):
        digits = re.sub(r"\D", "", run.group())
        if len(digits) == BSN_DIGITS and not DIALS_FIRST.search(text[: run.start()]):
            yield digits
            continue
        # Nine in a row may stand between other numbers.
        for part in re.finditer(rf"(?<!\d)\d{{{BSN_DIGITS}}}(?!\d)", run.group()):
            before = text[: run.start() + part.start()]
            if not DIALS_FIRST.search(before):
                yield part.group()


def _is_bsn(digits: str) -> bool:
    pairs = zip(BSN_WEIGHTS, digits, strict=True)
    return digits.strip("0") != "" and sum(w * int(d) for w, d in pairs) % 11 == 0


def doubts_in(text: str) -> tuple[Doubt, ...]:
    """Give what to ask about, each once, in the order of the text."""
    found: dict[str, Doubt] = {}
    hits = [(one.start(), Unfit.PLATE, one.group()) for one in plates_in(text)]
    hits += [(one.start(), Unfit.WORD, one.group()) for one in STEM.finditer(text)]
    for _at, why, written in sorted(hits):
        found.setdefault(written.casefold(), Doubt(why, written))
    return tuple(found.values())


def plates_in(text: str) -> Iterator[re.Match[str]]:
    """Find what is written as a Dutch number plate, and is no date."""
    for one in PLATE.finditer(text):
        groups = one.groups()
        signs = "".join(groups)
        is_mixed = not signs.isdigit() and not signs.isalpha()
        is_date = any(part.casefold() in MONTHS for part in groups)
        if len(signs) == PLATE_SIGNS and is_mixed and not is_date:
            yield one
