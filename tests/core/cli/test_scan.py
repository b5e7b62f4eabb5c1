"""`samensterk scan`: the folder it writes, the law it keeps, the trouble it tells."""

import json
import shutil

import geopandas
import pyogrio
import pytest

from samensterk.cli.main import main
from samensterk.sample import grow, write

# A street may be named where at least five yards lie on it; a house on it never.
STREET, HOUSE, POSTCODE = "Geheime Wijk", "Geheime Wijk 1", "9999ZZ"


def names_in(folder):
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def hamlet(write_hamlet):
    return write_hamlet(14)


def scan(files, folder, *extra):
    return main(
        ["scan", *map(str, files), "--area", "nergens", "--to", str(folder), *extra]
    )


def test_a_scan_writes_data_layers_and_report(hamlet, tmp_path, capsys):
    code = scan(hamlet, tmp_path / "out", "--json")

    summary = json.loads(capsys.readouterr().out)
    assert code == 0
    assert summary["counts"]["yards"] == 14
    assert summary["counts"]["buildings_in_area"] == 28
    assert summary["sources"][1]["unusable"][0]["reason"] == "building.no_year"
    assert names_in(tmp_path / "out") == {
        "addresses.parquet", "areas.parquet", "buildings.parquet", "yards.parquet",
        "context.json", "map.pmtiles", "report.html", "report.json", "report.pdf",
        "scan.gpkg", "scan.json", "visit_areas.parquet",
    }  # fmt: skip


def test_a_barn_belongs_to_the_yard_beside_it(hamlet, tmp_path):
    scan(hamlet, tmp_path / "out")

    yards = geopandas.read_parquet(tmp_path / "out" / "yards.parquet")
    assert (yards["n_buildings"] == 2).all()
    assert (yards["outbuilding_m2"].round() == 600).all()
    assert (yards["home_distance_m"].round() == 400).all()


def test_areas_are_nested_and_hold_at_least_five_yards(hamlet, tmp_path):
    scan(hamlet, tmp_path / "out")

    areas = geopandas.read_parquet(tmp_path / "out" / "areas.parquet")
    cells = areas[areas["level"] == "cell"]
    assert (areas["n_yards"] >= 5).all()
    assert len(cells) == 2
    assert (
        cells["n_yards"].sum()
        == areas[areas["level"] == "municipality"]["n_yards"].sum()
    )
    squares = [square for row in cells["squares"] for square in row]
    assert len(squares) == len(set(squares))


@pytest.mark.parametrize("n_farms", [0, 1, 4])
def test_fewer_than_five_yards_give_no_figure_at_all(write_hamlet, tmp_path, n_farms):
    code = scan(write_hamlet(n_farms), tmp_path / "out", "--without-yards")

    assert code == 0
    assert geopandas.read_parquet(tmp_path / "out" / "areas.parquet").empty
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "minder dan 5 erven" in page
    counts = json.loads((tmp_path / "out" / "scan.json").read_text())["counts"]
    assert {counts[name] for name in counts if "yards" in name} == {None}


def test_report_and_areas_name_no_yard(hamlet, tmp_path):
    scan(hamlet, tmp_path / "out")

    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    areas = geopandas.read_parquet(tmp_path / "out" / "areas.parquet").to_string()
    for text in (page, areas):
        assert HOUSE not in text
        assert POSTCODE not in text
        assert "erf:" not in text
        assert "9901010" not in text


def test_who_may_see_areas_only_gets_no_yards(hamlet, tmp_path):
    scan(hamlet, tmp_path / "out", "--without-yards")

    folder = tmp_path / "out"
    assert names_in(folder) == {
        "areas.parquet",
        "visit_areas.parquet",
        "context.json",
        "map.pmtiles",
        "report.html",
        "report.json",
        "report.pdf",
        "scan.gpkg",
        "scan.json",
    }
    assert pyogrio.list_layers(folder / "scan.gpkg")[:, 0].tolist() == [
        "areas",
        "visit_areas",
        "layer_styles",
    ]
    for path in folder.iterdir():
        assert HOUSE.encode() not in path.read_bytes()
        assert POSTCODE.encode() not in path.read_bytes()


def test_the_same_files_in_another_order_give_the_same_scan(hamlet, tmp_path):
    scan(hamlet, tmp_path / "one")
    scan(hamlet[::-1], tmp_path / "two")

    one, two = (
        json.loads((tmp_path / folder / "scan.json").read_text())
        for folder in ("one", "two")
    )
    assert set(one.pop("seconds")) == set(two.pop("seconds"))
    assert one == two
    for name in ("areas.parquet", "yards.parquet", "report.html"):
        assert (tmp_path / "one" / name).read_bytes() == (
            tmp_path / "two" / name
        ).read_bytes()


def test_a_folder_that_exists_is_refused_and_kept(hamlet, tmp_path, capsys):
    scan(hamlet, tmp_path / "out")
    (tmp_path / "out" / "own.txt").write_text("of the user")

    assert scan(hamlet, tmp_path / "out") == 2
    assert "bestaat al" in capsys.readouterr().err
    assert (tmp_path / "out" / "own.txt").exists()
    assert scan(hamlet, tmp_path / "out", "--replace") == 0
    assert not (tmp_path / "out" / "own.txt").exists()


def test_a_run_that_breaks_off_leaves_nothing(hamlet, tmp_path, monkeypatch):
    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("samensterk.products.scan_folder.report_paper", stop)
    before = names_in(tmp_path)

    assert scan(hamlet, tmp_path / "out") == 130
    assert names_in(tmp_path) == before


def test_an_unknown_municipality_gets_the_nearest_names(hamlet, tmp_path, capsys):
    code = main(
        ["scan", *map(str, hamlet), "--area", "Nergnes", "--to", str(tmp_path / "out")]
    )

    assert code == 2
    assert capsys.readouterr().err == (
        "samensterk: de gemeente 'Nergnes' staat niet in de bestanden. Bedoelt u Nergens?\n"
    )


def test_files_without_borders_are_told_so(hamlet, tmp_path, capsys):
    code = scan(hamlet[:1], tmp_path / "out")

    assert code == 2
    assert "bevat gemeentegrenzen" in capsys.readouterr().err


def test_visit_areas_join_whole_cells_and_share_the_work(write_hamlet, tmp_path):
    scan(write_hamlet(80), tmp_path / "out")

    visits = geopandas.read_parquet(tmp_path / "out" / "visit_areas.parquet")
    areas = geopandas.read_parquet(tmp_path / "out" / "areas.parquet")
    assert len(visits) == 2
    assert visits["n_yards"].sum() == 80
    assert (visits["n_yards"] >= 5).all()
    assert visits.area.sum() == pytest.approx(areas.area.iloc[0])


def test_a_register_goes_before_another_map_of_the_same_things(tmp_path, capsys):
    """The BAG with OpenStreetMap beside it, for its land use, counts nothing twice."""
    files = write(grow(40, 3), tmp_path / "files")
    asked = ("--area", "Noorderveld", "--json")
    alone = [path for path in files if not path.name.endswith(".osm.pbf")]
    main(["scan", *map(str, alone), *asked, "--to", str(tmp_path / "alone")])
    one = json.loads(capsys.readouterr().out)

    main(["scan", *map(str, files), *asked, "--to", str(tmp_path / "both")])

    both = json.loads(capsys.readouterr().out)
    assert both["counts"] == one["counts"]
    left_out = {file["file"]: file["left_out"] for file in both["sources"]}
    assert left_out.pop("noorderveld.osm.pbf") == ["buildings", "addresses", "roads"]
    assert set(map(tuple, left_out.values())) == {()}
    report = (tmp_path / "both" / "report.html").read_text(encoding="utf-8")
    assert "Uit noorderveld.osm.pbf zijn niet gebruikt: gebouwen" in report


def test_a_register_of_other_ground_takes_nothing_from_the_map_of_here(
    tmp_path, capsys
):
    """Two municipalities in one order: the BAG of one beside OpenStreetMap of the other."""
    files = write(grow(40, 3), tmp_path / "files")
    (bag,) = (path for path in files if path.name == "bag-light.gpkg")
    elsewhere = tmp_path / "bag-elders.gpkg"
    for layer, _shape in pyogrio.list_layers(bag):
        table = geopandas.read_file(bag, layer=layer)
        table.geometry = table.geometry.translate(-90_000, -90_000)
        table.to_file(elsewhere, layer=layer)
    asked = ("--area", "Noorderveld", "--json")
    osm = [path for path in files if path != bag]
    main(["scan", *map(str, osm), *asked, "--to", str(tmp_path / "osm")])
    one = json.loads(capsys.readouterr().out)

    mixed = map(str, [*osm, elsewhere])
    main(["scan", *mixed, *asked, "--to", str(tmp_path / "both")])

    both = json.loads(capsys.readouterr().out)
    assert both["counts"]["yards"] > 0
    assert both["counts"] == one["counts"]


def test_the_same_file_twice_counts_once(hamlet, tmp_path, capsys):
    copy = tmp_path / "copy.gpkg"
    shutil.copy(hamlet[0], copy)

    scan([*hamlet, copy], tmp_path / "out", "--json")

    summary = json.loads(capsys.readouterr().out)
    assert summary["counts"]["buildings_in_area"] == 28
    assert summary["rows_in_two_files"] == {"buildings": 28, "addresses": 14}
