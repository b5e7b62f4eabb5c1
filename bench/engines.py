"""The same measuring by three engines: our kernels, good plain tools, DuckDB spatial.

Each gives for every building what the scan measures, and which rural buildings stand
together. All may use the same number of threads.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely
from duckdb_engine import linked_by_duckdb, measured_by_duckdb
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from samensterk.geo.arrays import Indices, Shapes
from samensterk.geo.squares import square_codes, square_of
from samensterk.products.workers import tile_runner
from samensterk.scan.cells import merge_squares
from samensterk.scan.measure import Measures, Scene, measure
from samensterk.scan.rules import DEFAULT_RULES as RULES
from samensterk.scan.together import stand_together

WORKERS = 2
BLOCK_M = 20_000  # about a municipality: cells are merged inside it


@dataclass(frozen=True, slots=True)
class Engine:
    """How one engine measures buildings, and how it finds those that stand together."""

    measure: Callable[[Scene], Measures]
    link: Callable[[Shapes], Indices]


def _kernels(scene: Scene) -> Measures:
    # Imported here, so that a first run counts the loading of the compiler too.
    from samensterk.scan.tiles import measure_in_tiles

    with tile_runner(WORKERS, None) as run:
        return measure_in_tiles(scene, RULES, run=run)


def _plain(scene: Scene) -> Measures:
    with ThreadPoolExecutor(WORKERS) as pool:
        return measure(scene, RULES, run=pool.map)


def _plain_linked(shapes: Shapes) -> Indices:
    tree = shapely.STRtree(shapes)
    one, other = tree.query(shapes, predicate="dwithin", distance=RULES.gap_m)
    links = coo_array((np.ones(len(one)), (one, other)), shape=(len(shapes),) * 2)
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)


ENGINES = {
    "kernels": Engine(_kernels, lambda shapes: stand_together(shapes, RULES.gap_m)),
    "plain": Engine(_plain, _plain_linked),
    # As the product measures a small municipality: without threads.
    "plain-alone": Engine(lambda scene: measure(scene, RULES), _plain_linked),
    "duckdb": Engine(
        lambda scene: measured_by_duckdb(scene, RULES, WORKERS),
        lambda shapes: linked_by_duckdb(shapes, RULES.gap_m, WORKERS),
    ),
}


def yards_and_cells(
    scene: Scene, measures: Measures, link: Callable[[Shapes], Indices]
) -> tuple[Indices, int]:
    """Label the buildings that stand together and count the cells of these."""
    rural = np.flatnonzero(~measures.in_built_up)
    labels = link(scene.shapes(rural))
    points_m = scene.building_xy_m[rural]
    _, first = np.unique(labels, return_index=True)
    blocks = square_of(points_m[first], BLOCK_M)
    squares = np.array(square_codes(square_of(points_m[first])))
    _, block_of = np.unique(blocks, axis=0, return_inverse=True)
    order = np.argsort(block_of.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(block_of.ravel()))[:-1]
    n_cells = 0
    for own in np.split(squares[order], ends):
        n_cells += int(merge_squares(own, RULES.fewest).max(initial=-1)) + 1
    return labels, n_cells
