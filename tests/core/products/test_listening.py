"""Whoever waits for a run hears of each municipality, and can stop it cleanly."""

import json

import pytest
import shapely

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.products.scan_folder import Imprint
from samensterk.products.scan_run import Listener, Order, run_scans
from samensterk.products.stopwatch import Stopwatch
from samensterk.scan.rules import DEFAULT_RULES

TOWNS = (("GM9901", "West", 254_000, 257_700), ("GM9902", "Oost", 257_700, 262_000))


class Stopped(Exception):
    pass


def silent(_name):
    return lambda _count: None


@pytest.fixture
def files(write_hamlet, tmp_path):
    bag, borders = write_hamlet(14)
    features = []
    for code, name, west, east in TOWNS:
        outline = shapely.transform(
            shapely.box(west, 574_000, east, 577_000), lon_lat_from_rd
        )
        told = {"statcode": code, "jrstatcode": f"2026{code}", "statnaam": name}
        shape = json.loads(shapely.to_geojson(outline))
        features.append({"type": "Feature", "properties": told, "geometry": shape})
    borders.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return [bag, borders]


def run(files, folder, areas, listener, progress=silent):
    return run_scans(
        Order(files=files, areas=areas, province=None, folder=folder),
        DEFAULT_RULES,
        imprint=Imprint("2026-11-30", "0.1.0"),
        progress=progress,
        watch=Stopwatch(lambda: 0.0),
        listener=listener,
    )


def test_each_municipality_is_told_when_it_begins_and_when_it_ends(files, tmp_path):
    heard = []
    listener = Listener(
        begun=lambda place, number, total: heard.append((place.name, number, total)),
        ended=heard.append,
    )

    outcomes = run(files, tmp_path / "out", ["West", "Nergens", "Oost"], listener)

    failed, west, oost = outcomes
    assert heard == [failed, ("West", 1, 2), west, ("Oost", 2, 2), oost]
    assert failed.asked == "Nergens"
    assert (west.folder / "report.json").exists()


def test_a_municipality_is_complete_when_it_is_told(files, tmp_path):
    seen = []

    def look(done):
        seen.append({path.name for path in done.folder.iterdir()})

    run(files, tmp_path / "out", ["West", "Oost"], Listener(ended=look))

    assert seen[0] == seen[1]
    assert "scan.json" in seen[0]


def test_who_stops_at_the_second_keeps_the_first_whole_and_nothing_half(
    files, tmp_path
):
    def stop_at_second(_place, number, _total):
        if number == 2:
            raise Stopped

    with pytest.raises(Stopped):
        run(files, tmp_path / "out", ["West", "Oost"], Listener(begun=stop_at_second))

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["GM9901"]
    assert (tmp_path / "out" / "GM9901" / "scan.json").exists()


def test_who_stops_while_files_are_read_leaves_nothing(files, tmp_path):
    def stop(_name):
        raise Stopped

    with pytest.raises(Stopped):
        run(files, tmp_path / "out", ["West", "Oost"], Listener(), progress=stop)

    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("calls", range(2, 30, 3))
def test_who_stops_between_two_steps_leaves_no_draft(files, tmp_path, calls):
    """The clock of the watch is asked at each step: a job can look there and stop."""
    left = iter(range(calls))

    def clock():
        if next(left, None) is None:
            raise Stopped
        return 0.0

    order = Order(files=files, areas=["West"], province=None, folder=tmp_path / "out")
    try:
        run_scans(
            order,
            DEFAULT_RULES,
            imprint=Imprint("2026-11-30", "0.1.0"),
            progress=silent,
            watch=Stopwatch(clock),
        )
    except Stopped:
        assert not (tmp_path / "out").exists()
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".out")]
