"""What points at somebody in a text about an area: names, numbers, addresses.

Pure, and no judge: it only finds what to ask about, and who writes decides. What is
known to be the name of an area, a place or an organisation is given and passed over.
"""

import re
from collections.abc import Collection, Iterator

from samensterk.web.common.name_words import (
    CALLINGS,
    FIRST_NAMES,
    NO_STREETS,
    NORTHERN,
    NOT_NORTHERN,
    ORGANISATIONS,
    STREETS,
    SURNAMES,
    SURNAMES_AFTER_DE,
    TITLES,
    YARD_NAMES,
)
from samensterk.web.common.unfit_words import Doubt, Unfit, plates_in

Hit = tuple[int, Unfit, str]
MASK = "\u00b7"  # stands where a known name stood, so that places stay the same

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
PHONE = re.compile(
    r"(?<![\d+])(?:\(?0[1-9](?:[ ./()-]{0,3}\d){8}"
    r"|(?:\+|00)[1-9](?:[ ./()-]{0,3}\d){8,13})(?!\d)"
)
# Numbers that everybody may call, and a date with a number behind it.
FOR_ALL = re.compile(
    r"\(?0(?:800|900|906|909|88|85)|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)"
)

NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
# Between a first name and a surname.
JOINS = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|'t|in|op|uit|la|El|el)\s+)"
)
TITLED = re.compile(
    rf"(?<![\w-])(?i:{'|'.join(TITLES)})\b\.?\s+(?:(?:[A-Z]\.\s?)+\s*)?{JOINS}{{0,3}}{NAME}"
)
# `eigenaar van Langewijk` is about a place; `eigenaar Van Dijk` and `boer de Vries` are not.
CALLED = re.compile(
    rf"(?<![\w-])(?i:{'|'.join(CALLINGS)})\s+"
    rf"(?:(?:Van|De|Ter|Ten|[Vv]an der|[Vv]an den|de)\s+)?(?P<name>{NAME})"
)
INITIALS = re.compile(
    rf"(?<![\w.])(?:[A-Z]\.\s?){{1,4}}\s*{JOINS}{{0,3}}(?P<name>{NAME})"
)
FIRST = re.compile(
    rf"(?<![\w-])(?:{'|'.join(FIRST_NAMES)})(?![\w-])(?:\s+{JOINS}{{0,3}}(?P<name>{NAME}))?"
)
SURNAME = re.compile(
    rf"(?<![\w-])(?P<name>{'|'.join(SURNAMES)}"
    rf"|[Dd]e\s+(?:{'|'.join(SURNAMES_AFTER_DE)})(?!\s+(?:op\b|[A-Z]\w*(?:weg|straat|laan|dijk)))"
    rf"|[Vv]an\s+de[rn]\s+{NAME}|{NORTHERN})(?![\w-])"
)
STREET_OF_SOMEBODY = re.compile(
    r"\w{2}(?:straat|weg|laan|kade|plein|pad|steeg|singel|dreef|gracht|allee|kanaal"
    r"|vaart|dijk|ring|wijk)$"
)
AFTER_SAINT = re.compile(r"\b(?:Sint|St\.?|Prins|Koning|Prinses)\s+$")

_STREET = "|".join(STREETS)
# A number that counts something is no house number, and 2019 is a year.
_HOUSE = (
    r"(?!(?:19|20)\d\d\b)\d{1,4}(?:\s?[a-zA-Z])?\b(?![,.]\d)"
    r"(?!\s*(?:km|kilometer|hm|m|meter|ha|hectare|uur|keer|maal|x|%|jaar|dagen|nachten"
    r"|weken|maanden|minuten|auto|auto's|lantaarns?|bomen|mensen|percelen|plekken)\b)"
)
STREET_AND_NUMBER = re.compile(
    rf"(?<![\w-])(?P<street>(?:{NAME}\s+)*{NAME}|[a-z]{{3,}}(?:straat|laan|dijk|weg|steeg|kade))"
    rf"\s+(?:nr\.?\s*|nummer\s+)?{_HOUSE}"
)
BEHIND_STREET = re.compile(rf"\s+(?:nr\.?\s*|nummer\s+)?{_HOUSE}")
STREET = re.compile(rf"(?:{_STREET})\.?$", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?P<before>[\w'’-]+\s+)?\b(?:huisnummer|huisnr\.?|nummer|nr\.?)\s*\d{1,4}[a-zA-Z]?\b",
    re.IGNORECASE,
)
# Things with a number that are no houses.
NUMBERED_THINGS = re.compile(
    r"(?:paal|lijn|bus|afrit|afslag|knooppunt|gebied|kavel|brug|bord|punt|vak|route|fase"
    r"|versie|lantaarn|mast|halte|wijk|cel|actie|stap|kaart|zaak|project|sluis|gemaal)\s+$",
    re.IGNORECASE,
)
# A number with a letter behind a name: Zandpol 14a.
LETTERED = re.compile(rf"(?<![\w-])(?P<street>{NAME})\s+\d{{1,4}}\s?[a-d]\b")
NO_STREET_BEFORE = frozenset(["artikel", "bijlage", "gebied", "kaart", "fase", "zaal"])
POSTCODE = re.compile(r"(?<!\w)[1-9]\d{3}(?:[a-z]{2}|\s?[A-Z]{2})(?!\w)")
UNITS = frozenset(["KG", "KM", "PK", "MW", "KW", "HA", "NV", "BV", "EU"])
YARD = re.compile(
    rf"(?<![\w-])(?i:{'|'.join(YARD_NAMES)})\s+(?:(?:[Dd]e|[Hh]et|'t)\s+)?(?P<name>{NAME})"
)


def points_at_people(
    text: str, *, known: Collection[str] = (), streets: Collection[str] = ()
) -> tuple[Doubt, ...]:
    """Give what may point at somebody, each once, in the order of the text.

    `known` are names of areas, places and organisations: no names of people here.
    `streets` are no people either, and with a number behind them they are an address.
    """
    masked = _without(text, [*known, *streets])
    words = {word.casefold() for name in known for word in re.findall(r"\w+", name)}
    hits: list[Hit] = [
        (one.start(), Unfit.MAIL, one.group()) for one in MAIL.finditer(text)
    ]
    hits += [(one.start(), Unfit.PLATE, one.group()) for one in plates_in(text)]
    hits += [(at, Unfit.PHONE, written) for at, written in _phones(text)]
    hits += [(at, Unfit.ADDRESS, written) for at, written in _addresses(masked)]
    hits += [(at, Unfit.ADDRESS, one) for at, one in _on_streets(text, streets)]
    hits += [(at, Unfit.NAME, written) for at, written in _names(masked, words)]
    hits += [(at, Unfit.NAME, written) for at, written in _titled(text, streets)]
    return _each_once(hits)


def _each_once(hits: list[Hit]) -> tuple[Doubt, ...]:
    """Leave out what lies within something longer, and what was said already."""
    found: dict[str, Doubt] = {}
    reached = -1
    for at, why, written in sorted(hits, key=lambda one: (one[0], -len(one[2]))):
        if at + len(written) <= reached:
            continue
        reached = at + len(written)
        found.setdefault(written.casefold(), Doubt(why, written))
    return tuple(found.values())


def _without(text: str, known: Collection[str]) -> str:
    """Hide known names; the longest first, as whole words and in any case."""
    lowered = text.lower()
    names = {one.strip() for one in known if one.strip().lower() in lowered}
    for name in sorted(filter(None, names), key=len, reverse=True):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        text = whole.sub(lambda hit: MASK * len(hit.group()), text)
    return text


def _phones(text: str) -> Iterator[tuple[int, str]]:
    for one in PHONE.finditer(text):
        written = one.group()
        if FOR_ALL.match(written):
            continue
        opened = written.startswith("(") and ")" not in written
        yield one.start() + opened, written[opened:]


def _addresses(masked: str) -> Iterator[tuple[int, str]]:
    yield from _houses(masked)
    for one in NUMBERED.finditer(masked):
        before = one["before"] or ""
        if not NUMBERED_THINGS.search(before):
            yield one.start() + len(before), one.group()[len(before) :]
    for one in POSTCODE.finditer(masked):
        if one.group()[-2:] not in UNITS:
            yield one.start(), one.group()
    for one in YARD.finditer(masked):
        if not _is_organisation(one["name"]):
            yield one.start(), one.group()


def _houses(masked: str) -> Iterator[tuple[int, str]]:
    """Find a street with a house number."""
    for one in STREET_AND_NUMBER.finditer(masked):
        last = one["street"].split()[-1]
        is_alone = last == one["street"]
        if STREET.search(last) and not (is_alone and last.casefold() in NO_STREETS):
            yield one.start(), one.group()
    for one in LETTERED.finditer(masked):
        if one["street"].casefold() not in NO_STREET_BEFORE:
            yield one.start(), one.group()


def _on_streets(text: str, streets: Collection[str]) -> Iterator[tuple[int, str]]:
    """Find a house number behind the name of a street that is there."""
    lowered = text.lower()
    there = [one.lower() for one in streets if one and one.lower() in lowered]
    for number in BEHIND_STREET.finditer(text):
        before = lowered[: number.start()]
        for street in filter(before.endswith, there):
            begins = len(before) - len(street)
            if begins == 0 or not before[begins - 1].isalnum():
                yield begins, text[begins : number.end()]


def _titled(text: str, streets: Collection[str]) -> Iterator[tuple[int, str]]:
    """A title is followed by somebody, whatever else goes by that name."""
    for one in TITLED.finditer(text):
        written = one.group()
        is_street = any(written.lower() in street.lower() for street in streets)
        if not (written.split()[-1].isupper() or is_street):
            yield one.start(), written


def _names(masked: str, words: Collection[str]) -> Iterator[tuple[int, str]]:
    for one in CALLED.finditer(masked):
        if not (_is_organisation(one["name"]) or one["name"].casefold() in words):
            yield one.start(), one.group()
    for pattern in (INITIALS, FIRST, SURNAME):
        for one in pattern.finditer(masked):
            if not _is_place(one, masked, words):
                yield one.start(), one.group()


def _is_place(hit: re.Match[str], text: str, words: Collection[str]) -> bool:
    """Say whether it is part of the name of a street, a place or an organisation."""
    name = (hit["name"] or "").split()[-1:]
    last = name[0] if name else hit.group()
    return (
        bool(STREET_OF_SOMEBODY.search(last))
        or bool(AFTER_SAINT.search(text[: hit.start()]))
        or last.casefold() in words
        or last.casefold() in NOT_NORTHERN
        or _is_organisation(last)
    )


def _is_organisation(name: str) -> bool:
    """LTO and KVO are no people, nor are the organisations of every municipality."""
    return name.isupper() or name.casefold() in ORGANISATIONS
