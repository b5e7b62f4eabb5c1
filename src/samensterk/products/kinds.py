"""The kinds of area that can be scanned, and what sets them apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from samensterk.products.members import units_of_areas, yards_of_areas
from samensterk.scan.indicators import INDICATORS, Indicator
from samensterk.scan.park_indicators import PARK_INDICATORS
from samensterk.scan.tables import TABLES


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of area.

    Attributes
    ----------
    code : as it is asked for, and the name of its file of cards
    members : the table of what is counted
    n_members : the column of the areas with their number
    made_of : columns of the areas that say which ground it is
    sources : tables that it draws on
    base : tables without which nothing is described; of a group one is enough
    """

    code: str
    members: str
    n_members: str
    made_of: tuple[str, ...]
    sources: tuple[str, ...]
    base: tuple[tuple[str, ...], ...]
    indicators: tuple[Indicator, ...]
    members_of: Callable[[pa.Table, pa.Table], Mapping[str, frozenset[str]]]

    @property
    def needed(self) -> tuple[str, ...]:
        """Name the columns of an earlier scan's areas that a comparison needs."""
        return ("area_id", "level", "part_of", "name", self.n_members, *self.made_of)


COUNTRYSIDE = Kind(
    code="buitengebied",
    members="yards",
    n_members="n_yards",
    made_of=("neighbourhoods", "squares"),
    sources=tuple(name for name in TABLES if name != "parks"),
    base=(("districts",), ("addresses",), ("buildings",)),
    indicators=INDICATORS,
    members_of=yards_of_areas,
)
BUSINESS_PARKS = Kind(
    code="bedrijventerrein",
    members="units",
    n_members="n_units",
    made_of=("parks",),
    sources=("buildings", "addresses", "roads", "districts"),
    base=(("districts",), ("addresses",), ("parks", "land_use")),
    indicators=PARK_INDICATORS,
    members_of=units_of_areas,
)
KINDS = {kind.code: kind for kind in (COUNTRYSIDE, BUSINESS_PARKS)}
