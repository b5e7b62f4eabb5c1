import numpy as np
import pyogrio
import pytest
import shapely

from samensterk.sample import write_national
from samensterk.sample.national import TooManyBuildings

BUILDINGS = 20_000  # more than one town, less than two


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    return write_national(BUILDINGS, 3, tmp_path_factory.mktemp("country"))


def column(path, layer, name):
    return pyogrio.raw.read(path, layer=layer, columns=[name])[3][0]


def test_there_are_exactly_as_many_buildings_as_asked(country):
    bag, _ = country

    ids = column(bag, "pand", "identificatie")

    assert len(set(ids)) == len(ids) == BUILDINGS


def test_no_address_points_at_a_building_that_was_cut_off(country):
    bag, _ = country
    buildings = set(column(bag, "pand", "identificatie"))

    refers_to = column(bag, "verblijfsobject", "pand_identificatie")

    assert {one for cell in refers_to for one in cell.split(",")} <= buildings


def test_towns_do_not_overlap(country):
    bag, _ = country

    _, _, wkb, _ = pyogrio.raw.read(bag, layer="woonplaats", columns=[])

    shapes = shapely.from_wkb(wkb)
    mine, other = shapely.STRtree(shapes).query(shapes, predicate="overlaps")
    shared = shapely.area(shapely.intersection(shapes[mine], shapes[other]))
    assert (shared[mine != other] < 1.0).all()


def test_road_ids_are_given_once(country):
    _, roads = country

    ids = column(roads, "wegvakken", "wvk_id")

    assert len(np.unique(ids)) == len(ids)


def test_the_same_seed_writes_the_same_country(country, tmp_path):
    again = write_national(BUILDINGS, 3, tmp_path)

    for first, second in zip(country, again, strict=True):
        assert first.read_bytes() == second.read_bytes()


def test_nothing_is_left_of_the_spool(country):
    bag, roads = country

    assert sorted(bag.parent.iterdir()) == [bag, roads]


def test_more_than_the_country_holds_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("samensterk.sample.national._N_ROWS", 0)

    with pytest.raises(TooManyBuildings) as caught:
        write_national(1, 1, tmp_path)

    assert (caught.value.asked, caught.value.most) == (1, 0)


def test_a_country_without_buildings_is_refused(tmp_path):
    with pytest.raises(ValueError, match="at least one building"):
        write_national(0, 1, tmp_path)
