"""Neighbours and province of a scan: who they are, in which order, and what is missing."""

from pathlib import Path

import pyarrow as pa
import pytest
import shapely

from samensterk.products.context import context_of
from samensterk.products.gather import Gathered, gather, read_areas, recognise_files
from samensterk.products.place import find_place, neighbours_of, province_of
from samensterk.products.report_context import context_notes, context_tables
from samensterk.scan.tables import DISTRICTS, KEY_FIGURES

CBS = Path(__file__).parents[3] / "../shared/data/cbs"
# Four squares of 10 km in a row, and one that touches the first at a corner only.
TOWNS = {"Zuid": 0, "Midden": 1, "Aan Zee": 2, "Ver": 3}


def square(column, row=0):
    return shapely.box(*(10_000 * v for v in (column, row, column + 1, row + 1)))


def borders(*, with_province):
    rows = [
        (f"GM000{place}", name, "municipality", square(place))
        for name, place in TOWNS.items()
    ]
    rows += [("GM0009", "Hoek", "municipality", square(2, 1))]
    rows += [("naam:Zuid", "Zuid", "municipality", square(0))]
    if with_province:
        whole = shapely.box(-1, -1, 30_001, 10_001)
        rows += [("PV99", "Vlakland", "province", whole)]
    names = ("code", "name", "level", "geometry")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    return DISTRICTS.build(
        {**columns, "geometry": [shapely.to_wkb(one) for one in columns["geometry"]]}
    )


def gathered(districts, **tables):
    return Gathered({"districts": districts, **tables}, (), None, {})


def people(counts):
    return KEY_FIGURES.build(
        {
            "code": list(counts),
            "level": ["municipality"] * len(counts),
            "year": [2024] * len(counts),
            "inhabitants": list(counts.values()),
            "land_m2": [1e8] * len(counts),
        }
    )


def test_neighbours_share_a_side_stand_by_name_and_come_once():
    table = borders(with_province=False)
    midden = find_place(table, "Midden")

    assert [one.name for one in neighbours_of(table, midden)] == ["Aan Zee", "Zuid"]
    assert neighbours_of(table, midden)[1].code == "GM0000"


def test_a_province_has_the_municipalities_inside_it_or_none_when_some_are_missing():
    table = borders(with_province=True)
    place = find_place(table, "Midden")
    few = table.filter(pa.array([name != "Zuid" for name in table["name"].to_pylist()]))

    province, inside = province_of(table, place)

    assert province.name == "Vlakland"
    assert {one.name for one in inside} == {"Zuid", "Midden", "Aan Zee"}
    assert province_of(few, place)[1] == ()


def test_the_order_is_by_name_whatever_the_values():
    table = borders(with_province=True)
    place = find_place(table, "Midden")
    for counts in ((1000, 5000, 9000), (9000, 5000, 1000)):
        known = people(dict(zip(("GM0000", "GM0001", "GM0002"), counts, strict=True)))

        context = context_of(place, gathered(table, key_figures=known), 5)

        (grid,) = context_tables(context)
        names = [row[0] for row in grid.rows]
        assert names == ["Midden", "Aan Zee", "Zuid", "Provincie Vlakland"]
        assert grid.rows[3][1] == "50,0"


def test_what_cannot_be_compared_is_named_with_the_reason():
    table = borders(with_province=False)
    alone = table.filter(
        pa.array([code == "GM0001" for code in table["code"].to_pylist()])
    )

    context = context_of(find_place(alone, "Midden"), gathered(alone), 5)

    assert context.figures == ()
    assert context_tables(context) == []
    notes = "\n".join(context_notes(context))
    assert "Buurgemeenten: In de bestanden staan geen grenzen" in notes
    assert "Provincie: Er is geen bestand met provinciegrenzen" in notes
    assert "misdrijven" in notes


@pytest.mark.skipif(not CBS.exists(), reason="../shared/data is not here")
def test_real_kampen_has_its_neighbours_and_overijssel():
    files = recognise_files(
        [
            CBS / "cbs_gemeente_gegeneraliseerd_2022.geojson",
            CBS / "cbs_provincies_2022.gpkg",
            CBS / "nlstat_gemeente_kerncijfers_85039NED.json",
        ]
    )
    areas = read_areas(files, lambda _: lambda _: None)
    tables = gather(files, square(19, 50), areas, lambda _: lambda _: None)
    kampen = find_place(tables.tables["districts"], "Kampen")

    context = context_of(kampen, tables, 5)

    assert context.province == "Overijssel"
    assert context.neighbours == (
        "Dronten", "Hattem", "Noordoostpolder", "Oldebroek", "Zwartewaterland", "Zwolle",
    )  # fmt: skip
    density = context.figures[0]
    assert density.own == pytest.approx(54_474 / 142.18)
    assert all(value is not None for _, value in density.neighbours)
