"""Which visit area of one scan an area of another lies in.

Every scan numbers visit areas anew, so ids and names say nothing here; the ground does.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import shape as shape_of
from shapely.geometry.base import BaseGeometry

from samensterk.geo.lon_lat import rd_from_lon_lat
from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.areas.scans.queries import visit_areas_of

HALF = 0.5  # of an area: as much of it lay in an earlier one


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier area that is the same ground as one of now, or about the same."""

    earlier: int
    is_same: bool


def fingerprint(outline: Mapping[str, Any]) -> str:
    """Give a key of ground that stays the same in every scan that draws it alike."""
    text = json.dumps(outline, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def same_ground(areas: Iterable[ScanArea], scan: LoadedScan) -> dict[int, ScanArea]:
    """Give the visit area of another scan that has the same outline, by key."""
    there = {fingerprint(one.outline): one for one in visit_areas_of(scan).defer(None)}
    known = ((one.pk, fingerprint(one.outline)) for one in areas)
    return {pk: there[ground] for pk, ground in known if ground in there}


def matches(
    areas: Sequence[ScanArea], earlier: Iterable[ScanArea]
) -> dict[int, list[Match]]:
    """Give for each area of now the earlier ones that it lies in, by keys of rows.

    That is one with the same outline, or else one that covers half of it or more.
    """
    others = list({one.pk: one for one in earlier}.values())
    by_print: dict[str, list[int]] = {}
    for one in others:
        by_print.setdefault(fingerprint(one.outline), []).append(one.pk)
    now_prints = {one.pk: fingerprint(one.outline) for one in areas}
    found = {
        pk: [Match(one, is_same=True) for one in by_print.get(key, ())]
        for pk, key in now_prints.items()
    }
    known = set(now_prints.values())
    drawn_otherwise = [one for one in others if fingerprint(one.outline) not in known]
    if drawn_otherwise:
        for pk, covering in _covering(areas, drawn_otherwise).items():
            found[pk] += [Match(one, is_same=False) for one in covering]
    return found


def _covering(
    areas: Sequence[ScanArea], earlier: Sequence[ScanArea]
) -> dict[int, list[int]]:
    tree = shapely.STRtree([in_metres(one) for one in earlier])
    found: dict[int, list[int]] = {}
    for one in areas:
        ground = in_metres(one)
        near = tree.query(ground, predicate="intersects")
        found[one.pk] = [
            earlier[n].pk
            for n in sorted(int(at) for at in near)
            if ground.area > 0
            and ground.intersection(tree.geometries[n]).area / ground.area >= HALF
        ]
    return found


def in_metres(area: ScanArea) -> BaseGeometry:
    """Give the outline of an area in RD metres."""
    shape: BaseGeometry = shapely.transform(shape_of(area.outline), rd_from_lon_lat)
    valid: BaseGeometry = shapely.make_valid(shape)
    return valid
