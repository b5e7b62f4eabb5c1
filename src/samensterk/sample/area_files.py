"""Noorderveld's neighbourhoods and border as the CBS publishes them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from samensterk.geo.arrays import Counts, Indices, Mask, Metres, Shapes
from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.sample import area_columns as columns
from samensterk.sample.area_columns import NO_FIGURE
from samensterk.sample.areas import Areas
from samensterk.sample.census import Census
from samensterk.sample.geopackage import Layer, write_layers
from samensterk.sample.names import MUNICIPALITY
from samensterk.sample.surroundings import neighbours
from samensterk.sample.town import Town

YEAR = 2025
BORDER_YEAR = 2026
_FEWEST_PEOPLE = 50  # the CBS gives no shares of fewer
GEMEENTEN = Layer("gemeenten", "MultiPolygon", columns.GEMEENTEN)
WIJKEN = Layer("wijken", "MultiPolygon", columns.WIJKEN)
BUURTEN = Layer("buurten", "MultiPolygon", columns.BUURTEN)


def municipality_code(town: Town) -> str:
    return f"GM{town.code:04d}"


def district_codes(town: Town, places: Indices) -> list[str]:
    return [f"WK{town.code:04d}{place:02d}" for place in places.tolist()]


def neighbourhood_codes(town: Town, areas: Areas) -> list[str]:
    pairs = zip(areas.place.tolist(), areas.numbers(), strict=True)
    return [f"BU{town.code:04d}{place:02d}{number:02d}" for place, number in pairs]


def write_neighbourhoods(
    town: Town, areas: Areas, census: Census, folder: Path
) -> Path:
    """Write `wijkenbuurten_2025_v1.gpkg`."""
    path = folder / f"wijkenbuurten_{YEAR}_v1.gpkg"
    return write_layers(
        path,
        [
            (GEMEENTEN, _municipality(town, areas, census)),
            (WIJKEN, _districts(town, areas, census)),
            (BUURTEN, _neighbourhoods(town, areas, census)),
        ],
    )


def _neighbourhoods(town: Town, areas: Areas, census: Census) -> Any:
    n = len(areas.place)
    place_names = [town.plan.settlements[place].name for place in areas.place]
    group = areas.of_building[town.addresses.building]
    return BUURTEN.table(
        {
            **_figures(areas.outlines, census, group, areas.is_water),
            **_owner(town, neighbourhood_codes(town, areas)),
            "buurtcode": neighbourhood_codes(town, areas),
            "buurtnaam": [areas.title(row, town.plan) for row in range(n)],
            "wijkcode": district_codes(town, areas.place),
            "wijknaam": place_names,
            "indelingswijziging_wijken_en_buurten": [1] * n,
        }
    )


def _districts(town: Town, areas: Areas, census: Census) -> Any:
    places, outlines = areas.districts()
    group = np.searchsorted(
        places, areas.place[areas.of_building[town.addresses.building]]
    )
    is_water = np.zeros(len(places), dtype=bool)
    return WIJKEN.table(
        {
            **_figures(outlines, census, group, is_water),
            **_owner(town, district_codes(town, places)),
            "wijkcode": district_codes(town, places),
            "wijknaam": [town.plan.settlements[place].name for place in places],
            "indelingswijziging_wijken_en_buurten": [1] * len(places),
        }
    )


def _municipality(town: Town, areas: Areas, census: Census) -> Any:
    outlines = np.array([areas.municipality()], dtype=object)
    group = np.zeros(len(town.addresses), dtype=np.int64)
    is_water = np.zeros(1, dtype=bool)
    own = {
        **_figures(outlines, census, group, is_water),
        **_owner(town, [municipality_code(town)]),
    }
    others = neighbours(own, areas, town.code + 1, YEAR)
    return GEMEENTEN.table(
        {
            column: [*values, *(one[column] for one in others)]
            for column, values in own.items()
        }
    )


def _owner(town: Town, codes: list[str]) -> dict[str, Any]:
    return {
        "gemeentecode": [municipality_code(town)] * len(codes),
        "gemeentenaam": [MUNICIPALITY] * len(codes),
        "jrstatcode": [f"{YEAR}{code}" for code in codes],
        "jaar": [YEAR] * len(codes),
    }


def _figures(
    outlines: Shapes, census: Census, group: Indices, is_water: Mask
) -> dict[str, Any]:
    """Give the key figures per area; what the CBS keeps back is `NO_FIGURE`."""
    n = len(outlines)
    counted = census.per_group(group, n)
    people = counted.residents
    total_ha = np.round(shapely.area(outlines) / 1e4).astype(np.int64)
    water_ha = np.where(is_water, total_ha, total_ha // 50)
    land_km2 = np.maximum(total_ha - water_ha, 1) / 100
    density = np.round(np.bincount(group, minlength=n) / land_km2)
    is_secret = people < _FEWEST_PEOPLE
    households = counted.is_occupied
    figures: dict[str, Any] = {
        "geom": shapely.to_wkb(outlines),
        "water": np.where(is_water, "JA", "NEE"),
        "dekkingspercentage": np.where(is_water, NO_FIGURE, 100),
        "omgevingsadressendichtheid": np.where(is_water, NO_FIGURE, density),
        "stedelijkheid_adressen_per_km2": _classes(density, is_water),
        "bevolkingsdichtheid_inwoners_per_km2": np.where(
            is_water, NO_FIGURE, np.round(people / land_km2)
        ),
        "meest_voorkomende_postcode": np.where(is_water, NO_FIGURE, 9910),
        "aantal_inwoners": _fives(people, is_water),
        "mannen": _fives(counted.men, is_water),
        "vrouwen": _fives(people - counted.men, is_water),
        "oppervlakte_totaal_in_ha": total_ha,
        "oppervlakte_land_in_ha": total_ha - water_ha,
        "oppervlakte_water_in_ha": water_ha,
    }
    figures |= _shares(counted, is_secret)
    return figures | _living(counted, households, is_secret, is_water)


def _shares(counted: Census, is_secret: Mask) -> dict[str, Any]:
    people = np.maximum(counted.residents, 1)
    ages = {
        name: np.where(is_secret, NO_FIGURE, np.round(100 * column / people))
        for name, column in zip(columns.AGE_COLUMNS, counted.ages.T, strict=True)
    }
    fixed = {
        **dict(zip(columns.MARRIED_COLUMNS, (46, 41, 8, 5), strict=True)),
        **dict(zip(columns.HOUSEHOLD_COLUMNS, (31, 36, 33), strict=True)),
        **dict(zip(columns.ORIGIN_COLUMNS, (90, 6, 4, 90, 3, 2, 3, 2), strict=True)),
    }
    return ages | {
        name: np.where(is_secret, NO_FIGURE, share) for name, share in fixed.items()
    }


def _living(
    counted: Census, households: Counts, is_secret: Mask, is_water: Mask
) -> dict[str, Any]:
    """Give what is counted in dwellings, firms and kilometres."""
    empty = 100 * (1 - _ratio(households, counted.is_dwelling))
    size = np.round(_ratio(counted.residents, households), 1)
    fixed = {
        "gemiddelde_woningwaarde": 265,
        "percentage_bouwjaarklasse_tot_2000": 78,
        "gemiddeld_aardgasverbruik": 1240,
        "gemiddelde_elektriciteitslevering": 2710,
    }
    distances = dict(zip(columns.DISTANCE_COLUMNS, (3.2, 4.1, 5.4, 11.8), strict=True))
    return {
        "aantal_huishoudens": _fives(households, is_water),
        "gemiddelde_huishoudsgrootte": np.where(is_secret, NO_FIGURE, size),
        "woningvoorraad": np.where(is_water, NO_FIGURE, counted.is_dwelling),
        "percentage_onbewoond": np.where(is_secret, NO_FIGURE, np.round(empty)),
        "aantal_bedrijven_landbouw_bosbouw_visserij": _fives(counted.is_farm, is_water),
        "aantal_bedrijfsvestigingen": _fives(counted.is_business, is_water),
        "personenautos_totaal": _fives(households * 3 // 2, is_water),
        **{
            name: np.where(is_secret, NO_FIGURE, value)
            for name, value in (fixed | distances).items()
        },
    }


def _ratio(part: Counts, whole: Counts) -> Metres:
    return part / np.maximum(whole, 1)


def _fives(counts: Counts, is_water: Mask) -> Counts:
    """Round to five as the CBS does; water has no figures."""
    rounded: Counts = np.where(is_water, NO_FIGURE, 5 * ((counts + 2) // 5))
    return rounded


def _classes(density: Metres, is_water: Mask) -> Counts:
    """Give the class of stedelijkheid, 1 (very urban) to 5 (not urban)."""
    classes = 5 - np.searchsorted([500, 1000, 1500, 2500], density, side="right")
    return np.where(is_water, NO_FIGURE, classes)


def write_border(town: Town, areas: Areas, folder: Path) -> Path:
    """Write `cbs_gemeente_gegeneraliseerd_2026.geojson`, in degrees."""
    border = shapely.transform(areas.municipality(), lon_lat_from_rd)
    border = shapely.transform(border, lambda points: np.round(points, 9))
    bounds = [float(bound) for bound in border.bounds]
    code = municipality_code(town)
    feature = {
        "type": "Feature",
        "id": f"gemeente_gegeneraliseerd.{code.lower()}",
        "properties": {
            "id": 1,
            "statcode": code,
            "jrstatcode": f"{BORDER_YEAR}{code}",
            "statnaam": MUNICIPALITY,
            "rubriek": "gemeente",
        },
        "bbox": bounds,
        "geometry": json.loads(shapely.to_geojson(border)),
    }
    collection = {
        "type": "FeatureCollection",
        "numberMatched": 1,
        "name": "gemeente_gegeneraliseerd",
        "bbox": bounds,
        "features": [feature],
    }
    path = folder / f"cbs_gemeente_gegeneraliseerd_{BORDER_YEAR}.geojson"
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return path
