import json
import re

import numpy as np
import osmium
import pyogrio
import pytest
import shapely

from samensterk.sample import grow, write
from samensterk.sample.fields import WOOD, sow
from samensterk.sources import bag_light, borders, brp, land_use, osm


def read(known, path):
    return known.FORMAT.read(path, None, lambda _: None)


def reasons(reading):
    return {problem.reason: problem.count for problem in reading.problems}


def column(path, layer, name):
    return pyogrio.raw.read(path, layer=layer, columns=[name])[3][0]


def test_the_same_seed_writes_the_same_bytes(written, tmp_path):
    again = write(grow(60, 7), tmp_path)

    assert {path.name for path in again} == set(written)
    for path in again:
        assert path.read_bytes() == written[path.name].read_bytes(), path.name


def test_files_that_are_there_are_replaced(tmp_path):
    first = {path: path.read_bytes() for path in write(grow(5, 1), tmp_path)}
    write(grow(9, 2), tmp_path)

    again = write(grow(5, 1), tmp_path)

    assert {path: path.read_bytes() for path in again} == first


def test_the_bag_reader_finds_every_building_and_address(town, written):
    reading = read(bag_light, written["bag-light.gpkg"])

    buildings, addresses = reading.tables["buildings"], reading.tables["addresses"]
    kinds = addresses["object_kind"].to_pylist()
    assert buildings.num_rows == len(town.buildings)
    assert kinds.count("unit") == len(town.addresses)
    assert (kinds.count("mooring"), kinds.count("pitch")) == (6, 3)
    doubles = [
        ids for ids in addresses["building_ids"].to_pylist() if ids and len(ids) > 1
    ]
    assert len(doubles) == (town.addresses.second_building >= 0).sum()
    assert reasons(reading)["building.invalid_shape"] == 2


def test_bag_ids_have_sixteen_digits_and_point_at_each_other(written):
    path = written["bag-light.gpkg"]
    buildings = set(column(path, "pand", "identificatie"))

    refers_to = column(path, "verblijfsobject", "pand_identificatie")

    assert all(re.fullmatch(r"990110\d{10}", bag_id) for bag_id in buildings)
    assert {one for cell in refers_to for one in cell.split(",")} <= buildings


def test_a_building_counts_its_units(town, written):
    path = written["bag-light.gpkg"]

    units = column(path, "pand", "aantal_verblijfsobjecten")
    purpose = column(path, "pand", "gebruiksdoel")

    n_doubles = (town.addresses.second_building >= 0).sum()
    assert units.sum() == len(town.addresses) + n_doubles
    assert ((purpose == "") == (units == 0)).all()


def test_postcodes_are_dutch_and_sometimes_missing(written):
    postcodes = column(written["bag-light.gpkg"], "verblijfsobject", "postcode")

    known = [text for text in postcodes if text is not None]

    assert 0 < len(postcodes) - len(known) < 0.05 * len(postcodes)
    assert all(re.fullmatch(r"99\d\d[A-Z]{2}", text) for text in known)


def test_the_parcel_reader_leaves_landscape_elements_out(town, written):
    reading = read(brp, written["brpgewaspercelen_concept_2026.gpkg"])

    assert reading.tables["parcels"].num_rows == (sow(town).crop != WOOD).sum()


def test_the_map_holds_the_same_buildings_as_the_register(town, written):
    bag = read(bag_light, written["bag-light.gpkg"]).tables["buildings"]

    reading = read(osm, written["noorderveld.osm.pbf"])

    found = reading.tables["buildings"]
    lost = reasons(reading).get("building.no_shape", 0)
    assert found.num_rows + lost == bag.num_rows
    assert set(found["bag_id"].to_pylist()) <= set(bag["bag_id"].to_pylist())
    assert reading.tables["addresses"].num_rows == len(town.addresses)
    assert reading.tables["roads"].num_rows == len(town.network.lines)


def test_the_map_holds_land_use_and_the_box_of_the_municipality(written):
    path = str(written["noorderveld.osm.pbf"])

    values = {
        tags.get("landuse") or tags.get("natural")
        for way in osmium.FileProcessor(path, osmium.osm.WAY)
        if (tags := dict(way.tags)) and "highway" not in tags and "building" not in tags
    }

    assert {"residential", "industrial", "farmyard", "meadow", "water"} <= values
    assert osmium.io.Reader(path).header().box().valid()


def test_the_border_reader_finds_the_municipality(town, written):
    reading = read(borders, written["cbs_gemeente_gegeneraliseerd_2026.geojson"])

    (border,) = reading.tables["districts"].to_pylist()
    outline = shapely.from_wkb(border["geometry"])
    assert (border["code"], border["name"]) == ("GM9901", "Noorderveld")
    assert shapely.contains(outline, shapely.centroid(town.outlines)).all()


def test_the_land_use_reader_finds_the_business_park(written):
    table = read(land_use, written["noorderveld_osm_landuse_rd.gpkg"]).tables[
        "land_use"
    ]

    assert table["land_use"].to_pylist().count("business_park") == 1


def test_every_road_has_known_nodes_and_a_direction(town, written):
    path = written["nwb_wegen.gpkg"]

    kinds = column(path, "wegvakken", "bst_code")
    way = column(path, "wegvakken", "rijrichtng")

    is_oneway = np.isin(kinds, ["HR", "OPR", "AFR"])
    assert len(kinds) == len(town.network.lines)
    assert ((way == "H") == is_oneway).all()
    assert {"OPR", "AFR"} <= set(kinds)


@pytest.mark.parametrize("layer", ["gemeenten", "wijken", "buurten"])
def test_each_level_counts_the_same_dwellings(written, layer):
    path = written["wijkenbuurten_2025_v1.gpkg"]
    total = column(path, "gemeenten", "woningvoorraad").sum()

    dwellings = column(path, layer, "woningvoorraad")

    assert dwellings[dwellings >= 0].sum() == total


def test_water_has_no_figures(written):
    path = written["wijkenbuurten_2025_v1.gpkg"]

    is_water = column(path, "buurten", "water") == "JA"

    assert is_water.sum() == 1
    assert (column(path, "buurten", "aantal_inwoners")[is_water] == -99997).all()


@pytest.mark.parametrize("size_m", [100, 500])
def test_a_square_is_named_for_its_lower_left_corner(written, size_m):
    layer = f"cbs_vk{size_m}_2024"

    _, _, wkb, (keys,) = pyogrio.raw.read(
        written[f"{layer}.gpkg"], layer=layer, columns=[f"crs28992res{size_m}m"]
    )

    west, south, east, _ = shapely.bounds(shapely.from_wkb(wkb)).T
    named = [
        f"E{x:04.0f}N{y:04.0f}" for x, y in zip(west / 100, south / 100, strict=True)
    ]
    assert keys.tolist() == named
    assert (east - west == size_m).all()


def test_small_counts_in_squares_are_kept_back(written):
    people = column(written["cbs_vk100_2024.gpkg"], "cbs_vk100_2024", "aantal_inwoners")

    assert (people == -99997).any()
    assert ((people == -99997) | (people >= 5)).all()


def test_offences_add_up_to_all_crime_and_to_the_municipality(written):
    rows = json.loads(written["politie_47018NED.json"].read_text())["value"]
    count = {
        (row["SoortMisdrijf"].strip(), row["WijkenEnBuurten"].strip()): 0
        for row in rows
    }
    for row in rows:
        key = (row["SoortMisdrijf"].strip(), row["WijkenEnBuurten"].strip())
        count[key] += row["GeregistreerdeMisdrijven_1"] or 0

    every = count["0.0.0", "GM9901"]

    kinds = {kind for kind, _ in count} - {"0.0.0"}
    assert sum(count[kind, "GM9901"] for kind in kinds) == every > 0
    per_area = [
        n for (kind, area), n in count.items() if kind == "0.0.0" and area[0] == "B"
    ]
    assert sum(per_area) == every
