"""Registered crime as CBS dataderden gives it."""

import json

import pytest

from samensterk.scan.tables import CRIME
from samensterk.sources.police import FORMAT
from samensterk.sources.reading import BrokenFile
from samensterk.sources.recognise import recognise

ROW = {
    "ID": 0,
    "SoortMisdrijf": "1.1.1 ",
    "WijkenEnBuurten": "GM0758    ",
    "Perioden": "2024JJ00",
    "GeregistreerdeMisdrijven_1": 12,
}


@pytest.fixture
def write(tmp_path):
    def write(content):
        path = tmp_path / "crime.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def read(path):
    return FORMAT.read(path, None, lambda _: None)


def rows(path):
    return read(path).tables["crime"].to_pylist()


def test_codes_lose_their_blanks(write):
    path = write({"odata.metadata": "x/47018NED/$metadata", "value": [ROW]})

    (row,) = rows(path)

    assert row == {
        "area_code": "GM0758",
        "offence": "1.1.1",
        "year": 2024,
        "month": None,
        "count": 12,
    }
    assert recognise(path) is FORMAT
    assert FORMAT.describe(path).date == "2024"
    assert "47018NED" in FORMAT.describe(path).title


def test_a_month_is_a_month(write):
    (row,) = rows(write({"value": [ROW | {"Perioden": "2017MM12"}]}))

    assert (row["year"], row["month"]) == (2017, 12)


@pytest.mark.parametrize("value", [None, ".", "", -1, 1.5, 10**12])
def test_what_is_withheld_or_no_count_is_empty(write, value):
    (row,) = rows(write({"value": [ROW | {"GeregistreerdeMisdrijven_1": value}]}))

    assert row["count"] is None


def test_a_list_of_pages_is_one_table(write):
    other = ROW | {"WijkenEnBuurten": "BU07580004"}

    found = rows(write([{"value": [ROW]}, {"value": [other]}]))

    assert [row["area_code"] for row in found] == ["BU07580004", "GM0758"]


def test_bare_rows_are_read_too(write):
    assert len(rows(write([ROW]))) == 1


def test_rows_on_two_pages_count_once_and_keep_the_count(write):
    unknown = ROW | {"GeregistreerdeMisdrijven_1": None}

    reading = read(write([{"value": [unknown]}, {"value": [ROW]}]))

    assert reading.tables["crime"]["count"].to_pylist() == [12]
    (problem,) = reading.problems
    assert (problem.reason, problem.count) == ("crime.twice", 1)


@pytest.mark.parametrize(
    "strange",
    [
        {"WijkenEnBuurten": "NL00      "},
        {"Perioden": "2024KW01"},
        {"SoortMisdrijf": "T001161"},
    ],
)
def test_other_rows_are_counted_and_left_out(write, strange):
    reading = read(write({"value": [ROW, ROW | strange]}))

    assert reading.tables["crime"].num_rows == 1
    (problem,) = reading.problems
    assert (problem.reason, problem.count) == ("crime.other_row", 1)


def test_the_order_of_rows_does_not_matter(write):
    some = [ROW | {"Perioden": f"{year}JJ00"} for year in range(2015, 2025)]
    forward = read(write({"value": some})).tables["crime"]

    backward = read(write({"value": some[::-1]})).tables["crime"]

    assert forward.equals(backward)


def test_no_rows_make_an_empty_table(write):
    table = read(write({"value": []})).tables["crime"]

    assert table.num_rows == 0
    CRIME.check(table)


@pytest.mark.parametrize("content", [{"value": "none"}, ["a"], {"value": [1]}, 3])
def test_json_without_rows_is_one_clear_line(write, content):
    with pytest.raises(BrokenFile, match="OData"):
        read(write(content))


def test_json_that_breaks_off_is_one_clear_line(write):
    path = write({"value": [ROW, ROW]})
    path.write_bytes(path.read_bytes()[:-30])

    assert recognise(path) is FORMAT
    with pytest.raises(BrokenFile, match="breekt af"):
        FORMAT.describe(path)
