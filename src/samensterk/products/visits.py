"""Visit areas: whole cells, joined along roads and neighbourhoods, with a name."""

import numpy as np
import pyarrow as pa
import shapely

from samensterk.planning.visit_areas import (
    FEWEST_SHOWN,
    Size,
    VisitArea,
    plan_visit_areas,
)
from samensterk.products.members import yards_of_areas
from samensterk.products.place import Place
from samensterk.scan.links import cell_links, streets_of
from samensterk.scan.tables import Column, TableSpec

VISIT_AREAS = TableSpec(
    "visit_areas",
    (
        Column(
            "visit_area_id",
            pa.string(),
            "code of the municipality and a number",
            required=True,
        ),
        Column("name", pa.string(), "name", required=True),
        Column("n_yards", pa.int32(), "yards, at least five"),
        Column(
            "team_days",
            pa.float64(),
            "work of one team, in half days",
            "days",
            required=True,
        ),
        Column("geometry", pa.binary(), "outline", required=True),
    ),
)


def make_visit_areas(
    yards: pa.Table, areas: pa.Table, roads: pa.Table, place: Place, size: Size
) -> pa.Table:
    """Plan over the cells; without cells there is nothing to show."""
    rows = [row for row in areas.to_pylist() if row["level"] == "cell"]
    if not rows:
        return VISIT_AREAS.empty()
    members = yards_of_areas(yards, areas)
    cell_of = {
        yard: n for n, row in enumerate(rows) for yard in members[row["area_id"]]
    }
    cells = np.array([cell_of[yard] for yard in yards["yard_id"].to_pylist()])
    points_m = np.column_stack([yards["x_m"].to_numpy(), yards["y_m"].to_numpy()])
    links = cell_links(points_m, cells, [row["part_of"] for row in rows], roads)
    planned = plan_visit_areas(points_m, cells, links, place.border, size)
    return VISIT_AREAS.build(
        {
            "visit_area_id": [f"{place.code}:B{n}" for n in range(1, len(planned) + 1)],
            "name": _names(yards, planned),
            "n_yards": [area.n_yards for area in planned],
            "team_days": [area.team_days for area in planned],
            "geometry": [shapely.to_wkb(area.outline) for area in planned],
        }
    )


def _names(yards: pa.Table, planned: tuple[VisitArea, ...]) -> list[str]:
    area_of = np.empty(yards.num_rows, dtype=np.int64)
    for number, area in enumerate(planned):
        area_of[list(area.members)] = number
    streets = streets_of(
        yards["street"].to_pylist(), area_of, len(planned), FEWEST_SHOWN
    )
    return [
        f"Bezoekgebied {number}" + (f": {street}" if street else "")
        for number, street in enumerate(streets, start=1)
    ]
