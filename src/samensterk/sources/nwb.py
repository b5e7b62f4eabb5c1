"""Roads of Rijkswaterstaat: NWB wegvakken as GeoPackage, WFS GML or GeoJSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from samensterk.geo.arrays import Indices, Mask, Shapes
from samensterk.geo.nwb_classes import Meaning, meaning_of
from samensterk.scan.tables import ROADS
from samensterk.sources.layers import (
    Batch,
    Layer,
    column_of,
    layers_of,
    place_of,
    read_batches,
)
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.tally import Tally

_NEEDED = {"wvkid", "jteidbeg", "jteidend", "wegbehsrt", "rijrichtng"}
_SECTION = (
    "wegbehsrt", "wegnummer", "bstcode", "baansubsrt", "rijrichtng", "routeltr",
    "wegnraw", "wegtype", "wgtypeoms", "frc",
)  # fmt: skip
_WANTED = ("wvkid", "jteidbeg", "jteidend", "sttnaam", *_SECTION)
_BEGUN = ("wvkbegdat", "wvkbegindatum")
_DROPPED = {"road.no_shape", "road.not_a_road", "road.id_twice"}
_TOO_LARGE = 2**53  # beyond this a float is no longer exact
_MM_BITS = 31  # the Netherlands are less than 2^31 mm high and wide


class RoadSections:
    """A layer with wvk_id, junctions, road keeper and direction."""

    name = "nwb"

    def recognises(self, path: Path) -> bool:
        return _sections(path) is not None

    def describe(self, path: Path) -> SourceFile:
        layer = _layer(path)
        place = place_of(layer)
        return SourceFile(
            path=path,
            format=self.name,
            title="Wegen (Rijkswaterstaat, NWB)",
            date=_latest(layer),
            crs=place.crs,
            licence="CC0 1.0",
            attribution="Rijkswaterstaat",
            counts={"wegvakken": place.n_records},
            extent_m=place.extent_m,
            provides=frozenset({"roads"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        tally = Tally()
        roads = _once(ROADS.join(list(_parts(path, box, tick, tally))), tally)
        return Reading({"roads": roads}, tally.problems(_DROPPED), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        tally = Tally()
        parts = (
            part.select(["road_id", "length_m"])
            for part in _parts(path, None, tick, tally)
        )
        none = ROADS.empty().select(["road_id", "length_m"])
        _once(pa.concat_tables([none, *parts]).combine_chunks(), tally)
        return tally.problems(_DROPPED)


def _parts(path: Path, box: Box | None, tick: Tick, tally: Tally) -> Iterator[pa.Table]:
    for batch in read_batches(_layer(path), _WANTED, box, tick):
        yield _roads(batch, tally)


def _sections(path: Path) -> Layer | None:
    """Find the layer; hectometre posts have a wvk_id too, and no junctions."""
    return next((one for one in layers_of(path) if set(one.fields) >= _NEEDED), None)


def _layer(path: Path) -> Layer:
    layer = _sections(path)
    if layer is None:
        raise BrokenFile(path, "heeft geen laag met wegvakken meer.")
    return layer


def _latest(layer: Layer) -> str | None:
    """Give the day on which the newest section began, as ISO date."""
    name = next((one for one in _BEGUN if one in layer.fields), None)
    if name is None:
        return None
    newest = pc.max(column_of(layer, name)).as_py()
    return None if newest is None else str(newest)[:10].replace("/", "-")


def _roads(batch: Batch, tally: Tally) -> pa.Table:
    lines = _single_lines(batch.shapes)
    numbers = batch.numbers("wvkid")
    ids = np.where(_is_id(numbers), numbers, 0).astype(np.int64).astype(str)
    sections = _meanings(batch)
    has_line = (shapely.length(lines) > 0) & _is_id(numbers)
    is_road = np.array([one.is_road for one in sections], dtype=np.bool_)
    is_silent = np.array([one.is_silent for one in sections], dtype=np.bool_)
    keep = has_line & is_road
    tally.add("road.no_shape", ~has_line, ids)
    tally.add("road.not_a_road", has_line & ~is_road, ids)
    tally.add("road.no_direction", keep & is_silent, ids)
    kept = [sections[row] for row in np.flatnonzero(keep).tolist()]
    return ROADS.build(
        {
            "road_id": ids[keep].tolist(),
            "name": batch.texts("sttnaam")[keep].tolist(),
            "road_class": [one.road_class for one in kept],
            "for_cars": [one.for_cars for one in kept],
            "is_public": [one.is_public for one in kept],
            "oneway": [one.oneway for one in kept],
            **_nodes(batch, lines, keep, tally, ids),
            "length_m": shapely.length(lines[keep]),
            "geometry": shapely.to_wkb(lines[keep]),
        }
    )


def _meanings(batch: Batch) -> list[Meaning]:
    """Read the codes of each section; many sections have the same."""
    rows = list(zip(*(batch.texts(name) for name in _SECTION), strict=True))
    meaning = {
        row: meaning_of(dict(zip(_SECTION, row, strict=True))) for row in set(rows)
    }
    return [meaning[row] for row in rows]


def _single_lines(shapes: Shapes) -> Shapes:
    """Make one line of each (n,) multilinestring; of loose parts none."""
    merged = shapely.line_merge(shapes)
    one_part = shapely.get_num_geometries(shapes) == 1
    lines = np.where(one_part, shapely.get_geometry(shapes, 0), merged)
    is_line = shapely.get_type_id(lines) == shapely.GeometryType.LINESTRING
    lines[~is_line] = None
    return lines


def _nodes(
    batch: Batch, lines: Shapes, keep: Mask, tally: Tally, ids: NDArray[Any]
) -> dict[str, Any]:
    """Take the junctions; where one is missing, the place of the end stands for it."""
    kept = lines[keep]
    found = {}
    is_unknown = np.zeros(len(lines), dtype=np.bool_)
    for name, column, place in (
        ("from_node", "jteidbeg", 0),
        ("to_node", "jteidend", -1),
    ):
        numbers = batch.numbers(column)
        has_none = ~_is_id(numbers)
        is_unknown |= has_none
        ends = _place_ids(shapely.get_coordinates(shapely.get_point(kept, place)))
        known = np.where(has_none, 0, numbers).astype(np.int64)[keep]
        found[name] = np.where(has_none[keep], ends, known)
    tally.add("road.no_junction", is_unknown & keep, ids)
    return found


def _is_id(numbers: NDArray[np.float64]) -> Mask:
    is_id: Mask = (numbers > 0) & (numbers < _TOO_LARGE)
    return is_id


def _place_ids(points: Any) -> Indices:
    """Give (n, 2) places a number, the millimetre; negative, as junctions never are."""
    mm = np.round(points * 1000).astype(np.int64)
    numbers: Indices = -1 - ((mm[:, 0] << _MM_BITS) | mm[:, 1])
    return numbers


def _once(roads: pa.Table, tally: Tally) -> pa.Table:
    """Keep one row per wvk_id, sorted: pages of a service overlap."""
    order = pc.sort_indices(
        roads, [("road_id", "ascending"), ("length_m", "ascending")]
    )
    roads = roads.take(order)
    ids = np.array(roads["road_id"].to_pylist(), dtype=object)
    is_again = np.zeros(len(ids), dtype=np.bool_)
    is_again[1:] = ids[1:] == ids[:-1]
    tally.add("road.id_twice", is_again, ids)
    return roads.filter(pa.array(~is_again))


FORMAT = RoadSections()
