"""What comes out of reading a file of roads, whatever its format."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import pyarrow as pa

Box: TypeAlias = tuple[
    float, float, float, float
]  # west, south, east, north, RD metres
Tick: TypeAlias = Callable[[int], None]  # told how many records were read since


@dataclass(frozen=True, slots=True)
class RoadSource:
    """The roads of a file and what to say of it."""

    sections: pa.Table  # SECTIONS
    title: str
    date: str | None  # ISO date the content speaks of; None when the file does not say
    attribution: str
    n_barriers: int  # that stop a car
    n_ferries: int
