"""Noorderveld's roads as the NWB GeoPackage of Rijkswaterstaat."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from samensterk.geo.arrays import Indices, Mask
from samensterk.sample.bag_files import STREET, register_ids, street_rows
from samensterk.sample.geopackage import (
    INT,
    MOMENT,
    REAL,
    TEXT,
    Field,
    Layer,
    write_layers,
)
from samensterk.sample.names import MUNICIPALITY
from samensterk.sample.streets import MOTORWAY, PROVINCIAL
from samensterk.sample.town import Town

_BEGUN = datetime(2019, 1, 1, tzinfo=UTC)
_FIRST_ID = 600_000_000
_IDS_PER_TOWN = 20_000
_MARK_M = 100.0  # hectometre posts


def _fields(dtype: Any, names: str) -> tuple[Field, ...]:
    return tuple(Field(name, dtype) for name in names.split())


WEGVAKKEN = Layer(
    "wegvakken",
    "MultiLineString",
    (
        *_fields(INT, "wvk_id"),
        *_fields(MOMENT, "wvk_begdat"),
        *_fields(INT, "jte_id_beg jte_id_end"),
        *_fields(TEXT, "wegbehsrt wegnummer wegdeelltr hecto_lttr bst_code rpe_code"),
        *_fields(TEXT, "admrichtng rijrichtng stt_naam stt_bron wpsnaam"),
        *_fields(INT, "gme_id"),
        *_fields(TEXT, "gme_naam hnrstrlnks hnrstrrhts"),
        *_fields(INT, "e_hnr_lnks e_hnr_rhts l_hnr_lnks l_hnr_rhts"),
        *_fields(REAL, "begafstand endafstand beginkm eindkm"),
        *_fields(TEXT, "pos_tv_wol wegbehcode wegbehnaam"),
        *_fields(INT, "distrcode"),
        *_fields(TEXT, "distrnaam dienstcode dienstnaam wegtype wgtype_oms"),
        *(
            field
            for place in ("", "2", "3", "4")
            for field in (
                Field(f"routeltr{place}", TEXT),
                Field(f"routenr{place}", INT),
            )
        ),
        *_fields(TEXT, "wegnr_aw wegnr_hmp"),
        *_fields(INT, "geobron_id"),
        *_fields(TEXT, "geobron_nm"),
        *_fields(INT, "bronjaar"),
        *_fields(TEXT, "openlr bag_orl frc fow alt_naam alt_nr"),
        *_fields(INT, "rel_hoogte"),
    ),
)
HECTOPUNTEN = Layer(
    "hectopunten",
    "MultiPoint",
    (
        *_fields(REAL, "hectomtrng afstand"),
        *_fields(INT, "wvk_id"),
        *_fields(MOMENT, "wvk_begdat"),
        *_fields(TEXT, "zijde hecto_lttr"),
    ),
)
_EMPTY = [
    "admrichtng",
    "pos_tv_wol",
    "distrnaam",
    "dienstcode",
    "dienstnaam",
    "wegtype",
    "wgtype_oms",
    "routeltr2",
    "routeltr3",
    "routeltr4",
    "wegnr_hmp",
    "openlr",
    "alt_naam",
    "alt_nr",
]
_ROAD_RANK = {  # functional road class and form of way, as in OpenLR
    "motorway": ("0", "1"),
    "motorway_link": ("0", "6"),
    "secondary": ("3", "3"),
    "tertiary": ("4", "3"),
    "unclassified": ("5", "3"),
    "residential": ("6", "3"),
    "track": ("7", "3"),
}


def write_roads(town: Town, folder: Path) -> Path:
    """Write `nwb_wegen.gpkg`."""
    layers = [(WEGVAKKEN, sections(town)), (HECTOPUNTEN, posts(town))]
    return write_layers(folder / "nwb_wegen.gpkg", layers)


def sections(town: Town) -> Any:
    """Make the `wegvakken` rows: one per piece between two nodes."""
    network = town.network
    n = len(network.lines)
    first = _first_id(town)
    place = town.plan.settlement_of(network.middles)
    titles = np.array([place.name for place in town.plan.settlements])
    columns: dict[str, Any] = {
        "geom": shapely.to_wkb(
            shapely.multilinestrings(network.lines, indices=np.arange(n))
        ),
        "wvk_id": first + np.arange(n),
        "wvk_begdat": [_BEGUN] * n,
        "jte_id_beg": first + network.from_node,
        "jte_id_end": first + network.to_node,
        "wpsnaam": titles[place],
        "gme_id": [town.code] * n,
        "gme_naam": [MUNICIPALITY] * n,
        "geobron_id": [50] * n,
        "geobron_nm": ["Kaart Mutatiebeheerder (niet grafisch verantwoord)"] * n,
        "bronjaar": [2018] * n,
        "distrcode": [0] * n,
        **{name: [""] * n for name in _EMPTY},
        **{name: ["#"] * n for name in ("wegdeelltr", "hecto_lttr", "rpe_code")},
        **{name: ["N"] * n for name in ("hnrstrlnks", "hnrstrrhts")},
    }
    return WEGVAKKEN.table(columns | _of_streets(town, place))


def _of_streets(town: Town, place: Indices) -> dict[str, Any]:
    """Give what follows from the street a piece belongs to."""
    row = town.network.street
    names = np.array([street.name for street in town.streets])[row]
    classes = np.array([street.road_class for street in town.streets])[row]
    is_oneway = np.array([street.is_oneway for street in town.streets])[row]
    is_motorway = names == MOTORWAY
    public_space = register_ids(town, STREET, street_rows(row, place)).to_numpy(
        zero_copy_only=False
    )
    return {
        **_keepers(town, is_motorway, names == PROVINCIAL),
        "bst_code": _kinds(town, classes),
        "rijrichtng": np.where(is_oneway, "H", "B"),
        "stt_naam": np.where(is_motorway, f"Rijksweg {MOTORWAY}", names),
        "stt_bron": np.where(is_motorway, "NWB", "BAG schrijfwijze"),
        "bag_orl": np.where(is_motorway, "", public_space),
        "frc": [_ROAD_RANK[name][0] for name in classes],
        "fow": [_ROAD_RANK[name][1] for name in classes],
    }


def _keepers(town: Town, is_motorway: Mask, is_provincial: Mask) -> dict[str, Any]:
    """Tell who keeps a road, and its number."""

    def by_keeper(state: str, province: str, municipality: str) -> Any:
        return np.select([is_motorway, is_provincial], [state, province], municipality)

    return {
        "wegbehsrt": by_keeper("R", "P", "G"),
        "wegbehcode": by_keeper("NN", "GR", str(town.code)),
        "wegbehnaam": by_keeper(
            "Rijkswaterstaat Noord-Nederland", "Groningen", MUNICIPALITY
        ),
        "wegnummer": by_keeper("093", "993", ""),
        "wegnr_aw": by_keeper(MOTORWAY, PROVINCIAL, ""),
        "routeltr": by_keeper("A", "N", ""),
        "routenr": pa.array(
            np.where(is_motorway, 93, 993), mask=~(is_motorway | is_provincial)
        ),
    }


def _kinds(town: Town, classes: Any) -> Any:
    """Tell carriageways (HR), ramps up (OPR) and down (AFR) and other roads (RB)."""
    ends_on_motorway = np.isin(
        town.network.to_node, _nodes_of(town, classes == "motorway")
    )
    is_ramp = classes == "motorway_link"
    return np.select(
        [classes == "motorway", is_ramp & ends_on_motorway, is_ramp],
        ["HR", "OPR", "AFR"],
        "RB",
    )


def _nodes_of(town: Town, is_wanted: Mask) -> Indices:
    network = town.network
    return np.union1d(network.from_node[is_wanted], network.to_node[is_wanted])


def posts(town: Town) -> Any:
    """Make the `hectopunten` rows along the motorway."""
    classes = np.array([street.road_class for street in town.streets])
    pieces = np.flatnonzero(classes[town.network.street] == "motorway")
    lines = town.network.lines[pieces]
    steps = [np.arange(0.0, length, _MARK_M) for length in shapely.length(lines)]
    piece = np.repeat(np.arange(len(lines)), [len(step) for step in steps])
    away_m = np.concatenate(steps)
    points = np.round(
        shapely.get_coordinates(shapely.line_interpolate_point(lines[piece], away_m)), 3
    )
    n = len(points)
    return HECTOPUNTEN.table(
        {
            "geom": shapely.to_wkb(shapely.multipoints(points[:, None, :])),
            "hectomtrng": np.round((points[:, 0] - town.ground.west) / 100).clip(0),
            "afstand": away_m,
            "wvk_id": _first_id(town) + pieces[piece],
            "wvk_begdat": [_BEGUN] * n,
            "zijde": np.where(_runs_east(town)[pieces][piece], "Re", "Li"),
            "hecto_lttr": ["#"] * n,
        }
    )


def _runs_east(town: Town) -> Mask:
    """Say per road piece whether it ends east of where it starts."""
    nodes_m = town.network.nodes_m
    runs_east: Mask = (
        nodes_m[town.network.to_node, 0] > nodes_m[town.network.from_node, 0]
    )
    return runs_east


def _first_id(town: Town) -> int:
    return _FIRST_ID + _IDS_PER_TOWN * (town.code % 1000)
