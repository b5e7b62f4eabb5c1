"""What a scan lacks when a source is not given, and how old a source is."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from samensterk.products.dutch import dutch_count
from samensterk.products.kinds import Kind
from samensterk.scan.cards import read_cards
from samensterk.scan.indicators import Indicator
from samensterk.sources.reading import SourceFile

TABLE_NAMES = {
    "buildings": "gebouwen",
    "addresses": "adressen",
    "roads": "wegen",
    "parcels": "gewaspercelen",
    "districts": "grenzen",
    "key_figures": "kerncijfers",
    "squares": "vierkanten van het CBS",
    "land_use": "grondgebruik",
    "parks": "bedrijventerreinen",
    "crime": "geregistreerde misdrijven",
}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, slots=True)
class MissingSource:
    """A table that no file gives.

    Attributes
    ----------
    name : in Dutch
    empty : names of the cards that stay empty; none where another table gives the same
    is_needed : without it there is no scan at all
    """

    table: str
    name: str
    empty: tuple[str, ...]
    is_needed: bool


def missing_sources(kind: Kind, provided: Collection[str]) -> list[MissingSource]:
    """Say of each table that is not provided what stays empty without it."""
    names = {card.code: card.name for card in read_cards(kind.code)}
    found = []
    for table in _tables(kind):
        if table in provided:
            continue
        empty = [
            names[one.code]
            for one in kind.indicators
            if _is_empty(kind, one, table, provided)
        ]
        is_needed = _lacks(kind.base, table, provided)
        found.append(MissingSource(table, TABLE_NAMES[table], tuple(empty), is_needed))
    return found


def _tables(kind: Kind) -> list[str]:
    groups = (*kind.base, *(group for one in kind.indicators for group in one.needs))
    named = (*kind.sources, *(name for group in groups for name in group))
    return list(dict.fromkeys(named))


def _is_empty(
    kind: Kind, indicator: Indicator, table: str, provided: Collection[str]
) -> bool:
    return _lacks((*kind.base, *indicator.needs), table, provided)


def _lacks(
    needs: tuple[tuple[str, ...], ...], table: str, provided: Collection[str]
) -> bool:
    return any(table in group and not set(group) & set(provided) for group in needs)


def age_of(file: SourceFile, today: date) -> str | None:
    """Say how old a source is, such as '3 maanden oud'; None when it has no date."""
    return age_of_date(file.date or "", today)


def age_of_date(text: str, today: date) -> str | None:
    """Say how old something of this day or year is."""
    if day := _DAY.match(text):
        year, month, of_month = (int(part) for part in day.groups())
        return _age_in_months(date(year, month, of_month), today)
    if year_only := _YEAR.fullmatch(text):
        years = today.year - int(year_only.group())
        return "van dit jaar" if years <= 0 else f"{years} jaar oud"
    return None


def _age_in_months(day: date, today: date) -> str:
    months = 12 * (today.year - day.year) + today.month - day.month
    months -= today.day < day.day
    if months < 1:
        return "minder dan een maand oud"
    if months < 24:
        return dutch_count(months, "maand oud", "maanden oud")
    return f"{months // 12} jaar oud"
