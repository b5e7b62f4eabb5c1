"""The maps of the report: areas by their number of yards, and visit areas."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Shapes
from samensterk.products.area_scan import AreaScan
from samensterk.products.backdrop import Backdrop
from samensterk.products.drawing import SHADES, Layer, Picture, draw_map
from samensterk.products.dutch import dutch_count
from samensterk.products.report_words import WORDS

_ROUND_M = 1_000.0  # of ground around the areas
_WHITE, _EDGE, _ROAD, _VISIT = "#ffffff", "#5a5a5a", "#9aa5ad", "#b35900"


def map_of_areas(scan: AreaScan) -> Picture:
    """Draw the areas, darker with more yards or units, with their numbers."""
    kind, words = scan.kind, WORDS[scan.kind.code]
    areas = [row for row in scan.areas.to_pylist() if row["level"] == words.mapped]
    counts = np.array([area[kind.n_members] for area in areas], dtype=np.int64)
    step_of = np.searchsorted(words.classes_from[1:], counts, side="right")
    steps = zip_longest(words.classes_from, words.classes_from[1:])
    classes = [words.class_label(*step) for step in steps]
    fills = [SHADES[step] for step in step_of]
    numbers, view = _numbers(areas, words.label), _view(scan)
    return draw_map(
        words.map_title,
        f"Kaart van {scan.place.name} met {_count(areas)} van minstens {scan.rules.fewest} {words.counted}. "
        f"De nummers staan in de tabel onder 'Per gebied'. {words.map_ground}",
        view,
        [
            _ground(scan, view),
            Layer(_shapes(areas), fills, _WHITE, 0.8),
            *_backdrop(scan.backdrop, view),
            Layer(_shapes(areas), "none", labels=numbers, under=fills),
        ],
        [*zip(SHADES, classes, strict=True), (_WHITE, "geen gebied")],
    )


def map_of_visit_areas(scan: AreaScan) -> Picture | None:
    """Draw the visit areas with their numbers; none for what is not visited."""
    if scan.visit_areas is None or not scan.visit_areas.num_rows:
        return None
    areas = scan.visit_areas.to_pylist()
    numbers, view = _numbers(areas, "Bezoekgebied"), _view(scan)
    return draw_map(
        "Bezoekgebieden",
        f"Kaart van {scan.place.name} met {_count(areas)}. Een bezoekgebied wordt in zijn geheel bezocht. "
        "De nummers staan in de tabel onder 'Bezoekgebieden'.",
        view,
        [
            _ground(scan, view),
            *_backdrop(scan.backdrop, view),
            Layer(_within(_shapes(areas), view), "none", _VISIT, 1.6, numbers),
        ],
    )


def _count(areas: Sequence[Mapping[str, object]]) -> str:
    return dutch_count(len(areas), "gebied", "gebieden")


def _view(scan: AreaScan) -> BaseGeometry:
    """Look at what is described: a file may cover a part of the municipality only."""
    mapped = WORDS[scan.kind.code].mapped
    areas = [row for row in scan.areas.to_pylist() if row["level"] == mapped]
    described = shapely.box(*shapely.total_bounds(_shapes(areas)))
    return described.buffer(_ROUND_M).envelope & scan.place.border.envelope


def _within(shapes: Shapes, view: BaseGeometry) -> Shapes:
    return np.asarray(shapely.intersection(shapes, view))


def _ground(scan: AreaScan, view: BaseGeometry) -> Layer:
    border = np.array([scan.place.border], dtype=object)
    return Layer(_within(border, view), _WHITE, _EDGE, 1.2)


def _backdrop(backdrop: Backdrop, view: BaseGeometry) -> list[Layer]:
    is_seen = shapely.intersects(backdrop.middles, view)
    names = [n for n, seen in zip(backdrop.places, is_seen, strict=True) if seen]
    return [
        Layer(_within(backdrop.roads, view), "none", _ROAD, 1.0),
        Layer(backdrop.middles[is_seen], "none", labels=names, is_name=True),
    ]


def _shapes(areas: Sequence[Mapping[str, object]]) -> Shapes:
    wkb = np.array([area["geometry"] for area in areas], dtype=object)
    shapes: Shapes = shapely.from_wkb(wkb)
    return shapes


def _numbers(areas: Sequence[Mapping[str, object]], label: str) -> list[str]:
    """Take the number out of a name such as 'Gebied 12: Dorpsweg'."""
    return [str(a["name"]).removeprefix(f"{label} ").split(":")[0] for a in areas]
