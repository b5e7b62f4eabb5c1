"""Telephone numbers as people write them: pure, and lenient in how, not in what."""

import re
import unicodedata

SHORT = frozenset({"112", "113", "144"})  # numbers that are dialled as they are
# Numbering plan for telephone services (ACM): 10 digits from a 0; service numbers of
# 8 or 11; numbers of municipalities that begin with 14; 116 with three more.
NATIONAL = re.compile(r"0[1-9]\d{8}")
SERVICE = re.compile(r"0(?:800|900|906|909)\d{4}(?:\d{3})?")
MUNICIPAL = re.compile(r"140[1-9]\d{1,2}")
OF_EUROPE = re.compile(r"116\d{3}")
ABROAD = re.compile(r"\+[1-9]\d{6,14}")  # ITU-T E.164: at most fifteen digits
EXTENSION = re.compile(
    r"\s*,?\s*(?:tst|toestel|doorkiesnummer|doorkies|ext)\.?:?\s*(\d{1,5})$",
    re.IGNORECASE,
)
PREFIX = re.compile(r"^(?:tel|telefoon|mobiel|mob|t|m)\s*[.:]+\s*", re.IGNORECASE)
ALLOWED = re.compile(r"[\d\s()+./-]+")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


class NoPhone(ValueError):
    """Nobody can call this."""


def clean_phone(text: str) -> str:
    """Give a number as it was typed, without what is no part of it.

    Raises
    ------
    NoPhone
    """
    shown = unicodedata.normalize("NFKC", text).translate(DASHES)
    shown = PREFIX.sub("", " ".join(shown.split()))
    number = EXTENSION.sub("", shown)
    if not ALLOWED.fullmatch(number) or not _is_real(digits_of(number)):
        raise NoPhone(text)
    return shown


def digits_of(number: str) -> str:
    """Give what is dialled: a Dutch number from its 0, another from its +."""
    plain = EXTENSION.sub("", number).replace("(0)", "")
    begins_with_plus = plain.strip().startswith(("+", "(+"))
    digits = "".join(one for one in plain if one in "0123456789")
    if not begins_with_plus and digits.startswith("00"):
        begins_with_plus, digits = True, digits[2:]
    if not begins_with_plus:
        return digits
    if digits.startswith("31"):
        return f"0{digits[2:].removeprefix('0')}"
    return f"+{digits}"


def _is_real(digits: str) -> bool:
    kinds = (NATIONAL, SERVICE, MUNICIPAL, OF_EUROPE, ABROAD)
    return digits in SHORT or any(one.fullmatch(digits) for one in kinds)


def is_mobile(number: str) -> bool:
    return digits_of(number).startswith("06")
