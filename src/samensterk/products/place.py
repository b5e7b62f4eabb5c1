"""Find the municipality that is asked for in the borders that were given.

* PlaceError
  * PlaceNotFound
  * NoBorders
"""

from dataclasses import dataclass
from difflib import get_close_matches

import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry


class PlaceError(Exception):
    """The area of the scan cannot be settled."""


class NoBorders(PlaceError):
    """None of the files has borders."""


class PlaceNotFound(PlaceError):
    """No municipality has this name or code; the nearest names are suggested."""

    def __init__(self, asked: str, suggestions: list[str]) -> None:
        super().__init__(f"{asked} not found, near: {suggestions}")
        self.asked = asked
        self.suggestions = suggestions


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality with its border in RD."""

    code: str
    name: str
    border: BaseGeometry


def find_place(districts: pa.Table | None, asked: str) -> Place:
    """Look a municipality up by name or code; case does not matter.

    Raises
    ------
    PlaceError
    """
    if districts is None:
        raise NoBorders("no file with borders")
    rows = [row for row in districts.to_pylist() if row["level"] == "municipality"]
    wanted = asked.strip().casefold()
    for row in sorted(rows, key=lambda row: row["code"]):
        if wanted in (row["name"].casefold(), row["code"].casefold()):
            return Place(row["code"], row["name"], shapely.from_wkb(row["geometry"]))
    names = {row["name"].casefold(): row["name"] for row in rows}
    near = [names[name] for name in get_close_matches(wanted, names, n=3, cutoff=0.5)]
    raise PlaceNotFound(asked, near)
