"""Units name their buildings in several ways; all become identifications."""

import pyogrio
import pytest
import shapely

from samensterk.sources.fetching.bag_layers import PLANS, fetch_bag
from samensterk.sources.fetching.errand import Errand

BAG = "/api.pdok.nl/kadaster/bag/ogc/v2/collections"
BOX = (200_000.0, 500_000.0, 201_000.0, 501_000.0)
HOUSE, BARN = "0166100000000001", "0166100000000002"
ADDRESS = f"https:/{BAG}/pand/items"


@pytest.fixture
def served(registers):
    def building(key, bag_id, status, units):
        properties = {
            "identificatie": bag_id,
            "bouwjaar": 1920,
            "status": status,
            "verblijfsobject": units,
        }
        return key, shapely.box(200_010, 500_010, 200_020, 500_020), properties

    place = {"identificatie": "1", "woonplaats": "Dorp", "status": "x"}
    registers.collections = {f"{BAG}/{name}": [] for name in PLANS}
    registers.collections[f"{BAG}/pand"] = [
        building("uuid-1", HOUSE, "Pand in gebruik", None),
        building("uuid-2", BARN, "Pand in gebruik", [f"https:/{BAG}/x/items/unit-2"]),
        building("uuid-3", "0166100000000003", "Pand gesloopt", None),
    ]
    ground = shapely.box(199_000, 499_000, 202_000, 502_000)
    registers.collections[f"{BAG}/woonplaats"] = [("w", ground, place)]
    return registers


def units_of(served, open_courier, folder, key, properties):
    point = shapely.Point(200_015, 500_015)
    known = {
        "identificatie": "0166010000000001",
        "status": "Verblijfsobject in gebruik",
    }
    unit = (key, point, known | properties)
    served.collections[f"{BAG}/verblijfsobject"] = [unit]
    path = folder / "bag.gpkg"
    with open_courier() as (courier, _):
        fetched = fetch_bag(Errand(courier, "GM0166", BOX, path, 2026, lambda _: None))
    return pyogrio.read_dataframe(path, layer="verblijfsobject"), fetched


@pytest.mark.parametrize(
    "properties",
    [
        {"pand": [f"{ADDRESS}/uuid-1?f=json"]},
        {"pand": [f"{ADDRESS}/{HOUSE}"]},
        {"pand": [{"href": f"{ADDRESS}/uuid-1"}]},
        {"pand": [HOUSE]},
        {"pand": HOUSE},
        {"pand_identificatie": HOUSE},
    ],
)
def test_every_way_of_naming_a_building_is_read(
    served, open_courier, tmp_path, properties
):
    units, _ = units_of(served, open_courier, tmp_path, "unit-1", properties)

    assert units["pand_identificatie"].to_list() == [HOUSE]
    assert units["bouwjaar"].to_list() == [1920]
    assert units["pandstatus"].to_list() == ["Pand in gebruik"]


def test_a_unit_lies_also_in_the_building_that_names_it(served, open_courier, tmp_path):
    named = {"pand": [f"{ADDRESS}/uuid-1"]}

    units, _ = units_of(served, open_courier, tmp_path, "unit-2", named)

    assert units["pand_identificatie"].to_list() == [f"{HOUSE},{BARN}"]


def test_what_bag_light_leaves_out_is_left_out_and_counted(
    served, open_courier, tmp_path
):
    elsewhere = {"pand": [f"{ADDRESS}/uuid-99"], "gebruiksdoel": ["a", "b"]}

    units, fetched = units_of(served, open_courier, tmp_path, "unit-1", elsewhere)

    assert fetched.counts["pand"] == 2
    assert fetched.left_out == {"other_status": 1, "building_elsewhere": 1}
    assert units["gebruiksdoel"].to_list() == ["a,b"]


def test_a_place_covers_no_more_than_was_asked_for(served, open_courier, tmp_path):
    units_of(served, open_courier, tmp_path, "unit-1", {})

    facts = pyogrio.read_info(
        tmp_path / "bag.gpkg", layer="woonplaats", force_total_bounds=True
    )
    assert tuple(facts["total_bounds"]) == BOX
