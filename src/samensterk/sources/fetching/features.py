"""Features of GeoJSON as rows: shapes in RD New, sorted by id, what is left out counted."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import numpy as np
import shapely

from samensterk.geo.arrays import Mask, Shapes
from samensterk.geo.lon_lat import rd_from_lon_lat
from samensterk.sources.fetching.paging import Record
from samensterk.sources.layers import plain
from samensterk.sources.reading import Box

Properties: TypeAlias = Mapping[str, Any]  # by plain name
_WIDEST_DEGREES = 180.0


@dataclass(frozen=True, slots=True)
class Features:
    """(n,) ids, properties and shapes; `names` gives the service's name by plain name."""

    ids: tuple[str | None, ...]
    properties: tuple[Properties, ...]
    shapes: Shapes
    names: Mapping[str, str]
    left_out: Counter[str] = field(default_factory=Counter)

    def with_properties(self, change: Callable[[Properties], Properties]) -> "Features":
        """Give the same features with other properties."""
        return replace(self, properties=tuple(map(change, self.properties)))

    def without(self, hits: Mask, reason: str) -> "Features":
        """Leave out the rows of a mask (n,), and count them."""
        rows = np.flatnonzero(~hits).tolist()
        return replace(
            self,
            ids=tuple(self.ids[row] for row in rows),
            properties=tuple(self.properties[row] for row in rows),
            shapes=self.shapes[rows],
            left_out=self.left_out + Counter({reason: int(hits.sum())}),
        )


def read_features(records: Sequence[Record], box: Box | None) -> Features:
    """Read the features that touch the box, in the order of their ids."""
    ordered = sorted(records, key=_order)
    found = Features(
        tuple(_id_of(record) for record in ordered),
        tuple(_plain_properties(record) for record in ordered),
        _shapes(ordered),
        {plain(name): name for one in ordered for name in _properties(one)},
    )
    is_empty = shapely.is_missing(found.shapes) | shapely.is_empty(found.shapes)
    found = found.without(is_empty, "without_geometry")
    if box is None:
        return found
    # A server may leave a filter aside that it does not know.
    is_far = ~shapely.intersects(found.shapes, shapely.box(*box))
    return found.without(is_far, "outside")


def _order(record: Record) -> tuple[str, str]:
    key = _id_of(record)
    return ("", json.dumps(record, sort_keys=True)) if key is None else (key, "")


def _id_of(record: Record) -> str | None:
    key = record.get("id")
    return None if key is None else str(key)


def _plain_properties(record: Record) -> Properties:
    return {plain(name): value for name, value in _properties(record).items()}


def _properties(record: Record) -> Mapping[str, Any]:
    found = record.get("properties")
    return found if isinstance(found, dict) else {}


def _shapes(records: Sequence[Record]) -> Shapes:
    """Read (n,) geometries; degrees are turned into RD, what is broken is missing."""
    texts = [json.dumps(record.get("geometry")) for record in records]
    texts_or_none = np.array(
        [None if text == "null" else text for text in texts], dtype=object
    )
    shapes = shapely.from_geojson(texts_or_none, on_invalid="ignore")
    shapes = shapely.force_2d(shapes)
    corners = np.abs(shapely.get_coordinates(shapes))
    # Without the wanted system a server falls back to degrees.
    if len(corners) and corners.max() <= _WIDEST_DEGREES:
        return shapely.transform(shapes, rd_from_lon_lat)
    return shapes
