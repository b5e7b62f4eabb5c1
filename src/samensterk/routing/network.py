"""A network of roads that can be driven, as arrays."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from samensterk.geo.arrays import Indices, Mask, Metres, Shapes
from samensterk.geo.road_classes import ROAD_CLASSES
from samensterk.routing.sections import FERRY

Milliseconds: TypeAlias = NDArray[np.uint32]

CLASSES = (*ROAD_CLASSES, FERRY)
NO_WAY = 2**31 - 1  # milliseconds where one may not drive; the engine's own infinite
# Where nobody lives: a yard is not reached from these.
_NO_STOPS = ("motorway", "motorway_link", "trunk", FERRY)


@dataclass(frozen=True)
class RoadNetwork:
    """Pieces of road between nodes; a node or a piece is a position in the arrays.

    Attributes
    ----------
    nodes_m : (k, 2) metres
    from_node, to_node : (m,) nodes at the first and the last point of a piece
    ms, ms_back : (m,) milliseconds along and against a piece; NO_WAY where forbidden
    road_class : (m,) positions in CLASSES
    name : (m,) positions in `names`; -1 is none
    is_roundabout, is_main : (m,) part of a roundabout; part of the largest network in
        which every place can be reached from every other
    points_m : (c, 2) metres of all lines, each piece's after the one before
    first_point : (m + 1,) where the points of a piece begin
    road_ids : (m,) ids in the source
    facts : what was read, in counts and kilometres
    """

    nodes_m: Metres
    from_node: Indices
    to_node: Indices
    ms: Milliseconds
    ms_back: Milliseconds
    road_class: Indices
    name: Indices
    is_roundabout: Mask
    is_main: Mask
    points_m: Metres
    first_point: Indices
    road_ids: tuple[str, ...]
    names: tuple[str, ...]
    facts: Mapping[str, Any]

    @property
    def n_nodes(self) -> int:
        return len(self.nodes_m)

    @property
    def n_pieces(self) -> int:
        return len(self.from_node)

    @cached_property
    def lines(self) -> Shapes:
        """Give the (m,) lines."""
        of_point = np.repeat(np.arange(self.n_pieces), np.diff(self.first_point))
        return np.asarray(shapely.linestrings(self.points_m, indices=of_point))

    @cached_property
    def length_m(self) -> Metres:
        """Give the (m,) lengths."""
        lengths: Metres = shapely.length(self.lines)
        return lengths

    @cached_property
    def n_meeting(self) -> Indices:
        """Give how many ends of pieces meet at each of (k,) nodes."""
        ends = np.concatenate([self.from_node, self.to_node])
        return np.bincount(ends, minlength=self.n_nodes)

    def name_of(self, piece: int) -> str | None:
        """Give the street of a piece."""
        place = int(self.name[piece])
        return None if place < 0 else self.names[place]

    def class_of(self, piece: int) -> str:
        """Give the class of a piece."""
        return CLASSES[int(self.road_class[piece])]

    def has_yards(self) -> Mask:
        """Tell at which of (m,) pieces a yard can lie."""
        left_out = [CLASSES.index(name) for name in _NO_STOPS]
        return ~np.isin(self.road_class, left_out)

    def pieces_in(self, outline: Any) -> frozenset[int]:
        """Find the pieces that touch an outline, to close them."""
        found = shapely.STRtree(self.lines).query(outline, predicate="intersects")
        return frozenset(found.tolist())
