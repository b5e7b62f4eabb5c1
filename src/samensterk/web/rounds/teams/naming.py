"""What an employer's policy lets residents see of a name. Pure.

A service number says less than a first name, and that less than the full name; what
says less than is asked may always stand there.
"""

import re

from samensterk.web.common.name_words import FIRST_NAMES
from samensterk.web.rounds.teams.models import NamePolicy

Shown = NamePolicy.Shown
NUMBER = re.compile(r"[A-Za-z]{0,3}[ -]?\d{2,8}")
ONE_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LESS_FIRST = (Shown.NUMBER, Shown.FIRST, Shown.FULL)
_FIRST_NAMES = frozenset(one.casefold() for one in FIRST_NAMES)


def fits(name: str, shown: str) -> bool:
    """Say whether a name shows no more than the employer wants."""
    name = name.strip()
    if NUMBER.fullmatch(name):
        return True
    if shown == Shown.NUMBER:
        return False
    return bool(name) and (shown == Shown.FULL or _is_first_name(name))


def _is_first_name(name: str) -> bool:
    """Say whether it is one name, or two that are both known as first names."""
    words = name.split()
    if not all(ONE_NAME.fullmatch(one) for one in words):
        return False
    return len(words) == 1 or (
        len(words) == 2 and all(one.casefold() in _FIRST_NAMES for one in words)
    )


def shortened(name: str, shown: str) -> str:
    """Propose a name that fits; empty where nobody but a colleague can tell."""
    if fits(name, shown):
        return name
    first = name.split(maxsplit=1)[0] if name.strip() else ""
    return first if first and fits(first, shown) else ""
