"""Noorderveld: the same seed gives the same bytes, and our own readers read it."""

import json

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
