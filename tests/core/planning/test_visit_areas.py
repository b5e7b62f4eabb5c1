"""Every yard is in one visit area, of about equal work."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from samensterk.planning.visit_areas import Size, plan_visit_areas, team_days

BORDER = shapely.box(200_000, 500_000, 210_000, 510_000)


def yards(n, seed=1):
    return np.random.default_rng(seed).uniform(
        [200_000, 500_000], [210_000, 510_000], (n, 2)
    )


def cells_of(points, size_m=1000):
    squares = np.floor(points / size_m).astype(int)
    return np.unique(squares, axis=0, return_inverse=True)[1].ravel()


def no_links(cells):
    n_cells = len(set(cells.tolist()))
    return csr_array((n_cells, n_cells))


def plan(points):
    cells = cells_of(points)
    return plan_visit_areas(points, cells, no_links(cells), BORDER, Size())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 300), st.integers(0, 1000))
def test_every_yard_is_in_exactly_one_area(n, seed):
    areas = plan(yards(n, seed))

    assert sorted(row for area in areas for row in area.members) == list(range(n))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 300), st.integers(0, 1000))
def test_a_cell_is_never_divided(n, seed):
    points = yards(n, seed)
    cells = cells_of(points)

    held = [{int(cells[row]) for row in area.members} for area in plan(points)]

    assert sum(map(len, held)) == len(set(cells.tolist()))


@settings(max_examples=40, deadline=None)
@given(st.integers(41, 500), st.integers(0, 1000))
def test_with_small_cells_areas_are_about_equal(n, seed):
    points = yards(n, seed)

    cells = np.arange(n)
    areas = plan_visit_areas(points, cells, no_links(cells), BORDER, Size())

    sizes = [len(area.members) for area in areas]
    assert max(sizes) <= Size().most
    assert min(sizes) >= Size().fewest or len(sizes) == 1 or n < 2 * Size().fewest


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000))
def test_the_order_of_yards_does_not_matter(seed):
    points = yards(120, seed)
    order = np.random.default_rng(seed).permutation(120)

    one, other = plan(points), plan(points[order])

    assert [set(area.members) for area in one] == [
        {int(order[row]) for row in area.members} for area in other
    ]


def test_outlines_divide_the_ground_without_gaps():
    outlines = [area.outline for area in plan(yards(130))]

    assert sum(outline.area for outline in outlines) == pytest.approx(BORDER.area)
    assert shapely.union_all(outlines).area == pytest.approx(BORDER.area)


def test_areas_are_more_compact_than_strips():
    points = yards(400)

    areas = plan(points)

    def spread(rows):
        return np.linalg.norm(points[rows] - points[rows].mean(axis=0), axis=1).mean()

    strips = np.array_split(np.argsort(points[:, 0]), len(areas))
    compact = np.mean([spread(list(area.members)) for area in areas])
    assert compact < 0.7 * np.mean([spread(rows) for rows in strips])


@pytest.mark.parametrize("gap", [5, 6])
def test_a_cut_goes_where_no_road_joins_the_cells(gap):
    """Thirteen cells of five yards in a row; one pair of neighbours has no road."""
    points = np.repeat([[200_500.0 + 700 * n, 505_000] for n in range(13)], 5, axis=0)
    points[:, 1] += np.tile(np.arange(5), 13)
    cells = np.repeat(np.arange(13), 5)
    links = np.zeros((13, 13))
    for one in range(12):
        links[one, one + 1] = links[one + 1, one] = 0 if one == gap else 9

    west, east = plan_visit_areas(points, cells, csr_array(links), BORDER, Size())

    assert {int(cells[row]) for row in west.members} == set(range(gap + 1))
    assert west.n_yards + east.n_yards == 65


@pytest.mark.parametrize("n", [1, 4, 24, 34])
def test_few_yards_are_one_area(n):
    (area,) = plan(yards(n))

    assert area.n_yards == (n if n >= 5 else None)


def test_yards_on_one_spot_are_one_area():
    (area,) = plan(np.full((90, 2), 205_000.0))

    assert area.n_yards == 90


def test_work_is_rounded_up_to_half_days():
    assert team_days(7, 7.0) == 1.0
    assert team_days(8, 7.0) == 1.5
