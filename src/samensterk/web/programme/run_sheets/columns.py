"""What the columns of a run sheet from elsewhere mean: pure, from their headings."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

ROWS_LOOKED_AT = 15
LONGEST_HEADING = 40
_DIGIT = re.compile(r"\d")


class Meaning(StrEnum):
    """What a column may be; `NOTHING` is not read in."""

    NOTHING = "nothing"
    TITLE = "title"
    ABOUT = "about"
    WHO = "who"
    DAY = "day"
    TIME = "time"
    MINUTES = "minutes"
    STATE = "state"
    NOTE = "note"
    MATERIAL = "material"
    HOURS = "hours"


# Words that people put above such a column; of two meanings the first counts.
WORDS: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.TITLE: (
        *("wat", "taak", "taken", "actie", "actiepunt", "activiteit", "onderdeel"),
        *("onderwerp", "werkzaamheden", "stap", "what", "task"),
    ),
    Meaning.WHO: (
        *("wie", "actiehouder", "actiehouders", "verantwoordelijk", "trekker"),
        *("verantwoordelijke", "uitvoerder", "uitvoering", "door", "eigenaar"),
        *("rol", "who", "owner"),
    ),
    Meaning.DAY: (
        *("wanneer", "datum", "deadline", "dag", "week", "weken", "planning", "t"),
        *("einddatum", "uiterlijk", "moment", "termijn", "date", "when", "day"),
    ),
    Meaning.TIME: (
        *("tijd", "tijdstip", "tijden", "aanvang", "begintijd", "starttijd", "van"),
        *("begint", "time"),
    ),
    Meaning.MINUTES: ("duur", "minuten", "minutes", "duurt", "lengte"),
    Meaning.STATE: (
        *("status", "gereed", "klaar", "stand", "afgerond", "af", "voortgang"),
        *("gedaan", "state"),
    ),
    Meaning.ABOUT: ("hoe", "toelichting", "uitleg", "details", "beschrijving", "how"),
    Meaning.NOTE: (
        *("opmerking", "opmerkingen", "notitie", "notities", "bijzonderheden"),
        *("opm", "notes"),
    ),
    Meaning.MATERIAL: (
        *("materiaal", "materialen", "benodigdheden", "middelen", "nodig", "material"),
    ),
    Meaning.HOURS: ("uren", "inzet", "hours"),
}
# Above a column with the task itself, or beside it with how it is done.
EITHER = ("omschrijving", "description")


def meaning_of(heading: str) -> Meaning:
    """Guess what a heading is about; `NOTHING` when it says nothing we know."""
    words = _words(heading)
    if any(one in EITHER for one in words):
        return Meaning.TITLE
    for word in words:
        for meaning, known in WORDS.items():
            if word in known:
                return meaning
    return Meaning.NOTHING


def _words(heading: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", heading.lower())
    return re.findall(r"[a-z]+", "".join(one for one in plain if one.isascii()))


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """Find the row with the headings; above it there may be a title or a logo."""
    best, most = 0, (0, 0)
    for place, row in enumerate(rows[:ROWS_LOOKED_AT]):
        found = (_n_known(row), sum(bool(one) for one in row))
        is_row = found[1] > 1 or (place == 0 and found[0])
        if is_row and found > most:
            best, most = place, found
    return best


def _n_known(row: Sequence[str]) -> int:
    """Count the headings in a row; a sentence or something with a number is none."""
    short = (
        one for one in row if len(one) < LONGEST_HEADING and not _DIGIT.search(one)
    )
    return len({meaning_of(one) for one in short} - {Meaning.NOTHING})


def guess(headings: Sequence[str]) -> tuple[Meaning, ...]:
    """Give each column a meaning; every meaning is given once."""
    found: list[Meaning] = []
    for one in headings:
        meaning = meaning_of(one)
        is_either = any(word in EITHER for word in _words(one))
        others = {meaning_of(other) for other in headings if other != one}
        if is_either and (Meaning.TITLE in found or Meaning.TITLE in others):
            meaning = Meaning.ABOUT
        found.append(Meaning.NOTHING if meaning in found else meaning)
    if Meaning.TITLE not in found and found:
        free = [i for i, one in enumerate(found) if one is Meaning.NOTHING]
        found[free[0] if free else 0] = Meaning.TITLE
    return tuple(found)
