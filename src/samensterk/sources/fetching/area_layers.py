"""Municipality, districts and neighbourhoods from PDOK's OGC API, a layer for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import numpy as np
import shapely

from samensterk.sources.fetching.courier import Courier
from samensterk.sources.fetching.errand import (
    PAGE_RECORDS,
    RD_ADDRESS,
    Errand,
    Fetched,
    Haul,
    date_of,
    haul,
    items_url,
    newest,
    write_file,
)
from samensterk.sources.fetching.features import Features, Properties, read_features
from samensterk.sources.fetching.kept_pages import KeptPages
from samensterk.sources.fetching.layer_file import LayerPlan
from samensterk.sources.fetching.paging import OGC_API, collect, with_parameters
from samensterk.sources.fetching.servers import AREAS
from samensterk.sources.fetching.trouble import Refused
from samensterk.sources.reading import Box

_LAYERS = ("gemeenten", "wijken", "buurten")
_CODE = re.compile(r"GM\d{4}")
_UNKNOWN_FILTER = 400
_WATER = "JA"


class MunicipalityUnknown(Exception):
    """The CBS has no municipality of this name or code; the nearest are suggested."""

    def __init__(self, asked: str, suggestions: Sequence[str]) -> None:
        super().__init__(f"{asked}, near: {suggestions}")
        self.asked = asked
        self.suggestions = tuple(suggestions)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality and the box around its land."""

    code: str
    name: str
    box_m: Box


def find_municipality(
    courier: Courier, asked: str, year: int, folder: Path
) -> Municipality:
    """Look a municipality up by name or code; case does not matter.

    Parameters
    ----------
    year : the newest edition to try
    folder : for pages on their way

    Raises
    ------
    MunicipalityUnknown
    FetchError
    """
    _, found = newest(year, lambda one: _look_up(courier, asked, one, folder))
    return found


def fetch_areas(errand: Errand) -> Fetched:
    """Fetch the areas of the municipality with their key figures.

    Raises
    ------
    FetchError
    """
    into = Haul()
    year, layers = newest(errand.year, lambda one: _layers(errand, one, into))
    service = AREAS.format(year=year)
    counts = write_file(
        errand,
        [
            (LayerPlan(name, "MultiPolygon", None), features)
            for name, features in zip(_LAYERS, layers, strict=True)
        ],
    )
    return Fetched(
        title=f"Wijken en buurten {year} (CBS, OGC API)",
        url=service,
        date=date_of(errand, service, _LAYERS[0]) or str(year),
        licence="CC BY 4.0",
        attribution="CBS, Kadaster",
        counts=counts,
        n_pages=into.n_pages,
        left_out=dict(+into.left_out),
    )


def _layers(errand: Errand, year: int, into: Haul) -> list[Features]:
    return [_layer(errand, year, name, into) for name in _LAYERS]


def _layer(errand: Errand, year: int, name: str, into: Haul) -> Features:
    url = items_url(AREAS.format(year=year), name, errand.box_m)
    pages = f"{name}_{year}"
    own = with_parameters(url, {"gemeentecode": errand.code})
    try:
        found = haul(errand, own, pages, into, box=None)
    except Refused as error:
        if error.status != _UNKNOWN_FILTER:
            raise
        found = haul(errand, url, pages, into, box=None)
    is_other = [_code(one) != errand.code for one in found.properties]
    # A server without the filter gives the neighbours too; they are nobody's loss.
    return found.without(np.array(is_other, dtype=np.bool_), "other_municipality")


def _look_up(courier: Courier, asked: str, year: int, folder: Path) -> Municipality:
    url = with_parameters(
        f"{AREAS.format(year=year)}/collections/{_LAYERS[0]}/items",
        {"f": "json", "crs": RD_ADDRESS, "limit": str(PAGE_RECORDS)},
    )
    wanted = asked.strip()
    is_code = bool(_CODE.fullmatch(wanted.upper()))
    name, text = (
        ("gemeentecode", wanted.upper()) if is_code else ("gemeentenaam", wanted)
    )
    try:
        found = _land(courier, with_parameters(url, {name: text}), folder)
    except Refused as error:
        if error.status != _UNKNOWN_FILTER:
            raise
    else:
        if chosen := _chosen(found, wanted):
            return chosen
    # The filter minds capitals; and names to suggest are needed.
    every = _land(courier, url, folder)
    if chosen := _chosen(every, wanted):
        return chosen
    raise MunicipalityUnknown(asked, _near(every, wanted))


def _land(courier: Courier, url: str, folder: Path) -> Features:
    """Fetch municipalities without their water, which may be half a lake."""
    pages = KeptPages(folder / "gemeenten.part")
    features = read_features(
        collect(courier, OGC_API, url, pages, lambda _: None).records, None
    )
    pages.discard()
    is_water = [one.get("water") == _WATER for one in features.properties]
    return features.without(np.array(is_water, dtype=np.bool_), "water")


def _chosen(found: Features, wanted: str) -> Municipality | None:
    key = wanted.casefold()
    for one, shape in zip(found.properties, found.shapes, strict=True):
        if key in (_code(one).casefold(), _name(one).casefold()):
            west, south, east, north = map(float, shapely.bounds(shape))
            return Municipality(_code(one), _name(one), (west, south, east, north))
    return None


def _near(found: Features, wanted: str) -> list[str]:
    of_code = {_code(one).casefold(): one for one in found.properties}
    of_name = {_name(one).casefold(): one for one in found.properties}
    known = of_code if _CODE.fullmatch(wanted.upper()) else of_name
    near = get_close_matches(wanted.casefold(), known, n=3, cutoff=0.5)
    return [f"{_name(known[key])} ({_code(known[key])})" for key in near]


def _code(properties: Properties) -> str:
    return str(properties.get("gemeentecode") or "").strip()


def _name(properties: Properties) -> str:
    return str(properties.get("gemeentenaam") or "").strip()
