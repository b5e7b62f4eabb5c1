"""Roads for cars, ferries and barriers out of an OpenStreetMap PBF.

Turn restrictions are not read: a route may tell a turn that a sign forbids.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import osmium
import pyarrow as pa
import shapely

from samensterk.geo.lon_lat import lon_lat_from_rd, rd_from_lon_lat
from samensterk.geo.osm_highways import (
    Way,
    is_paved,
    junctions_of,
    oneway,
    pieces_of,
    road_class,
    speed_kmh,
)
from samensterk.routing.osm_cars import (
    closes,
    crossing_s,
    is_drivable,
    is_ferry,
    is_gate,
    is_minor,
    is_own,
    slow_kmh,
)
from samensterk.routing.sections import FERRY, SECTIONS
from samensterk.routing.source import Box, RoadSource, Tick

_MAGIC = b"OSMHeader"
_TICK_EVERY = 10_000
_POSITION_BITS = 12  # a way has 2,000 nodes at most
Window: TypeAlias = tuple[float, float, float, float]  # west, south, east, north


def is_osm(path: Path) -> bool:
    """Look at the first bytes."""
    with path.open("rb") as file:
        return _MAGIC in file.read(64)


def read_osm(path: Path, box: Box | None, tick: Tick) -> RoadSource:
    """Read what touches the box; all of it without one."""
    date = _date(path)
    ways, closed = _collect(path, _window(box), tick)
    return RoadSource(
        sections=_sections(ways, closed),
        title="OpenStreetMap",
        date=date,
        attribution="© OpenStreetMap contributors",
        n_barriers=len(closed & {node for way in ways for node in way.nodes}),
        n_ferries=sum(is_ferry(way.tags) for way in ways),
    )


def _date(path: Path) -> str | None:
    with osmium.io.Reader(str(path)) as reader:
        stamp: str = reader.header().get("osmosis_replication_timestamp")
    return stamp[:10] or None


def _window(box: Box | None) -> Window | None:
    if box is None:
        return None
    corners = shapely.segmentize(shapely.box(*box), 2_000.0)
    west, south, east, north = shapely.transform(corners, lon_lat_from_rd).bounds
    return west, south, east, north


def _collect(
    path: Path, window: Window | None, tick: Tick
) -> tuple[list[Way], set[int]]:
    ways: list[Way] = []
    closed: set[int] = set()
    gates: set[int] = set()
    entities = osmium.FileProcessor(str(path)).with_locations()
    entities.with_filter(osmium.filter.KeyFilter("highway", "route", "barrier"))
    n_read = 0
    for entity in entities:
        if entity.is_node():
            if closes(dict(entity.tags)):
                (gates if is_gate(dict(entity.tags)) else closed).add(entity.id)
        elif entity.is_way():
            ways += _way(entity, window)
        n_read += 1
        if n_read % _TICK_EVERY == 0:
            tick(_TICK_EVERY)
    tick(n_read % _TICK_EVERY)
    # Nobody drives through a drive, so its gate need not stop who visits the yard.
    closed |= gates - {node for way in ways if is_own(way.tags) for node in way.nodes}
    return sorted(ways, key=lambda way: way.osm_id), closed


def _way(entity: Any, window: Window | None) -> Iterator[Way]:
    tags = dict(entity.tags)
    if not is_drivable(tags):
        return
    nodes = [node for node in entity.nodes if node.location.valid()]
    places = [(node.lon, node.lat) for node in nodes]
    if len(set(places)) > 1 and _is_seen(places, window):
        yield Way(entity.id, tags, [node.ref for node in nodes], places)


def _is_seen(places: Sequence[tuple[float, float]], window: Window | None) -> bool:
    if window is None:
        return True
    west, south, east, north = window
    lon, lat = zip(*places, strict=True)
    return bool(
        max(lon) >= west
        and min(lon) <= east
        and max(lat) >= south
        and min(lat) <= north
    )


def _sections(ways: Sequence[Way], closed: set[int]) -> pa.Table:
    splits = junctions_of(ways) | closed
    pieces = [(way, piece) for way in ways for piece in pieces_of(way, splits)]
    lines = np.array(
        [shapely.LineString(way.places[piece]) for way, piece in pieces], dtype=object
    )
    lines = shapely.transform(lines, rd_from_lon_lat) if len(lines) else lines
    lengths_m = shapely.length(lines)
    of_way = Counter[int]()
    for (way, _), length_m in zip(pieces, lengths_m.tolist(), strict=True):
        of_way[way.osm_id] += length_m
    tags = [way.tags for way, _ in pieces]
    ends = _ends(pieces, closed)
    return SECTIONS.build(
        {
            "road_id": [f"osm:w{way.osm_id}:{piece.start}" for way, piece in pieces],
            "road_class": [FERRY if is_ferry(tag) else road_class(tag) for tag in tags],
            "name": [tag.get("name") or tag.get("ref") for tag in tags],
            "is_own": [is_own(tag) for tag in tags],
            "is_roundabout": [tag.get("junction") == "roundabout" for tag in tags],
            "oneway": [_oneway(tag) for tag in tags],
            "speed_kmh": [speed_kmh(tag) or slow_kmh(tag) for tag in tags],
            "is_paved": [is_paved(tag) for tag in tags],
            "crossing_s": [
                crossing_s(way.tags, of_way[way.osm_id]) * length_m / of_way[way.osm_id]
                if is_ferry(way.tags)
                else None
                for (way, _), length_m in zip(pieces, lengths_m.tolist(), strict=True)
            ],
            "from_node": ends[0],
            "to_node": ends[1],
            "geometry": shapely.to_wkb(lines),
        }
    )


def _oneway(tags: dict[str, str]) -> int:
    return oneway({"highway": FERRY, **tags})


def _ends(
    pieces: Sequence[tuple[Way, slice]], closed: set[int]
) -> tuple[list[int], list[int]]:
    """Give the nodes of both ends; at a closed barrier an end is a node of its own.

    On a crossing of three ways and more only the lesser ones end: a gate that is drawn
    on the public road stands beside it.
    """
    meeting = Counter(
        way.nodes[place]
        for way, piece in pieces
        for place in (piece.start, piece.stop - 1)
    )
    found: tuple[list[int], list[int]] = ([], [])
    for way, piece in pieces:
        for side, place in enumerate((piece.start, piece.stop - 1)):
            node = way.nodes[place]
            ends_here = node in closed and (meeting[node] < 3 or is_minor(way.tags))
            own = -((way.osm_id << _POSITION_BITS | place) << 1 | side)
            found[side].append(own if ends_here else node)
    return found
