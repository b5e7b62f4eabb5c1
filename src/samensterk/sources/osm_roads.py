"""From OpenStreetMap's ways to road pieces between junctions."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import shapely

from samensterk.geo.lon_lat import rd_from_lon_lat
from samensterk.geo.osm_highways import (
    Way,
    is_paved,
    is_public,
    junctions_of,
    oneway,
    pieces_of,
    road_class,
    speed_kmh,
)
from samensterk.scan.tables import ROADS


def road_table(ways: Sequence[Way]) -> pa.Table:
    """Make the table: a piece runs from junction or end to junction or end."""
    junctions = junctions_of(ways)
    ways = sorted(ways, key=lambda way: way.osm_id)
    pieces = [(way, piece) for way in ways for piece in pieces_of(way, junctions)]
    lines = np.array(
        [shapely.LineString(way.places[piece]) for way, piece in pieces], dtype=object
    )
    lines = shapely.transform(lines, rd_from_lon_lat) if len(lines) else lines
    tags = [way.tags for way, _ in pieces]
    classes = [road_class(tag) for tag in tags]
    return ROADS.build(
        {
            "road_id": [f"osm:w{way.osm_id}:{piece.start}" for way, piece in pieces],
            "road_class": classes,
            "name": [tag.get("name") for tag in tags],
            "for_cars": [name != "path" for name in classes],
            "is_public": [is_public(tag) for tag in tags],
            "oneway": [oneway(tag) for tag in tags],
            "speed_kmh": [speed_kmh(tag) for tag in tags],
            "is_paved": [is_paved(tag) for tag in tags],
            "from_node": [way.nodes[piece.start] for way, piece in pieces],
            "to_node": [way.nodes[piece.stop - 1] for way, piece in pieces],
            "length_m": shapely.length(lines),
            "geometry": shapely.to_wkb(lines),
        }
    )
