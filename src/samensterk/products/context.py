"""The municipality as a whole beside its neighbours and its province, in words.

It is context for a conversation: municipalities stand by name, never by value.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

from samensterk.products.gather import Gathered
from samensterk.products.place import (
    Place,
    neighbours_of,
    province_of,
)
from samensterk.scan.context import (
    FIGURES,
    OF_CRIME,
    Around,
    Compared,
    compare_around,
)
from samensterk.scan.key_figures import pooled_years

NAMES = {
    "inhabitants_per_km2": "Inwoners per vierkante kilometer land",
    "share_65_or_older": "Inwoners van 65 jaar en ouder",
    "share_unoccupied": "Woningen zonder ingeschreven bewoners",
    "main_road_distance_km": "Gemiddelde afstand tot een oprit van een hoofdweg",
    "businesses_per_1000": "Bedrijfsvestigingen per 1.000 inwoners",
    "agricultural_businesses_per_km2": "Vestigingen in landbouw, bosbouw en visserij per vierkante kilometer land",
    "crime_all_per_1000": "Geregistreerde misdrijven per jaar per 1.000 inwoners",
    "crime_burglary_per_1000": "Geregistreerde woninginbraken per jaar per 1.000 inwoners",
}
# Other files give borders or places, and no figure of a municipality.
_WITH_FIGURES = frozenset({"cbs_areas", "key_figures", "police"})
_NO_FIGURE = "Geen van de bestanden geeft dit cijfer van {place}."
_NO_CRIME = "Er is geen bestand met geregistreerde misdrijven van {place}, of het gaat om minder dan {fewest}."
_ONE_UNKNOWN = "Van een of meer gemeenten in de provincie is dit cijfer, of waarmee het wordt gewogen, niet bekend."
_NOT_ALL = "In de bestanden staan niet alle gemeenten van de provincie."
_NO_PROVINCE = "Er is geen bestand met provinciegrenzen meegegeven."
_NO_NEIGHBOURS = "In de bestanden staan geen grenzen van buurgemeenten."


@dataclass(frozen=True, slots=True)
class ContextFigure:
    """One figure; None is unknown, and `why_no_province` says why there is none.

    Attributes
    ----------
    unit : "share", "km", "per_km2" or "per_1000"
    neighbours : names, in their own order, with the value of each
    source : titles of the files that it comes from
    year : of the figure, such as '2024'; of offences the years that they are the mean of
    """

    code: str
    name: str
    unit: str
    own: float
    neighbours: tuple[tuple[str, float | None], ...]
    province: float | None
    why_no_province: str
    source: str
    year: str


@dataclass(frozen=True, slots=True)
class Context:
    """What could be compared and what not."""

    municipality: str
    province: str | None
    neighbours: tuple[str, ...]
    figures: tuple[ContextFigure, ...]
    not_compared: tuple[tuple[str, str], ...]  # what, and why

    def as_data(self) -> dict[str, Any]:
        """Give it as values that JSON can hold."""
        return asdict(self)


def context_of(place: Place, gathered: Gathered, fewest: int) -> Context:
    """Compare with the municipalities that share a border, and with the province."""
    districts = gathered.tables.get("districts")
    near = neighbours_of(districts, place)
    province, inside = province_of(districts, place)
    codes = Around(
        place.code,
        tuple(one.code for one in near),
        tuple(one.code for one in inside),
    )
    found = compare_around(gathered.tables, codes, fewest)
    names = tuple(one.name for one in near)
    whole = None if province is None else province.name
    why_none = (
        _NO_PROVINCE if province is None else _ONE_UNKNOWN if inside else _NOT_ALL
    )
    figures = tuple(_figure(one, names, why_none, gathered) for one in found)
    why_not = [] if near else [("Buurgemeenten", _NO_NEIGHBOURS)]
    why_not += [] if inside else [("Provincie", why_none)]
    known = {one.code for one in found}
    why_not += [
        (NAMES[one.code], _why_unknown(one.code, place, fewest))
        for one in FIGURES
        if one.code not in known
    ]
    return Context(place.name, whole, names, figures, tuple(why_not))


def _why_unknown(code: str, place: Place, fewest: int) -> str:
    why = _NO_CRIME if code in OF_CRIME else _NO_FIGURE
    return why.format(place=place.name, fewest=fewest)


def _figure(
    one: Compared, names: Sequence[str], why_none: str, gathered: Gathered
) -> ContextFigure:
    is_crime = one.code in OF_CRIME
    return ContextFigure(
        code=one.code,
        name=NAMES[one.code],
        unit=one.unit,
        own=one.own,
        neighbours=tuple(zip(names, one.neighbours, strict=True)),
        province=one.province,
        why_no_province="" if one.province is not None else why_none,
        source=_titles(gathered, [one.table, *(["crime"] if is_crime else [])]),
        year=_years(gathered.tables["crime"])
        if is_crime
        else str(one.year or "onbekend"),
    )


def _titles(gathered: Gathered, tables: Sequence[str]) -> str:
    titles = [
        one.file.title
        for table in tables
        for one in gathered.sources
        if table in one.file.provides and one.file.format in _WITH_FIGURES
    ]
    return ", ".join(dict.fromkeys(titles))


def _years(crime: pa.Table) -> str:
    years = pooled_years(crime)
    return str(years[0]) if len(years) == 1 else f"{years[0]} tot en met {years[-1]}"
