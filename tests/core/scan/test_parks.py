"""Business parks: which ground is one, what is counted, and never fewer than five."""

import numpy as np
import pyarrow as pa
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from samensterk.scan.entrances import count_entrances
from samensterk.scan.facts import BUILDING_FACTS
from samensterk.scan.park_areas import ParkFacts, make_park_areas, parks_before
from samensterk.scan.parks import Parks, parks_of
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.scan.tables import LAND_USE, PARKS, ROADS
from samensterk.scan.units import UNITS

WEST_M, SOUTH_M = 200_000, 500_000
GROUND = shapely.box(WEST_M, SOUTH_M, WEST_M + 10_000, SOUTH_M + 10_000)


def block(x_m, y_m, width_m, height_m):
    west_m, south_m = WEST_M + x_m, SOUTH_M + y_m
    return shapely.box(west_m, south_m, west_m + width_m, south_m + height_m)


def land(*rows):
    """Ground as (value, name, shape)."""
    return pa.Table.from_pylist(
        [
            {
                "land_use": "business_park" if value != "meadow" else "farmland",
                "source_value": value,
                "name": name,
                "area_m2": shape.area,
                "geometry": shape.wkb,
            }
            for value, name, shape in rows
        ],
        schema=LAND_USE.schema,
    )


def drawn(*rows):
    return pa.Table.from_pylist(
        [{"name": n, "area_m2": s.area, "geometry": s.wkb} for n, s in rows],
        schema=PARKS.schema,
    )


def found(drawn_parks, land_use, ground=GROUND):
    return parks_of(drawn_parks, land_use, ground, "GM0001", DEFAULT_RULES)


def test_ground_across_a_street_is_one_park_and_keeps_its_largest_name():
    parks = found(
        None,
        land(
            ("industrial", "Haven", block(0, 0, 200, 100)),
            ("commercial", "De Hoek", block(0, 120, 100, 100)),
            ("industrial", None, block(0, 1_000, 200, 100)),
        ),
    )

    assert parks.names == (None, "Haven")
    assert parks.ids == ("GM0001:T:E2000N5010", "GM0001:T:haven")
    assert shapely.area(parks.shapes).tolist() == [20_000, 30_000]


@pytest.mark.parametrize(
    "rows",
    [
        [("industrial", None, block(0, 0, 99, 100))],  # under a hectare
        [("retail", "Winkelhart", block(0, 0, 500, 500))],
        [("meadow", None, block(0, 0, 500, 500))],
        [],
    ],
)
def test_what_is_no_business_park(rows):
    assert found(None, land(*rows)).ids == ()


def test_shops_beside_a_park_belong_to_it():
    parks = found(
        None,
        land(
            ("industrial", None, block(0, 0, 100, 100)),
            ("retail", None, block(110, 0, 100, 100)),
        ),
    )

    assert shapely.area(parks.shapes).tolist() == [20_000]


def test_parks_that_were_drawn_count_as_they_are():
    """However small, and by name; land use then says nothing more."""
    parks = found(
        drawn(
            ("Kleine Haven", block(0, 0, 20, 20)),
            ("Kleine Haven", block(5_000, 0, 20, 20)),
            (None, block(1_000, 0, 30, 30)),
        ),
        land(("industrial", None, block(0, 3_000, 500, 500))),
    )

    assert set(parks.names) == {"Kleine Haven", None}
    assert shapely.area(parks.shapes).sum() == 800 + 900


def test_only_the_ground_of_the_municipality_counts():
    outside = block(9_900, 0, 200, 200)

    parks = found(drawn(("Grens", outside)), None)

    assert shapely.area(parks.shapes).tolist() == [20_000]


def test_a_park_beside_the_border_leaves_no_line():
    parks = found(drawn(("Buren", block(10_000, 0, 200, 200))), None)

    assert parks.ids == ()


BLOCKS = st.lists(
    st.builds(
        block,
        st.integers(0, 900),
        st.integers(0, 900),
        st.integers(1, 400),
        st.integers(1, 400),
    ),
    max_size=8,
)


@given(BLOCKS, st.randoms())
def test_parks_do_not_overlap_and_the_order_of_rows_does_not_matter(shapes, chance):
    rows = [(f"Park {number % 3}", shape) for number, shape in enumerate(shapes)]
    parks = found(drawn(*rows), None)
    chance.shuffle(rows)
    again = found(drawn(*rows), None)

    assert parks.ids == again.ids
    assert shapely.equals(parks.shapes, again.shapes).all()
    together = shapely.union_all(shapes).area if shapes else 0.0
    assert sum(shapely.area(parks.shapes)) == pytest.approx(together)


def facts_of(n_per_park):
    """Parks in a row, 1 km apart, with so many units each."""
    shapes = np.array([block(1_000 * n, 0, 500, 500) for n in range(len(n_per_park))])
    ids = tuple(f"GM0001:T:{n:02}" for n in range(len(n_per_park)))
    park = np.repeat(np.arange(len(ids)), n_per_park)
    parks = Parks(ids, (None,) * len(ids), shapes)
    units = UNITS.build(
        {
            "unit_id": [f"{row:016}" for row in range(len(park))],
            "object_kind": ["unit"] * len(park),
            "uses": [["industrial"]] * len(park),
            "status": ["in_use"] * len(park),
            "park_id": [ids[row] for row in park],
            "x_m": [0.0] * len(park),
            "y_m": [0.0] * len(park),
            "geometry": [shapely.Point(0, 0).wkb] * len(park),
        },
        n_rows=len(park),
    )
    return ParkFacts(parks, units, BUILDING_FACTS.empty(), None)


def areas_of(facts, before=None):
    return make_park_areas(facts, "GM0001", "Nergens", DEFAULT_RULES, before or {})


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_every_area_has_five_units_and_the_parks_add_up(n_per_park):
    areas = areas_of(facts_of(n_per_park)).to_pylist()

    if sum(n_per_park) < 5:
        assert areas == []
        return
    parts = [row for row in areas if row["level"] == "park"]
    assert min(row["n_units"] for row in areas) >= 5
    assert sum(row["n_units"] for row in parts) == sum(n_per_park)
    named = [park for row in parts for park in row["parks"]]
    assert sorted(named) == sorted(set(named))
    assert len(named) == len(n_per_park)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=6)
)
def test_what_was_one_area_before_does_not_come_apart(pairs):
    """Else the earlier area less a new one could be about a few units."""
    then, now = ([pair[side] for pair in pairs] for side in (0, 1))
    first = areas_of(facts_of(then))
    second = areas_of(facts_of(now), parks_before(first))

    for row in first.to_pylist():
        if row["parks"]:
            holders = [
                own["area_id"]
                for own in second.to_pylist()
                if own["parks"] and set(own["parks"]) & set(row["parks"])
            ]
            assert len(holders) <= 1


def test_uses_and_status_are_counted_where_the_source_gives_them():
    facts = facts_of([6])
    uses = [["industrial"], ["industrial", "office"], ["sport"], [], None, None]
    status = ["in_use", "out_of_use", None, None, None, None]
    columns = {"uses": uses, "status": status, "floor_area_m2": [100, 300] + 4 * [None]}
    units = facts.units
    for name, values in columns.items():
        place = units.schema.get_field_index(name)
        field = units.schema.field(place)
        units = units.set_column(place, field, pa.array(values, field.type))

    row = areas_of(ParkFacts(facts.parks, units, facts.buildings, None)).to_pylist()[1]

    assert row["units_industrial"] == 2
    assert row["units_office"] == row["units_other"] == 1
    assert row["units_out_of_use"] == 1
    assert row["floor_area_m2"] == 400
    assert row["unit_floor_area_m2"] is None  # of two only
    assert row["entrances"] is None  # no roads were given


def test_what_no_source_says_stays_empty():
    facts = facts_of([6])
    units = facts.units.drop(["uses", "status"])
    bare = UNITS.build({name: units[name] for name in units.column_names})

    row = areas_of(ParkFacts(facts.parks, bare, facts.buildings, None)).to_pylist()[0]

    unknown = ("units_industrial", "units_other", "units_out_of_use", "floor_area_m2")
    assert {row[code] for code in unknown} == {None}


def test_roads_that_cross_the_edge_are_entrances():
    def road(number, start, end, **more):
        line = shapely.LineString(
            [np.add(start, (WEST_M, SOUTH_M)), np.add(end, (WEST_M, SOUTH_M))]
        )
        return {
            "road_id": str(number), "road_class": "residential", "for_cars": True,
            "is_public": True, "oneway": 0, "from_node": number, "to_node": -number,
            "length_m": line.length, "geometry": line.wkb, **more,
        }  # fmt: skip

    roads = pa.Table.from_pylist(
        [
            road(1, (50, 50), (50, 500)),  # in from the north
            road(2, (10, 50), (90, 50)),  # wholly inside
            road(3, (50, 50), (500, 50), is_public=False),
            road(4, (50, 50), (500, 60), for_cars=False),
            road(5, (-200, 105), (90, 105)),  # along the edge, 5 m outside it
        ],
        schema=ROADS.schema,
    )
    shapes = np.array([block(0, 0, 100, 100), block(5_000, 0, 100, 100)])

    assert count_entrances(shapes, roads).tolist() == [2, 0]
