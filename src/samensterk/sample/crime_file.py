"""Noorderveld's registered crime as the police publish it through the CBS."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from samensterk.geo.arrays import Counts, Indices
from samensterk.sample.area_files import (
    district_codes,
    municipality_code,
    neighbourhood_codes,
)
from samensterk.sample.areas import Areas
from samensterk.sample.census import Census
from samensterk.sample.town import Town

YEARS = (2020, 2021, 2022, 2023, 2024)
ALL_CRIME = "0.0.0"
# code and registered offences per thousand addresses and year
OFFENCES = {
    "1.1.1": 3.0,
    "1.1.2": 4.0,
    "1.2.1": 3.0,
    "1.2.3": 5.0,
    "1.4.4": 3.0,
    "2.2.1": 6.0,
    "2.5.1": 4.0,
    "3.1.1": 1.5,
}
_SEED = 4  # keeps these rolls apart from the town's own
_CODE_WIDTH = 10  # the tables pad codes of areas and offences with blanks
_OFFENCE_WIDTH = 6
_METADATA = (
    "https://dataderden.cbs.nl/ODataApi/OData/47018NED/$metadata"
    "#Cbs.OData.WebAPI.TypedDataSet"
)


def write_crime(town: Town, areas: Areas, census: Census, folder: Path) -> Path:
    """Write `politie_47018NED.json`: per year, offence and area."""
    path = folder / "politie_47018NED.json"
    answer = {"odata.metadata": _METADATA, "value": offences(town, areas, census)}
    path.write_text(json.dumps(answer, indent=0), encoding="utf-8")
    return path


def offences(town: Town, areas: Areas, census: Census) -> list[dict[str, Any]]:
    """Make the rows; neighbourhoods add up to districts and municipality."""
    places, place_of = np.unique(areas.place, return_inverse=True)
    registered = _registered(town, areas, census)
    counts = _with_totals(registered, place_of, len(places))
    codes = [
        municipality_code(town),
        *district_codes(town, places),
        *neighbourhood_codes(town, areas),
    ]
    is_known = np.ones(len(codes), dtype=bool)
    is_known[1 + len(places) :] = ~areas.is_water
    kinds = (ALL_CRIME, *OFFENCES)
    cells = [
        (kind, area, year)
        for kind in range(len(kinds))
        for area in range(len(codes))
        for year in range(len(YEARS))
    ]
    return [
        {
            "ID": number,
            "SoortMisdrijf": kinds[kind].ljust(_OFFENCE_WIDTH),
            "WijkenEnBuurten": codes[area].ljust(_CODE_WIDTH),
            "Perioden": f"{YEARS[year]}JJ00",
            "GeregistreerdeMisdrijven_1": (
                int(counts[area, kind, year]) if is_known[area] else None
            ),
        }
        for number, (kind, area, year) in enumerate(cells)
    ]


def _with_totals(registered: Counts, place_of: Indices, n_places: int) -> Counts:
    """Put the municipality and its districts above the neighbourhoods."""
    per_place = np.zeros((n_places, *registered.shape[1:]), dtype=np.int64)
    np.add.at(per_place, place_of, registered)
    return np.concatenate([registered.sum(axis=0)[None], per_place, registered])


def _registered(town: Town, areas: Areas, census: Census) -> Counts:
    """Roll counts per neighbourhood, offence (all first) and year."""
    rng = np.random.default_rng([town.seed, _SEED])
    group = areas.of_building[town.addresses.building]
    n_addresses = np.bincount(group, minlength=len(areas.place))
    n_addresses += census.per_group(group, len(areas.place)).is_business
    rates = np.array(list(OFFENCES.values())) / 1000
    expected = n_addresses[:, None] * rates[None, :]
    kinds = rng.poisson(np.repeat(expected[:, :, None], len(YEARS), axis=2))
    return np.concatenate([kinds.sum(axis=1, keepdims=True), kinds], axis=1)
