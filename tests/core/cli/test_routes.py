"""`samensterk routes`: a network, and times between points."""

import json

import pytest
from core.routing_made import at, street, write_pbf

from samensterk.cli.main import main

NODES = {1: (0, 0), 2: (1000, 0), 3: (200, 9_000), 4: (1600, 9_000)}
WAYS = [([1, 2], street("Kerkweg")), ([3, 4], street("Eiland"))]


@pytest.fixture
def file(tmp_path):
    return write_pbf(tmp_path / "roads.osm.pbf", NODES, WAYS)


@pytest.fixture
def network(file, tmp_path, capsys):
    path = tmp_path / "made.roads"
    assert main(["routes", "build", str(file), "--to", str(path)]) == 0
    capsys.readouterr()
    return path


def write_points(folder, *places):
    rows = [f"{name},{at(*place)[0]},{at(*place)[1]}" for name, place in places]
    path = folder / "points.csv"
    path.write_text("id,x_m,y_m\n" + "\n".join(rows) + "\n")
    return path


def test_building_tells_what_is_in_the_network(file, tmp_path, capsys):
    to = tmp_path / "new" / "made.roads"
    code = main(["routes", "build", str(file), "--to", str(to), "--json"])

    facts = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (facts["nodes"], facts["pieces"], facts["km"]) == (4, 2, 2.4)
    assert facts["km_by_class"] == {"unclassified": 2.4}
    assert facts["island_km"] == 1.0
    assert facts["file"] == str(to)


def test_building_tells_a_person_the_same_in_dutch(file, tmp_path, capsys):
    assert main(["routes", "build", str(file), "--to", str(tmp_path / "a.roads")]) == 0

    told = capsys.readouterr().out
    assert "2 stukken weg, 4 knooppunten, 2,4 km" in told
    assert "buitenweg 2,4" in told


def test_a_network_that_is_there_is_not_replaced_unasked(file, network, capsys):
    before = network.read_bytes()
    command = ["routes", "build", str(file), "--to", str(network)]

    assert main(command) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert main([*command, "--replace"]) == 0
    assert network.read_bytes() == before


def test_the_matrix_gives_times_metres_and_what_cannot_be_reached(
    network, tmp_path, capsys
):
    """45 km/h legal is driven at 10 m/s; the main road is the longest, here in the north."""
    points = write_points(
        tmp_path, ("a", (300, 9_000)), ("b", (1300, 9_000)), ("c", (500, 0)),
        ("d", (5000, 5000)),
    )  # fmt: skip
    code = main(["routes", "matrix", str(network), str(points), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["ids"] == ["a", "b", "c", "d"]
    assert answer["seconds"][0][:2] == pytest.approx([0, 100], abs=0.2)
    assert answer["metres"][1][0] == pytest.approx(1000, abs=1)
    assert answer["seconds"][0][2:] == [None, None]
    assert answer["seconds"][3] == answer["metres"][3] == [None] * 4
    assert answer["snapped_m"][0] == pytest.approx(0, abs=0.1)
    assert answer["snapped_m"][3] is None
    assert answer["unreachable"] == [
        {"id": "c", "why": "de weg hangt niet aan de andere wegen"},
        {"id": "d", "why": "geen weg binnen 500 m"},
    ]
    assert answer["is_straight"] is False


def test_the_matrix_tells_a_person_how_long_and_what_not(network, tmp_path, capsys):
    points = write_points(tmp_path, ("a", (300, 9_000)), ("d", (5000, 5000)))

    assert main(["routes", "matrix", str(network), str(points)]) == 0
    told = capsys.readouterr().out
    assert "2 punten, waarvan 1 niet bereikbaar" in told
    assert "d: geen weg binnen 500 m." in told


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["build", "{none}", "--to", "{to}"], "bestaat niet"),
        (["build", "{points}", "--to", "{to}"], "geen wegen die we kennen"),
        (["build", "{folder}", "--to", "{to}"], "is een map"),
        (["build", "{file}", "--to", "{points}/x"], "schrijven van"),
        (["matrix", "{points}", "{points}"], "is geen wegennet"),
        (["matrix", "{none}", "{points}"], "bestaat niet"),
        (["matrix", "{network}", "{none}"], "bestaat niet"),
        (["matrix", "{network}", "{wrong}"], "regel 2: y_m is 'noord'"),
        (["matrix", "{network}"], "er ontbreekt"),
        ([], "er ontbreekt"),
    ],
)
def test_trouble_is_one_dutch_line(file, network, tmp_path, capsys, words, why):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("id,x_m,y_m\na,200000,noord\n")
    places = {
        "none": tmp_path / "none", "to": tmp_path / "to.roads", "folder": tmp_path,
        "points": write_points(tmp_path, ("a", (0, 0))), "file": file,
        "network": network, "wrong": wrong,
    }  # fmt: skip
    code = main(["routes", *(word.format(**places) for word in words)])

    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert why in told.err
    assert not (tmp_path / "to.roads").exists()
