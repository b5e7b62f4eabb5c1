"""The BAG as PDOK's GeoPackage `bag-light`: five layers, no history."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from samensterk.scan.tables import ADDRESSES, BUILDINGS, DISTRICTS
from samensterk.sources.bag_columns import (
    flat_outlines,
    known_areas_m2,
    known_years,
    lists_of_ids,
    or_null,
    points_of,
    translated,
)
from samensterk.sources.bag_terms import BUILDING_STATUS, UNIT_STATUS, uses_of
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.tally import Tally

_LAYERS = ("pand", "verblijfsobject", "ligplaats", "standplaats", "woonplaats")
_KIND = {"verblijfsobject": "unit", "ligplaats": "mooring", "standplaats": "pitch"}
_ADDRESS = (
    "identificatie", "status", "nummeraanduiding_hoofdadres_identificatie",
    "openbare_ruimte_naam", "huisnummer", "huisletter", "toevoeging", "postcode",
    "woonplaats_naam",
)  # fmt: skip
_UNIT_ONLY = ("oppervlakte", "gebruiksdoel", "pand_identificatie")


class BagLight:
    """GeoPackage with the layers `pand` and `verblijfsobject`."""

    name = "bag_light"

    def recognises(self, path: Path) -> bool:
        try:
            layers = {str(layer) for layer, _ in pyogrio.list_layers(path)}
        except (DataSourceError, ValueError):
            return False
        return {"pand", "verblijfsobject"} <= layers

    def describe(self, path: Path) -> SourceFile:
        present = {str(layer) for layer, _ in pyogrio.list_layers(path)}
        facts = {
            layer: pyogrio.read_info(path, layer=layer, force_total_bounds=True)
            for layer in _LAYERS
            if layer in present
        }
        bounds = facts["pand"]["total_bounds"]
        return SourceFile(
            path=path,
            format=self.name,
            title="BAG (PDOK, bag-light)",
            date=None,
            crs=str(facts["pand"]["crs"]),
            licence="CC0 1.0",
            attribution="Kadaster",
            counts={layer: int(fact["features"]) for layer, fact in facts.items()},
            extent_m=None if bounds is None else tuple(bounds),
            provides=frozenset({"buildings", "addresses", "districts"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        present = [str(layer) for layer, _ in pyogrio.list_layers(path)]
        buildings, problems = _buildings(*_layer(path, "pand", None, box, tick))
        parts = [
            _addresses(layer, *_layer(path, layer, _columns(layer), box, tick))
            for layer in _KIND
            if layer in present
        ]
        tables = {"buildings": buildings, "addresses": ADDRESSES.join(parts)}
        if "woonplaats" not in present:
            return Reading(tables, problems, None)
        places = _places(*_layer(path, "woonplaats", None, box, tick))
        shapes = shapely.from_wkb(places["geometry"].to_numpy())
        covers = shapely.to_wkb(shapely.union_all(shapes)) if len(shapes) else None
        return Reading({**tables, "districts": places}, problems, covers)


def _columns(layer: str) -> Sequence[str]:
    return (*_ADDRESS, *_UNIT_ONLY) if layer == "verblijfsobject" else _ADDRESS


def _layer(
    path: Path, layer: str, columns: Sequence[str] | None, box: Box | None, tick: Tick
) -> tuple[pa.Table, Any]:
    try:
        facts, table = pyogrio.read_arrow(path, layer=layer, columns=columns, bbox=box)
    except (DataSourceError, DataLayerError, RuntimeError, pa.ArrowException) as error:
        raise BrokenFile(
            path, f"laag {layer} kan niet worden gelezen ({error})"
        ) from error
    tick(table.num_rows)
    return table, table[facts["geometry_name"] or "wkb_geometry"].combine_chunks()


def _buildings(table: pa.Table, wkb: Any) -> tuple[pa.Table, tuple[Problem, ...]]:
    ids = table["identificatie"]
    outlines = flat_outlines(wkb)
    years = known_years(table["bouwjaar"])
    keep = pa.array(outlines.has_shape)
    centres = shapely.get_coordinates(shapely.centroid(outlines.shapes))
    whole = {
        "building_id": ids,
        "bag_id": ids,
        "built_year": years,
        "status": translated(table["status"], BUILDING_STATUS, pa.string()),
        "geometry": outlines.wkb,
    }
    built = BUILDINGS.build(
        {
            **{name: column.filter(keep) for name, column in whole.items()},
            "footprint_m2": shapely.area(outlines.shapes),
            "x_m": centres[:, 0],
            "y_m": centres[:, 1],
        }
    )
    tally = Tally()
    names = ids.to_numpy()
    tally.add("building.no_shape", ~outlines.has_shape, names)
    tally.add("building.invalid_shape", outlines.is_repaired, names)
    no_year = years.is_null().to_numpy(zero_copy_only=False).astype(np.bool_)
    tally.add("building.no_year", no_year, names)
    return built, tally.problems({"building.no_shape"})


def _addresses(layer: str, table: pa.Table, wkb: Any) -> pa.Table:
    """One row per object, also when it stands in the file once for each building."""
    points_m = points_of(wkb)
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
                given.get("oppervlakte", pa.nulls(n, pa.int32()))
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
    return _once(built)


def _once(addresses: pa.Table) -> pa.Table:
    """Join rows of one object; it lies in the buildings of all its rows."""
    ids, first, row_of = np.unique(
        addresses["address_id"].to_numpy(), return_index=True, return_inverse=True
    )
    if len(ids) == addresses.num_rows:
        return addresses
    joined: list[set[str]] = [set() for _ in ids]
    for row, buildings in zip(
        row_of, addresses["building_ids"].to_pylist(), strict=True
    ):
        joined[row] |= set(buildings)
    order = np.argsort(first)
    kept = addresses.take(pa.array(first[order]))
    place = kept.schema.get_field_index("building_ids")
    lists = [sorted(joined[row]) for row in order.tolist()]
    column = pa.array(lists, type=kept.schema.field(place).type)
    return kept.set_column(place, kept.schema.field(place), column)


def _places(table: pa.Table, wkb: Any) -> pa.Table:
    shapes = shapely.from_wkb(wkb.to_numpy(zero_copy_only=False))
    return DISTRICTS.build(
        {
            "code": table["identificatie"],
            "name": table["woonplaats"],
            "level": ["place"] * table.num_rows,
            "geometry": shapely.to_wkb(shapely.make_valid(shapes)),
        }
    )


FORMAT = BagLight()
