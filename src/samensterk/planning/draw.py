"""Draw the order of areas in the open: anyone can do it over with any tool.

1. The list of areas is frozen: every key on a line of its own, in the order of their
   code points, each line ended by a newline, in UTF-8. Its SHA-256 is published first.
2. Two people each enter dice or a lottery number. Of what they type only letters and
   digits count, and capitals are as small letters, so that '3 - 5 - 1' is '351'.
3. The seed is the SHA-256 of `<hash of the list>:<entry one>:<entry two>`.
4. Every area gets the SHA-256 of `<seed>:<key>`; the areas are sorted by that.

All hashes are written as 64 small hexadecimal digits.
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256


class NotDrawable(Exception):
    """The list or an entry cannot be drawn with; the message says which."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What is kept of a draw, and all that is needed to verify it."""

    areas: tuple[str, ...]
    list_hash: str
    entries: tuple[str, str]
    seed: str
    order: tuple[str, ...]


def canonical(areas: Collection[str]) -> str:
    """Give the frozen list as text; the order in which it is given does not matter."""
    if len(set(areas)) != len(areas):
        raise NotDrawable("an area stands in the list twice")
    if any(not key or "\n" in key or "\r" in key for key in areas):
        raise NotDrawable("a key is empty or has more than one line")
    return "".join(f"{key}\n" for key in sorted(areas))


def hash_of(areas: Collection[str]) -> str:
    """Give what is published before anybody enters a number."""
    return _hash(canonical(areas))


def normal(entry: str) -> str:
    """Give what counts of an entry."""
    plain = unicodedata.normalize("NFKC", entry).casefold()
    kept = "".join(one for one in plain if one.isalnum())
    if not kept:
        raise NotDrawable("an entry has no letter or digit")
    return kept


def draw(areas: Collection[str], first: str, second: str) -> Draw:
    """Draw the order of the areas from what two people entered."""
    list_hash = hash_of(areas)
    entries = (normal(first), normal(second))
    seed = _hash(":".join((list_hash, *entries)))
    return Draw(tuple(sorted(areas)), list_hash, entries, seed, order_of(areas, seed))


def order_of(areas: Collection[str], seed: str) -> tuple[str, ...]:
    """Sort areas by the hash of seed and key."""
    return tuple(sorted(areas, key=lambda key: (_hash(f"{seed}:{key}"), key)))


def verify(
    areas: Collection[str], list_hash: str, entries: Sequence[str], order: Sequence[str]
) -> bool:
    """Say whether this order is what these entries give for the list that was frozen."""
    if hash_of(areas) != list_hash:
        return False
    return draw(areas, *entries).order == tuple(order)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
