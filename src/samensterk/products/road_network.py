"""The roads of a municipality as a network, for who plans visits in it."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import shapely

from samensterk.products.gather import MARGIN_M, Gathered
from samensterk.products.place import Place
from samensterk.routing.building import NothingToDrive, build_network
from samensterk.routing.network_file import write_network
from samensterk.routing.source import RoadSource

NETWORK_FILE = "network.roads"


def write_road_network(gathered: Gathered, place: Place, path: Path) -> bool:
    """Write the network on the ground of a municipality and around it.

    False when no file has roads for cars there; then there is no file.
    """
    ground = place.border.simplify(MARGIN_M / 50).buffer(MARGIN_M)
    shapely.prepare(ground)
    try:
        network = build_network([_near(one, ground) for one in gathered.roads])
    except NothingToDrive:
        return False
    write_network(network, path)
    return True


def _near(source: RoadSource, ground: shapely.Geometry) -> RoadSource:
    lines = shapely.from_wkb(source.sections["geometry"].to_numpy())
    is_here = shapely.intersects(ground, lines)
    return replace(source, sections=source.sections.filter(pa.array(is_here)))
