"""Which yards or units make up an area."""

import pyarrow as pa


def yards_of_areas(yards: pa.Table, areas: pa.Table) -> dict[str, frozenset[str]]:
    """Give the ids of the yards of each area, by area id."""
    rows = areas.to_pylist()
    group_of = {
        code: row["area_id"] for row in rows for code in row["neighbourhoods"] or ()
    }
    cell_of = {
        (row["part_of"], square): row["area_id"]
        for row in rows
        for square in row["squares"] or ()
    }
    found: dict[str, set[str]] = {row["area_id"]: set() for row in rows}
    whole = next((row["area_id"] for row in rows if row["part_of"] is None), None)
    columns = (yards["yard_id"], yards["neighbourhood"], yards["square"])
    for yard, code, square in zip(*(c.to_pylist() for c in columns), strict=True):
        parent = group_of.get(code, whole)
        for area in {whole, parent, cell_of.get((parent, square))}:
            if area is not None:
                found[area].add(yard)
    return {area: frozenset(own) for area, own in found.items()}


def units_of_areas(units: pa.Table, areas: pa.Table) -> dict[str, frozenset[str]]:
    """Give the ids of the units of each area, by area id."""
    parks = dict(
        zip(units["unit_id"].to_pylist(), units["park_id"].to_pylist(), strict=True)
    )
    found = {}
    for row in areas.to_pylist():
        own = row["parks"]
        found[row["area_id"]] = frozenset(
            unit for unit, park in parks.items() if own is None or park in own
        )
    return found
