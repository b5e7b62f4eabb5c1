"""`samensterk fetch`: from the servers to files that the scan reads."""

import json

import pyogrio
import pytest
from core.local_registers import Fault, LocalRegisters, serving
from core.noorderveld_served import (
    AREAS,
    BAG,
    SQUARES,
    serve_noorderveld,
    write_noorderveld,
)
from pandas.testing import assert_frame_equal

from samensterk.cli import fetch
from samensterk.cli.main import main
from samensterk.sources.fetching.courier import Clock

NOW_S = 1_795_600_000.0  # November 2026


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    return write_noorderveld(tmp_path_factory.mktemp("noorderveld"))


@pytest.fixture(scope="module")
def mirror():
    registers = LocalRegisters()
    with serving(registers) as address:
        yield registers, address


@pytest.fixture
def town(mirror, originals, monkeypatch):
    """Serve Noorderveld; no test waits, time passes only by sleeping."""
    serve_noorderveld(mirror[0], originals)
    passed = [NOW_S]
    clock = Clock(lambda: passed[0], lambda s: passed.append(passed.pop() + s))
    monkeypatch.setattr(fetch, "CLOCK", clock)
    return mirror[0]


@pytest.fixture
def run(mirror, town, tmp_path):
    def run(*words, asked="GM9901"):
        folder = tmp_path / "bestanden"
        return main(["fetch", asked, "--to", str(folder), "--from", mirror[1], *words])

    return run


def record_in(tmp_path):
    return json.loads((tmp_path / "bestanden/fetch.json").read_text())


def test_every_file_is_recognised_and_has_what_the_server_has(
    run, town, tmp_path, capsys
):
    assert run() == 0

    told = capsys.readouterr().out
    files = sorted(str(path) for path in (tmp_path / "bestanden").glob("*.[gj][ps]*"))
    files = [path for path in files if not path.endswith("fetch.json")]
    assert main(["sources", "--json", *files]) == 0
    found = {one["format"]: one for one in json.loads(capsys.readouterr().out)}
    assert set(found) == {
        "bag_light", "brp_parcels", "cbs_areas", "cbs_squares", "key_figures", "nwb",
        "police",
    }  # fmt: skip
    assert found["bag_light"]["counts"]["pand"] == len(town.collections[f"{BAG}/pand"])
    assert found["cbs_squares"]["date"] == "2024"
    assert "samensterk scan " in told
    assert "--area GM9901" in told


def test_the_scan_of_fetched_files_is_that_of_the_registers_own(
    run, originals, tmp_path, capsys
):
    assert run() == 0
    words = capsys.readouterr().out.splitlines()[-1].split()[1:]
    words[-1] = str(tmp_path / "fetched")
    own = [
        str(originals[name])
        for name in (
            "bag-light.gpkg", "nwb_wegen.gpkg", "brpgewaspercelen_concept_2026.gpkg",
            "wijkenbuurten_2025_v1.gpkg", "cbs_vk500_2024.gpkg", "politie_47018NED.json",
        )
    ]  # fmt: skip

    assert main([*words, "--json"]) == 0
    fetched = json.loads(capsys.readouterr().out)
    main(["scan", *own, "--area", "GM9901", "--to", str(tmp_path / "own"), "--json"])
    expected = json.loads(capsys.readouterr().out)
    assert fetched["counts"] == expected["counts"]
    yards = [
        pyogrio.read_dataframe(tmp_path / folder / "scan.gpkg", layer="yards")
        for folder in ("fetched", "own")
    ]
    # Areas are added up in the order of the file, so the last bit may differ.
    assert_frame_equal(*yards, rtol=1e-9)


def test_the_record_says_where_each_file_came_from(run, tmp_path):
    run("--only", "parcels,crime")

    entries = record_in(tmp_path)["entries"]
    parcels = entries["parcels"]
    assert parcels["file"] == "brp_gewaspercelen.gpkg"
    assert len(parcels["sha256"]) == 64
    assert parcels["fetched_at"].startswith("2026-11-")
    assert parcels["source"]["url"].startswith("https://api.pdok.nl/rvo/")
    assert parcels["source"]["licence"] == "CC0 1.0"
    assert parcels["source"]["date"] == "2026"
    assert entries["crime"]["source"]["attribution"] == "Politie, CBS"
    assert parcels["source"]["n_pages"] == 1


def test_what_is_there_is_not_asked_again_unless_it_changed(run, town, tmp_path):
    run("--only", "squares,crime")
    town.asked.clear()

    assert run("--only", "squares,crime", asked="Noorderveld") == 0
    assert town.asked == []

    (tmp_path / "bestanden/politie_47018NED.json").write_text("kapot")
    run("--only", "squares,crime")
    assert {path.split("/")[1] for path, _, _ in town.asked} == {"dataderden.cbs.nl"}


def test_refresh_fetches_what_was_there(run, town):
    run("--only", "squares")
    town.asked.clear()

    assert run("--only", "squares", "--refresh") == 0

    assert [path for path, _, _ in town.asked if path == SQUARES] != []


def test_a_register_that_fails_does_not_stop_the_rest(run, town, tmp_path, capsys):
    town.broken = {"wegvakken": Fault("status", 503)}

    assert run("--only", "roads,parcels") == 2

    told = capsys.readouterr()
    assert "1 van 2 bronnen zijn niet gelukt" in told.err
    assert "roads: api.pdok.nl geeft na 6 keer proberen geen goed antwoord" in told.err
    assert "brp_gewaspercelen.gpkg" in told.out
    assert set(record_in(tmp_path)["failed"]) == {"roads"}

    town.broken = {}
    assert run("--only", "roads,parcels") == 0
    assert record_in(tmp_path)["failed"] == {}


def test_a_broken_run_goes_on_where_it_was(run, town, tmp_path):
    town.page_sizes = iter([1000, *[50] * 500])
    town.broken = {"verblijfsobject": Fault("status", 500)}
    run("--only", "buildings")
    town.broken, town.page_sizes = {}, iter([50] * 500)
    town.asked.clear()

    assert run("--only", "buildings") == 0

    assert f"{BAG}/pand/items" not in [path for path, _, _ in town.asked]
    assert sorted(path.name for path in (tmp_path / "bestanden").iterdir()) == [
        "bag.gpkg",
        "fetch.json",
    ]


def test_stopping_keeps_the_pages(run, town, tmp_path, monkeypatch, capsys):
    run("--only", "crime")
    town.page_sizes = iter([30] * 500)
    left = iter([None, None])

    def sleep_or_stop(_):
        if next(left, "stop"):
            raise KeyboardInterrupt

    monkeypatch.setattr(fetch, "CLOCK", Clock(lambda: NOW_S, sleep_or_stop))
    assert run("--only", "parcels") == 130

    assert "dezelfde opdracht gaat verder" in capsys.readouterr().err
    parts = tmp_path / "bestanden/brp_gewaspercelen.gpkg.part"
    assert len(list(parts.glob("brpgewas/0*.json"))) == 3
    monkeypatch.setattr(fetch, "CLOCK", Clock(lambda: NOW_S, lambda _: None))
    town.asked.clear()
    assert run("--only", "parcels") == 0
    assert town.asked[0][1]["cursor"] == "90"


def test_an_empty_answer_is_no_success_and_is_not_kept(run, town, tmp_path, capsys):
    full = town.squares[SQUARES]
    town.squares[SQUARES] = []
    assert run("--only", "squares") == 2
    assert "gaf geen enkel object" in capsys.readouterr().err

    town.squares[SQUARES] = full
    assert run("--only", "squares") == 0


def test_the_answer_for_machines_has_files_and_failures(run, town, capsys):
    town.broken = {"TypedDataSet": Fault("status", 404)}

    assert run("--only", "squares,crime", "--json") == 2

    found = json.loads(capsys.readouterr().out)
    assert [one["entry"]["register"] for one in found["files"]] == ["squares"]
    assert "code 404" in found["failed"]["crime"]


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Norderveld", "Bedoelt u Noorderveld (GM9901)"),
        ("GM9990", "of Noorderveld (GM9901)?"),
        ("Q", "het CBS kent geen gemeente 'Q'."),
    ],
)
def test_an_unknown_municipality_is_one_line_with_the_nearest(run, capsys, asked, line):
    assert run(asked=asked) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert line in told.err


@pytest.mark.parametrize("filters", [{"gemeentecode", "gemeentenaam"}, set()])
def test_a_name_in_small_letters_is_found_with_or_without_filters(
    run, town, tmp_path, filters
):
    neighbour = dict(town.collections[f"{AREAS}/gemeenten"][0][2])
    neighbour |= {"gemeentecode": "GM9908", "gemeentenaam": "Elders"}
    town.collections[f"{AREAS}/gemeenten"].append(
        ("x", town.collections[f"{AREAS}/gemeenten"][0][1], neighbour)
    )
    town.filters = filters

    assert run("--only", "areas", asked="noorderveld") == 0

    record = record_in(tmp_path)
    assert record["municipality"]["code"] == "GM9901"
    assert record["entries"]["areas"]["source"]["counts"]["gemeenten"] == 1


def test_a_folder_of_another_municipality_is_left_alone(run, town, capsys):
    run("--only", "squares")
    for _, _, properties in town.collections[f"{AREAS}/gemeenten"]:
        properties["gemeentecode"], properties["gemeentenaam"] = "GM9905", "Verderop"

    assert run("--only", "squares", asked="GM9905") == 2

    assert "bevat bestanden van Noorderveld" in capsys.readouterr().err


def test_a_mirror_must_be_safe(tmp_path, capsys):
    words = ["fetch", "GM9901", "--to", str(tmp_path), "--from", "http://example.org"]

    assert main(words) == 2
    assert "https" in capsys.readouterr().err


def test_whole_files_come_from_the_lists_of_downloads(
    run, town, originals, tmp_path, capsys
):
    base = "/service.pdok.nl/kadaster/bag/atom"
    link = f'<link rel="alternate" type="a/b" href="https:/{base}/bag-light.gpkg"/>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{link}</entry></feed>'
    town.files[f"{base}/bag.xml"] = feed.encode()
    town.files[f"{base}/bag-light.gpkg"] = originals["bag-light.gpkg"].read_bytes()

    assert run("--only", "buildings,squares", "--whole-files") == 0

    folder = tmp_path / "bestanden"
    whole = (folder / "bag-light.gpkg").read_bytes()
    assert whole == originals["bag-light.gpkg"].read_bytes()
    assert f"scan {folder / 'bag-light.gpkg'} " in capsys.readouterr().out
    entries = record_in(tmp_path)["entries"]
    assert entries["buildings"]["box_m"] is None
    assert len(entries["squares"]["box_m"]) == 4


def test_a_whole_file_that_is_no_register_is_no_success(run, town, capsys):
    base = "/service.pdok.nl/kadaster/bag/atom"
    link = f'<link rel="alternate" type="a/b" href="https:/{base}/bag-light.gpkg"/>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{link}</entry></feed>'
    town.files[f"{base}/bag.xml"] = feed.encode()
    town.files[f"{base}/bag-light.gpkg"] = b"<html>onderhoud</html>"

    assert run("--only", "buildings", "--whole-files") == 2

    assert "bag-light.gpkg: heeft een inhoud die niet" in capsys.readouterr().err


def test_only_knows_the_names_of_the_registers(run, capsys):
    assert run("--only", "huizen") == 2

    assert "kies uit: areas, buildings" in capsys.readouterr().err
