"""Areas of at least five yards, nested: municipality, neighbourhoods, cells of squares.

A cell lies in one neighbourhood group and a group in the municipality, so that no
sum or difference of areas is about fewer yards than the smallest cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Indices
from samensterk.geo.squares import square_outlines
from samensterk.scan.cells import merge_squares
from samensterk.scan.farmland import Farmland, farmland_share
from samensterk.scan.indicators import INDICATORS, AreaView
from samensterk.scan.key_figures import (
    Figures,
    figures_of_districts,
    figures_of_squares,
    pooled_crime,
)
from samensterk.scan.links import streets_of
from samensterk.scan.neighbourhoods import (
    Group,
    group_neighbourhoods,
    neighbourhoods_of,
)
from samensterk.scan.rules import Rules
from samensterk.scan.tables import Column, TableSpec

_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
AREAS = TableSpec(
    "areas",
    (
        Column("area_id", _TEXT, "the same in a later scan", required=True),
        Column("level", _TEXT, "municipality, neighbourhood or cell", required=True),
        Column("part_of", _TEXT, "the area that it lies in; null for a municipality"),
        Column("name", _TEXT, "name", required=True),
        Column("n_yards", pa.int32(), "yards, at least five", required=True),
        Column("neighbourhoods", _TEXTS, "codes of whole neighbourhoods, if any"),
        Column("squares", _TEXTS, "squares of 500 m of a cell"),
        Column("geometry", pa.binary(), "outline", required=True),
        *(
            Column(
                one.code, pa.float64(), f"see the card of {one.code}", one.unit or None
            )
            for one in INDICATORS
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is known of the ground: tables may be absent.

    `covers` is the ground that the sources describe; None when none says.
    """

    farmland: Farmland | None
    covers: BaseGeometry | None
    districts: pa.Table | None
    key_figures: pa.Table | None
    squares: pa.Table | None
    crime: pa.Table | None


@dataclass(frozen=True, slots=True)
class Border:
    """The municipality that is described."""

    code: str
    name: str
    ground: BaseGeometry


@dataclass(frozen=True, slots=True)
class AreasBefore:
    """Areas of an earlier scan; what was one area can join others but not come apart.

    Without that, an old cell less the new ones inside it could be about a few yards.

    Attributes
    ----------
    group_of : neighbourhood -> id of the area it was described in
    cell_of : (id of the parent area, square) -> id of the cell
    """

    group_of: Mapping[str, str] = field(default_factory=dict)
    cell_of: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, areas: pa.Table) -> "AreasBefore":
        rows = areas.to_pylist()
        return cls(
            {
                code: row["area_id"]
                for row in rows
                for code in row["neighbourhoods"] or ()
            },
            {
                (row["part_of"], square): row["area_id"]
                for row in rows
                for square in row["squares"] or ()
            },
        )

    def cell(
        self, municipality: str, neighbourhood: str | None, square: str
    ) -> str | None:
        """Find the cell that a yard in this neighbourhood and square was in."""
        parent = self.group_of.get(neighbourhood or "", municipality)
        return self.cell_of.get((parent, square))


@dataclass(frozen=True, slots=True)
class _Part:
    """An area before it is described."""

    area_id: str
    level: str
    part_of: str | None
    name: str
    members: Indices
    neighbourhoods: Sequence[str] | None
    squares: Sequence[str] | None
    outline: BaseGeometry
    figures: Figures


def make_areas(
    yards: pa.Table,
    building_facts: pa.Table,
    border: Border,
    surroundings: Surroundings,
    rules: Rules,
    before: AreasBefore,
) -> pa.Table:
    """Describe the municipality and what it is divided in; nothing below `fewest`."""
    if yards.num_rows < rules.fewest:
        return AREAS.empty()
    groups = _groups(yards, border, surroundings, rules, before)
    everybody = np.arange(yards.num_rows)
    grounds = [
        _Part(group.codes[0], "neighbourhood", border.code, group.name, group.members,
              group.codes, None, group.outline,
              _figures(surroundings, group.codes, rules))
        for group in groups
    ]  # fmt: skip
    whole = _Part(border.code, "municipality", None, border.name, everybody, None, None,
                  border.ground, _figures(surroundings, [border.code], rules))  # fmt: skip
    joined = _cells_before(yards, border, before)
    cells = _cells(yards, grounds or [whole], surroundings.squares, rules, joined)
    rows = [
        _describe(yards, building_facts, part, surroundings)
        for part in (whole, *grounds, *cells)
    ]
    return pa.Table.from_pylist(rows, schema=AREAS.schema)


def _groups(
    yards: pa.Table,
    border: Border,
    surroundings: Surroundings,
    rules: Rules,
    before: AreasBefore,
) -> tuple[Group, ...]:
    own = neighbourhoods_of(surroundings.districts, border.code)
    row_of = {code: row for row, code in enumerate(own.codes)}
    rows = [row_of.get(code, -1) for code in yards["neighbourhood"].to_pylist()]
    if -1 in rows:  # without neighbourhoods, or with some of them
        return ()
    labels = [before.group_of.get(code) for code in own.codes]
    return group_neighbourhoods(
        own, np.array(rows, dtype=np.int64), rules.fewest, labels
    )


def _cells_before(
    yards: pa.Table, border: Border, before: AreasBefore
) -> list[str | None]:
    pairs = zip(
        yards["neighbourhood"].to_pylist(), yards["square"].to_pylist(), strict=True
    )
    return [before.cell(border.code, code, square) for code, square in pairs]


def _cells(
    yards: pa.Table,
    grounds: Sequence[_Part],
    key_squares: pa.Table | None,
    rules: Rules,
    joined: Sequence[str | None],
) -> Iterator[_Part]:
    squares = np.array(yards["square"].to_pylist(), dtype=np.str_)
    names = np.array(yards["street"].to_pylist(), dtype=object)
    number = 0
    for ground in grounds:
        own = squares[ground.members].tolist()
        labels = [joined[row] for row in ground.members.tolist()]
        cells = merge_squares(own, rules.fewest, labels)
        for cell in range(int(cells.max()) + 1):
            number += 1
            rows = ground.members[cells == cell]
            codes = np.unique(squares[rows]).tolist()
            street = streets_of(
                names[rows].tolist(), np.zeros(len(rows), int), 1, rules.fewest
            )[0]
            outline = shapely.union_all(square_outlines(codes))
            # Figures of a square that is shared are not about this cell only.
            is_whole = not np.isin(codes, np.delete(squares, rows)).any()
            yield _Part(
                f"{ground.area_id}:{codes[0]}", "cell", ground.area_id,
                f"Gebied {number}" + (f": {street}" if street else ""), rows, None, codes,
                shapely.intersection(outline, ground.outline),
                figures_of_squares(key_squares, codes) if is_whole else {},
            )  # fmt: skip


def _figures(surroundings: Surroundings, codes: Sequence[str], rules: Rules) -> Figures:
    tables = [surroundings.key_figures, surroundings.districts]
    return {
        **figures_of_districts(tables, codes),
        **pooled_crime(surroundings.crime, codes, rules.fewest),
    }


def _describe(
    yards: pa.Table, building_facts: pa.Table, part: _Part, surroundings: Surroundings
) -> dict[str, object]:
    own = yards.take(pa.array(part.members, type=pa.int64()))
    keep = pc.is_in(
        building_facts["yard_id"], value_set=own["yard_id"].combine_chunks()
    )
    known = part.outline
    if surroundings.covers is not None:
        known = shapely.intersection(known, surroundings.covers)
    view = AreaView(
        members=own,
        buildings=building_facts.filter(keep),
        figures={
            **part.figures,
            "farmland_share": farmland_share(surroundings.farmland, known),
        },
    )
    return {
        "area_id": part.area_id,
        "level": part.level,
        "part_of": part.part_of,
        "name": part.name,
        "n_yards": own.num_rows,
        "neighbourhoods": part.neighbourhoods,
        "squares": part.squares,
        "geometry": shapely.to_wkb(part.outline),
        **{one.code: one.formula(view) for one in INDICATORS},
    }
