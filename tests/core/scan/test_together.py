"""Which buildings stand together, against a search of all pairs."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from samensterk.scan.together import stand_together

GAP_M = 10.0


def by_all_pairs(shapes, gap_m):
    near = shapely.dwithin(shapes[:, None], shapes[None, :], gap_m)
    return connected_components(csr_array(near), directed=False)[1]


def boxes(corners, sizes):
    corners = np.add(corners, (200_000, 500_000)).astype(float)
    return shapely.box(*corners.T, *(corners + sizes).T)


BUILDINGS = st.lists(
    st.tuples(
        st.integers(-300, 300),
        st.integers(-300, 300),
        st.integers(1, 250),
        st.integers(1, 250),
    ),
    min_size=1,
    max_size=25,
).map(lambda rows: boxes([row[:2] for row in rows], [row[2:] for row in rows]))


def test_buildings_stand_together_over_a_chain_of_gaps():
    shapes = boxes([(0, 0), (15, 0), (30, 0), (60, 0)], [(10, 10)] * 4)

    labels = stand_together(shapes, 5.0)

    assert labels.tolist() == [0, 0, 0, 1]


@given(BUILDINGS, st.sampled_from([0.0, 1.0, GAP_M, 130.0]))
def test_the_grid_gives_what_all_pairs_give(shapes, gap_m):
    assert (
        stand_together(shapes, gap_m).tolist() == by_all_pairs(shapes, gap_m).tolist()
    )


@given(BUILDINGS, st.floats(0, np.pi))
def test_so_it_does_for_buildings_that_stand_askew(shapes, angle):
    turned = shapely.transform(
        shapes,
        lambda xy: (
            xy @ [[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]
        ),
    )

    found, expected = stand_together(turned, GAP_M), by_all_pairs(turned, GAP_M)

    assert found.tolist() == expected.tolist()


def test_no_buildings_have_no_labels():
    assert stand_together(np.empty(0, dtype=object), GAP_M).tolist() == []
