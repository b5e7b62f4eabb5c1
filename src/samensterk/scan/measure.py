"""Measure where every building stands: the plain way, with trees.

Sources: shapely's STRtree and scipy's cKDTree; a search of all pairs gives the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from scipy.spatial import cKDTree

from samensterk.geo.arrays import Counts, Indices, Mask, Metres, Shapes
from samensterk.geo.squares import square_of
from samensterk.scan.rules import Rules

# Works like the builtin `map`; may divide the work over threads or machines.
Run: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
_BLOCK = 50_000  # buildings that are asked at once
_ROW = 1 << 32  # squares as one number: far more than there are squares northward


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is measured, as arrays.

    Outlines stay packed until they are asked for; few of millions are.
    `address_building` is -1 for an address that lies in no building.

    Raises
    ------
    ValueError
        A place is not a number: each engine would give an answer of its own.
    """

    outlines: Any  # (n,) pyarrow column of WKB
    building_xy_m: Metres  # (n, 2)
    address_xy_m: Metres  # (m, 2)
    address_is_home: Mask  # (m,)
    address_building: Indices  # (m,)
    road_lines: Shapes  # (s,) public roads for cars

    def __post_init__(self) -> None:
        for points_m in (self.building_xy_m, self.address_xy_m):
            if not np.isfinite(points_m).all():
                raise ValueError("a building or address has no place")

    def shapes(self, rows: Indices) -> Shapes:
        """Unpack the outlines of some buildings."""
        wkb = self.outlines.take(pa.array(rows, type=pa.int64()))
        shapes: Shapes = shapely.from_wkb(wkb.to_numpy(zero_copy_only=False))
        return shapes


@dataclass(frozen=True, slots=True)
class Measures:
    """One value per building, (n,)."""

    in_built_up: Mask
    road_distance_m: Metres  # nan without roads
    home_distance_m: Metres  # nan without another home
    n_addresses_500m: Counts
    n_addresses_1km: Counts


def scene_of(buildings: pa.Table, addresses: pa.Table, roads: pa.Table) -> Scene:
    """Take from the typed tables what is measured."""
    address_xy_m = _points(addresses)
    return Scene(
        outlines=buildings["geometry"].combine_chunks(),
        building_xy_m=_points(buildings),
        address_xy_m=address_xy_m,
        address_is_home=_is_home(addresses),
        address_building=_building_of(addresses, buildings, address_xy_m),
        road_lines=_public_car_roads(roads),
    )


def measure(scene: Scene, rules: Rules, run: Run = map) -> Measures:
    """Measure every building of the scene against all its addresses and roads.

    Parameters
    ----------
    run : works like the builtin `map`; may divide the buildings over threads
    """
    return Measures(
        in_built_up=in_built_up(scene.building_xy_m, scene.address_xy_m, rules),
        road_distance_m=_road_distance_m(scene, run),
        home_distance_m=_home_distance_m(scene, run),
        n_addresses_500m=_counts_within(scene, rules.near_m, run),
        n_addresses_1km=_counts_within(scene, rules.far_m, run),
    )


def in_built_up(points_m: Metres, addresses_m: Metres, rules: Rules) -> Mask:
    """Tell whether points lie in a dense block of three by three squares.

    Parameters
    ----------
    points_m : (n, 2) metres
    addresses_m : (m, 2) metres
    """
    if not len(addresses_m) or not len(points_m):
        return np.zeros(len(points_m), dtype=np.bool_)
    squares, counts = np.unique(
        _square_keys(square_of(addresses_m, rules.built_up_square_m)),
        return_counts=True,
    )
    asked, back = np.unique(
        _square_keys(square_of(points_m, rules.built_up_square_m)), return_inverse=True
    )
    sums = np.zeros(len(asked), dtype=np.int64)
    for step in (east * _ROW + north for east in (-1, 0, 1) for north in (-1, 0, 1)):
        place = np.minimum(np.searchsorted(squares, asked + step), len(squares) - 1)
        sums += np.where(squares[place] == asked + step, counts[place], 0)
    dense: Mask = (sums >= rules.built_up_addresses)[back.ravel()]
    return dense


def _square_keys(squares: Indices) -> Indices:
    keys: Indices = squares[:, 0] * _ROW + squares[:, 1]
    return keys


def _points(table: pa.Table) -> Metres:
    return np.column_stack([table["x_m"].to_numpy(), table["y_m"].to_numpy()])


def _is_home(addresses: pa.Table) -> Mask:
    # Where the source does not say what an address is for, it may be a home.
    uses = addresses["uses"].combine_chunks()
    is_home: Mask = uses.is_null().to_numpy(zero_copy_only=False).astype(np.bool_)
    owners = pc.list_parent_indices(uses).to_numpy()
    is_residential = pc.equal(pc.list_flatten(uses), "residential")
    is_home[owners[is_residential.to_numpy(zero_copy_only=False)]] = True
    return is_home


def _building_of(addresses: pa.Table, buildings: pa.Table, points_m: Metres) -> Indices:
    """Find the building each address lies in: the first that its register names.

    Where the register names none, the building around the point.
    """
    named = addresses["building_ids"].combine_chunks()
    found = np.full(addresses.num_rows, -1, dtype=np.int64)
    owners = pc.list_parent_indices(named).to_numpy()
    keys = pc.list_flatten(named)
    rows = pc.index_in(keys, value_set=buildings["bag_id"].combine_chunks())
    is_known = rows.is_valid().to_numpy(zero_copy_only=False)
    owners, rows = owners[is_known], rows.drop_null().to_numpy()
    # Lists are sorted by id; writing them backwards leaves the first.
    found[owners[::-1]] = rows[::-1]
    unnamed = np.flatnonzero(named.is_null().to_numpy(zero_copy_only=False))
    if len(unnamed) and buildings.num_rows:
        found[unnamed] = _building_around(points_m[unnamed], buildings)
    return found


def _building_around(points_m: Metres, buildings: pa.Table) -> Indices:
    found = np.full(len(points_m), buildings.num_rows, dtype=np.int64)
    shapes = shapely.from_wkb(buildings["geometry"].to_numpy())
    point, building = shapely.STRtree(shapes).query(
        shapely.points(points_m), predicate="intersects"
    )
    np.minimum.at(found, point, building)
    around: Indices = np.where(found == buildings.num_rows, -1, found)
    return around


def _public_car_roads(roads: pa.Table) -> Shapes:
    keep = roads["for_cars"].to_numpy() & roads["is_public"].to_numpy()
    lines: Shapes = shapely.from_wkb(roads["geometry"].to_numpy()[keep.astype(bool)])
    return lines


def _in_blocks(ask: Callable[[Indices], Any], n: int, run: Run) -> Any:
    """Ask for every row from 0 to n - 1, some at a time, and join the answers."""
    blocks = np.array_split(np.arange(n), max(1, n // _BLOCK))
    return np.concatenate(list(run(ask, blocks)))


def _counts_within(scene: Scene, radius_m: float, run: Run) -> Counts:
    n = len(scene.building_xy_m)
    if not len(scene.address_xy_m) or not n:
        return np.zeros(n, dtype=np.int64)
    tree = cKDTree(scene.address_xy_m)

    def count(rows: Indices) -> Counts:
        points_m = scene.building_xy_m[rows]
        found = tree.query_ball_point(points_m, radius_m, return_length=True)
        return np.asarray(found, dtype=np.int64)

    counts: Counts = _in_blocks(count, n, run)
    return counts


def _road_distance_m(scene: Scene, run: Run) -> Metres:
    if not len(scene.road_lines) or not len(scene.building_xy_m):
        return np.full(len(scene.building_xy_m), np.nan)
    tree = shapely.STRtree(scene.road_lines)

    def nearest(rows: Indices) -> Metres:
        (asked, _), found_m = tree.query_nearest(
            shapely.points(scene.building_xy_m[rows]),
            return_distance=True,
            all_matches=False,
        )
        distances = np.full(len(rows), np.nan)
        distances[asked] = found_m
        return distances

    distances: Metres = _in_blocks(nearest, len(scene.building_xy_m), run)
    return distances


def _home_distance_m(scene: Scene, run: Run) -> Metres:
    homes = np.flatnonzero(scene.address_is_home)
    if not len(homes):
        return np.full(len(scene.building_xy_m), np.nan)
    tree = cKDTree(scene.address_xy_m[homes])

    def nearest(rows: Indices) -> Metres:
        return _nearest_other_home(scene, tree, homes, rows)

    distances: Metres = _in_blocks(nearest, len(scene.building_xy_m), run)
    return distances


def _nearest_other_home(
    scene: Scene, tree: Any, homes: Indices, rows: Indices
) -> Metres:
    """Ask for ever more homes, until one of them is in another building."""
    distances = np.full(len(rows), np.nan)
    waiting = np.arange(len(rows))
    n_asked = 4
    while len(waiting):
        n_asked = min(n_asked, len(homes))
        asked = rows[waiting]
        found_m, found = tree.query(
            scene.building_xy_m[asked], np.arange(1, n_asked + 1)
        )
        own = scene.address_building[homes[found]] == asked[:, None]
        others_m = np.where(own, np.inf, found_m).min(axis=1)
        is_done = np.isfinite(others_m)
        distances[waiting[is_done]] = others_m[is_done]
        if n_asked == len(homes):
            break
        waiting = waiting[~is_done]
        n_asked *= 4
    return distances
