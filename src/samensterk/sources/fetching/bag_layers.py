"""The BAG from PDOK's OGC API, written with the layers and columns of bag-light.

The service names a unit's buildings by their features, and a building's units too;
both are turned back into identifications. What bag-light leaves out by its status
(such as a demolished building) is left out here as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely

from samensterk.sources.bag_terms import BUILDING_STATUS, UNIT_STATUS
from samensterk.sources.fetching.errand import (
    Errand,
    Fetched,
    Haul,
    date_of,
    haul,
    items_url,
    write_file,
)
from samensterk.sources.fetching.features import Features, Properties
from samensterk.sources.fetching.layer_file import INT, LayerPlan, texts
from samensterk.sources.fetching.servers import BAG

_PLACE_OF_ADDRESS = {
    **texts("openbare_ruimte_naam", "openbare_ruimte_naam_kort"),
    "huisnummer": INT,
    **texts("huisletter", "toevoeging", "postcode", "woonplaats_naam"),
}
_KEYS = texts(
    "nummeraanduiding_hoofdadres_identificatie",
    "openbare_ruimte_identificatie",
    "woonplaats_identificatie",
    "bronhouder_identificatie",
)
_SPOT = {**texts("identificatie", "status"), **_PLACE_OF_ADDRESS, **_KEYS}
PLANS = {
    plan.name: plan
    for plan in (
        LayerPlan(
            "pand",
            "Polygon",
            {
                "identificatie": texts("x")["x"],
                "bouwjaar": INT,
                **texts("status", "gebruiksdoel"),
                "oppervlakte_min": INT,
                "oppervlakte_max": INT,
                "aantal_verblijfsobjecten": INT,
            },
            fid="feature_id",
        ),
        LayerPlan(
            "verblijfsobject",
            "Point",
            {
                **texts("identificatie"),
                "oppervlakte": INT,
                **texts("status", "gebruiksdoel"),
                **_PLACE_OF_ADDRESS,
                "bouwjaar": INT,
                **texts("pand_identificatie", "pandstatus"),
                **_KEYS,
            },
            fid="feature_id",
        ),
        LayerPlan("ligplaats", "Polygon", _SPOT, fid="feature_id"),
        LayerPlan("standplaats", "Polygon", _SPOT, fid="feature_id"),
        LayerPlan(
            "woonplaats",
            "MultiPolygon",
            texts("identificatie", "status", "woonplaats", "bronhouder_identificatie"),
            fid="feature_id",
        ),
    )
}
_KEPT_STATUS = {
    "pand": frozenset(BUILDING_STATUS),
    "verblijfsobject": frozenset(UNIT_STATUS),
}
# Names of the service, where they differ from bag-light's.
_OTHER_NAMES = {
    "hoofdadresidentificatie": "nummeraanduidinghoofdadresidentificatie",
    "openbareruimte": "openbareruimtenaam",
    "naam": "woonplaats",
    "woonplaatsnaam": "woonplaats",
}
_BAG_ID = re.compile(r"\d{16}")


def fetch_bag(errand: Errand) -> Fetched:
    """Fetch buildings, addressable objects and places that touch the box.

    Raises
    ------
    FetchError
    """
    into = Haul()
    layers = {name: _layer(errand, name, into) for name in PLANS}
    layers["verblijfsobject"] = _with_buildings(
        layers["verblijfsobject"], layers["pand"], into
    )
    layers["woonplaats"] = _clipped(layers["woonplaats"], errand)
    day = date_of(errand, BAG, "pand")
    counts = write_file(errand, [(PLANS[name], one) for name, one in layers.items()])
    return Fetched(
        title="BAG (PDOK, OGC API)",
        url=BAG,
        date=day,
        licence="CC0 1.0",
        attribution="Kadaster",
        counts=counts,
        n_pages=into.n_pages,
        left_out=dict(+into.left_out),
    )


def _layer(errand: Errand, name: str, into: Haul) -> Features:
    url = items_url(BAG, name, errand.box_m)
    found = haul(errand, url, name, into, box=errand.box_m)
    found = found.with_properties(lambda one: _renamed(one, name))
    kept = _KEPT_STATUS.get(name)
    if kept is None:
        return found
    is_other = [
        bool(one.get("status")) and str(one["status"]) not in kept
        for one in found.properties
    ]
    n_before = found.left_out["other_status"]
    found = found.without(np.array(is_other, dtype=np.bool_), "other_status")
    into.left_out["other_status"] += found.left_out["other_status"] - n_before
    return found


def _renamed(properties: Properties, layer: str) -> Properties:
    renamed = dict(properties)
    for theirs, ours in _OTHER_NAMES.items():
        is_of_layer = ours != "woonplaats" or layer == "woonplaats"
        if is_of_layer and theirs in properties:
            renamed.setdefault(ours, properties[theirs])
    return renamed


@dataclass(frozen=True, slots=True)
class _Buildings:
    """Buildings by their id in the service and by their identification."""

    bag_id_of: Mapping[str, str]
    facts: Mapping[str, Properties]
    of_unit: Mapping[str, set[str]]  # by the id of a unit in the service

    def named(self, reference: str) -> str | None:
        """Read '0166...', or an address that ends in a feature's id or in that."""
        last = _last_part(reference)
        found = self.bag_id_of.get(last, last)
        return found if _BAG_ID.fullmatch(found) else None


def _with_buildings(units: Features, buildings: Features, into: Haul) -> Features:
    known = _known(buildings)
    n_lost = 0
    changed = []
    for key, one in zip(units.ids, units.properties, strict=True):
        given = _references(one.get("pandidentificatie") or one.get("pand"))
        named = [known.named(reference) for reference in given]
        n_lost += named.count(None)
        ids = {bag_id for bag_id in named if bag_id} | known.of_unit.get(
            key or "", set()
        )
        changed.append(_with_building(one, sorted(ids), known))
    if n_lost:
        into.left_out["building_elsewhere"] += n_lost
    return replace(units, properties=tuple(changed))


def _known(buildings: Features) -> _Buildings:
    bag_id_of, facts = {}, {}
    of_unit: dict[str, set[str]] = defaultdict(set)
    for key, one in zip(buildings.ids, buildings.properties, strict=True):
        bag_id = str(one.get("identificatie"))
        bag_id_of[key or bag_id] = bag_id
        facts[bag_id] = one
        for unit in _references(one.get("verblijfsobject")):
            of_unit[_last_part(unit)].add(bag_id)
    return _Buildings(bag_id_of, facts, of_unit)


def _with_building(
    unit: Properties, ids: list[str], known: _Buildings
) -> dict[str, Any]:
    first = known.facts.get(ids[0], {}) if ids else {}
    return {
        "bouwjaar": first.get("bouwjaar"),
        "pandstatus": first.get("status"),
        **unit,
        "pandidentificatie": ",".join(ids),
    }


def _references(value: Any) -> Iterable[str]:
    """Read a list of addresses or ids, or a text with commas."""
    if isinstance(value, list):
        return [str(one.get("href") if isinstance(one, dict) else one) for one in value]
    return [one.strip() for one in str(value or "").split(",") if one.strip()]


def _last_part(reference: str) -> str:
    return reference.partition("?")[0].rstrip("/").rpartition("/")[2]


def _clipped(places: Features, errand: Errand) -> Features:
    """Keep of a place only the ground that was asked for.

    The reader takes places for the ground that the file covers.
    """
    ground = shapely.box(*errand.box_m)
    shapes = shapely.intersection(shapely.make_valid(places.shapes), ground)
    return replace(places, shapes=shapes)
