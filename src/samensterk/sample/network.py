"""Cut the drawn streets where they meet, so that pieces run from node to node."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from samensterk.geo.arrays import Indices, Mask, Metres, Shapes
from samensterk.sample.ground import Ground
from samensterk.sample.streets import Street

_TOUCH = 1e-6  # share of a street's length


@dataclass(frozen=True, slots=True)
class Network:
    """Road pieces; `street` points into the drawn streets."""

    street: Indices
    from_node: Indices
    to_node: Indices
    lines: Shapes  # linestrings in RD New
    nodes_m: Metres  # (k, 2) places of the nodes
    middles: Metres  # (n, 2) drawn middle of each piece


def connect(streets: Sequence[Street], ground: Ground) -> Network:
    """Make the road pieces of a drawing."""
    starts = np.array([street.start for street in streets])
    ways = np.array([street.end for street in streets]) - starts
    is_motorway = np.array([street.road_class == "motorway" for street in streets])
    of_street, shares = _cuts(starts, ways, is_motorway)
    drawn = np.round(starts[of_street] + shares[:, None] * ways[of_street], 3)
    nodes, node_of = np.unique(drawn, axis=0, return_inverse=True)
    is_piece = of_street[1:] == of_street[:-1]
    ends = np.stack([drawn[:-1][is_piece], drawn[1:][is_piece]], axis=1)
    return Network(
        street=of_street[1:][is_piece],
        from_node=node_of[:-1][is_piece],
        to_node=node_of[1:][is_piece],
        lines=ground.bend(np.asarray(shapely.linestrings(ends))),
        nodes_m=ground.place(nodes),
        middles=ends.mean(axis=1),
    )


def _cuts(starts: Metres, ways: Metres, is_motorway: Mask) -> tuple[Indices, Metres]:
    """List street and share of its length per cut, ends included, in order."""
    across = _cross(ways[:, None, :], ways[None, :, :])
    gap = starts[None, :, :] - starts[:, None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        mine = _cross(gap, ways[None, :, :]) / across
        other = _cross(gap, ways[:, None, :]) / across
    is_end = (np.abs(other) < _TOUCH) | (np.abs(other - 1) < _TOUCH)
    is_my_end = (np.abs(mine) < _TOUCH) | (np.abs(mine - 1) < _TOUCH)
    passes_over = is_motorway[:, None] | is_motorway[None, :]
    meets = (
        (np.abs(across) > _TOUCH)
        & (mine > -_TOUCH)
        & (mine < 1 + _TOUCH)
        & (other > -_TOUCH)
        & (other < 1 + _TOUCH)
        & (~passes_over | is_end | is_my_end)
    )
    found, _ = np.nonzero(meets)
    n_streets = len(starts)
    street = np.concatenate([found, np.repeat(np.arange(n_streets), 2)])
    share = np.concatenate([mine[meets], np.tile([0.0, 1.0], n_streets)])
    pairs = np.unique(np.column_stack([street, np.round(share, 9)]), axis=0)
    return pairs[:, 0].astype(np.int64), np.clip(pairs[:, 1], 0.0, 1.0)


def _cross(first: Metres, second: Metres) -> Metres:
    product: Metres = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]
    return product
