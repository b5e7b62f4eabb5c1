"""A municipality beside its neighbours and province, by hand."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.scan.context import Around, compare_around
from samensterk.scan.tables import CRIME, KEY_FIGURES

OWN, NEAR, FAR = "GM0001", "GM0002", "GM0003"
AROUND = Around(OWN, (NEAR,), (OWN, NEAR, FAR))


def figures(*rows):
    names = ("code", "year", "inhabitants", "land_m2", "share_65_or_older")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    return KEY_FIGURES.build({**columns, "level": ["municipality"] * len(rows)})


def crime(*rows):
    names = ("area_code", "offence", "year", "count")
    return CRIME.build(
        dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    )


def by_code(tables, around=AROUND):
    return {one.code: one for one in compare_around(tables, around, 5)}


def test_counts_become_per_inhabitant_or_per_square_kilometre():
    table = figures(
        (OWN, 2024, 1000, 10e6, 0.20),
        (NEAR, 2024, 3000, 10e6, 0.10),
        (FAR, 2024, 6000, 80e6, 0.30),
    )

    found = by_code({"key_figures": table})

    density = found["inhabitants_per_km2"]
    assert (density.own, density.neighbours) == (100.0, (300.0,))
    assert density.province == 100.0  # 10,000 people on 100 km2, not the mean of three
    older = found["share_65_or_older"]
    assert older.province == pytest.approx((200 + 300 + 1800) / 10_000)


def test_all_values_of_a_figure_are_of_one_year():
    table = figures(
        (OWN, 2023, 1000, 10e6, None),
        (NEAR, 2022, 3000, 10e6, None),
        (NEAR, 2023, None, 10e6, None),
        (FAR, 2023, 100, 10e6, None),
    )

    (density,) = by_code({"key_figures": table}).values()

    assert density.year == 2023
    assert density.neighbours == (None,)
    assert density.province is None


def test_a_figure_that_the_municipality_lacks_is_not_compared():
    table = figures((NEAR, 2024, 3000, 10e6, 0.1), (FAR, 2024, 1, 1e6, 0.1))

    assert by_code({"key_figures": table}) == {}


def test_offences_are_a_mean_of_years_per_thousand_and_a_few_are_withheld():
    people = figures((OWN, 2024, 1000, 1e6, None), (NEAR, 2024, 2000, 1e6, None))
    registered = crime(
        *((OWN, "0.0.0", year, 30) for year in (2021, 2022, 2023)),
        *((NEAR, "0.0.0", year, 1) for year in (2021, 2022, 2023)),
    )

    found = by_code({"key_figures": people, "crime": registered})

    assert found["crime_all_per_1000"].own == 30.0
    assert found["crime_all_per_1000"].neighbours == (None,)
    assert "crime_burglary_per_1000" not in found


@given(
    st.lists(st.tuples(st.integers(1, 10**6), st.floats(0, 1)), min_size=2, max_size=6)
)
def test_the_province_lies_between_its_municipalities(pairs):
    codes = [f"GM{n:04d}" for n in range(len(pairs))]
    rows = [
        (code, 2024, people, 1e6, share)
        for code, (people, share) in zip(codes, pairs, strict=True)
    ]
    around = Around(codes[0], tuple(codes[1:]), tuple(codes))

    for one in compare_around({"key_figures": figures(*rows)}, around, 5):
        values = [one.own, *one.neighbours]
        assert min(values) - 1e-6 <= one.province <= max(values) + 1e-6


def test_the_order_of_rows_does_not_matter():
    rows = [
        (OWN, 2024, 1000, 10e6, 0.2),
        (NEAR, 2024, 3000, 10e6, 0.1),
        (FAR, 2024, 6000, 80e6, 0.3),
    ]

    assert by_code({"key_figures": figures(*rows)}) == by_code(
        {"key_figures": figures(*rows[::-1])}
    )


def test_without_any_table_nothing_is_compared():
    assert compare_around({}, AROUND, 5) == ()
    assert compare_around({"crime": CRIME.empty()}, AROUND, 5) == ()
    assert isinstance(KEY_FIGURES.empty(), pa.Table)
