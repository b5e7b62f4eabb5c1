"""Small road networks, written as a PBF by osmium: a few nodes on a grid of metres."""

import numpy as np
import osmium

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.routing.reading import network_of_files

ORIGIN_M = (200_000.0, 500_000.0)


def at(x_m, y_m):
    return ORIGIN_M[0] + x_m, ORIGIN_M[1] + y_m


def points(*places):
    """Give (n, 2) metres of places on the grid."""
    return np.array([at(*place) for place in places], dtype=float)


def write_pbf(path, nodes, ways):
    """Write nodes, {number: (x_m, y_m) or (x_m, y_m, tags)}, and [(nodes, tags)]."""
    path.unlink(missing_ok=True)
    with osmium.SimpleWriter(str(path)) as writer:
        for number, (x_m, y_m, *tags) in nodes.items():
            place = lon_lat_from_rd(points((x_m, y_m)))[0].tolist()
            node = osmium.osm.mutable.Node(
                id=number, location=tuple(place), tags=dict(*tags)
            )
            writer.add_node(node)
        for number, (line, tags) in enumerate(ways, start=1):
            writer.add_way(osmium.osm.mutable.Way(id=number, nodes=line, tags=tags))
    return path


def network_of(folder, nodes, ways):
    """Make the network of a few ways."""
    path = write_pbf(folder / "roads.osm.pbf", nodes, ways)
    return network_of_files([path], lambda _: None)


def street(name=None, kmh=45, **more):
    """Tags of a street; 45 km/h legal is 10 m/s as it is driven here."""
    tags = {"highway": "unclassified", "maxspeed": str(kmh), **more}
    return tags if name is None else {**tags, "name": name}
