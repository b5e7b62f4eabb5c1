"""Lists of points: read, or told which line is wrong."""

import pytest

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.routing.points_file import read_points
from samensterk.routing.trouble import WrongPoints


@pytest.fixture
def write(tmp_path):
    def written(text):
        path = tmp_path / "points.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return written


def test_metres_and_degrees_give_the_same_points(write):
    metres = read_points(write("id,x_m,y_m\na,200000,500000\n"))
    lon, lat = lon_lat_from_rd(metres.points_m)[0]
    degrees = read_points(write(f"lat,lon,id\n{lat},{lon},a\n"))

    assert metres.ids == degrees.ids == ("a",)
    assert degrees.points_m == pytest.approx(metres.points_m, abs=0.01)


def test_a_list_from_a_dutch_spreadsheet_is_read(write):
    text = "\ufeffID;Lon;Lat\r\n\r\nerf 1;5,9;52,5\r\n"

    assert read_points(write(text)).ids == ("erf 1",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is leeg"),
        ("id,lon,lat\n", "alleen een kopregel"),
        ("a,5.9,52.5\n", r"regel 1: de kop is 'a,5.9,52.5'"),
        ("id,lon\na,5.9\n", "regel 1: de kop"),
        ("id,lon,lat,lat\na,5.9,52.5,52.5\n", "regel 1: de kop"),
        ("id,lon,lat\na,5.9,52.5\nb,5.9\n", "regel 3: heeft 2 kolommen, geen 3"),
        ("id,lon,lat\na,5.9,noord\n", "regel 2: lat is 'noord'"),
        ("id,lon,lat\na,nan,52.5\n", "regel 2: lon is 'nan'"),
        ("id,lon,lat\n,5.9,52.5\n", "regel 2: heeft geen id"),
        (
            "id,lon,lat\na,5.9,52.5\n\na,5.8,52.5\n",
            "regel 4: heeft id 'a', net als regel 2",
        ),
        ("id,lon,lat\na,52.5,5.9\n", "regel 2: .* niet in Nederland. Staan lon en lat"),
        ("id,x_m,y_m\na,500000,200000\n", "regel 2: .* niet in Nederland"),
        (b"id,lon,lat\n\xff\xfe,5,52\n", "geen leesbare tekst"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(write, text, why):
    with pytest.raises(WrongPoints, match=why):
        read_points(write(text))


def test_too_many_points_are_refused_at_once(write):
    rows = "".join(f"{number},5.9,52.5\n" for number in range(10_001))

    with pytest.raises(WrongPoints, match="hooguit 10000"):
        read_points(write(f"id,lon,lat\n{rows}"))


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path):
    with pytest.raises(WrongPoints, match="bestaat niet"):
        read_points(tmp_path / "none.csv")
    with pytest.raises(WrongPoints, match="is een map"):
        read_points(tmp_path)
