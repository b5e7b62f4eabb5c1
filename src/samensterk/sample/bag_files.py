"""Noorderveld as the BAG GeoPackage of PDOK (bag-light)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from samensterk.geo.arrays import Indices, Mask, Metres, Shapes
from samensterk.sample.addresses import UNIT_STATUSES
from samensterk.sample.areas import divide
from samensterk.sample.buildings import USES
from samensterk.sample.geopackage import LONG, TEXT, Field, Layer, write_layers
from samensterk.sample.town import BUILDING_STATUSES, Town

BUILDING, UNIT, DESIGNATION, STREET, MOORING, PITCH = "10", "01", "20", "30", "02", "03"
_ADDRESS_FIELDS = (
    Field("openbare_ruimte_naam", TEXT),
    Field("openbare_ruimte_naam_kort", TEXT),
    Field("huisnummer", LONG),
    Field("huisletter", TEXT),
    Field("toevoeging", TEXT),
    Field("postcode", TEXT),
    Field("woonplaats_naam", TEXT),
)
_KEY_FIELDS = (
    Field("nummeraanduiding_hoofdadres_identificatie", TEXT),
    Field("openbare_ruimte_identificatie", TEXT),
    Field("woonplaats_identificatie", TEXT),
    Field("bronhouder_identificatie", TEXT),
)
PAND = Layer(
    "pand",
    "Polygon",
    (
        Field("identificatie", TEXT),
        Field("bouwjaar", LONG),
        Field("status", TEXT),
        Field("gebruiksdoel", TEXT),
        Field("oppervlakte_min", LONG),
        Field("oppervlakte_max", LONG),
        Field("aantal_verblijfsobjecten", LONG),
    ),
    "feature_id",
)
VERBLIJFSOBJECT = Layer(
    "verblijfsobject",
    "Point",
    (
        Field("identificatie", TEXT),
        Field("oppervlakte", LONG),
        Field("status", TEXT),
        Field("gebruiksdoel", TEXT),
        *_ADDRESS_FIELDS,
        Field("bouwjaar", LONG),
        Field("pand_identificatie", TEXT),
        Field("pandstatus", TEXT),
        *_KEY_FIELDS,
    ),
    "feature_id",
)
_PLACE_FIELDS = (
    Field("identificatie", TEXT),
    Field("status", TEXT),
    *_ADDRESS_FIELDS,
    *_KEY_FIELDS,
)
LIGPLAATS = Layer("ligplaats", "Polygon", _PLACE_FIELDS, "feature_id")
STANDPLAATS = Layer("standplaats", "Polygon", _PLACE_FIELDS, "feature_id")
WOONPLAATS = Layer(
    "woonplaats",
    "MultiPolygon",
    (
        Field("identificatie", TEXT),
        Field("status", TEXT),
        Field("woonplaats", TEXT),
        Field("bronhouder_identificatie", TEXT),
    ),
    "feature_id",
)
_MOST_PLACES = 100  # places that street ids leave room for
_FIRST_PLACE = 3900
_N_MOORINGS, _N_PITCHES = 6, 3


def write_bag(town: Town, folder: Path, built_until: int | None = None) -> Path:
    """Write `bag-light.gpkg`; with a year, as the register was at the end of it."""
    layers = [(layer, _built(rows(town), built_until)) for layer, rows in LAYERS]
    return write_layers(folder / "bag-light.gpkg", layers)


def _built(table: Any, until: int | None) -> Any:
    """Leave out what was built later; what has no year was always there."""
    if until is None or "bouwjaar" not in table.schema.names:
        return table
    is_there = pc.less_equal(table["bouwjaar"], until)
    return table.filter(pc.fill_null(is_there, fill_value=True))


def register_ids(town: Town, kind: str, rows: Indices) -> Any:
    """Make 16-digit ids: municipality, kind of object, row."""
    first = int(f"{town.code:04d}{kind}0000000001")
    texts = pc.cast(pa.array(first + rows.astype(np.int64)), pa.string())
    return pc.utf8_lpad(texts, width=16, padding="0")


def street_rows(street: Indices, place: Indices) -> Indices:
    """Tell public spaces apart: a street is one per place it runs through."""
    return street * _MOST_PLACES + place


def buildings(town: Town) -> Any:
    """Make the `pand` rows."""
    units, use = _units_per_building(town)
    n_units = np.bincount(units[:, 0], minlength=len(town.outlines))
    floor_m2 = town.addresses.floor_area_m2[units[:, 1]]
    least = np.full(len(n_units), np.iinfo(np.int64).max)
    most = np.zeros(len(n_units), dtype=np.int64)
    np.minimum.at(least, units[:, 0], floor_m2)
    np.maximum.at(most, units[:, 0], floor_m2)
    has_unit = n_units > 0
    return PAND.table(
        {
            "geom": shapely.to_wkb(town.outlines),
            "identificatie": register_ids(town, BUILDING, np.arange(len(n_units))),
            "bouwjaar": town.year,
            "status": _texts(BUILDING_STATUSES, town.status),
            "gebruiksdoel": _texts(("", *USES), np.where(has_unit, use + 1, 0)),
            "oppervlakte_min": pa.array(least, mask=~has_unit),
            "oppervlakte_max": pa.array(most, mask=~has_unit),
            "aantal_verblijfsobjecten": n_units,
        }
    )


def units(town: Town) -> Any:
    """Make the `verblijfsobject` rows; two buildings stand in one cell with a comma."""
    addresses = town.addresses
    main = addresses.building
    here = shapely.to_wkb(shapely.centroid(town.outlines))
    first = register_ids(town, BUILDING, main)
    second = pc.if_else(
        addresses.second_building >= 0,
        register_ids(town, BUILDING, addresses.second_building),
        pa.scalar(None, pa.string()),
    )
    both = pc.binary_join_element_wise(first, second, ",", null_handling="skip")
    columns = {
        "geom": here[main],
        "identificatie": register_ids(town, UNIT, np.arange(len(main))),
        "oppervlakte": addresses.floor_area_m2,
        "status": _texts(UNIT_STATUSES, addresses.status),
        "gebruiksdoel": _texts(USES, town.buildings.use[main]),
        "huisnummer": addresses.number,
        "huisletter": addresses.letter,
        "toevoeging": addresses.suffix,
        "postcode": addresses.postcode,
        "bouwjaar": town.year[main],
        "pand_identificatie": both,
        "pandstatus": _texts(BUILDING_STATUSES, town.status[main]),
        "nummeraanduiding_hoofdadres_identificatie": register_ids(
            town, DESIGNATION, np.arange(len(main))
        ),
    }
    street = town.buildings.street[main]
    return VERBLIJFSOBJECT.table(columns | _whereabouts(town, street, addresses.place))


def moorings(town: Town) -> Any:
    """Make the `ligplaats` rows: houseboats in the canal west of the town."""
    home = town.plan.settlements[0]
    west = home.extent.west - 70.0 - 32.0 * np.arange(float(_N_MOORINGS))
    boats = _along(west, 22.0, home.v - 28.0, home.v - 23.0)
    return LIGPLAATS.table(_spots(town, boats, MOORING, 901))


def pitches(town: Town) -> Any:
    """Make the `standplaats` rows: caravans east of the town."""
    home = town.plan.settlements[0]
    west = home.extent.east + 50.0 + 22.0 * np.arange(float(_N_PITCHES))
    spots = _along(west, 12.0, home.v + 40.0, home.v + 50.0)
    return STANDPLAATS.table(_spots(town, spots, PITCH, 951))


def places(town: Town) -> Any:
    """Make the `woonplaats` rows."""
    found, outlines = divide(town).districts()
    n = len(found)
    return WOONPLAATS.table(
        {
            "geom": shapely.to_wkb(outlines),
            "identificatie": [str(_FIRST_PLACE + place) for place in found],
            "status": ["Woonplaats aangewezen"] * n,
            "woonplaats": [town.plan.settlements[place].name for place in found],
            "bronhouder_identificatie": [f"{town.code:04d}"] * n,
        }
    )


LAYERS: tuple[tuple[Layer, Callable[[Town], Any]], ...] = (
    (PAND, buildings),
    (VERBLIJFSOBJECT, units),
    (LIGPLAATS, moorings),
    (STANDPLAATS, pitches),
    (WOONPLAATS, places),
)


def _units_per_building(town: Town) -> tuple[Indices, Indices]:
    """Pair buildings with units; a second building takes over the use."""
    second = town.addresses.second_building
    rows = np.arange(len(second))
    is_double: Mask = second >= 0
    pairs = np.concatenate(
        [
            np.column_stack([town.addresses.building, rows]),
            np.column_stack([second, rows])[is_double],
        ]
    )
    use = town.buildings.use.copy()
    use[second[is_double]] = use[town.addresses.building[is_double]]
    return pairs, use


def _whereabouts(town: Town, street: Indices, place: Indices) -> dict[str, Any]:
    names = _texts([drawn.name for drawn in town.streets], street)
    codes = [str(_FIRST_PLACE + row) for row in range(len(town.plan.settlements))]
    titles = [settlement.name for settlement in town.plan.settlements]
    return {
        "openbare_ruimte_naam": names,
        "openbare_ruimte_naam_kort": names,
        "woonplaats_naam": _texts(titles, place),
        "openbare_ruimte_identificatie": register_ids(
            town, STREET, street_rows(street, place)
        ),
        "woonplaats_identificatie": _texts(codes, place),
        "bronhouder_identificatie": [f"{town.code:04d}"] * len(street),
    }


def _along(west: Metres, wide_m: float, south: float, north: float) -> Shapes:
    level = np.ones(len(west))
    return shapely.box(west, south * level, west + wide_m, north * level)


def _spots(town: Town, drawn: Shapes, kind: str, first_number: int) -> dict[str, Any]:
    n = len(drawn)
    home = town.plan.settlements[0]
    canal = int(np.flatnonzero(town.plan.rows == home.v)[0])
    rows = np.arange(n)
    numbers = first_number + 2 * rows
    street, place = np.full(n, canal), np.zeros(n, dtype=np.int64)
    return {
        "geom": shapely.to_wkb(shapely.transform(drawn, town.ground.place)),
        "identificatie": register_ids(town, kind, rows),
        "status": ["Plaats aangewezen"] * n,
        "huisnummer": numbers,
        "postcode": ["9910ZZ"] * n,
        "nummeraanduiding_hoofdadres_identificatie": register_ids(
            town, DESIGNATION, 90_000_000 + numbers
        ),
        **_whereabouts(town, street, place),
    }


def _texts(choices: "tuple[str, ...] | list[str]", rows: Indices) -> Any:
    return pa.array(choices, pa.string()).take(pa.array(rows))
