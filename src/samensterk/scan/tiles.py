"""Measure large areas tile by tile; the answer is the same for any size of tile.

A tile owns the buildings whose middle lies in it and sees what lies in a margin
around it. A nearest distance counts only when it is within the margin; what is
further away is measured again with a larger one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from samensterk.geo.arrays import Counts, Indices, Metres, Shapes
from samensterk.scan import grid, kernels
from samensterk.scan.measure import Measures, Run, Scene, in_built_up
from samensterk.scan.rules import Rules

TILE_M = 10_000.0
# Wide enough for the circle of 1 km, and for nearly every nearest home and road.
_MARGIN_M = 2_000.0
_WIDER = 8
# What a tile sees is found in cells of a fifth of its side: little more than the margin.
_PARTS = 5


@dataclass(frozen=True, slots=True)
class TileJob:
    """All that one tile needs, so that it can be measured anywhere."""

    rows: Indices  # of the buildings it owns
    points_m: Metres  # middle of each
    addresses_m: Metres
    homes_m: Metres
    home_building: Indices
    segments_m: Metres
    radii_m: tuple[float, float]
    known_m: float  # what lies further from the tile than this was left out


@dataclass(frozen=True, slots=True)
class TileMeasures:
    """One value per building of the tile; distances beyond `known_m` are inf."""

    rows: Indices
    road_m: Metres
    home_m: Metres
    n_near: Counts
    n_far: Counts


def measure_tile(job: TileJob) -> TileMeasures:
    """Measure the buildings of one tile."""
    road_m = kernels.nearest_segment_m(job.points_m, job.segments_m)
    home_m = kernels.nearest_other_m(
        job.points_m, job.rows, job.homes_m, job.home_building
    )
    n_near, n_far = kernels.counts_within(job.points_m, job.addresses_m, job.radii_m)
    return TileMeasures(
        rows=job.rows,
        road_m=np.where(road_m <= job.known_m, road_m, np.inf),
        home_m=np.where(home_m <= job.known_m, home_m, np.inf),
        n_near=n_near,
        n_far=n_far,
    )


def measure_in_tiles(
    scene: Scene, rules: Rules, *, tile_m: float = TILE_M, run: Run = map
) -> Measures:
    """Measure every building of the scene as `measure` does.

    Parameters
    ----------
    tile_m : side of a tile in metres
    run : works like the builtin `map`; may divide the tiles over workers
    """
    n = len(scene.building_xy_m)
    ground = _Ground.of(scene, tile_m)
    road_m, home_m = np.full(n, np.inf), np.full(n, np.inf)
    n_near, n_far = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    margin_m = max(_MARGIN_M, rules.far_m)
    waiting = np.arange(n)
    while len(waiting):
        for tile in run(measure_tile, ground.jobs(waiting, margin_m, rules)):
            road_m[tile.rows], home_m[tile.rows] = tile.road_m, tile.home_m
            n_near[tile.rows], n_far[tile.rows] = tile.n_near, tile.n_far
        if margin_m >= ground.widest_m:
            break
        is_open = (np.isinf(road_m) & ground.has_roads) | (
            np.isinf(home_m) & ground.has_homes
        )
        waiting = np.flatnonzero(is_open)
        margin_m *= _WIDER
    return Measures(
        in_built_up=in_built_up(scene.building_xy_m, scene.address_xy_m, rules),
        road_distance_m=np.where(np.isinf(road_m), np.nan, road_m),
        home_distance_m=np.where(np.isinf(home_m), np.nan, home_m),
        n_addresses_500m=n_near,
        n_addresses_1km=n_far,
    )


@dataclass(frozen=True, slots=True)
class _Ground:
    """The scene sorted by tile."""

    scene: Scene
    tile_m: float
    addresses: grid.Sorted | None
    homes: Indices
    homes_by_place: grid.Sorted | None
    segments_m: Metres
    segments: grid.Sorted | None
    widest_m: float

    @classmethod
    def of(cls, scene: Scene, tile_m: float) -> "_Ground":
        homes = np.flatnonzero(scene.address_is_home)
        segments_m = segments_of(scene.road_lines)
        everything = [
            scene.building_xy_m, scene.address_xy_m, segments_m.reshape(-1, 2)
        ]  # fmt: skip
        points_m = np.concatenate(everything)
        extent_m = np.ptp(points_m, axis=0).max() if len(points_m) else 0.0
        homes_m = scene.address_xy_m[homes]
        return cls(
            scene=scene,
            tile_m=tile_m,
            addresses=_by_place(scene.address_xy_m, tile_m / _PARTS),
            homes=homes,
            homes_by_place=_by_place(homes_m, tile_m / _PARTS),
            segments_m=segments_m,
            segments=grid.sort_segments(segments_m, tile_m / _PARTS)
            if len(segments_m)
            else None,
            widest_m=float(extent_m) + tile_m,
        )

    @property
    def has_roads(self) -> bool:
        return len(self.segments_m) > 0

    @property
    def has_homes(self) -> bool:
        return len(self.homes) > 0

    def jobs(self, rows: Indices, margin_m: float, rules: Rules) -> Iterator[TileJob]:
        """Make the jobs for some of the buildings, tile by tile."""
        own = grid.sort_points(self.scene.building_xy_m[rows], self.tile_m)
        west, south, size_m, nx, _ = own.grid  # a lone far point makes larger tiles
        for tile in np.flatnonzero(np.diff(own.starts)).tolist():
            members = rows[own.rows[own.starts[tile] : own.starts[tile + 1]]]
            x0, y0 = west + tile % nx * size_m, south + tile // nx * size_m
            box = (x0 - margin_m, y0 - margin_m,
                   x0 + size_m + margin_m, y0 + size_m + margin_m)  # fmt: skip
            yield self._job(members, box, margin_m, rules)

    def _job(
        self, members: Indices, box: grid.Box, margin_m: float, rules: Rules
    ) -> TileJob:
        scene = self.scene
        homes = self.homes[grid.rows_in(self.homes_by_place, box)]
        return TileJob(
            rows=members,
            points_m=scene.building_xy_m[members],
            addresses_m=scene.address_xy_m[grid.rows_in(self.addresses, box)],
            homes_m=scene.address_xy_m[homes],
            home_building=scene.address_building[homes],
            segments_m=self.segments_m[np.unique(grid.rows_in(self.segments, box))],
            radii_m=(rules.near_m, rules.far_m),
            known_m=margin_m,
        )


def _by_place(points_m: Metres, size_m: float) -> grid.Sorted | None:
    return grid.sort_points(points_m, size_m) if len(points_m) else None


def segments_of(lines: Shapes) -> Metres:
    """Take lines apart: (s, 4) x0 y0 x1 y1."""
    xy_m, line = shapely.get_coordinates(lines, return_index=True)
    joined = np.column_stack([xy_m[:-1], xy_m[1:]])
    segments_m: Metres = np.ascontiguousarray(joined[line[:-1] == line[1:]])
    return segments_m
