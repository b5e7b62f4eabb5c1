"""What the letters of our papers can show: PDF/UA refuses a text with a sign it cannot."""

import unicodedata
from typing import Any

UNKNOWN = "\ufffd"
# The letters that come with Typst, tried one by one: a test does it again.
SHOWN = (
    *((0x0020, 0x04FF), (0x1E00, 0x203A), (0x2070, 0x209C), (0x20AC, 0x20AC)),
    *((0x2100, 0x211E), (0x2122, 0x2122), (0x2126, 0x214B), (0x2190, 0x22FF)),
    *((0x25A0, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2714), (0xFB00, 0xFB06)),
    (0xFFFD, 0xFFFD),
)
# Marks and joiners that mean nothing without the sign that they belong to.
DROPPED = frozenset({"Mn", "Me", "Cf"})
UNASSIGNED = "Cn"


def displayable(value: Any) -> Any:
    """Give the same values, with a sign for each letter that cannot be shown."""
    if isinstance(value, str):
        return "".join(_shown(one) for one in value)
    if isinstance(value, dict):
        return {name: displayable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [displayable(one) for one in value]
    return value


def _shown(sign: str) -> str:
    code, kind = ord(sign), unicodedata.category(sign)
    is_shown = any(first <= code <= last for first, last in SHOWN)
    if sign in "\n\r\t" or (is_shown and kind != UNASSIGNED):
        return sign
    return "" if kind in DROPPED else UNKNOWN
