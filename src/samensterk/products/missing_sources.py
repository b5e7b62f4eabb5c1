"""What a source that is not there costs: the tables that stay empty."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from samensterk.products.kinds import Kind

NAMES = {
    "buildings": "gebouwen (BAG of OpenStreetMap)",
    "addresses": "adressen (BAG of OpenStreetMap)",
    "roads": "wegen (NWB of OpenStreetMap)",
    "parcels": "gewaspercelen (BRP)",
    "districts": "gemeentegrenzen, wijken en buurten (CBS)",
    "key_figures": "kerncijfers (CBS)",
    "squares": "vierkantstatistieken (CBS)",
    "land_use": "grondgebruik (OpenStreetMap)",
    "parks": "kaart van bedrijventerreinen",
    "crime": "geregistreerde misdrijven (politie)",
}


class Missing(NamedTuple):
    """A table that no file gives, and the cards that stay empty without it."""

    table: str
    name: str
    cards: tuple[str, ...]


def missing_sources(kind: Kind, provided: Collection[str]) -> list[Missing]:
    """Give the tables that this kind of scan draws on and no file provides."""
    return [
        Missing(table, NAMES[table], ())
        for table in kind.sources
        if table not in provided
    ]


def age_of(told: str | None, today: date) -> str | None:
    """Say how old a source is; None when its date is not known."""
    try:
        year, month = int((told or "")[:4]), int((told or "")[5:7] or 12)
    except ValueError:
        return None
    months = (today.year - year) * 12 + today.month - month
    if months < 1:
        return "van deze maand"
    if months < 24:
        return "1 maand oud" if months == 1 else f"{months} maanden oud"
    return f"{months // 12} jaar oud"
