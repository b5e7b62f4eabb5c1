"""The measuring step in the SQL of DuckDB spatial, as well as we could write it."""

from typing import Any

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from samensterk.geo.arrays import Indices, Metres, Shapes
from samensterk.scan.measure import Measures, Scene, in_built_up
from samensterk.scan.rules import Rules

# Circles in which the nearest is searched; SQL has no join that gives the nearest.
_REACHES_M = (100, 400, 1_600, 6_400, 25_600, 1_000_000)
_LOADED = (
    "CREATE TABLE b AS SELECT i, ST_Point(x, y) AS p, x, y FROM b_frame",
    "CREATE TABLE a AS SELECT ST_Point(x, y) AS p, x, y, home, own FROM a_frame",
    "CREATE TABLE h AS SELECT * FROM a WHERE home",
    "CREATE TABLE r AS SELECT ST_GeomFromWKB(line) AS l FROM r_frame",
)
_COUNTS = """
SELECT b.i, count(*) FILTER (ST_Distance(b.p, a.p) <= ?) AS near, count(a.p) AS far
FROM b LEFT JOIN a ON ST_DWithin(b.p, a.p, {far_m}) GROUP BY b.i ORDER BY b.i
"""
# In WHERE the condition would keep DuckDB from its spatial join.
_NEAREST = """
SELECT b.i, min(CASE WHEN {condition} THEN ST_Distance(b.p, {shape}) END) AS d
FROM w AS b JOIN {table} AS o ON ST_DWithin(b.p, {shape}, {reach_m}) GROUP BY b.i
"""
_LINKS = """
SELECT a.i AS one, b.i AS other
FROM s AS a JOIN s AS b ON ST_DWithin(a.g, b.g, {gap_m})
"""


def measured_by_duckdb(scene: Scene, rules: Rules, workers: int) -> Measures:
    """Give every feature by SQL; the built-up test, a count per square, by ours."""
    connection = _connect(workers)
    _fill(connection, scene)
    counts = connection.execute(
        _COUNTS.format(far_m=rules.far_m), [rules.near_m]
    ).fetchnumpy()
    n = len(scene.building_xy_m)
    return Measures(
        in_built_up=in_built_up(scene.building_xy_m, scene.address_xy_m, rules),
        road_distance_m=_nearest(connection, n, "r", "o.l", "TRUE"),
        home_distance_m=_nearest(connection, n, "h", "o.p", "o.own <> b.i"),
        n_addresses_500m=counts["near"].astype(np.int64),
        n_addresses_1km=counts["far"].astype(np.int64),
    )


def linked_by_duckdb(shapes: Shapes, gap_m: float, workers: int) -> Indices:
    """Find the near pairs by SQL; components of a graph SQL does not have."""
    connection = _connect(workers)
    rows = pd.DataFrame({"i": np.arange(len(shapes)), "wkb": shapely.to_wkb(shapes)})
    connection.register("s_frame", rows)
    connection.execute(
        "CREATE TABLE s AS SELECT i, ST_GeomFromWKB(wkb) AS g FROM s_frame"
    )
    found = connection.execute(_LINKS.format(gap_m=gap_m)).fetchnumpy()
    pairs = (found["one"], found["other"])
    links = coo_array((np.ones(len(pairs[0])), pairs), shape=(len(shapes),) * 2)
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)


def _connect(workers: int) -> Any:
    # Only this engine needs them; the other two run where they are not installed.
    import duckdb
    import duckdb_extensions

    duckdb_extensions.import_extension("spatial")
    connection = duckdb.connect(config={"threads": workers})
    connection.execute("LOAD spatial")
    return connection


def _fill(connection: Any, scene: Scene) -> None:
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
    for statement in _LOADED:
        connection.execute(statement)


def _nearest(connection: Any, n: int, table: str, shape: str, condition: str) -> Metres:
    """Find the nearest within a circle; whoever finds nothing gets a wider one."""
    found = np.full(n, np.nan)
    connection.execute("CREATE OR REPLACE TEMP TABLE w AS SELECT * FROM b")
    for reach_m in _REACHES_M:
        query = _NEAREST.format(
            table=table, shape=shape, condition=condition, reach_m=reach_m
        )
        rows = connection.execute(query).fetchnumpy()
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
