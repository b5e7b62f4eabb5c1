"""Areas of at least five yards: the municipality and, inside it, cells of squares."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.squares import square_outlines
from samensterk.scan.cells import merge_squares
from samensterk.scan.indicators import INDICATORS
from samensterk.scan.rules import Rules
from samensterk.scan.tables import Column, TableSpec

AREAS = TableSpec(
    "areas",
    (
        Column(
            "area_id", pa.string(), "stays the same while the squares do", required=True
        ),
        Column("level", pa.string(), "municipality or cell", required=True),
        Column("name", pa.string(), "name", required=True),
        Column("n_yards", pa.int32(), "yards, at least five", required=True),
        Column(
            "squares",
            pa.list_(pa.string()),
            "squares of 500 m; null for a municipality",
        ),
        Column("geometry", pa.binary(), "outline", required=True),
        *(
            Column(
                one.code, pa.float64(), f"see the card of {one.code}", one.unit or None
            )
            for one in INDICATORS
        ),
    ),
)


def make_areas(
    yards: pa.Table,
    building_facts: pa.Table,
    code: str,
    name: str,
    border: BaseGeometry,
    rules: Rules,
) -> pa.Table:
    """Describe the municipality and its cells; nothing when it has too few yards."""
    if yards.num_rows < rules.fewest:
        return AREAS.empty()
    everybody = np.arange(yards.num_rows)
    rows = [
        _describe(
            yards, building_facts, everybody, code, "municipality", name, None, border
        )
    ]
    squares = np.array(yards["square"].to_pylist())
    cells = merge_squares(squares.tolist(), rules.fewest)
    for cell in range(int(cells.max()) + 1):
        members = np.flatnonzero(cells == cell)
        codes = sorted(set(squares[members].tolist()))
        outline = shapely.intersection(
            shapely.union_all(square_outlines(codes)), border
        )
        label = f"Gebied {cell + 1}"
        rows.append(
            _describe(
                yards,
                building_facts,
                members,
                f"{code}:{codes[0]}",
                "cell",
                label,
                codes,
                outline,
            )
        )
    return pa.Table.from_pylist(rows, schema=AREAS.schema)  # fmt: skip


def _describe(
    yards: pa.Table,
    building_facts: pa.Table,
    members: np.ndarray,
    area_id: str,
    level: str,
    name: str,
    squares: Sequence[str] | None,
    outline: BaseGeometry,
) -> dict[str, object]:
    own = yards.take(members)
    keep = pc.is_in(
        building_facts["yard_id"], value_set=own["yard_id"].combine_chunks()
    )
    buildings = building_facts.filter(keep)
    return {
        "area_id": area_id,
        "level": level,
        "name": name,
        "n_yards": own.num_rows,
        "squares": squares,
        "geometry": shapely.to_wkb(outline),
        **{one.code: one.formula(own, buildings) for one in INDICATORS},
    }
