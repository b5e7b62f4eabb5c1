"""Noorderveld: the same seed gives the same bytes, and our own readers read it."""

import json
from pathlib import Path

import pytest

from samensterk.cli.main import main


@pytest.fixture(scope="module")
def noorderveld(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "one"
    main(["sample", "--yards", "60", "--seed", "3", "--to", str(folder)])
    return folder


def test_the_same_seed_gives_the_same_bytes(noorderveld, tmp_path):
    main(["sample", "--yards", "60", "--seed", "3", "--to", str(tmp_path / "two")])

    for path in noorderveld.iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), (
            path.name
        )


def test_its_registers_can_be_scanned(noorderveld, tmp_path, capsys):
    names = ("bag-light.gpkg", "cbs_gemeente_gegeneraliseerd_2026.geojson")
    files = [str(noorderveld / name) for name in names]

    code = main(
        [
            "scan",
            *files,
            "--area",
            "Noorderveld",
            "--to",
            str(tmp_path / "scan"),
            "--json",
        ]
    )

    counts = json.loads(capsys.readouterr().out)["counts"]
    assert code == 0
    assert 40 <= counts["yards"] <= 90
    assert counts["cells"] >= 1


def test_its_map_file_holds_the_same_buildings(noorderveld, capsys):
    files = [
        str(noorderveld / name) for name in ("bag-light.gpkg", "noorderveld.osm.pbf")
    ]

    code = main(["sources", *files, "--json"])

    bag, osm = json.loads(capsys.readouterr().out)
    assert code == 0
    assert abs(bag["counts"]["pand"] - osm["counts"]["gebouwen"]) <= 2


def test_a_folder_that_exists_is_refused(noorderveld, capsys):
    assert main(["sample", "--to", str(noorderveld)]) == 2
    assert "bestaat al" in capsys.readouterr().err


def test_a_country_has_exactly_the_buildings_that_are_asked(tmp_path, capsys):
    code = main(["sample", "--buildings", "3000", "--to", str(tmp_path / "land")])

    assert code == 0
    names = [Path(line).name for line in capsys.readouterr().out.split()]
    assert names == ["bag-light.gpkg", "nwb_wegen.gpkg"]
    main(["sources", str(tmp_path / "land" / "bag-light.gpkg"), "--json"])
    assert json.loads(capsys.readouterr().out)[0]["counts"]["pand"] == 3000


def test_more_buildings_than_fit_are_refused(tmp_path, capsys):
    code = main(["sample", "--buildings", "900000000", "--to", str(tmp_path / "land")])

    assert code == 2
    assert "hooguit" in capsys.readouterr().err
    assert not (tmp_path / "land").exists()


@pytest.mark.parametrize("number", ["0", "-3", "veel"])
def test_a_number_that_cannot_be_is_refused(tmp_path, capsys, number):
    assert main(["sample", f"--yards={number}", "--to", str(tmp_path / "x")]) == 2

    assert "1 of meer" in capsys.readouterr().err
