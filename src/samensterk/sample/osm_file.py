"""Noorderveld as an OpenStreetMap extract (PBF)."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import osmium
import shapely

from samensterk.geo.arrays import Metres, Shapes
from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.sample.bag_files import BUILDING, register_ids
from samensterk.sample.buildings import BARN
from samensterk.sample.field_files import land_use
from samensterk.sample.fields import Fields
from samensterk.sample.streets import MOTORWAY, Street
from samensterk.sample.town import UNKNOWN_YEARS, Town

_EDGE_M = 150.0
_UNIT_MARKS = ("letter", "suffix")


class _Drawing:
    """Nodes first, ways after: a file sorted as OpenStreetMap's own are."""

    def __init__(self) -> None:
        self.nodes: list[tuple[tuple[float, float], dict[str, str]]] = []
        self.ways: list[tuple[list[int], dict[str, str]]] = []

    def add_nodes(
        self, points_m: Metres, tags: Iterable[dict[str, str]] | None = None
    ) -> list[int]:
        places = lon_lat_from_rd(points_m).tolist() if len(points_m) else []
        first = len(self.nodes) + 1
        labels = [{} for _ in places] if tags is None else list(tags)
        self.nodes += zip(map(tuple, places), labels, strict=True)
        return list(range(first, first + len(places)))

    def add_rings(self, shapes: Shapes, tags: Iterable[dict[str, str]]) -> None:
        """Add polygons as closed ways; a hole is left out."""
        rings = shapely.get_exterior_ring(shapes)
        points, ring_of = shapely.get_coordinates(rings, return_index=True)
        is_last = np.append(ring_of[1:] != ring_of[:-1], True)
        ids = self.add_nodes(points[~is_last])
        sizes = np.bincount(ring_of) - 1
        stops = np.cumsum(sizes).tolist()
        for start, stop, tag in zip([0, *stops], stops, tags, strict=False):
            self.ways.append(([*ids[start:stop], ids[start]], tag))

    def write(self, path: Path, box: Any) -> None:
        header = osmium.io.Header()
        header.set("generator", "samensterk sample")
        header.add_box(box)
        with osmium.SimpleWriter(str(path), header=header, overwrite=True) as writer:
            for number, (place, tags) in enumerate(self.nodes, start=1):
                writer.add_node(
                    osmium.osm.mutable.Node(id=number, location=place, tags=tags)
                )
            for number, (nodes, tags) in enumerate(self.ways, start=1):
                writer.add_way(
                    osmium.osm.mutable.Way(id=number, nodes=nodes, tags=tags)
                )


def write_osm(town: Town, fields: Fields, folder: Path) -> Path:
    """Write `noorderveld.osm.pbf`."""
    drawing = _Drawing()
    _add_roads(drawing, town)
    drawing.add_rings(town.outlines, _building_tags(town))
    _add_addresses(drawing, town)
    shapes, values = land_use(town, fields)
    drawing.add_rings(shapes, map(_ground_tags, values))
    path = folder / "noorderveld.osm.pbf"
    drawing.write(path, _box(town))
    return path


def _add_roads(drawing: _Drawing, town: Town) -> None:
    network = town.network
    node_ids = drawing.add_nodes(network.nodes_m)
    points, piece_of = shapely.get_coordinates(network.lines, return_index=True)
    is_inner = np.ones(len(points), dtype=bool)
    is_inner[1:] &= piece_of[1:] == piece_of[:-1]
    is_inner[0] = False
    is_inner[:-1] &= piece_of[1:] == piece_of[:-1]
    is_inner[-1] = False
    inner_ids = drawing.add_nodes(points[is_inner])
    counts = np.bincount(piece_of[is_inner], minlength=len(network.lines))
    stops = np.cumsum(counts).tolist()
    for piece, (start, stop) in enumerate(zip([0, *stops], stops, strict=False)):
        nodes = [
            node_ids[network.from_node[piece]],
            *inner_ids[start:stop],
            node_ids[network.to_node[piece]],
        ]
        drawing.ways.append((nodes, _road_tags(town.streets[network.street[piece]])))


def _road_tags(street: Street) -> dict[str, str]:
    tags = {
        "highway": street.road_class,
        "surface": "asphalt" if street.is_paved else "unpaved",
    }
    if street.name == MOTORWAY:
        tags["ref"] = street.name
    else:
        tags["name"] = street.name
    if street.is_oneway:
        tags["oneway"] = "yes"
    speeds = {"motorway": "130", "secondary": "80", "residential": "30"}
    if street.road_class in speeds:
        tags["maxspeed"] = speeds[street.road_class]
    return tags


def _building_tags(town: Town) -> Iterator[dict[str, str]]:
    """Tag as the Dutch BAG import does: farms are nearly always `yes`."""
    references = register_ids(town, BUILDING, np.arange(len(town.outlines)))
    has_unit = town.buildings.n_units > 0
    is_barn = town.buildings.kind == BARN
    rows = zip(
        references.to_pylist(),
        town.year.tolist(),
        has_unit.tolist(),
        is_barn.tolist(),
        strict=True,
    )
    for reference, year, is_home, is_large in rows:
        value = "house" if is_home and not is_large else "yes"
        tags = {"building": value, "ref:bag": reference.lstrip("0"), "source": "BAG"}
        if year != UNKNOWN_YEARS[1]:
            tags["start_date"] = str(year)
        yield tags


def _add_addresses(drawing: _Drawing, town: Town) -> None:
    middles = shapely.get_coordinates(shapely.centroid(town.outlines))
    drawing.add_nodes(middles[town.addresses.building], _address_tags(town))


def _address_tags(town: Town) -> Iterator[dict[str, str]]:
    addresses = town.addresses
    streets = town.buildings.street[addresses.building].tolist()
    marks: Sequence[tuple[str | None, str | None]] = list(
        zip(*(getattr(addresses, name) for name in _UNIT_MARKS), strict=True)
    )
    for row, (street, (letter, suffix)) in enumerate(zip(streets, marks, strict=True)):
        number = f"{addresses.number[row]}{letter or ''}"
        tags = {
            "addr:street": town.streets[street].name,
            "addr:housenumber": f"{number}-{suffix}" if suffix else number,
            "addr:city": town.plan.settlements[addresses.place[row]].name,
            "source": "BAG",
        }
        postcode = addresses.postcode[row]
        if postcode is not None:
            tags["addr:postcode"] = postcode
        yield tags


def _ground_tags(value: str) -> dict[str, str]:
    return {"natural": "water"} if value == "water" else {"landuse": value}


def _box(town: Town) -> Any:
    plan = town.plan
    corners = np.array(
        [
            (0.0, 0.0),
            (plan.width_m, 0.0),
            (0.0, plan.height_m),
            (plan.width_m, plan.height_m),
        ]
    )
    placed = town.ground.place(corners)
    low, high = placed.min(axis=0) - _EDGE_M, placed.max(axis=0) + _EDGE_M
    corners_m = np.array([low, (low[0], high[1]), (high[0], low[1]), high])
    lon_lat = lon_lat_from_rd(corners_m)
    west, south = lon_lat.min(axis=0).tolist()
    east, north = lon_lat.max(axis=0).tolist()
    return osmium.osm.Box(west, south, east, north)
