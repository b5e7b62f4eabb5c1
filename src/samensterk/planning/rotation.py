"""Rotation: the area that was visited longest ago comes first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LastVisited:
    """An area, and the ordinal of the day of its last visit; None is never."""

    key: str
    day: int | None


def rotation(areas: Sequence[LastVisited]) -> tuple[str, ...]:
    """Give areas that were never visited, then the others from long ago to lately.

    Where that is the same, the number of the area decides: 'Area 2' comes before
    'Area 10'. The order in which areas are given does not matter.
    """
    return tuple(one.key for one in sorted(areas, key=_place))


def _place(area: LastVisited) -> tuple[bool, int, list[tuple[int, str]], str]:
    day = -1 if area.day is None else area.day
    return area.day is not None, day, _by_number(area.key), area.key


def _by_number(key: str) -> list[tuple[int, str]]:
    pieces = re.findall(r"[0-9]+|[^0-9]+", key)
    return [(int(one), "") if one.isdecimal() else (-1, one) for one in pieces]
