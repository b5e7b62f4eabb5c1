"""The facts of one yard, each with where it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.models import Yard

WORDS = {
    "n_addresses": _("addresses on the yard"),
    "n_buildings": _("buildings"),
    "footprint_m2": _("ground covered by buildings, in m²"),
    "n_outbuildings": _("outbuildings"),
    "outbuilding_m2": _("ground covered by outbuildings, in m²"),
    "oldest_year": _("oldest year of construction"),
    "newest_year": _("newest year of construction"),
    "n_parcels_near": _("crop parcels within 100 m"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    label: str | Promise
    value: Any
    is_year: bool


def facts_of(yard: Yard) -> Sequence[Fact]:
    """Give the facts in a fixed order; what the registers do not know is None."""
    return [
        Fact(label, yard.facts.get(name), name.endswith("_year"))
        for name, label in WORDS.items()
    ]


# Figures of neighbourhoods and squares say nothing of a yard, least of all crime.
OF_AREAS = frozenset({"police", "cbs_areas", "cbs_squares"})


def sources_of(yard: Yard) -> Sequence[Mapping[str, str]]:
    """Give the registers that tell of a yard itself."""
    sources = yard.scan.sources if yard.scan is not None else []
    return [one for one in sources if one.get("format") not in OF_AREAS]
