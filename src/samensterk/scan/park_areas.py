"""Business parks of at least five units, and all of a municipality together.

A park with fewer joins the nearest, so that no sum or difference of areas is about
fewer units than that.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from samensterk.geo.arrays import Counts, Indices
from samensterk.scan.cells import merge_joined
from samensterk.scan.indicators import AreaView
from samensterk.scan.links import streets_of
from samensterk.scan.park_indicators import OF_BUILDINGS, PARK_INDICATORS
from samensterk.scan.parks import Parks
from samensterk.scan.rules import Rules
from samensterk.scan.tables import Column, TableSpec

_TEXT = pa.string()
PARK_AREAS = TableSpec(
    "areas",
    (
        Column("area_id", _TEXT, "the same in a later scan", required=True),
        Column("level", _TEXT, "municipality (all parks) or park", required=True),
        Column("part_of", _TEXT, "the area that it lies in; null for a municipality"),
        Column("name", _TEXT, "name", required=True),
        Column("n_units", pa.int32(), "units, at least five", required=True),
        Column("parks", pa.list_(_TEXT), "ids of the parks it is made of"),
        Column("geometry", pa.binary(), "outline", required=True),
        *(
            Column(
                one.code, pa.float64(), f"see the card of {one.code}", one.unit or None
            )
            for one in PARK_INDICATORS
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ParkFacts:
    """Everything the parks are described from.

    Attributes
    ----------
    units : UNITS
    buildings : BUILDING_FACTS on the parks
    entrances : (k,) public roads into each park; None without roads
    knows_buildings : a file of buildings was given; without it none is not nought
    """

    parks: Parks
    units: pa.Table
    buildings: pa.Table
    entrances: Counts | None
    knows_buildings: bool = True


def make_park_areas(
    facts: ParkFacts, code: str, name: str, rules: Rules, before: Mapping[str, str]
) -> pa.Table:
    """Describe all parks together and each apart; nothing below `fewest` units.

    Parameters
    ----------
    code, name : of the municipality
    before : park -> id of the area it was described in by an earlier scan; what was
        one area then does not come apart
    """
    if facts.units.num_rows < rules.fewest:
        return PARK_AREAS.empty()
    ids = facts.parks.ids
    everything = np.arange(len(ids))
    rows = [
        _describe(
            facts, everything, code, "municipality", None, f"Alle terreinen in {name}"
        )
    ]
    groups = _groups(facts, rules, before)
    for number in range(int(groups.max()) + 1):
        own = np.flatnonzero(groups == number)
        title = f"Terrein {number + 1}" + _called(facts, own, rules.fewest)
        rows.append(_describe(facts, own, ids[own[0]], "park", code, title))
    return pa.Table.from_pylist(rows, schema=PARK_AREAS.schema)


def _groups(facts: ParkFacts, rules: Rules, before: Mapping[str, str]) -> Indices:
    row_of = {park: row for row, park in enumerate(facts.parks.ids)}
    rows = [row_of[park] for park in facts.units["park_id"].to_pylist()]
    sizes = np.bincount(rows, minlength=len(row_of)).astype(np.int64)
    middles_m = shapely.get_coordinates(shapely.centroid(facts.parks.shapes))
    labels = [before.get(park) for park in facts.parks.ids]
    return merge_joined(sizes, middles_m, labels, rules.fewest)


def _called(facts: ParkFacts, own: Indices, fewest: int) -> str:
    """Name parks by their own names, or else by their streets."""
    names = [name for row in own.tolist() if (name := facts.parks.names[row])]
    if names:
        rest = "" if len(own) <= 2 else f" en {len(own) - len(names[:2])} andere"
        return ": " + " en ".join(names[:2]) + rest
    units = _units_of(facts, own)
    streets = units["street"].to_pylist()
    street = streets_of(streets, np.zeros(len(streets), dtype=np.int64), 1, fewest)[0]
    return f": {street}" if street else ""


def _units_of(facts: ParkFacts, own: Indices) -> pa.Table:
    return facts.units.filter(pc.is_in(facts.units["park_id"], _ids_of(facts, own)))


def _ids_of(facts: ParkFacts, own: Indices) -> pa.Array:
    return pa.array([facts.parks.ids[row] for row in own.tolist()], type=_TEXT)


def _describe(
    facts: ParkFacts,
    own: Indices,
    area_id: str,
    level: str,
    part_of: str | None,
    name: str,
) -> dict[str, object]:
    units = _units_of(facts, own)
    is_here = pc.is_in(facts.buildings["park_id"], _ids_of(facts, own))
    outline = shapely.union_all(facts.parks.shapes[own])
    entrances = None if facts.entrances is None else float(facts.entrances[own].sum())
    view = AreaView(
        members=units,
        buildings=facts.buildings.filter(is_here),
        figures={"park_m2": float(outline.area), "entrances": entrances},
    )
    return {
        "area_id": area_id,
        "level": level,
        "part_of": part_of,
        "name": name,
        "n_units": units.num_rows,
        "parks": None if part_of is None else _ids_of(facts, own).to_pylist(),
        "geometry": shapely.to_wkb(outline),
        **{
            one.code: one.formula(view)
            if facts.knows_buildings or OF_BUILDINGS not in one.needs
            else None
            for one in PARK_INDICATORS
        },
    }


def parks_before(areas: pa.Table) -> dict[str, str]:
    """Say of each park in which area an earlier scan described it."""
    return {
        park: row["area_id"] for row in areas.to_pylist() for park in row["parks"] or ()
    }
