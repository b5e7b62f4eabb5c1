"""Several municipalities in one run, and a scan beside an earlier one."""

import json

import pyarrow.parquet as pq
import pytest
import shapely

from samensterk.cli.main import main
from samensterk.geo.lon_lat import lon_lat_from_rd

WEST_M, STEP_M, FARMS = 254_000, 400, 14


def write_borders(file, areas):
    """Write areas (code, name, west, east) as the CBS does, in degrees."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "statcode": code,
                "jrstatcode": f"2026{code}",
                "statnaam": name,
            },
            "geometry": json.loads(
                shapely.to_geojson(
                    shapely.transform(
                        shapely.box(west_m, 574_000, east_m, 577_000), lon_lat_from_rd
                    )
                )
            ),
        }
        for code, name, west_m, east_m in areas
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return file


@pytest.fixture
def two_towns(write_hamlet, tmp_path):
    """Fourteen farms: seven in Oost, seven in West, both in the province of Verweg."""
    bag, _ = write_hamlet(FARMS)
    middle_m, east_m = 255_000 + 7 * STEP_M - 100, 256_000 + FARMS * STEP_M
    towns = [("GM9901", "West", WEST_M, middle_m), ("GM9902", "Oost", middle_m, east_m)]
    provinces = [("PV99", "Verweg", WEST_M - 50, east_m + 50)]
    return (
        bag,
        write_borders(tmp_path / "towns.geojson", towns),
        write_borders(tmp_path / "provinces.geojson", provinces),
    )


def run(files, folder, *extra):
    return main(["scan", *map(str, files), "--to", str(folder), *extra])


def test_each_area_gets_a_folder_of_its_own(two_towns, tmp_path, capsys):
    code = run(
        two_towns, tmp_path / "out", "--area", "West", "--area", "Oost", "--json"
    )

    summaries = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [one["area"]["name"] for one in summaries] == ["West", "Oost"]
    assert [one["counts"]["yards"] for one in summaries] == [7, 7]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"GM9901", "GM9902"}


def test_a_province_takes_all_its_municipalities(two_towns, tmp_path, capsys):
    assert run(two_towns, tmp_path / "out", "--province", "verweg") == 0

    assert capsys.readouterr().out.count("Gebiedsscan van") == 2


def test_a_municipality_alone_finds_what_it_finds_in_a_province(two_towns, tmp_path):
    run(two_towns, tmp_path / "all", "--province", "Verweg")
    run(two_towns, tmp_path / "one", "--area", "Oost")

    for name in ("areas", "yards", "buildings"):
        alone = pq.read_table(tmp_path / "one" / f"{name}.parquet")
        among = pq.read_table(tmp_path / "all" / "GM9902" / f"{name}.parquet")
        assert alone.equals(among)


def test_one_that_fails_does_not_stop_the_others(two_towns, tmp_path, capsys):
    code = run(two_towns, tmp_path / "out", "--area", "Wets", "--area", "Oost")

    told = capsys.readouterr()
    assert code == 2
    assert "Gebiedsscan van Oost" in told.out
    assert "1 van 2 gemeenten" in told.err
    assert "Bedoelt u West?" in told.err


def test_a_folder_of_one_that_exists_is_kept(two_towns, tmp_path, capsys):
    (tmp_path / "out" / "GM9901").mkdir(parents=True)

    code = run(two_towns, tmp_path / "out", "--province", "Verweg")

    assert code == 2
    assert list((tmp_path / "out" / "GM9901").iterdir()) == []
    assert (tmp_path / "out" / "GM9902" / "scan.json").exists()
    assert "bestaat al" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--province", "Verwe"), "Bedoelt u Verweg?"),
        ((), "geef --area of --province mee"),
    ],
)
def test_what_is_asked_must_be_clear(two_towns, tmp_path, capsys, asked, told):
    assert run(two_towns, tmp_path / "out", *asked) == 2

    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_without_borders_of_provinces_that_is_said(two_towns, tmp_path, capsys):
    assert run(two_towns[:2], tmp_path / "out", "--province", "Verweg") == 2

    assert "provinciegrenzen" in capsys.readouterr().err


def scan_hamlet(files, folder, *extra):
    return run(files, folder, "--area", "Nergens", *extra)


def changes_between(write_hamlet, tmp_path, n_before, n_after, *extra):
    scan_hamlet(write_hamlet(n_before), tmp_path / "before", *extra)
    for file in tmp_path.glob("*.gpkg"):
        file.unlink()
    files = write_hamlet(n_after)
    code = scan_hamlet(
        files, tmp_path / "after", "--previous", str(tmp_path / "before")
    )
    assert code == 0
    record = json.loads((tmp_path / "after" / "scan.json").read_text())
    return pq.read_table(tmp_path / "after" / "changes.parquet").to_pylist(), record


def test_nothing_new_gives_changes_of_nothing(write_hamlet, tmp_path):
    changes, record = changes_between(write_hamlet, tmp_path, 12, 12)

    assert changes
    assert {row["change"] for row in changes} == {0.0}
    assert record["comparison"]["areas_withheld"] == 0


@pytest.mark.parametrize("extra", [(), ("--without-yards",)])
def test_a_change_by_one_to_four_yards_is_withheld(write_hamlet, tmp_path, extra):
    changes, record = changes_between(write_hamlet, tmp_path, 12, 14, *extra)

    assert record["comparison"]["areas_withheld"] > 0
    assert "GM9901" not in {row["area_id"] for row in changes}
    report = (tmp_path / "after" / "report.html").read_text()
    assert "kwamen of gingen een tot vier erven" in report


def test_a_change_by_five_yards_is_given(write_hamlet, tmp_path):
    changes, _ = changes_between(write_hamlet, tmp_path, 12, 17)

    whole = {r["indicator"]: r for r in changes if r["area_id"] == "GM9901"}
    assert whole["outbuildings"]["before"] == 12
    assert whole["outbuildings"]["change"] == 5


@pytest.mark.parametrize("content", [None, "{}", "geen json"])
def test_a_folder_without_a_scan_cannot_be_compared(
    write_hamlet, tmp_path, capsys, content
):
    (tmp_path / "before").mkdir()
    if content is not None:
        (tmp_path / "before" / "scan.json").write_text(content)

    code = scan_hamlet(
        write_hamlet(6), tmp_path / "out", "--previous", str(tmp_path / "before")
    )

    assert code == 2
    assert "geen map van een eerdere scan" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_scan_of_another_municipality_cannot_be_compared(two_towns, tmp_path, capsys):
    run(two_towns, tmp_path / "west", "--area", "West")

    code = run(
        two_towns,
        tmp_path / "oost",
        "--area",
        "Oost",
        "--previous",
        str(tmp_path / "west"),
    )

    assert code == 2
    assert "gaat over West" in capsys.readouterr().err
