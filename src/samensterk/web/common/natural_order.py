"""The order in which people look for names: area 2 before area 10."""

import re

_NUMBERS = re.compile(r"(\d+)")


def by_number(name: str) -> list[tuple[int, str]]:
    """Give a key to sort names by: numbers as numbers, words without their case."""
    parts = _NUMBERS.split(name.casefold())
    return [(int(one), "") if one.isdecimal() else (-1, one) for one in parts]
