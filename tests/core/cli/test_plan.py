"""`samensterk plan`: from a file to a plan, or a line that says what is wrong where."""

import json

import numpy as np
import pytest

from samensterk.cli.main import main
from samensterk.planning.effort import Effort
from samensterk.products.routes_of_instance import broken_rules, solve_instance
from samensterk.sources.vrptw import read_instance

SOLOMON = """HAND

VEHICLE
NUMBER     CAPACITY
  3          20

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0         0          0          0        100          0
    1      3         4         10          0         90         10
    2      0         5         10          0         90         10
    3      1         1         10          0         90         10
    4     -1         1         10          0         90         10
"""
VRPLIB = """NAME : HAND
TYPE : VRPTW
DIMENSION : 5
VEHICLES : 3
CAPACITY : 20
SERVICE_TIME : 10
EDGE_WEIGHT_TYPE : EUC_2D
NODE_COORD_SECTION
1 0 0
2 3 4
3 0 5
4 1 1
5 -1 1
DEMAND_SECTION
1 0
2 10
3 10
4 10
5 10
TIME_WINDOW_SECTION
1 0 100
2 0 90
3 0 90
4 0 90
5 0 90
DEPOT_SECTION
1
-1
EOF
"""


def plan_of(path, capsys, *more):
    code = main(["plan", str(path), "--iterations", "60", "--json", *more])
    said = capsys.readouterr()
    assert code == 0, said.err
    return json.loads(said.out)


@pytest.mark.parametrize("text", [SOLOMON, VRPLIB], ids=["solomon", "vrplib"])
def test_a_public_instance_is_solved_in_its_own_distances(text, tmp_path, capsys):
    path = tmp_path / "hand.txt"
    path.write_text(text)

    exact = plan_of(path, capsys)
    dimacs = plan_of(path, capsys, "--distances", "dimacs")

    # 0-1-2-0 is 5 + sqrt(10) + 5; 0-3-4-0 is sqrt(2) + 2 + sqrt(2).
    assert exact["distance"] == pytest.approx(10 + 10**0.5 + 2 + 2 * 2**0.5)
    assert dimacs["distance"] == pytest.approx(10 + 3.1 + 2 + 2 * 1.4)
    assert exact["vehicles"] == dimacs["vehicles"] == 2
    assert {frozenset(one) for one in exact["routes"]} == {
        frozenset({1, 2}),
        frozenset({3, 4}),
    }


def test_coordinates_need_not_be_whole_numbers(tmp_path):
    path = tmp_path / "half.txt"
    path.write_text(SOLOMON.replace("    1      3   ", "    1      3.5 "))

    assert read_instance(path).distance[0, 1] == pytest.approx((3.5**2 + 16) ** 0.5)


def test_hours_that_leave_no_slack_are_kept_exactly(tmp_path, capsys):
    path = tmp_path / "tight.txt"
    # Client 1 lies at a distance of exactly 5 and closes at 5; then 10 of service.
    path.write_text(
        SOLOMON.replace("0         90         10\n    2", "5   5   10\n    2")
    )

    found = plan_of(path, capsys)

    assert found["feasible"]


def test_routes_are_proven_in_the_units_of_the_file(tmp_path):
    path = tmp_path / "hand.txt"
    path.write_text(SOLOMON)
    instance = read_instance(path)
    limit = Effort(5.0, lambda: 0.0, 60)

    found = solve_instance(instance, limit, 1, is_dimacs=False)

    assert found.is_feasible
    for wrong in ([[1, 2, 3, 4]], [[1, 2], [3]], [[1], [2], [3], [4]]):
        assert broken_rules(instance, instance.distance, wrong)
    late = np.full_like(instance.late, 3.0)
    hurried = type(instance)(**{**_fields(instance), "late": late})
    assert broken_rules(hurried, instance.distance, found.routes)


def _fields(instance):
    return {name: getattr(instance, name) for name in instance.__dataclass_fields__}


def test_the_text_shows_routes_and_the_objective(tmp_path, capsys):
    path = tmp_path / "hand.txt"
    path.write_text(SOLOMON)

    assert main(["plan", str(path), "--iterations", "60"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [
        "Route", "Route", "distance", "vehicles",
    ]  # fmt: skip


def test_an_instance_without_any_plan_is_said_to_have_none(tmp_path, capsys):
    path = tmp_path / "full.txt"
    path.write_text(SOLOMON.replace("  3          20", "  1          20"))

    assert main(["plan", str(path), "--iterations", "20"]) == 2

    assert "geen plan gevonden dat alles bezoekt" in capsys.readouterr().err


ROUND = {
    "seconds": [[0, 300, 600], [300, 0, 300], [600, 300, None]],
    "areas": ["noord"],
    "team_days": [
        {
            "key": "ma-1", "team": "team 1", "day": "2027-03-01", "start": "09:00",
            "end": "17:00", "start_place": 0, "skills": ["boa"], "most_visits": 7,
            "lunch": {"from": "12:00", "until": "13:00", "minutes": 30},
        }
    ],
    "visits": [
        {
            "key": "a", "place": 1, "minutes": 40, "area": "noord", "needs": ["boa"],
            "windows": [{"from": "09:30", "until": "11:20", "day": "2027-03-01"}],
        },
        {
            "key": "b", "place": 2, "area": "noord", "apart": "pluimvee",
            "appointment": {"day": "2027-03-01", "at": "14:00"}, "team_day": "ma-1",
        },
    ],
}  # fmt: skip


def write(tmp_path, value):
    path = tmp_path / "ronde.json"
    path.write_text(json.dumps(value))
    return path


def test_a_round_is_planned_from_our_own_json(tmp_path, capsys):
    found = plan_of(write(tmp_path, ROUND), capsys)

    (day,) = found["team_days"]
    assert [(s["key"], s["begin"]) for s in day["stops"]] == [
        ("a", "09:30"),
        ("b", "14:00"),
    ]
    assert found["distance"] == 300 + 300 + 600
    assert found["vehicles"] == 1
    assert found["feasible"]
    assert found["waiting_areas"] == found["unplaced"] == []


def test_a_plan_reads_as_a_list_in_dutch(tmp_path, capsys):
    visits = [
        *ROUND["visits"],
        {"key": "c", "place": 1, "area": "noord", "needs": ["x"]},
    ]

    path = write(tmp_path, {**ROUND, "visits": visits})
    assert main(["plan", str(path), "--iterations", "60"]) == 0

    said = capsys.readouterr().out
    assert "2027-03-01 team 1: 09:30 a, 14:00 b; terug 14:50" in said
    assert "geen plek voor c: geen team heeft wat dit bezoek vraagt (x)" in said
    assert "2 bezoeken op 1 teamdagen; 20 minuten rijden." in said


def changed(value, path, new):
    copy = json.loads(json.dumps(value))
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    if new is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = new
    return copy


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        (("seconds",), None, "seconds: ontbreekt"),
        (("seconds", 1), [1, 2], "seconds[1]: moet een rij van 3 getallen zijn"),
        (("seconds", 1, 2), -4, "seconds[1][2]: moet een getal van 0 of meer zijn"),
        (("visits", 1, "place"), 9, "visits[1].place: moet een geheel getal van 0 tot en met 2"),
        (("visits", 1, "place"), True, "visits[1].place: moet een geheel getal"),
        (("visits", 1, "key"), "a", "visits: 'a' staat er twee keer in"),
        (("visits", 0, "key"), " ", "visits[0].key: is leeg"),
        (("visits", 0, "windows", 0, "from"), "9.30", "visits[0].windows[0].from: '9.30' is geen tijd"),
        (("visits", 0, "windows", 0, "until"), "09:00", "visits[0].windows[0].until: moet later zijn"),
        (("visits", 1, "appointment", "day"), "1 maart", "visits[1].appointment.day: '1 maart' is geen dag"),
        (("visits", 1, "team_day"), "di-1", "visits[1].team_day: 'di-1' staat niet in team_days"),
        (("visits", 0, "needs"), "boa", "visits[0].needs: moet een lijst van teksten zijn"),
        (("visits", 0, "lenght"), 4, "visits[0].lenght: onbekend"),
        (("visits",), "x", "visits: moet een lijst zijn"),
        (("visits", 0), "x", "visits[0]: moet een object zijn"),
        (("team_days", 0, "end"), "08:00", "team_days[0].end: moet later zijn dan start"),
        (("team_days", 0, "lunch", "until"), "16:50", "team_days[0].lunch: valt niet binnen"),
        (("team_days",), [], "team_days: er is geen enkel team op een dag"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named_by_its_place(path, new, said, tmp_path, capsys):
    file = write(tmp_path, changed(ROUND, path, new))

    assert main(["plan", str(file)]) == 2

    error = capsys.readouterr().err
    assert said in error
    assert str(file) in error


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "geen JSON (regel 1, teken 1)"),
        ("[]", "moet een object zijn"),
        ("NAME : X\nDIMENSION : 4\nDEMAND_SECTION\n1 0\nEOF\n", "niet te lezen"),
        (SOLOMON.replace("-1", "x"), "niet te lezen"),
        (SOLOMON.replace("-1", ""), "niet te lezen"),
        (SOLOMON.replace("90", "-9"), "niet te lezen"),
        (VRPLIB.replace("4 1 1", "4 1 y"), "niet te lezen"),
    ],
)
def test_a_file_that_is_no_problem_is_refused(text, said, tmp_path, capsys):
    path = tmp_path / "bestand"
    path.write_text(text)

    assert main(["plan", str(path)]) == 2

    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["plan", str(tmp_path / "weg.json")]) == 2

    assert "dit bestand kan niet worden gelezen" in capsys.readouterr().err
