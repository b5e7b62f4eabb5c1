"""Noorderveld as the CBS counts it in squares of 100 and 500 metres."""

from pathlib import Path
from typing import Any

import numpy as np
import shapely

from samensterk.geo.arrays import Counts, Indices
from samensterk.sample.area_columns import NO_FIGURE
from samensterk.sample.census import Census
from samensterk.sample.geopackage import INT, REAL, TEXT, Field, Layer, write_layers
from samensterk.sample.town import Town

YEAR = 2024
_FEWEST = 5  # the CBS keeps smaller counts back
_AGES = (
    "aantal_inwoners_0_tot_15_jaar",
    "aantal_inwoners_15_tot_25_jaar",
    "aantal_inwoners_25_tot_45_jaar",
    "aantal_inwoners_45_tot_65_jaar",
    "aantal_inwoners_65_jaar_en_ouder",
)
_BUILT = {  # first year after the class
    "aantal_woningen_bouwjaar_voor_1945": 1945,
    "aantal_woningen_bouwjaar_45_tot_65": 1965,
    "aantal_woningen_bouwjaar_65_tot_75": 1975,
    "aantal_woningen_bouwjaar_75_tot_85": 1985,
    "aantal_woningen_bouwjaar_85_tot_95": 1995,
    "aantal_woningen_bouwjaar_95_tot_05": 2005,
    "aantal_woningen_bouwjaar_05_tot_15": 2015,
    "aantal_woningen_bouwjaar_15_en_later": 9999,
}
_SHARES = (
    "percentage_geb_nederland_herkomst_nederland",
    "percentage_koopwoningen",
    "percentage_huurwoningen",
)
_AVERAGES = (
    "gemiddelde_woz_waarde_woning",
    "gemiddeld_gasverbruik_woning",
    "gemiddeld_elektriciteitsverbruik_woning",
)
_DISTANCE = "dichtstbijzijnde_huisartsenpraktijk_afstand_in_km"


def _ints(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, INT) for name in names)


_FIGURES = (
    *_ints("aantal_inwoners", "aantal_mannen", "aantal_vrouwen", *_AGES),
    *_ints("aantal_geboorten", _SHARES[0], "aantal_part_huishoudens"),
    *_ints("aantal_eenpersoonshuishoudens"),
    *_ints("aantal_meerpersoonshuishoudens_zonder_kind"),
    *_ints("aantal_eenouderhuishoudens", "aantal_tweeouderhuishoudens"),
    Field("gemiddelde_huishoudensgrootte", REAL),
    *_ints("aantal_woningen", "aantal_niet_bewoonde_woningen", *_BUILT),
    *_ints("aantal_meergezins_woningen", *_SHARES[1:]),
    *_ints("aantal_huurwoningen_in_bezit_woningcorporaties", *_AVERAGES),
    *_ints("aantal_personen_met_uitkering_onder_aowlft"),
    Field(_DISTANCE, REAL),
)


def layer(size_m: int) -> Layer:
    """Declare the layer of one size, as in the edition of 2024."""
    key = Field(f"crs28992res{size_m}m", TEXT)
    return Layer(f"cbs_vk{size_m}_{YEAR}", "MultiPolygon", (key, *_FIGURES))


def write_squares(town: Town, census: Census, size_m: int, folder: Path) -> Path:
    """Write `cbs_vk100_2024.gpkg` or `cbs_vk500_2024.gpkg`."""
    declared = layer(size_m)
    path = folder / f"{declared.name}.gpkg"
    return write_layers(path, [(declared, squares(town, census, size_m))])


def squares(town: Town, census: Census, size_m: int) -> Any:
    """Count per square; squares without people are left out."""
    points = shapely.get_coordinates(shapely.centroid(town.outlines))
    corner = np.floor(points[town.addresses.building] / size_m).astype(np.int64)
    corners, group = np.unique(corner * size_m, axis=0, return_inverse=True)
    counted = census.per_group(group, len(corners))
    is_kept = counted.residents > 0
    built = _built(town, census, group, len(corners))
    x_m, y_m = corners.T
    shapes = shapely.box(x_m, y_m, x_m + size_m, y_m + size_m)
    columns = _figures(counted) | built
    declared = layer(size_m)
    columns[declared.fields[0].name] = np.array(
        [f"E{x // 100:04d}N{y // 100:04d}" for x, y in corners.tolist()]
    )
    columns["geom"] = shapely.to_wkb(
        shapely.multipolygons(shapes, indices=np.arange(len(shapes)))
    )
    return declared.table({name: rows[is_kept] for name, rows in columns.items()})


def _figures(counted: Census) -> dict[str, Any]:
    people, homes = counted.residents, counted.is_dwelling
    households = counted.is_occupied
    is_secret = people < _FEWEST
    fixed = dict(zip(_AVERAGES, (265, 1240, 2710), strict=True))
    fixed |= dict(zip(_SHARES, (90, 70, 30), strict=True))
    size = np.round(people / np.maximum(households, 1), 1)
    single = households * 3 // 10
    return {
        "aantal_inwoners": _fives(people),
        "aantal_mannen": _fives(counted.men),
        "aantal_vrouwen": _fives(people - counted.men),
        **dict(zip(_AGES, (_fives(age) for age in counted.ages.T), strict=True)),
        "aantal_geboorten": _fives(people // 100),
        "aantal_part_huishoudens": _fives(households),
        "aantal_eenpersoonshuishoudens": _fives(single),
        "aantal_meerpersoonshuishoudens_zonder_kind": _fives(households // 3),
        "aantal_eenouderhuishoudens": _fives(households // 15),
        "aantal_tweeouderhuishoudens": _fives(households // 4),
        "gemiddelde_huishoudensgrootte": np.where(is_secret, NO_FIGURE, size),
        "aantal_woningen": _fives(homes),
        "aantal_niet_bewoonde_woningen": _fives(homes - households),
        "aantal_meergezins_woningen": _fives(homes // 10),
        "aantal_huurwoningen_in_bezit_woningcorporaties": _fives(homes // 5),
        "aantal_personen_met_uitkering_onder_aowlft": _fives(people // 20),
        _DISTANCE: np.full(len(people), 3.2),
        **{
            name: np.where(is_secret, NO_FIGURE, value) for name, value in fixed.items()
        },
    }


def _built(town: Town, census: Census, group: Indices, n_groups: int) -> dict[str, Any]:
    year = town.buildings.year[town.addresses.building]
    bounds = [0, *_BUILT.values()]
    columns = {}
    for name, since, before in zip(_BUILT, bounds[:-1], bounds[1:], strict=True):
        is_built = (year >= since) & (year < before)
        homes = np.bincount(group, census.is_dwelling * is_built, n_groups)
        columns[name] = _fives(homes.astype(np.int64))
    return columns


def _fives(counts: Counts) -> Counts:
    """Round to five; one to four are secret, nothing stays nothing."""
    rounded = 5 * ((counts + 2) // 5)
    is_secret = (counts > 0) & (counts < _FEWEST)
    return np.where(is_secret, NO_FIGURE, rounded)
