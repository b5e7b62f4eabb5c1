"""The BAG as PDOK's GeoPackage `bag-light`: five layers, no history."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from samensterk.scan.tables import ADDRESSES, BUILDINGS, DISTRICTS
from samensterk.sources.ahead import ahead
from samensterk.sources.bag_columns import (
    flat_outlines,
    ground_of,
    kept,
    known_areas_m2,
    known_years,
    lists_of_ids,
    or_null,
    points_of,
    translated,
)
from samensterk.sources.bag_terms import BUILDING_STATUS, UNIT_STATUS, uses_of
from samensterk.sources.layers import Layer, layers_of, place_of
from samensterk.sources.rd_columns import Types, layer_of, read_columns
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.tally import Tally

_KIND = {"verblijfsobject": "unit", "ligplaats": "mooring", "standplaats": "pitch"}
_LAYERS = ("pand", *_KIND, "woonplaats")
_TEXT, _INT = pa.string(), pa.int32()
_BUILDING: Types = {"identificatie": _TEXT, "bouwjaar": _INT, "status": _TEXT}
_ADDRESS: Types = {
    "identificatie": _TEXT,
    "status": _TEXT,
    "nummeraanduiding_hoofdadres_identificatie": _TEXT,
    "openbare_ruimte_naam": _TEXT,
    "huisnummer": _INT,
    "huisletter": _TEXT,
    "toevoeging": _TEXT,
    "postcode": _TEXT,
    "woonplaats_naam": _TEXT,
}
_UNIT: Types = {
    **_ADDRESS,
    "oppervlakte": _INT,
    "gebruiksdoel": _TEXT,
    "pand_identificatie": _TEXT,
}
_PLACE: Types = {"identificatie": _TEXT, "woonplaats": _TEXT}
_COLUMNS = {
    "pand": _BUILDING,
    "verblijfsobject": _UNIT,
    "ligplaats": _ADDRESS,
    "standplaats": _ADDRESS,
    "woonplaats": _PLACE,
}
_MAY_LACK = {"oppervlakte", "gebruiksdoel", "huisletter", "toevoeging", "postcode"}
_BESIDE = 2  # threads; numpy and shapely let go of Python's lock
_DROPPED = {"building.no_shape", "district.no_shape", "address.no_shape"}


class BagLight:
    """GeoPackage with the layers `pand` and `verblijfsobject`."""

    name = "bag_light"

    def recognises(self, path: Path) -> bool:
        return {"pand", "verblijfsobject"} <= {one.name for one in layers_of(path)}

    def describe(self, path: Path) -> SourceFile:
        layers = layers_of(path)
        places = {
            name: place_of(layer_of(path, layers, name, {}))
            for name in _present(layers)
        }
        return SourceFile(
            path=path,
            format=self.name,
            title="BAG (PDOK, bag-light)",
            date=None,
            crs=places["pand"].crs,
            licence="CC0 1.0",
            attribution="Kadaster",
            counts={name: place.n_records for name, place in places.items()},
            extent_m=places["pand"].extent_m,
            provides=frozenset({"buildings", "addresses", "districts"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        tally, present = Tally(), _present(layers_of(path))
        parts: dict[str, list[pa.Table]] = {name: [] for name in present}
        for name, table in _tables(path, box, tick, tally):
            parts[name].append(table)
        tables = {
            "buildings": BUILDINGS.join(parts["pand"]),
            "addresses": ADDRESSES.join(
                [_once(ADDRESSES.join(parts[name])) for name in _KIND if name in parts]
            ),
        }
        problems = tally.problems(_DROPPED)
        if "woonplaats" not in parts:
            return Reading(tables, problems, None)
        places = DISTRICTS.join(parts["woonplaats"])
        shapes = shapely.from_wkb(places["geometry"].to_numpy())
        return Reading({**tables, "districts": places}, problems, ground_of(shapes))

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        tally = Tally()
        for _ in _tables(path, None, tick, tally):
            pass  # only what was wrong is kept
        return tally.problems(_DROPPED)


def _present(layers: Sequence[Layer]) -> tuple[str, ...]:
    present = {layer.name for layer in layers}
    needed = {"pand", "verblijfsobject"}
    return tuple(name for name in _LAYERS if name in present | needed)


def _tables(
    path: Path, box: Box | None, tick: Tick, tally: Tally
) -> Iterator[tuple[str, pa.Table]]:
    """Give the rows by layer, some tens of thousands at a time.

    GDAL reads the next rows while the last ones are made ready beside it.
    """
    with ThreadPoolExecutor(_BESIDE) as pool:
        work = partial(_made, tally)
        yield from ahead(pool.submit, 2 * _BESIDE, work, _rows(path, box, tick))


def _rows(
    path: Path, box: Box | None, tick: Tick
) -> Iterator[tuple[str, pa.Table, Any]]:
    layers = layers_of(path)
    for name in _present(layers):
        types = _COLUMNS[name]
        needed = {one: types[one] for one in types if one not in _MAY_LACK}
        layer = layer_of(path, layers, name, needed)
        for table, wkb in read_columns(layer, types, box, tick):
            if table["identificatie"].null_count:
                raise BrokenFile(path, f"laag {name} heeft rijen zonder identificatie.")
            yield name, table, wkb


def _made(tally: Tally, rows: tuple[str, pa.Table, Any]) -> tuple[str, pa.Table]:
    name, table, wkb = rows
    if name == "pand":
        return name, _buildings(table, wkb, tally)
    if name == "woonplaats":
        return name, _places(table, wkb, tally)
    return name, _addresses(name, table, wkb, tally)


def _buildings(table: pa.Table, wkb: Any, tally: Tally) -> pa.Table:
    ids = table["identificatie"]
    outlines = flat_outlines(wkb)
    years = known_years(table["bouwjaar"])
    keep = outlines.has_shape
    whole = {
        "building_id": ids,
        "bag_id": ids,
        "built_year": years,
        "status": translated(table["status"], BUILDING_STATUS, pa.string()),
        "geometry": outlines.wkb,
    }
    built = BUILDINGS.build(
        {
            **{name: kept(column, keep) for name, column in whole.items()},
            "footprint_m2": outlines.area_m2[keep],
            "x_m": outlines.middles_m[keep, 0],
            "y_m": outlines.middles_m[keep, 1],
        }
    )
    tally.add("building.no_shape", ~outlines.has_shape, ids)
    tally.add("building.invalid_shape", outlines.is_repaired, ids)
    no_year = years.is_null().to_numpy(zero_copy_only=False).astype(np.bool_)
    tally.add("building.no_year", no_year, ids)
    return built


def _addresses(layer: str, table: pa.Table, wkb: Any, tally: Tally) -> pa.Table:
    """One row per object, or one for each building that it lies in."""
    points_m, has_shape = points_of(wkb)
    tally.add("address.no_shape", ~has_shape, table["identificatie"])
    table, points_m = kept(table, has_shape), points_m[has_shape]
    n = table.num_rows
    absent = pa.nulls(n, pa.string())
    given = {name: table[name] for name in table.column_names}
    built: pa.Table = ADDRESSES.build(
        {
            "address_id": table["identificatie"],
            "object_kind": pa.repeat(_KIND[layer], n),
            "designation_id": table["nummeraanduiding_hoofdadres_identificatie"],
            "building_ids": lists_of_ids(given.get("pand_identificatie", absent)),
            "uses": translated(
                given.get("gebruiksdoel", absent), uses_of, pa.list_(pa.string())
            ),
            "floor_area_m2": known_areas_m2(
                given.get("oppervlakte", pa.nulls(n, _INT))
            ),
            "status": translated(table["status"], UNIT_STATUS, pa.string()),
            "street": table["openbare_ruimte_naam"],
            "house_number": table["huisnummer"],
            "house_letter": or_null(table["huisletter"]),
            "house_suffix": or_null(table["toevoeging"]),
            "postcode": or_null(table["postcode"]),
            "place": table["woonplaats_naam"],
            "x_m": points_m[:, 0],
            "y_m": points_m[:, 1],
        },
        n_rows=n,
    )
    return built


def _once(addresses: pa.Table) -> pa.Table:
    """Join rows of one object; it lies in the buildings of all its rows."""
    column = addresses["address_id"]
    if pc.count_distinct(column).as_py() == addresses.num_rows:
        return addresses
    ids, first, row_of = np.unique(
        column.to_numpy(), return_index=True, return_inverse=True
    )
    joined: list[set[str]] = [set() for _ in ids]
    for row, own in zip(row_of, addresses["building_ids"].to_pylist(), strict=True):
        joined[row] |= set(own)
    order = np.argsort(first)
    once = addresses.take(pa.array(first[order]))
    place = once.schema.get_field_index("building_ids")
    lists = [sorted(joined[row]) for row in order.tolist()]
    buildings = pa.array(lists, type=once.schema.field(place).type)
    return once.set_column(place, once.schema.field(place), buildings)


def _places(table: pa.Table, wkb: Any, tally: Tally) -> pa.Table:
    outlines = flat_outlines(wkb)
    tally.add("district.no_shape", ~outlines.has_shape, table["identificatie"])
    keep = pa.array(outlines.has_shape)
    places = table.filter(keep)
    return DISTRICTS.build(
        {
            "code": places["identificatie"],
            "name": pc.coalesce(places["woonplaats"], places["identificatie"]),
            "level": ["place"] * places.num_rows,
            "geometry": outlines.wkb.filter(keep),
        }
    )


FORMAT = BagLight()
