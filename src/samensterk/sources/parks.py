"""Business parks that somebody drew: IBIS, or a municipality's own map.

IBIS Bedrijventerreinen has a RIN_NUMMER and a PLAN_NAAM for each park. A map of one's
own has a column `bedrijventerrein` with the name. Either may be GeoPackage or GeoJSON.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from samensterk.scan.tables import PARKS
from samensterk.sources.layers import Batch, Layer, layers_of, place_of, read_batches
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)
from samensterk.sources.tally import Tally

_OWN_NAME = "bedrijventerrein"
_IBIS = {"rinnummer", "plannaam"}


class BusinessParks:
    """Polygons with the name of a business park."""

    name = "business_parks"

    def recognises(self, path: Path) -> bool:
        return _found(path) is not None

    def describe(self, path: Path) -> SourceFile:
        layer = _required(path)
        place = place_of(layer)
        is_ibis = set(layer.fields) >= _IBIS
        return SourceFile(
            path=path,
            format=self.name,
            title="Bedrijventerreinen (IBIS)" if is_ibis else "Bedrijventerreinen",
            date=None,
            crs=place.crs,
            licence="staat niet in het bestand",
            attribution="Provincies" if is_ibis else "eigen kaart",
            counts={"terreinen": place.n_records},
            extent_m=place.extent_m,
            provides=frozenset({"parks"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        layer, tally = _required(path), Tally()
        parts = [
            _parks(batch, tally)
            for batch in read_batches(layer, (_OWN_NAME, "plannaam"), box, tick)
        ]
        table = PARKS.join(parts)
        return Reading({"parks": table}, tally.problems({"park.no_shape"}), None)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def _found(path: Path) -> Layer | None:
    for layer in layers_of(path):
        if _OWN_NAME in layer.fields or set(layer.fields) >= _IBIS:
            return layer
    return None


def _required(path: Path) -> Layer:
    layer = _found(path)
    if layer is None:
        raise BrokenFile(path, "heeft geen laag met bedrijventerreinen meer.")
    return layer


def _parks(batch: Batch, tally: Tally) -> pa.Table:
    own = batch.texts(_OWN_NAME)
    names: Any = np.where(own == None, batch.texts("plannaam"), own)  # noqa: E711
    shapes = shapely.make_valid(batch.shapes)
    # A point or line has no ground: it cannot hold a unit.
    areas_m2 = np.nan_to_num(shapely.area(shapes))
    tally.add("park.no_shape", areas_m2 == 0, names)
    keep = areas_m2 > 0
    return PARKS.build(
        {
            "name": names[keep].tolist(),
            "area_m2": areas_m2[keep],
            "geometry": shapely.to_wkb(shapes[keep]),
        }
    )


FORMAT = BusinessParks()
