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
from samensterk.sources.bag_terms import (
    BUILDING_STATUS,
    UNIT_STATUS,
    known_area_m2,
    known_year,
    uses_of,
)
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)

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
    wkb = table[facts["geometry_name"] or "wkb_geometry"].to_numpy()
    return table, shapely.force_2d(shapely.from_wkb(wkb, on_invalid="ignore"))


def _buildings(table: pa.Table, shapes: Any) -> tuple[pa.Table, tuple[Problem, ...]]:
    ids = table["identificatie"].to_pylist()
    has_shape = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    is_valid = shapely.is_valid(shapes)
    shapes = np.where(is_valid | ~has_shape, shapes, shapely.make_valid(shapes))
    years = [known_year(year) for year in table["bouwjaar"].to_pylist()]
    centres = shapely.centroid(shapes)
    keep = np.flatnonzero(has_shape)
    whole = {
        "building_id": ids,
        "bag_id": ids,
        "built_year": years,
        "status": [BUILDING_STATUS.get(s) for s in table["status"].to_pylist()],
    }
    built = BUILDINGS.build(
        {
            **{name: [values[row] for row in keep] for name, values in whole.items()},
            "footprint_m2": shapely.area(shapes[keep]),
            "x_m": shapely.get_x(centres[keep]),
            "y_m": shapely.get_y(centres[keep]),
            "geometry": shapely.to_wkb(shapes[keep]),
        }
    )
    no_year = np.array([year is None for year in years], dtype=np.bool_)
    reasons = (
        ("building.no_shape", ~has_shape, True),
        ("building.invalid_shape", ~is_valid & has_shape, False),
        ("building.no_year", no_year, False),
    )
    problems = tuple(
        Problem(reason, int(hits.sum()), ids[int(hits.argmax())], is_dropped=dropped)
        for reason, hits, dropped in reasons
        if hits.any()
    )
    return built, problems


def _addresses(layer: str, table: pa.Table, shapes: Any) -> pa.Table:
    """One row per object, also when it stands in the file once for each building."""
    rows: dict[str, dict[str, Any]] = {}
    points = shapely.get_coordinates(shapely.centroid(shapes))
    for record, (x_m, y_m) in zip(table.to_pylist(), points.tolist(), strict=True):
        key = record["identificatie"]
        buildings = [
            b.strip() for b in (record.get("pand_identificatie") or "").split(",")
        ]
        named = [building for building in buildings if building]
        if key in rows:
            rows[key]["building_ids"] = sorted({*rows[key]["building_ids"], *named})
            continue
        rows[key] = {
            "address_id": key,
            "object_kind": _KIND[layer],
            "designation_id": record["nummeraanduiding_hoofdadres_identificatie"],
            "building_ids": sorted(named),
            "uses": uses_of(record.get("gebruiksdoel")),
            "floor_area_m2": known_area_m2(record.get("oppervlakte")),
            "status": UNIT_STATUS.get(record["status"]),
            "street": record["openbare_ruimte_naam"],
            "house_number": record["huisnummer"],
            "house_letter": record["huisletter"] or None,
            "house_suffix": record["toevoeging"] or None,
            "postcode": record["postcode"] or None,
            "place": record["woonplaats_naam"],
            "x_m": x_m,
            "y_m": y_m,
        }
    return pa.Table.from_pylist(list(rows.values()), schema=ADDRESSES.schema)


def _places(table: pa.Table, shapes: Any) -> pa.Table:
    return DISTRICTS.build(
        {
            "code": table["identificatie"],
            "name": table["woonplaats"],
            "level": ["place"] * table.num_rows,
            "geometry": shapely.to_wkb(shapely.make_valid(shapes)),
        }
    )


FORMAT = BagLight()
