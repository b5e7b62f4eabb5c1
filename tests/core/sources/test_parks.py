"""Maps of business parks: IBIS and a map of one's own."""

import geopandas
import pytest
import shapely

from samensterk.scan.tables import PARKS
from samensterk.sources.recognise import recognise

SQUARE = shapely.box(200_000, 500_000, 200_100, 500_100)


def written(folder, columns, shapes, name="terreinen.gpkg"):
    frame = geopandas.GeoDataFrame(columns, geometry=shapes, crs="EPSG:28992")
    path = folder / name
    if name.endswith("json"):
        frame = frame.to_crs("EPSG:4326")
    frame.to_file(path)
    return path


def read(path):
    return recognise(path).read(path, None, lambda _: None)


@pytest.mark.parametrize(
    ("columns", "title"),
    [
        ({"bedrijventerrein": ["Haven"]}, "Bedrijventerreinen"),
        ({"RIN_NUMMER": [1], "PLAN_NAAM": ["Haven"]}, "Bedrijventerreinen (IBIS)"),
    ],
)
@pytest.mark.parametrize("name", ["terreinen.gpkg", "terreinen.geojson"])
def test_both_forms_are_known_by_their_columns(tmp_path, columns, title, name):
    path = written(tmp_path, columns, [SQUARE], name)

    parks = PARKS.check(read(path).tables["parks"])

    assert recognise(path).describe(path).title == title
    assert parks["name"].to_pylist() == ["Haven"]
    assert parks["area_m2"].to_pylist() == pytest.approx([10_000], rel=1e-4)


def test_what_has_no_ground_is_counted_and_left_out(tmp_path):
    shapes = [SQUARE, None, SQUARE.centroid]
    path = written(tmp_path, {"bedrijventerrein": ["Haven", "Weg", "Stip"]}, shapes)

    reading = read(path)

    assert reading.tables["parks"]["name"].to_pylist() == ["Haven"]
    assert [(p.reason, p.count) for p in reading.problems] == [("park.no_shape", 2)]


def test_a_park_without_a_name_stays_without(tmp_path):
    path = written(tmp_path, {"bedrijventerrein": [None, " "]}, [SQUARE, SQUARE])

    assert read(path).tables["parks"]["name"].to_pylist() == [None, None]
