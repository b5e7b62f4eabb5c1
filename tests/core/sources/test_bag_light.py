"""What bag-light files of different years and makers have, and what they lack."""

import geopandas
import pyogrio
import pytest
import shapely

from samensterk.sources.bag_light import FORMAT

HOUSE = shapely.box(200_000, 500_000, 200_010, 500_008)
UNIT = {
    "identificatie": "0166010000000001",
    "oppervlakte": 120,
    "status": "Verblijfsobject in gebruik",
    "gebruiksdoel": "winkelfunctie,woonfunctie",
    "openbare_ruimte_naam": "Dorpsweg",
    "huisnummer": 131,
    "huisletter": None,
    "toevoeging": "3",
    "postcode": None,
    "woonplaats_naam": "Kampen",
    "pand_identificatie": "0166100000000001",
    "nummeraanduiding_hoofdadres_identificatie": "0166200000000001",
    "bronhouder_identificatie": "0166",
}
BUILDING = {
    "identificatie": "0166100000000001",
    "bouwjaar": 1950,
    "status": "Pand in gebruik",
    "aantal_verblijfsobjecten": 1,
}


def without(row, name):
    return {key: value for key, value in row.items() if key != name}


@pytest.fixture
def read(tmp_path):
    def read(*units, building=BUILDING):
        path = tmp_path / "bag-light.gpkg"
        rows = {"pand": [building], "verblijfsobject": list(units)}
        for layer, own in rows.items():
            shape = HOUSE if layer == "pand" else HOUSE.centroid
            frame = geopandas.GeoDataFrame(own, geometry=[shape] * len(own), crs=28992)
            pyogrio.write_dataframe(frame, path, layer=layer)
        return FORMAT.read(path, None, lambda _: None).tables

    return read


def test_an_address_without_postcode_or_letter_keeps_the_rest(read):
    (address,) = read(UNIT)["addresses"].to_pylist()

    assert address["postcode"] is None
    assert address["house_letter"] is None
    assert (address["street"], address["house_number"]) == ("Dorpsweg", 131)
    assert address["house_suffix"] == "3"


def test_a_unit_has_all_its_uses_in_our_words(read):
    (address,) = read(UNIT)["addresses"].to_pylist()

    assert sorted(address["uses"]) == ["residential", "retail"]


@pytest.mark.parametrize(
    "written",
    [
        "0166100000000001,0166100000000002",
        "0166100000000002, 0166100000000001",
    ],
)
def test_a_unit_in_two_buildings_may_name_them_in_one_row(read, written):
    (address,) = read(UNIT | {"pand_identificatie": written})["addresses"].to_pylist()

    assert address["building_ids"] == ["0166100000000001", "0166100000000002"]


def test_or_in_a_row_for_each_building(read):
    other = UNIT | {"pand_identificatie": "0166100000000002"}

    (address,) = read(other, UNIT)["addresses"].to_pylist()

    assert address["building_ids"] == ["0166100000000001", "0166100000000002"]


@pytest.mark.parametrize("holder", ["0166", "GM0166", None])
def test_the_holder_of_the_register_may_be_written_in_any_way(read, holder):
    tables = read(UNIT | {"bronhouder_identificatie": holder})

    assert tables["addresses"].num_rows == 1


def test_an_older_file_has_links_in_place_of_a_count(read):
    link = {"rdf_seealso": "http://bag.basisregistraties.overheid.nl/bag/id/pand/0166"}
    older = without(BUILDING, "aantal_verblijfsobjecten") | link

    assert read(UNIT, building=older)["buildings"].num_rows == 1


@pytest.mark.parametrize(
    "name", ["oppervlakte", "gebruiksdoel", "huisletter", "postcode"]
)
def test_a_column_that_a_scan_can_do_without_may_be_missing(read, name):
    (address,) = read(without(UNIT, name))["addresses"].to_pylist()

    ours = {"oppervlakte": "floor_area_m2", "gebruiksdoel": "uses"}
    ours |= {"huisletter": "house_letter", "postcode": "postcode"}
    assert address[ours[name]] is None


@pytest.mark.parametrize("area_m2", [1, 999_999, 0, None])
def test_a_floor_area_that_stands_for_unknown_is_empty(read, area_m2):
    (address,) = read(UNIT | {"oppervlakte": area_m2})["addresses"].to_pylist()

    assert address["floor_area_m2"] is None


def test_a_status_that_is_new_to_us_is_unknown(read):
    (building,) = read(UNIT, building=BUILDING | {"status": "Pand op Mars"})[
        "buildings"
    ].to_pylist()

    assert building["status"] is None
