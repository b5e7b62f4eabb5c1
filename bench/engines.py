"""The same measuring by three engines: our kernels, good plain tools, DuckDB spatial."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import shapely

from samensterk.geo.squares import square_codes, square_of
from samensterk.scan.cells import merge_squares
from samensterk.scan.measure import (
    Measures,
    Scene,
    in_built_up,
    measure,
    stand_together,
)
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.scan.tiles import measure_in_tiles

WORKERS = 2
BLOCK_M = 20_000  # about a municipality: cells are merged inside it


def plain(scene: Scene) -> Measures:
    """Give every feature by shapely's STRtree and scipy's cKDTree."""
    return measure(scene, DEFAULT_RULES)


def kernels(scene: Scene) -> Measures:
    """Give every feature by the compiled kernels, tile by tile."""
    with ThreadPoolExecutor(WORKERS) as pool:
        return measure_in_tiles(scene, DEFAULT_RULES, run=pool.map)


def duckdb(scene: Scene) -> Measures:
    """Give every feature by SQL; nearest by growing circles, as SQL has no nearest join."""
    import duckdb as database  # noqa: PLC0415 - only this engine needs it
    import duckdb_extensions  # noqa: PLC0415

    duckdb_extensions.import_extension("spatial")
    connection = database.connect(config={"threads": WORKERS})
    connection.execute("LOAD spatial")
    xy, among = scene.building_xy_m, scene.address_xy_m
    tables = {
        "b": {"i": np.arange(len(xy)), "x": xy[:, 0], "y": xy[:, 1]},
        "a": {
            "x": among[:, 0], "y": among[:, 1],
            "home": scene.address_is_home, "own": scene.address_building,
        },
        "r": {"line": shapely.to_wkb(scene.road_lines)},
    }  # fmt: skip
    for name, columns in tables.items():
        connection.register(f"{name}_frame", pd.DataFrame(columns))
    connection.execute(
        "CREATE TABLE b AS SELECT i, ST_Point(x, y) AS p, x, y FROM b_frame"
    )
    connection.execute(
        "CREATE TABLE a AS SELECT ST_Point(x, y) AS p, x, y, home, own FROM a_frame"
    )
    connection.execute("CREATE TABLE h AS SELECT * FROM a WHERE home")
    connection.execute(
        "CREATE TABLE r AS SELECT ST_GeomFromWKB(line) AS l FROM r_frame"
    )
    counts = connection.execute(_COUNTS).fetchnumpy()
    road_m = _growing(connection, len(xy), "r AS o", "o.l", "TRUE")
    home_m = _growing(connection, len(xy), "h AS o", "o.p", "o.own <> b.i")
    return Measures(
        in_built_up=in_built_up(xy, among, DEFAULT_RULES),
        road_distance_m=road_m,
        home_distance_m=home_m,
        n_addresses_500m=counts["near"].astype(np.int64),
        n_addresses_1km=counts["far"].astype(np.int64),
    )


_COUNTS = """
SELECT b.i, count(*) FILTER (ST_Distance(b.p, a.p) <= 500) AS near, count(a.p) AS far
FROM b LEFT JOIN a ON ST_DWithin(b.p, a.p, 1000) GROUP BY b.i ORDER BY b.i
"""


def _growing(connection, n: int, table: str, shape: str, condition: str):
    """Find the nearest within a circle; whoever finds nothing gets a wider one."""
    found = np.full(n, np.nan)
    connection.execute("CREATE OR REPLACE TEMP TABLE w AS SELECT * FROM b")
    for reach_m in (100, 400, 1_600, 6_400, 25_600, 1_000_000):
        # In WHERE the condition would keep DuckDB from its spatial join.
        rows = connection.execute(
            f"SELECT b.i, min(CASE WHEN {condition} THEN ST_Distance(b.p, {shape}) END) AS d "
            f"FROM w AS b JOIN {table} ON ST_DWithin(b.p, {shape}, {reach_m}) GROUP BY b.i"
        ).fetchnumpy()
        found[rows["i"]] = np.ma.filled(rows["d"], np.nan)
        missing = np.flatnonzero(np.isnan(found))
        if not len(missing):
            break
        connection.register("missing", pd.DataFrame({"i": missing}))
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE w AS SELECT b.* FROM b JOIN missing USING (i)"
        )
        connection.unregister("missing")
    return found


def yards_and_cells(scene: Scene, measures: Measures) -> tuple[np.ndarray, int]:
    """Label the buildings that stand together and count cells; alike for every engine."""
    rural = np.flatnonzero(~measures.in_built_up)
    labels = stand_together(scene.shapes(rural), DEFAULT_RULES.gap_m)
    points_m = scene.building_xy_m[rural]
    _, first = np.unique(labels, return_index=True)
    blocks = square_of(points_m[first], BLOCK_M)
    squares = np.array(square_codes(square_of(points_m[first])))
    n_cells = 0
    for block in np.unique(blocks, axis=0):
        own = squares[(blocks == block).all(axis=1)].tolist()
        n_cells += int(merge_squares(own, DEFAULT_RULES.fewest).max(initial=-1)) + 1
    return labels, n_cells


ENGINES = {"kernels": kernels, "plain": plain, "duckdb": duckdb}
