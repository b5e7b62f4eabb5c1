"""How yards are reached by road: dead ends, unpaved roads, the way to a motorway."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Indices, Mask, Metres, Seconds, Shapes
from samensterk.geo.road_graph import RoadGraph, driving_seconds

# Legal speeds where the source gives none, km/h. Motorway by day and autoweg 100, other
# roads outside built-up areas 80: RVV 1990, article 21 and the limit by day of 2020.
# The rest is our own estimate: many access roads in the country are 60 km/h zones.
LEGAL_KMH = {
    "motorway": 100.0,
    "motorway_link": 60.0,
    "trunk": 100.0,
    "primary": 80.0,
    "secondary": 80.0,
    "tertiary": 60.0,
    "unclassified": 60.0,
    "residential": 30.0,
    "service": 15.0,
    "track": 15.0,
    "path": 5.0,
}
# Cars slow down for bends and crossings; our own estimate, no source.
DRIVEN_PART = 0.8
# A motorway is entered from these; links to a service road lead to a petrol station.
_ENTERED_FROM = ("trunk", "primary", "secondary", "tertiary", "unclassified",
                 "residential")  # fmt: skip
EDGE_M = 250.0  # so near the edge of the covered ground, a road may go on unseen
REACH_M = 1000.0  # a road further away is not the road of a yard


@dataclass(frozen=True, slots=True)
class Access:
    """One value per point, (n,), null when unknown; all of the nearest road.

    Attributes
    ----------
    on_dead_end : bool, the road lies on a branch that ends
    on_unpaved : bool, null where the source does not say
    junction_minutes : float, by car to the nearest motorway junction in the roads; a
        junction outside them is not seen, so give roads with a wide margin
    """

    on_dead_end: Any
    on_unpaved: Any
    junction_minutes: Any


@dataclass(frozen=True, slots=True)
class Network:
    """The public roads for cars, by id, and their graph; piece and row are the same."""

    roads: pa.Table
    lines: Shapes
    graph: RoadGraph


@dataclass(frozen=True, slots=True)
class _Places:
    """Points on the network: the rows that have a road, its piece, and how far on."""

    rows: Indices
    pieces: Indices
    part: Metres  # 0 at the first point of the piece, 1 at its last


def road_access(
    roads: pa.Table, points_m: Metres, covers: BaseGeometry | None
) -> Access:
    """Describe the nearest public road for cars of each point.

    Parameters
    ----------
    roads : ROADS
    points_m : (n, 2) metres
    covers : ground that the source covers; None takes the box around the roads
    """
    network = network_of(roads)
    places = _places(network, points_m)
    is_dead_end = network.graph.dead_end_pieces(_exits(network, covers))
    is_paved = network.roads["is_paved"].to_numpy(zero_copy_only=False)
    n = len(points_m)
    return Access(
        on_dead_end=_column(n, places.rows, is_dead_end[places.pieces], pa.bool_()),
        on_unpaved=_column(
            n,
            places.rows,
            [None if paved is None else not paved for paved in is_paved[places.pieces]],
            pa.bool_(),
        ),
        junction_minutes=_column(
            n, places.rows, _junction_minutes(network, places), pa.float64()
        ),
    )


def network_of(roads: pa.Table) -> Network:
    """Keep the public roads for cars, sorted by id, and make their graph."""
    is_open = roads["for_cars"].to_numpy() & roads["is_public"].to_numpy()
    roads = roads.filter(pa.array(is_open.astype(np.bool_))).sort_by("road_id")
    seconds = driving_seconds(roads["length_m"].to_numpy(), speeds_kmh(roads))
    oneway = roads["oneway"].to_numpy()
    graph = RoadGraph.of(
        roads["from_node"].to_numpy(),
        roads["to_node"].to_numpy(),
        np.where(oneway >= 0, seconds, np.inf),
        np.where(oneway <= 0, seconds, np.inf),
    )
    return Network(roads, shapely.from_wkb(roads["geometry"].to_numpy()), graph)


def speeds_kmh(roads: pa.Table) -> Metres:
    """Give the speed that is driven on each road, (m,) km/h."""
    given = roads["speed_kmh"].to_numpy().astype(np.float64)
    usual = np.array([LEGAL_KMH[name] for name in roads["road_class"].to_pylist()])
    legal = np.where(given > 0, given, usual.reshape(-1))
    speeds: Metres = legal * DRIVEN_PART
    return speeds


def nearest_nodes(network: Network, points_m: Metres) -> Indices:
    """Find where (n, 2) points enter the graph: (n,) nodes, -1 without a road."""
    places = _places(network, points_m)
    graph = network.graph
    nodes = np.full(len(points_m), -1, dtype=np.int64)
    nodes[places.rows] = np.where(
        places.part <= 0.5,
        graph.from_node[places.pieces],
        graph.to_node[places.pieces],
    )
    return nodes


def motorway_junctions(network: Network) -> Indices:
    """Find the nodes where a motorway's link meets the road that leads to it."""
    classes = np.array(network.roads["road_class"].to_pylist(), dtype=object)
    at_link = _nodes_of(network.graph, classes == "motorway_link")
    at_road = _nodes_of(network.graph, np.isin(classes, _ENTERED_FROM))
    return np.intersect1d(at_link, at_road)


def _nodes_of(graph: RoadGraph, keep: Mask) -> Indices:
    return np.union1d(graph.from_node[keep], graph.to_node[keep])


def _places(network: Network, points_m: Metres) -> _Places:
    spots = shapely.points(points_m)
    rows, pieces = shapely.STRtree(network.lines).query_nearest(
        spots, max_distance=REACH_M, all_matches=True
    )
    # Of roads that are equally near, as at a crossing, the first by id.
    order = np.lexsort((pieces, rows))
    rows, is_first = np.unique(rows[order], return_index=True)
    pieces = pieces[order][is_first]
    part = shapely.line_locate_point(
        network.lines[pieces], np.asarray(spots)[rows], normalized=True
    )
    return _Places(rows.astype(np.int64), pieces.astype(np.int64), np.asarray(part))


def _exits(network: Network, covers: BaseGeometry | None) -> Indices:
    if not network.graph.n_nodes:
        return np.empty(0, dtype=np.int64)
    ends_m = np.empty((network.graph.n_nodes, 2))
    graph = network.graph
    for nodes, place in ((graph.from_node, 0), (graph.to_node, -1)):
        ends_m[nodes] = shapely.get_coordinates(shapely.get_point(network.lines, place))
    ground = shapely.MultiPoint(ends_m).envelope if covers is None else covers
    inner = shapely.buffer(ground, -EDGE_M)
    shapely.prepare(inner)
    return np.flatnonzero(~shapely.contains_xy(inner, ends_m))


def _junction_minutes(network: Network, places: _Places) -> list[float | None]:
    graph = network.graph
    from_node_s = graph.seconds_to_nearest(motorway_junctions(network))
    pieces = places.pieces
    onwards_s = _part_of(graph.seconds[pieces], 1 - places.part)
    back_s = _part_of(graph.seconds_back[pieces], places.part)
    seconds = np.minimum(
        onwards_s + from_node_s[graph.to_node[pieces]],
        back_s + from_node_s[graph.from_node[pieces]],
    )
    return [one / 60 if np.isfinite(one) else None for one in seconds.tolist()]


def _part_of(seconds: Seconds, part: Metres) -> Seconds:
    # Whoever stands at the end is there, also where a road may not be driven.
    return np.where(part > 0, seconds, 0.0) * np.where(part > 0, part, 1.0)


def _column(n: int, rows: Indices, values: Any, dtype: Any) -> Any:
    column = np.full(n, None, dtype=object)
    column[rows] = np.array(values, dtype=object)
    return pa.array(column.tolist(), type=dtype)
