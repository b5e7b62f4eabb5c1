"""Small groups are left out of a table, and nobody can compute them back."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from samensterk.survey.suppression import may_follow, part_of, suppress

FEWEST = 5


def with_totals(counts):
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def all_shown(shown):
    """Give what is shown as one table, totals last."""
    rows = zip(shown.cells, shown.row_totals, strict=True)
    return [[*row, total] for row, total in rows] + [
        [*shown.column_totals, shown.total]
    ]


def attack(shown):
    """Give for every hidden place the least and the most that it can be.

    This knows nothing of how it was hidden: it reads the table, writes down that rows and
    columns add up, and asks a linear program. Such a table is totally unimodular, so
    that the bounds are whole numbers that really occur.
    """
    table = all_shown(shown)
    n_rows, n_columns = len(table), len(table[0])
    place = {at: n for n, at in enumerate(product(range(n_rows), range(n_columns)))}
    equations, sums = [], []
    for row in range(n_rows):
        line = np.zeros(len(place))
        for column in range(n_columns):
            line[place[row, column]] = 1 if column < n_columns - 1 else -1
        equations.append(line)
        sums.append(0)
    for column in range(n_columns):
        line = np.zeros(len(place))
        for row in range(n_rows):
            line[place[row, column]] = 1 if row < n_rows - 1 else -1
        equations.append(line)
        sums.append(0)
    known = [
        (None if table[row][column] is None else table[row][column])
        for row, column in place
    ]
    limits = [(0, None) if one is None else (one, one) for one in known]
    found = {}
    for at, n in place.items():
        if known[n] is not None:
            continue
        aim = np.zeros(len(place))
        aim[n] = 1
        least = linprog(aim, A_eq=equations, b_eq=sums, bounds=limits, method="highs")
        most = linprog(-aim, A_eq=equations, b_eq=sums, bounds=limits, method="highs")
        assert least.status == 0
        found[at] = (
            round(least.fun),
            round(-most.fun) if most.status == 0 else float("inf"),
        )
    return found


def every_table_that_fits(shown, most):
    """Give every table of small counts that agrees with what is shown; brute force."""
    n_rows, n_columns = len(shown.cells), len(shown.cells[0])
    told = all_shown(shown)
    for counts in product(range(most + 1), repeat=n_rows * n_columns):
        rows = [
            list(counts[at : at + n_columns]) for at in range(0, len(counts), n_columns)
        ]
        full = with_totals(rows)
        if all(
            said is None or said == really
            for told_row, row in zip(told, full, strict=True)
            for said, really in zip(told_row, row, strict=True)
        ):
            yield full


tables = st.integers(1, 5).flatmap(
    lambda n_columns: st.lists(
        st.lists(
            st.one_of(st.integers(0, 6), st.integers(0, 60)),
            min_size=n_columns,
            max_size=n_columns,
        ),
        min_size=1,
        max_size=6,
    )
)


def test_a_table_of_large_groups_is_shown_as_it_is():
    shown = suppress([[5, 9], [12, 7]])

    assert all_shown(shown) == [[5, 9, 14], [12, 7, 19], [17, 16, 33]]


def test_one_small_group_takes_three_others_along():
    shown = suppress([[20, 3, 30], [40, 8, 50], [60, 9, 70]])

    # 3 would follow from its row and its column; the cheapest square is with 20, 40 and 8.
    assert shown.cells == ((None, None, 30), (None, None, 50), (60, 9, 70))
    assert shown.row_totals == (53, 98, 139)
    assert shown.column_totals == (120, 20, 150)


def test_two_small_groups_that_would_show_each_other_get_company():
    # 3 and 1 are four together: that would follow from the total of their row.
    shown = suppress([[3, 1, 20], [30, 30, 30], [30, 30, 30]])

    assert all(most >= FEWEST for _least, most in attack(shown).values())


def test_nobody_is_a_small_group_too():
    shown = suppress([[12, 0], [30, 30]])

    assert shown.cells[0] == (None, None)
    assert shown.row_totals == (12, 60)


def test_of_one_area_only_the_total_is_left_when_a_group_is_small():
    shown = suppress([[12, 3]])

    assert (shown.cells, shown.row_totals) == (((None, None),), (15,))
    assert (shown.column_totals, shown.total) == ((None, None), 15)


def test_of_fewer_than_five_together_nothing_is_shown():
    assert all_shown(suppress([[1, 2], [0, 1]])) == [[None] * 3] * 3


def test_one_cell_is_its_own_total():
    assert all_shown(suppress([[7]])) == [[7, 7], [7, 7]]


@pytest.mark.parametrize("counts", [[], [[]], [[1, 2], [3]], [[-1, 8]]])
def test_what_is_no_table_of_counts_is_refused(counts):
    with pytest.raises(ValueError, match=r"table|count|shape"):
        suppress(counts)


@given(tables)
def test_what_is_shown_is_true_and_never_small(counts):
    shown = all_shown(suppress(counts))

    for told, really in zip(shown, with_totals(counts), strict=True):
        for said, count in zip(told, really, strict=True):
            assert said is None or said == count >= FEWEST


@settings(max_examples=60, deadline=None)
@given(tables.filter(lambda one: sum(map(sum, one)) >= FEWEST))
def test_no_attacker_learns_what_a_hidden_group_is_or_that_it_is_small(counts):
    shown = suppress(counts)

    for least, most in attack(shown).values():
        assert least < most
        assert most >= FEWEST


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2
    ).filter(lambda one: FEWEST <= sum(map(sum, one)) <= 14)
)
def test_among_all_tables_that_fit_every_hidden_group_differs(counts):
    shown = suppress(counts)
    fitting = list(every_table_that_fits(shown, most=sum(map(sum, counts))))

    for row, told in enumerate(all_shown(shown)):
        for column, said in enumerate(told):
            if said is None:
                possible = {one[row][column] for one in fitting}
                assert len(possible) > 1
                assert max(possible) >= FEWEST


@given(tables)
def test_the_same_table_is_always_hidden_alike(counts):
    assert suppress(counts) == suppress([tuple(row) for row in counts])


@given(tables.filter(lambda one: sum(map(sum, one)) >= FEWEST))
def test_the_total_of_all_is_always_told(counts):
    assert suppress(counts).total == sum(map(sum, counts))


def test_a_part_is_told_when_it_and_the_others_are_enough():
    assert [part_of(n, 20) for n in (4, 5, 15, 16, 20)] == [None, 5, 15, None, None]


def test_a_count_may_follow_an_earlier_one_when_enough_came_in_between():
    assert may_follow([20, None, 8], [25, 7, 8])
    assert not may_follow([20, 9], [22, 9])
