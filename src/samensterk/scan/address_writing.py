"""Read an address as people write it in a list: every way in which it can be meant.

What Excel does to a house number is undone: '12-feb' may have been 12-2 or 2-12, '1E5'
becomes 100000, '12' becomes 12.0. Where a text can be read in more ways, all are given;
whoever has a register sees which of them are there.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

HIGHEST_NUMBER = 99_999  # the BAG has five digits for a house number
_POSTCODE = re.compile(r"(?<!\d)([1-9]\d{3})(?:[.,]0)?\s*([A-Za-z]{2})(?![A-Za-z])")
_NUMBER = re.compile(r"\d+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T]00:00(?::00)?)?\Z")
_MONTHS = [
    "jan",
    "feb",
    "mar|mrt",
    "apr",
    "may|mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt|oct",
    "nov",
    "dec",
]
_MONTH = re.compile(
    r"(\d{1,4})[-\s]([a-z]{3})[a-z]*\.?\Z|([a-z]{3})[a-z]*[-\s](\d{1,4})\Z"
)
_POWER = re.compile(r"(\d)(?:[.,](\d+))?\s*e\s*\+?0*(\d{1,2})\Z")
_ZEROES = re.compile(r"(?<=\d)[.,]0+\Z")
# Words of streets that are written short; both ways become the short one.
_SHORT = {
    "burgemeester": "burg", "burgem": "burg", "bgm": "burg", "bgmr": "burg",
    "professor": "prof", "dokter": "dr", "doctor": "dr", "meester": "mr",
    "dominee": "ds", "pastoor": "past", "president": "pres", "ingenieur": "ir",
    "generaal": "gen", "koningin": "kon", "koning": "kon", "prinses": "prins",
    "graaf": "gr", "sint": "st", "sinte": "st", "oude": "oud", "nieuwe": "nieuw",
    "noord": "n", "noorder": "n", "zuid": "z", "zuider": "z", "oost": "o",
    "ooster": "o", "west": "w", "wester": "w", "eerste": "1e", "tweede": "2e",
    "derde": "3e", "1ste": "1e", "2de": "2e", "3de": "3e",
    "van": "v", "de": "d", "der": "d", "den": "d", "het": "t", "ten": "t",
    "ter": "t", "te": "t", "vd": "v d", "vh": "v t", "vt": "v t",
}  # fmt: skip
# Ends of streets that are written short.
_ENDS = {
    "str": "straat", "strt": "straat", "ln": "laan", "wg": "weg", "dk": "dijk",
    "pln": "plein", "sngl": "singel", "kd": "kade", "drf": "dreef",
}  # fmt: skip
# Towns with two names.
_TOWNS = {"denhaag": "sgravenhage", "denbosch": "shertogenbosch", "tbildt": "hetbildt"}
_NO_NUMBER = frozenset({"nr", "no", "huisnr", "nummer", "huisnummer"})


@dataclass(frozen=True, slots=True)
class Written:
    """What a list says of one address, cell by cell; any may be empty."""

    address: str = ""  # street, number and maybe more, in one cell
    street: str = ""
    house_number: str = ""
    letter: str = ""
    suffix: str = ""
    postcode: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read it: street, addition and town as `street_key` and so on give them."""

    street: str
    name: str  # of the street, as it is written but for signs and case
    number: int
    addition: str
    postcode: str
    place: str


def fold(text: str) -> str:
    """Give a text in small letters without accents; 'ij' and 'y' are the same."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(one for one in plain if not unicodedata.combining(one))
    return kept.replace("ij", "y")


def plain_key(text: str) -> str:
    """Give the letters and digits of a name, as it is written in full."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def street_key(text: str) -> str:
    """Give the same for all ways in which one street is written; shorter than its name.

    Two streets may have the same key ('Koning Willemlaan', 'Koningin Willemlaan').
    """
    words = re.findall(r"[a-z0-9]+", re.sub(r"['\u2018\u2019`]", "", fold(text)))
    short = " ".join(_SHORT.get(one, one) for one in words).split()
    return "".join(_full_end(one) for one in short)


def _full_end(word: str) -> str:
    for short, full in _ENDS.items():
        if word.endswith(short) and not word.endswith(full):
            stem = word.removesuffix(short)
            return f"{stem}{full}" if len(stem) > 1 or not stem else word
    return word


def place_key(text: str) -> str:
    """Give the same for all ways in which one town is written."""
    name = re.sub(r"\(.*?\)|\b(gem|gemeente)\b\.?", "", fold(text))
    key = re.sub(r"[^a-z0-9]", "", name)
    return _TOWNS.get(key, key)


def addition_key(*parts: str) -> str:
    """Give letter and suffix as one: 'A bis', 'a-bis' and 'Abis' are the same."""
    joined = " ".join(_ZEROES.sub("", part.strip()) for part in parts if part)
    return re.sub(r"[^A-Z0-9]", "", fold(joined).upper())


def postcode_in(text: str) -> str:
    """Give the first postcode in a text as '8281AB', or nothing."""
    found = _POSTCODE.search(text)
    return f"{found[1]}{found[2].upper()}" if found else ""


def readings(written: Written, towns: Container[str] = ()) -> tuple[Reading, ...]:
    """Give every way to read an address; none when it has no number.

    Parameters
    ----------
    written
        The cells of one row.
    towns
        Keys of towns that are known, to tell a town behind a number from an addition.
    """
    street, number = written.street.strip(), written.house_number.strip()
    place = place_key(_POSTCODE.sub("", written.place))
    postcode = postcode_in(written.postcode) or postcode_in(written.place)
    more = (written.letter, written.suffix)
    found = [
        Reading(
            street_key(street or written.address),
            plain_key(street or written.address),
            n,
            addition_key(rest, *more),
            "",
            "",
        )
        for n, rest in _numbers(number)
    ]
    if not (number and street):
        found += _in_one(written.address or street, more, towns)
    found = [
        replace(one, postcode=postcode or one.postcode, place=place or one.place)
        for one in found
    ]
    return tuple(dict.fromkeys(one for one in found if _can_be(one)))


def _can_be(one: Reading) -> bool:
    return 0 < one.number <= HIGHEST_NUMBER and bool(one.street or one.postcode)


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """Read a cell with a house number: number and what follows it."""
    text = fold(text).strip()
    if mangled := list(_from_excel(text)):
        yield from mangled
        return
    found = _NUMBER.search(_ZEROES.sub("", text))
    if found and len(found[0]) <= 9:
        rest = _ZEROES.sub("", text)[found.end() :]
        yield int(found[0]), rest


def _from_excel(text: str) -> Iterator[tuple[int, str]]:
    """Undo what Excel makes of a house number: days and powers of ten."""
    if day := _DAY.match(text):
        year, month, of_month = (int(one) for one in day.groups())
        yield from _from_day(of_month, month, year)
    elif named := _MONTH.match(text):
        first, month_after, month_before, last = named.groups()
        other = int(first or last)
        month = _month(month_after or month_before)
        if month:
            yield other, str(month)
            yield month, str(other)
    elif power := _POWER.match(text):
        decimals = (power[2] or "").rstrip("0")
        yield from _from_power(power[1] + decimals, int(power[3]) - len(decimals))
    else:
        whole = _ZEROES.sub("", text)
        if re.fullmatch(r"[1-9]\d{0,2}0{4,}", whole) and int(whole) > HIGHEST_NUMBER:
            digits = whole.rstrip("0")
            yield from _from_power(digits, len(whole) - len(digits))


def _from_power(digits: str, zeroes: int) -> Iterator[tuple[int, str]]:
    """Read 2000000 as 2E6 and as 20E5: nobody can tell which of them it was."""
    yield int(digits), f"e{zeroes}"
    yield int(f"{digits}0"), f"e{zeroes - 1}"


def _from_day(day: int, month: int, year: int) -> Iterator[tuple[int, str]]:
    yield day, str(month)
    yield month, str(day)
    if day == 1:  # '2-40' becomes February 1940
        yield month, str(year % 100)
        yield year % 100, str(month)


def _month(name: str) -> int:
    for number, names in enumerate(_MONTHS, 1):
        if name in names.split("|"):
            return number
    return 0


def _in_one(
    text: str, more: tuple[str, str], towns: Container[str]
) -> Iterator[Reading]:
    """Read street, number and what follows from one cell; each number may be the one."""
    postcode, head, tail = postcode_in(text), text, ""
    if postcode:
        at = _POSTCODE.search(text)
        assert at is not None  # noqa: S101 - it was found above
        head, tail = text[: at.start()], text[at.end() :]
    head, _, after = head.partition(",")
    place = place_key(tail) or place_key(after)
    for found in _NUMBER.finditer(head):
        street, rest = head[: found.start()], head[found.end() :]
        words = street.split()
        while words and fold(words[-1]).strip(".:") in _NO_NUMBER:
            words.pop()
        if len(found[0]) > 9 or not (re.search(r"[^\W\d_]", street) or postcode):
            continue
        name = " ".join(words)
        for addition, town in _behind_number(rest, towns):
            yield Reading(
                street_key(name),
                plain_key(name),
                int(found[0]),
                addition_key(addition, *more),
                postcode,
                place or town,
            )


def _behind_number(rest: str, towns: Container[str]) -> Iterator[tuple[str, str]]:
    """Tell an addition from a town that follows a number without a comma."""
    rest = _ZEROES.sub("", f"0{rest}")[1:]
    yield rest, ""
    words = rest.split()
    for n in range(len(words)):
        town = place_key(" ".join(words[n:]))
        if town in towns:
            yield " ".join(words[:n]), town
