"""Areas nest, hold at least five yards each, and figures over them add up."""

from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from samensterk.geo.squares import square_codes, square_of
from samensterk.products.members import yards_of_areas
from samensterk.scan.areas import AreasBefore, Border, Surroundings, make_areas
from samensterk.scan.cells import merge_squares
from samensterk.scan.facts import BUILDING_FACTS, YARDS
from samensterk.scan.farmland import farmland_of, farmland_share
from samensterk.scan.key_figures import (
    figures_of_districts,
    figures_of_squares,
    pooled_crime,
)
from samensterk.scan.neighbourhoods import neighbourhoods_of
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.scan.tables import CRIME, DISTRICTS, LAND_USE, PARCELS, SQUARES
from samensterk.scan.whereabouts import with_neighbourhood

WEST_M, SOUTH_M, STRIP_M = 200_000, 500_000, 1_300
GROUND = shapely.box(WEST_M, SOUTH_M, WEST_M + 4 * STRIP_M, SOUTH_M + 3_000)
NO_SURROUNDINGS = Surroundings(None, None, None, None, None, None)
SPOTS = st.lists(
    st.tuples(st.integers(0, 4 * STRIP_M - 1), st.integers(0, 2_999)),
    min_size=5,
    max_size=60,
    unique=True,
)


def district(code, level, shape, **figures):
    return {
        "code": code,
        "name": f"Buurt {code}",
        "level": level,
        "municipality_code": "GM0001",
        "geometry": shape.wkb,
        **figures,
    }


def strips():
    """Four neighbourhoods whose borders do not follow the squares."""
    rows = [
        district(
            f"BU0001000{n}",
            "neighbourhood",
            shapely.box(
                WEST_M + n * STRIP_M, SOUTH_M, WEST_M + (n + 1) * STRIP_M, SOUTH_M + 3e3
            ),
        )
        for n in range(4)
    ]
    return pa.Table.from_pylist(rows, schema=DISTRICTS.schema)


def yards_at(spots):
    points_m = np.add(spots, (WEST_M, SOUTH_M)).astype(float)
    n = len(points_m)
    table = YARDS.build(
        {
            "yard_id": [f"erf:{x}-{y}" for x, y in spots],
            "main_address_id": [str(number) for number in range(n)],
            "n_addresses": [1] * n,
            "n_buildings": [2] * n,
            "footprint_m2": [300.0] * n,
            "n_outbuildings": [1] * n,
            "outbuilding_m2": [200.0] * n,
            "kind": ["farm"] * n,
            "kind_evidence": [["farmyard"]] * n,
            "square": square_codes(square_of(points_m)),
            "n_addresses_1km": [3] * n,
            "x_m": points_m[:, 0],
            "y_m": points_m[:, 1],
            "geometry": shapely.to_wkb(shapely.points(points_m)),
        }
    )
    near = neighbourhoods_of(strips(), "GM0001")
    return with_neighbourhood(table, points_m, near)


def areas_of(yards, districts, before=None):
    known = Surroundings(None, None, districts, None, None, None)
    border = Border("GM0001", "Ergens", GROUND)
    return make_areas(
        yards,
        BUILDING_FACTS.empty(),
        border,
        known,
        DEFAULT_RULES,
        before or AreasBefore(),
    )


@given(SPOTS, st.booleans())
def test_no_sum_or_difference_of_areas_is_about_one_to_four_yards(spots, has_districts):
    yards = yards_at(spots)
    areas = areas_of(yards, strips() if has_districts else None)

    if not has_districts:
        yards = yards.set_column(
            yards.schema.get_field_index("neighbourhood"),
            "neighbourhood",
            pa.nulls(yards.num_rows, pa.string()),
        )
    members = yards_of_areas(yards, areas)
    assert areas["n_yards"].to_pylist() == [
        len(members[area]) for area in areas["area_id"].to_pylist()
    ]
    assert all(len(own) >= 5 for own in members.values())
    for one, other in combinations(members.values(), 2):
        for part in (one - other, other - one, one & other):
            assert not 0 < len(part) < 5


@given(SPOTS)
def test_every_level_holds_every_yard_once(spots):
    areas = areas_of(yards_at(spots), strips()).to_pylist()

    for level in ("municipality", "neighbourhood", "cell"):
        counted = sum(row["n_yards"] for row in areas if row["level"] == level)
        assert counted == len(spots)


@given(SPOTS, st.randoms(use_true_random=False))
def test_the_order_of_yards_does_not_change_the_areas(spots, random):
    shuffled = list(spots)
    random.shuffle(shuffled)

    one = areas_of(yards_at(spots), strips())
    other = areas_of(yards_at(shuffled), strips())

    columns = ["area_id", "level", "part_of", "n_yards", "squares", "neighbourhoods"]
    assert one.select(columns).equals(other.select(columns))


def test_four_yards_are_not_described():
    yards = yards_at([(0, 0), (10, 10), (900, 900), (5000, 100)])

    assert areas_of(yards, strips()).num_rows == 0


@given(SPOTS, st.lists(st.tuples(st.integers(0, 5199), st.integers(0, 2999))))
def test_cells_of_an_earlier_scan_join_but_never_come_apart(spots, newer):
    first = areas_of(yards_at(spots), strips())
    together = list(dict.fromkeys([*spots, *newer]))

    second = areas_of(yards_at(together), strips(), AreasBefore.of(first))

    old_cells, new_cells = (
        [own for area, own in members.items() if ":" in area]
        for members in (
            yards_of_areas(yards_at(spots), first),
            yards_of_areas(yards_at(together), second),
        )
    )
    for old in old_cells:
        assert any(old <= cell for cell in new_cells)


def test_squares_that_belong_together_stay_together():
    squares = ["E0000N0000"] * 6 + ["E0005N0000"] * 6

    apart = merge_squares(squares, 5)
    joined = merge_squares(squares, 5, ["a"] * 12)

    assert set(apart.tolist()) == {0, 1}
    assert set(joined.tolist()) == {0}


def test_water_is_no_neighbourhood():
    lake = district("BU00010009", "neighbourhood", GROUND) | {"is_water": True}
    table = pa.Table.from_pylist([lake], schema=DISTRICTS.schema)

    assert neighbourhoods_of(table, "GM0001").codes == ()


FIGURES = pa.Table.from_pylist(
    [
        district("A", "neighbourhood", GROUND, inhabitants=100, share_65_or_older=0.2),
        district("B", "neighbourhood", GROUND, inhabitants=300, share_65_or_older=0.4),
        district("C", "neighbourhood", GROUND, share_65_or_older=0.5),
    ],
    schema=DISTRICTS.schema,
)


def test_counts_add_up_and_shares_are_weighed():
    found = figures_of_districts([FIGURES], ["A", "B"])

    assert found["inhabitants"] == 400
    assert found["share_65_or_older"] == pytest.approx(0.35)


def test_one_unknown_part_makes_the_sum_unknown():
    found = figures_of_districts([FIGURES], ["A", "C"])

    assert found["inhabitants"] is None
    assert found["share_65_or_older"] is None


def test_a_share_of_one_district_needs_no_weight():
    assert figures_of_districts([FIGURES], ["C"])["share_65_or_older"] == 0.5


def test_of_two_editions_the_newest_known_figure_counts():
    older = district(
        "A", "neighbourhood", GROUND, year=2020, inhabitants=1, businesses=7
    )
    newer = district("A", "neighbourhood", GROUND, year=2024, inhabitants=2)
    table = pa.Table.from_pylist([newer, older], schema=DISTRICTS.schema)

    found = figures_of_districts([table], ["A"])

    assert (found["inhabitants"], found["businesses"]) == (2, 7)


def test_a_square_with_a_secret_makes_the_sum_unknown():
    rows = [
        {"square": "E0000N0000", "size_m": 500, "inhabitants": 10},
        {"square": "E0005N0000", "size_m": 500, "inhabitants": None},
        {"square": "E0000N0000", "size_m": 100, "inhabitants": 999},
    ]
    squares = pa.Table.from_pylist(rows, schema=SQUARES.schema)

    assert figures_of_squares(squares, ["E0000N0000"])["inhabitants"] == 10
    assert (
        figures_of_squares(squares, ["E0000N0000", "E0005N0000"])["inhabitants"] is None
    )
    assert figures_of_squares(squares, ["E9000N9000"]) == {}


def crime(*counts):
    rows = [
        {"area_code": "A", "offence": "0.0.0", "year": year, "count": count}
        for year, count in counts
    ]
    return pa.Table.from_pylist(rows, schema=CRIME.schema)


def test_the_last_three_years_are_pooled():
    table = crime((2020, 100), (2021, 2), (2022, 2), (2023, 3))

    assert pooled_crime(table, ["A"], 5)["crime_all"] == 7


@pytest.mark.parametrize(
    "counts",
    [
        [(2021, 1), (2022, 1), (2023, 2)],
        [(2021, 10), (2022, None), (2023, 10)],
    ],
)
def test_few_offences_and_unknown_years_are_withheld(counts):
    assert pooled_crime(crime(*counts), ["A"], 5)["crime_all"] is None


def test_an_area_without_figures_makes_the_sum_unknown():
    assert pooled_crime(crime((2023, 50)), ["A", "B"], 5)["crime_all"] is None


def test_farmland_that_is_mapped_twice_counts_once():
    half = shapely.box(0, 0, 50, 100)
    rows = [
        {"land_use": "farmland", "area_m2": half.area, "geometry": half.wkb},
        {"land_use": "farmland", "area_m2": half.area, "geometry": half.wkb},
    ]
    farmland = farmland_of(pa.Table.from_pylist(rows, schema=LAND_USE.schema), None)

    assert farmland_share(farmland, shapely.box(0, 0, 100, 100)) == 0.5


def test_declared_parcels_count_before_mapped_farmland():
    mapped = [{"land_use": "farmland", "area_m2": 1.0, "geometry": GROUND.wkb}]
    declared = PARCELS.empty()
    land_use = pa.Table.from_pylist(mapped, schema=LAND_USE.schema)

    assert farmland_share(farmland_of(land_use, declared), GROUND) == 0.0
    assert farmland_share(None, GROUND) is None
