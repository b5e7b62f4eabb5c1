"""The facts of one yard, each with where it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.comparing import differing
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


# Which registers, by the format of their file, a fact comes from.
BAG = frozenset({"bag_light", "bag_extract"})
CROPS = frozenset({"brp_parcels"})
FARMLAND = BAG | CROPS | {"land_use", "osm_pbf"}
# What a scan says the kind of yard follows from.
EVIDENCE = {
    "farmyard": _("its ground is mapped as a farmyard"),
    "farmland_near": _("farmland is near"),
    "outbuilding": _("an outbuilding as large as a barn, without an address"),
    "no_outbuilding": _("no outbuilding as large as a barn"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    label: str | Promise
    value: Any
    is_year: bool
    source: str = ""  # the register and its date, where the scan told


@dataclass(frozen=True, slots=True)
class Differing:
    """A fact that the scan before said otherwise."""

    label: str | Promise
    before: Any
    now: Any


def facts_of(yard: Yard) -> Sequence[Fact]:
    """Give the facts in a fixed order; what the registers do not know is None."""
    return [
        Fact(
            label,
            yard.facts.get(name),
            name.endswith("_year"),
            _told_by(yard, CROPS if name == "n_parcels_near" else BAG),
        )
        for name, label in WORDS.items()
    ]


def evidence_of(yard: Yard) -> Sequence[str | Promise]:
    """Give what the kind of yard follows from, where the scan told."""
    told = str(yard.facts.get("kind_evidence") or "").split(", ")
    return [EVIDENCE[one] for one in told if one in EVIDENCE]


def changed_facts(yard: Yard) -> Sequence[Differing]:
    """Give what differs from the scan before, when that is why it is listed as changed."""
    was: Mapping[str, Any] = yard.before.get("facts") or {}
    names = set(differing(was, yard.facts))
    return [
        Differing(label, was.get(name), yard.facts.get(name))
        for name, label in WORDS.items()
        if name in names
    ]


def _told_by(yard: Yard, formats: frozenset[str]) -> str:
    sources = [one for one in sources_of(yard) if one.get("format") in formats]
    return "; ".join(_named(one) for one in sources)


def kind_source(yard: Yard) -> str:
    return _told_by(yard, FARMLAND)


def _named(source: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (source.get("title"), source.get("date"))))


# Figures of neighbourhoods and squares say nothing of a yard, least of all crime.
OF_AREAS = frozenset({"police", "cbs_areas", "cbs_squares"})


def sources_of(yard: Yard) -> Sequence[Mapping[str, str]]:
    """Give the registers that tell of a yard itself."""
    sources = yard.scan.sources if yard.scan is not None else []
    return [one for one in sources if one.get("format") not in OF_AREAS]
