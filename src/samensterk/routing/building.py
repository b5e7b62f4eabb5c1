"""From sections of road to a network: times, what hangs together, and what is left out."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from samensterk.geo.arrays import Indices, Mask, Metres
from samensterk.routing.network import CLASSES, NO_WAY, Milliseconds, RoadNetwork
from samensterk.routing.own_roads import without_through_traffic
from samensterk.routing.sections import SECTIONS
from samensterk.routing.source import RoadSource
from samensterk.routing.speeds import seconds_of

# Fewer metres of road that hang on nothing are a slip of the map, or cut off by its
# edge, and no island; our own choice.
CRUMB_M = 1_000.0
_CM = 100.0


class NothingToDrive(Exception):
    """No section is a road for cars."""


def build_network(sources: Sequence[RoadSource]) -> RoadNetwork:
    """Make one network of all sources; the order of files and rows does not matter.

    Raises
    ------
    NothingToDrive
    """
    sections = _once(SECTIONS.join([one.sections for one in sources]))
    if not sections.num_rows:
        raise NothingToDrive
    sections = without_through_traffic(sections)
    ms, ms_back = _times(sections)
    first, last = _nodes(sections)
    is_main, is_crumb = _parts(first, last, ms, ms_back, _lengths(sections))
    rows = np.flatnonzero(~is_crumb)
    facts = _described(sources, sections, is_main, is_crumb)
    return _network(sections.take(pa.array(rows)), is_main[rows], facts)


def _once(sections: pa.Table) -> pa.Table:
    """Sort by id; what stands in two files counts once."""
    sections = sections.combine_chunks().sort_by(
        [("road_id", "ascending"), ("geometry", "ascending")]
    )
    ids = sections["road_id"].combine_chunks()
    first = pc.index_in(ids, value_set=pc.unique(ids)).to_numpy()
    _, rows = np.unique(first, return_index=True)
    return sections.take(pa.array(rows))


def _network(sections: pa.Table, is_main: Mask, facts: dict[str, Any]) -> RoadNetwork:
    ms, ms_back = _times(sections)
    first, last = _nodes(sections)
    lines = _rounded(sections)
    points_m, of_line = shapely.get_coordinates(lines, return_index=True)
    nodes_m = np.zeros((int(max(first.max(), last.max())) + 1, 2))
    nodes_m[first] = shapely.get_coordinates(shapely.get_point(lines, 0))
    nodes_m[last] = shapely.get_coordinates(shapely.get_point(lines, -1))
    names = sorted({name for name in sections["name"].to_pylist() if name})
    number = {name: place for place, name in enumerate(names)}
    return RoadNetwork(
        nodes_m=nodes_m,
        from_node=first,
        to_node=last,
        ms=ms,
        ms_back=ms_back,
        road_class=_positions(sections),
        name=np.array(
            [number.get(one or "", -1) for one in sections["name"].to_pylist()]
        ).astype(np.int64),
        is_roundabout=_flags(sections, "is_roundabout"),
        is_main=is_main,
        points_m=points_m,
        first_point=np.searchsorted(of_line, np.arange(len(lines) + 1)).astype(
            np.int64
        ),
        road_ids=tuple(sections["road_id"].to_pylist()),
        names=tuple(names),
        facts=facts,
    )


def _positions(sections: pa.Table) -> Indices:
    classes = sections["road_class"].to_pylist()
    return np.array([CLASSES.index(name) for name in classes], dtype=np.int64)


def _flags(sections: pa.Table, name: str) -> Mask:
    flags: Mask = sections[name].to_numpy(zero_copy_only=False).astype(np.bool_)
    return flags


def _rounded(sections: pa.Table) -> Any:
    """Give the lines in whole centimetres, as they are kept in a file."""
    lines = shapely.from_wkb(sections["geometry"].to_numpy())
    return shapely.transform(lines, lambda points: np.round(points * _CM) / _CM)


def _lengths(sections: pa.Table) -> Metres:
    lengths: Metres = shapely.length(_rounded(sections))
    return lengths


def _times(sections: pa.Table) -> tuple[Milliseconds, Milliseconds]:
    seconds = seconds_of(sections, _lengths(sections))
    # No piece takes no time, or a route could run in circles for nothing.
    ms = np.clip(np.rint(seconds * 1000), 1, NO_WAY // 4)
    oneway = sections["oneway"].to_numpy()
    return (
        np.where(oneway >= 0, ms, NO_WAY).astype(np.uint32),
        np.where(oneway <= 0, ms, NO_WAY).astype(np.uint32),
    )


def _nodes(sections: pa.Table) -> tuple[Indices, Indices]:
    ends = np.concatenate(
        [sections["from_node"].to_numpy(), sections["to_node"].to_numpy()]
    )
    _, positions = np.unique(ends, return_inverse=True)
    first, last = np.split(positions.ravel().astype(np.int64), 2)
    return first, last


def _parts(
    first: Indices,
    last: Indices,
    ms: Milliseconds,
    ms_back: Milliseconds,
    length_m: Metres,
) -> tuple[Mask, Mask]:
    """Tell the pieces of the main network, and the crumbs that hang on nothing."""
    n_nodes = int(max(first.max(), last.max())) + 1
    along, back = ms < NO_WAY, ms_back < NO_WAY
    tail = np.concatenate([first[along], last[back]])
    head = np.concatenate([last[along], first[back]])
    _, strong = connected_components(
        coo_array((np.ones(len(tail)), (tail, head)), shape=(n_nodes, n_nodes)),
        connection="strong",
    )
    is_inside = strong[first] == strong[last]
    sizes_m = np.bincount(strong[first[is_inside]], length_m[is_inside], n_nodes)
    is_main = is_inside & (strong[first] == int(np.argmax(sizes_m)))
    rest = np.flatnonzero(~is_main)
    at_main = np.union1d(first[is_main], last[is_main])
    group = _loose_groups(first[rest], last[rest], at_main, n_nodes)
    size_m = np.bincount(group, length_m[rest]) if len(rest) else np.zeros(0)
    is_crumb = np.zeros(len(first), dtype=np.bool_)
    if is_main.any():  # one-way roads alone have no main network, and nothing else
        is_crumb[rest] = size_m[group] < CRUMB_M
    return is_main, is_crumb


def _loose_groups(
    first: Indices, last: Indices, at_main: Indices, n_nodes: int
) -> Indices:
    """Give a number to pieces that hang together outside the main network."""
    n = len(first)
    pieces = np.concatenate([np.arange(n), np.arange(n)])
    ends = np.concatenate([first, last])
    is_loose = ~np.isin(ends, at_main)  # two that only meet on a main road do not
    shape = (n + n_nodes, n + n_nodes)
    pairs = (pieces[is_loose], n + ends[is_loose])
    _, group = connected_components(
        coo_array((np.ones(int(is_loose.sum())), pairs), shape=shape), directed=False
    )
    return group[:n].astype(np.int64)


def _described(
    sources: Sequence[RoadSource], sections: pa.Table, is_main: Mask, is_crumb: Mask
) -> dict[str, Any]:
    """Count what is in the network, and what was left out."""
    length_km = _lengths(sections) / 1000
    classes = _positions(sections)
    kept = ~is_crumb
    first, last = _nodes(sections)
    return {
        "nodes": len(np.union1d(first[kept], last[kept])),
        "pieces": int(kept.sum()),
        "km": round(float(length_km[kept].sum()), 1),
        "km_by_class": {
            name: round(float(length_km[kept & (classes == place)].sum()), 1)
            for place, name in enumerate(CLASSES)
            if (kept & (classes == place)).any()
        },
        "oneway_pieces": int(
            (kept & (sections["oneway"].to_numpy().astype(int) != 0)).sum()
        ),
        "own_road_km": round(
            float(length_km[kept & _flags(sections, "is_own")].sum()), 1
        ),
        "ferries": sum(one.n_ferries for one in sources),
        "barriers": sum(one.n_barriers for one in sources),
        "main_share": round(float(length_km[is_main].sum() / length_km[kept].sum()), 4),
        "island_km": round(float(length_km[kept & ~is_main].sum()), 1),
        "left_out_pieces": int(is_crumb.sum()),
        "left_out_km": round(float(length_km[is_crumb].sum()), 1),
        "sources": [
            {"title": one.title, "date": one.date, "attribution": one.attribution}
            for one in sources
        ],
    }
