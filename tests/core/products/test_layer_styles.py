"""The GeoPackage of a scan opens in QGIS as it should look, and judges nobody."""

import sqlite3
from contextlib import closing

import pyogrio
import pytest
from lxml import etree

from samensterk.cli.main import main
from samensterk.products.kinds import KINDS
from samensterk.sample import grow, write

ALIKE = {"yards", "units", "buildings", "visit_areas"}


@pytest.fixture(scope="module", params=KINDS)
def geopackage(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    files = [path for path in write(grow(40, 3), folder) if path.suffix != ".pbf"]
    asked = ("--area", "Noorderveld", "--kind", request.param)
    assert main(["scan", *map(str, files), *asked, "--to", str(folder / "scan")]) == 0
    return folder / "scan" / "scan.gpkg"


def styles_in(path):
    with closing(sqlite3.connect(path)) as file:
        rows = file.execute(
            "SELECT f_table_name, f_geometry_column, styleQML, useAsDefault"
            " FROM layer_styles"
        )
        return {name: (column, qml, default) for name, column, qml, default in rows}


def test_every_layer_has_one_default_style(geopackage):
    layers = [name for name, shape in pyogrio.list_layers(geopackage) if shape]

    styles = styles_in(geopackage)

    assert set(styles) == set(layers)
    assert {column for column, _, _ in styles.values()} == {"geom"}
    assert {default for _, _, default in styles.values()} == {1}


def test_the_file_is_sound_and_lists_its_styles(geopackage):
    with closing(sqlite3.connect(geopackage)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kinds = dict(file.execute("SELECT table_name, data_type FROM gpkg_contents"))

    assert kinds.pop("layer_styles") == "attributes"
    assert set(kinds.values()) == {"features"}


def test_yards_units_and_buildings_are_all_drawn_alike(geopackage):
    """Law 1: no colour or size that depends on a fact of one of them."""
    for layer, (_, qml, _) in styles_in(geopackage).items():
        tree = etree.fromstring(qml.encode())
        renderer = tree.find("renderer-v2")
        if layer in ALIKE:
            assert renderer.get("type") == "singleSymbol"
            assert len(renderer.findall("symbols/symbol")) == 1
            assert "data_defined" not in qml
        else:
            assert layer == "areas"
            rules = renderer.findall("rules/rule")
            assert len(rules) == len(renderer.findall("symbols/symbol")) == 6


def test_each_area_has_one_symbol(geopackage):
    """The classes do not overlap and leave nothing out."""
    rules = etree.fromstring(styles_in(geopackage)["areas"][1].encode()).iter("rule")
    filters = [rule.get("filter") for rule in rules]
    with closing(sqlite3.connect(geopackage)) as file:
        total = file.execute("SELECT count(*) FROM areas").fetchone()[0]
        found = [
            file.execute(f"SELECT count(*) FROM areas WHERE {one}").fetchone()[0]
            for one in filters
        ]

    assert sum(found) == total > 0


def test_lists_are_there_as_text(geopackage):
    fields = pyogrio.read_info(geopackage, layer="areas")["fields"]

    assert {"squares", "neighbourhoods"} <= set(fields) or "parks" in fields
