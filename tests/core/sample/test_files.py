import json
import re

import numpy as np
import osmium
import pyogrio
import pytest
import shapely

from samensterk.sample import grow, write
from samensterk.sample.fields import WOOD, sow
from samensterk.sources import (
    bag_light,
    borders,
    brp,
    cbs_areas,
    cbs_squares,
    land_use,
    nwb,
    osm,
    police,
)
from samensterk.sources.recognise import recognise


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
    total = column(path, "gemeenten", "woningvoorraad")[0]  # neighbours come after it

    dwellings = column(path, layer, "woningvoorraad")
    own = column(path, layer, "gemeentenaam") == "Noorderveld"

    assert dwellings[own & (dwellings >= 0)].sum() == total


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


def test_every_file_is_recognised_by_its_content(written, tmp_path):
    for path in written.values():
        renamed = tmp_path / f"download{path.suffix}"
        renamed.write_bytes(path.read_bytes())

        assert recognise(renamed) is recognise(path), path.name


def test_the_road_reader_finds_roads_that_meet(town, written):
    reading = read(nwb, written["nwb_wegen.gpkg"])

    roads = reading.tables["roads"]
    network = town.network
    assert roads.num_rows == len(network.lines)
    assert reading.problems == ()
    ends = set(roads["from_node"].to_pylist()) | set(roads["to_node"].to_pylist())
    assert len(ends) == len(np.union1d(network.from_node, network.to_node))
    assert np.isclose(
        sum(roads["length_m"].to_pylist()), shapely.length(network.lines).sum(), 1e-6
    )


def test_register_and_map_agree_on_the_motorway(written):
    register = read(nwb, written["nwb_wegen.gpkg"]).tables["roads"]
    drawn = read(osm, written["noorderveld.osm.pbf"]).tables["roads"]

    for name in ("motorway", "motorway_link", "secondary"):
        n_roads = register["road_class"].to_pylist().count(name)
        assert n_roads == drawn["road_class"].to_pylist().count(name) > 0, name


def test_the_area_reader_gives_the_figures_back(written):
    path = written["wijkenbuurten_2025_v1.gpkg"]

    districts = read(cbs_areas, path).tables["districts"].to_pylist()

    by_level = {}
    for row in districts:
        by_level.setdefault(row["level"], []).append(row)
    whole, *others = by_level["municipality"]
    assert (whole["code"], whole["year"]) == ("GM9901", 2025)
    assert [one["name"] for one in others] == ["Zuiderveen", "Wierdemeer"]
    assert whole["dwellings"] == column(path, "gemeenten", "woningvoorraad")[0]
    known = [row["dwellings"] or 0 for row in by_level["neighbourhood"]]
    assert sum(known) == whole["dwellings"]
    (water,) = (row for row in by_level["neighbourhood"] if row["is_water"])
    assert water["inhabitants"] is None


@pytest.mark.parametrize("size_m", [100, 500])
def test_the_square_reader_gives_the_figures_back(written, size_m):
    layer = f"cbs_vk{size_m}_2024"
    path = written[f"{layer}.gpkg"]
    people = column(path, layer, "aantal_inwoners")

    reading = read(cbs_squares, path)

    squares = reading.tables["squares"]
    assert reading.problems == ()
    assert set(squares["size_m"].to_pylist()) == {size_m}
    assert sum(n or 0 for n in squares["inhabitants"].to_pylist()) == (
        people[people >= 0].sum()
    )


def test_the_crime_reader_gives_the_figures_back(written):
    reading = read(police, written["politie_47018NED.json"])

    rows = reading.tables["crime"].to_pylist()
    of_town = [row for row in rows if row["area_code"] == "GM9901"]
    every = sum(row["count"] for row in of_town if row["offence"] == "0.0.0")
    assert reading.problems == ()
    assert sum(row["count"] for row in of_town) == 2 * every > 0
    assert {row["month"] for row in rows} == {None}
