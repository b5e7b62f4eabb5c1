"""The BAG 2.0 extract of the Kadaster: XML with all history, in zips in a zip."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from samensterk.geo.arrays import Mask, Shapes
from samensterk.scan.tables import ADDRESSES, BUILDINGS, DISTRICTS
from samensterk.sources.bag_columns import flat_outlines, ground_of
from samensterk.sources.bag_extract_xml import (
    BUILDING,
    DESIGNATION,
    MOORING,
    PITCH,
    PLACE,
    STREET,
    UNIT,
    Kind,
)
from samensterk.sources.bag_extract_zip import Extract, is_extract, open_extract
from samensterk.sources.bag_terms import BUILDING_STATUS, UNIT_STATUS
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.tally import Tally

_KIND = {"unit": UNIT, "mooring": MOORING, "pitch": PITCH}
_PLACE_STATUS = ["Woonplaats aangewezen"]
_NO_SHAPES: Shapes = np.empty(0, dtype=object)
_DROPPED = {
    "address.no_shape",
    "address.other_status",
    "bag.valid_twice",
    "building.no_shape",
    "building.other_status",
    "district.no_shape",
}


class BagExtract:
    """Zip with a zip for each kind of object, of a municipality or the country."""

    name = "bag_extract"

    def recognises(self, path: Path) -> bool:
        return is_extract(path)

    def describe(self, path: Path) -> SourceFile:
        with open_extract(path) as extract:
            places = _places(extract, lambda _: None, Tally())
            counts = extract.count_files()
            day = extract.day
        bounds = shapely.total_bounds(shapely.from_wkb(places["geometry"].to_numpy()))
        return SourceFile(
            path=path,
            format=self.name,
            title="BAG 2.0-extract (Kadaster)",
            date=day,
            crs="EPSG:28992",
            licence="CC0 1.0",
            attribution="Kadaster",
            counts={f"{code}-bestanden": count for code, count in counts.items()},
            extent_m=tuple(bounds.tolist()) if places.num_rows else None,
            provides=frozenset({"buildings", "addresses", "districts"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        tally = Tally()
        with open_extract(path) as extract:
            buildings = _buildings(extract, box, tick, tally)
            places = _places(extract, tick, tally)
            addresses = _addresses(extract, places, box, tick, tally)
        districts = _districts(places, box)
        shapes = shapely.from_wkb(districts["geometry"].to_numpy())
        covers = ground_of(shapes)
        tables = {
            "buildings": buildings,
            "addresses": addresses,
            "districts": districts,
        }
        return Reading(tables, tally.problems(_DROPPED), covers)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def _located(
    extract: Extract, kind: Kind, box: Box | None, tick: Tick, tally: Tally, what: str
) -> tuple[pa.Table, int]:
    """Read what touches the box, with its measures; also how many were read at all."""
    area = None if box is None else shapely.box(*box)
    parts, n_read = [_measured(kind.schema.empty_table(), _NO_SHAPES)], 0
    for batch in extract.batches(kind, tick):
        n_read += batch.n_read
        is_lost = shapely.is_missing(batch.shapes) | shapely.is_empty(batch.shapes)
        tally.add(f"{what}.no_shape", is_lost, batch.table["id"])
        keep = ~is_lost
        if area is not None:
            keep &= shapely.intersects(batch.shapes, area)
        parts.append(_measured(batch.table.filter(keep), batch.shapes[keep]))
    return _newest(pa.concat_tables(parts), tally), n_read


def _measured(table: pa.Table, shapes: Shapes) -> pa.Table:
    packed = pa.array(shapely.to_wkb(shapes, output_dimension=2), type=pa.binary())
    outlines = flat_outlines(packed)
    measures = {
        "is_repaired": pa.array(outlines.is_repaired),
        "footprint_m2": pa.array(outlines.area_m2),
        "x_m": pa.array(outlines.middles_m[:, 0]),
        "y_m": pa.array(outlines.middles_m[:, 1]),
        "geometry": outlines.wkb,
    }
    for name, column in measures.items():
        table = table.append_column(name, column)
    return table


def _newest(table: pa.Table, tally: Tally) -> pa.Table:
    """Keep the last of occurrences of an object that are valid at the same time."""
    if pc.count_distinct(table["id"]).as_py() == table.num_rows:
        return table
    codes = table["id"].combine_chunks().dictionary_encode().indices.to_numpy()
    order = np.lexsort((pc.fill_null(table["occurrence"], 0).to_numpy(), codes))
    is_last = np.append(np.diff(codes[order]) != 0, True)
    keep = np.zeros(table.num_rows, dtype=np.bool_)
    keep[order[is_last]] = True
    tally.add("bag.valid_twice", ~keep, table["id"])
    return table.filter(pa.array(keep))


def _with_status(
    table: pa.Table, terms: dict[str, str], tally: Tally, what: str
) -> pa.Table:
    """Keep what is or will be there, and write its status in our words."""
    found = [terms.get(status) for status in table["status"].to_pylist()]
    is_other: Mask = np.array([status is None for status in found], dtype=np.bool_)
    tally.add(f"{what}.other_status", is_other, table["id"])
    column = table.column_names.index("status")
    table = table.set_column(column, "status", pa.array(found, pa.string()))
    return table.filter(pa.array(~is_other))


def _buildings(extract: Extract, box: Box | None, tick: Tick, tally: Tally) -> pa.Table:
    found, n_read = _located(extract, BUILDING, box, tick, tally, "building")
    if n_read == 0:
        raise BrokenFile(
            extract.path, "bevat geen enkel pand. Download het bestand opnieuw."
        )
    found = _with_status(found, BUILDING_STATUS, tally, "building")
    tally.add("building.invalid_shape", _mask(found["is_repaired"]), found["id"])
    tally.add("building.no_year", _mask(found["built_year"].is_null()), found["id"])
    shared = ("built_year", "status", "footprint_m2", "x_m", "y_m", "geometry")
    ids = {"building_id": found["id"], "bag_id": found["id"]}
    built: pa.Table = BUILDINGS.build({**ids, **{one: found[one] for one in shared}})
    return built


def _places(extract: Extract, tick: Tick, tally: Tally) -> pa.Table:
    """Read all places: their names belong to addresses in any box."""
    places, _ = _located(extract, PLACE, None, tick, tally, "district")
    return places


def _districts(places: pa.Table, box: Box | None) -> pa.Table:
    found = places.filter(pc.is_in(places["status"], pa.array(_PLACE_STATUS)))
    if box is not None:
        shapes = shapely.from_wkb(found["geometry"].to_numpy())
        found = found.filter(pa.array(shapely.intersects(shapes, shapely.box(*box))))
    return DISTRICTS.build(
        {
            "code": found["id"],
            "name": pc.coalesce(found["name"], found["id"]),
            "level": ["place"] * found.num_rows,
            "geometry": found["geometry"],
        }
    )


def _addresses(
    extract: Extract, places: pa.Table, box: Box | None, tick: Tick, tally: Tally
) -> pa.Table:
    parts = []
    for name, kind in _KIND.items():
        found, _ = _located(extract, kind, box, tick, tally, "address")
        found = _with_status(found, UNIT_STATUS, tally, "address")
        kinds = pa.array([name] * found.num_rows, pa.string())
        parts.append(found.append_column("object_kind", kinds))
    units = pa.concat_tables(parts)
    shared = (
        "object_kind", "designation_id", "building_ids", "uses", "floor_area_m2",
        "status", "x_m", "y_m",
    )  # fmt: skip
    built: pa.Table = ADDRESSES.build(
        {
            "address_id": units["id"],
            **{one: units[one] for one in shared},
            **_written(extract, units, places, tick, tally),
        }
    )
    return built


def _written(
    extract: Extract, units: pa.Table, places: pa.Table, tick: Tick, tally: Tally
) -> dict[str, Any]:
    """Find street, number, postcode and place of (n,) objects by their references."""
    wanted = units["designation_id"].combine_chunks().unique()
    numbers = _looked_up(
        _unshaped(extract, DESIGNATION, wanted, tick, tally), units["designation_id"]
    )
    streets = _looked_up(
        _unshaped(extract, STREET, None, tick, tally), numbers["street_id"]
    )
    place_id = pc.coalesce(numbers["place_id"], streets["place_id"])
    place = _looked_up(places.select(["id", "name"]), place_id)["name"]
    has_number, has_street = numbers["id"].is_valid(), streets["id"].is_valid()
    problems = {
        "address.no_designation": pc.invert(has_number),
        "address.no_street": pc.and_not(has_number, has_street),
        "address.no_place": pc.and_(has_street, place.is_null()),
    }
    for reason, hits in problems.items():
        tally.add(reason, _mask(hits), units["id"])
    shared = ("house_number", "house_letter", "house_suffix", "postcode")
    return {
        "street": streets["name"],
        "place": place,
        **{one: numbers[one] for one in shared},
    }


def _unshaped(
    extract: Extract, kind: Kind, wanted: Any, tick: Tick, tally: Tally
) -> pa.Table:
    """Read objects without a shape; only the wanted ids are kept."""
    parts = [kind.schema.empty_table()]
    for batch in extract.batches(kind, tick):
        ids = batch.table["id"]
        parts.append(
            batch.table if wanted is None else batch.table.filter(pc.is_in(ids, wanted))
        )
    return _newest(pa.concat_tables(parts), tally)


def _looked_up(table: pa.Table, ids: Any) -> pa.Table:
    """Give a row for each of (n,) ids; a row of nulls where there is none."""
    return table.take(pc.index_in(ids, table["id"].combine_chunks()))


def _mask(column: Any) -> Mask:
    mask: Mask = column.to_numpy(zero_copy_only=False)
    return mask


FORMAT = BagExtract()
