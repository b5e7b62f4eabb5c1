"""The scan of business parks from the command line."""

import json
import re

import geopandas
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from samensterk.cli.main import main
from samensterk.sample import grow, write

PARK_FILES = {"addresses.parquet", "areas.parquet", "units.parquet", "buildings.parquet",
              "scan.gpkg", "context.json", "map.pmtiles", "report.html", "report.json",
              "report.pdf", "scan.json"}  # fmt: skip


@pytest.fixture(scope="module")
def noorderveld(tmp_path_factory):
    folder = tmp_path_factory.mktemp("noorderveld")
    return [
        path for path in write(grow(60, 3), folder) if not path.name.endswith("pbf")
    ]


def scan(files, folder, *extra):
    asked = ("--area", "Noorderveld", "--kind", "bedrijventerrein")
    return main(["scan", *map(str, files), *asked, "--to", str(folder), *extra])


def test_the_park_of_noorderveld_is_described(noorderveld, tmp_path, capsys):
    assert scan(noorderveld, tmp_path / "out", "--json") == 0

    summary = json.loads(capsys.readouterr().out)
    areas = pq.read_table(tmp_path / "out" / "areas.parquet").to_pylist()
    assert {path.name for path in (tmp_path / "out").iterdir()} == PARK_FILES
    assert summary["kind"] == "bedrijventerrein"
    assert [row["n_units"] for row in areas] == [summary["counts"]["units"]] * 2
    assert areas[0]["units_out_of_use"] > 0
    assert areas[0]["entrances"] >= 1
    report = (tmp_path / "out" / "report.html").read_text()
    assert "Gebiedsscan bedrijventerreinen Noorderveld" in report
    assert "erven" not in re.sub(r"<footer>.*", "", report, flags=re.DOTALL)


def test_without_yards_leaves_units_and_buildings_out(noorderveld, tmp_path):
    scan(noorderveld, tmp_path / "out", "--without-yards")

    names = {path.name for path in (tmp_path / "out").iterdir()}
    layers = pyogrio.list_layers(tmp_path / "out" / "scan.gpkg")[:, 0]
    of_units = {"units.parquet", "buildings.parquet", "addresses.parquet"}
    assert names == PARK_FILES - of_units
    assert not {"units", "buildings"} & set(layers)


def test_no_address_of_a_unit_is_in_report_or_areas(noorderveld, tmp_path):
    scan(noorderveld, tmp_path / "out")

    units = pq.read_table(tmp_path / "out" / "units.parquet")
    report = (tmp_path / "out" / "report.html").read_text()
    areas = json.dumps(
        pq.read_table(tmp_path / "out" / "areas.parquet").drop(["geometry"]).to_pylist()
    )
    for name in ("unit_id", "address"):
        for value in units[name].to_pylist():
            assert value not in report
            assert value not in areas


def test_a_map_of_ones_own_goes_before_land_use(noorderveld, tmp_path, capsys):
    scan(noorderveld, tmp_path / "first")
    areas = pq.read_table(tmp_path / "first" / "areas.parquet").to_pylist()
    park = shapely.from_wkb(areas[1]["geometry"])
    west, south, east, north = park.bounds
    half = shapely.intersection(
        park, shapely.box(west, south, (west + east) / 2, north)
    )
    own = tmp_path / "eigen.gpkg"
    geopandas.GeoDataFrame(
        {"bedrijventerrein": ["De Loswal"]}, geometry=[half], crs="EPSG:28992"
    ).to_file(own)

    assert scan([*noorderveld, own], tmp_path / "second") == 0

    mine = pq.read_table(tmp_path / "second" / "areas.parquet").to_pylist()
    assert mine[1]["name"] == "Terrein 1: De Loswal"
    assert 5 <= mine[1]["n_units"] < areas[1]["n_units"]


def test_a_second_scan_gives_the_changes(noorderveld, tmp_path):
    scan(noorderveld, tmp_path / "then")

    assert (
        scan(noorderveld, tmp_path / "now", "--previous", str(tmp_path / "then")) == 0
    )

    changes = pq.read_table(tmp_path / "now" / "changes.parquet").to_pylist()
    assert {row["level"] for row in changes} == {"municipality", "park"}
    assert {row["change"] for row in changes} == {0.0}


def test_scans_of_another_kind_cannot_be_compared(noorderveld, tmp_path, capsys):
    main(
        [
            "scan",
            *map(str, noorderveld),
            "--area",
            "Noorderveld",
            "--to",
            str(tmp_path / "a"),
        ]
    )

    assert scan(noorderveld, tmp_path / "b", "--previous", str(tmp_path / "a")) == 2

    assert "is een scan van buitengebied" in capsys.readouterr().err


def test_without_a_map_of_the_ground_that_is_said(noorderveld, tmp_path, capsys):
    files = [path for path in noorderveld if "landuse" not in path.name]

    assert scan(files, tmp_path / "out") == 2

    assert "waar bedrijventerreinen liggen" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_municipality_without_parks_gets_a_report_that_says_so(
    write_hamlet, tmp_path
):
    ground = tmp_path / "landuse.gpkg"
    meadow = shapely.MultiPolygon([shapely.box(255_000, 575_000, 255_900, 575_900)])
    geopandas.GeoDataFrame(
        {"landuse": ["meadow"]}, geometry=[meadow], crs="EPSG:28992"
    ).to_file(ground, layer="landuse")

    code = main(
        ["scan", *map(str, write_hamlet(8)), str(ground), "--area", "Nergens",
         "--kind", "bedrijventerrein", "--to", str(tmp_path / "out")]
    )  # fmt: skip

    summary = json.loads((tmp_path / "out" / "scan.json").read_text())
    assert code == 0
    assert summary["counts"]["units"] is None
    assert "minder dan 5 adressen" in (tmp_path / "out" / "report.html").read_text()
