"""The real extract of Weesp, against bag-light and against the reader of GDAL."""

import io
import warnings
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from core.sources.made_extract import (
    read,
    reasons,
)

from samensterk.sources.bag_extract import FORMAT
from samensterk.sources.bag_extract_xml import BUILDING, DESIGNATION, UNIT
from samensterk.sources.bag_extract_zip import open_extract
from samensterk.sources.bag_light import FORMAT as BAG_LIGHT
from samensterk.sources.bag_terms import BUILDING_STATUS, UNIT_STATUS, known_year
from samensterk.sources.reasons import REASONS
from samensterk.sources.recognise import FORMATS

SHARED = Path(__file__).parents[3] / "../shared/data"
WEESP = SHARED / "weesp/BAGGEM0457L-15102021.zip"
WEESP_LIGHT = SHARED / "weesp/weesp_bag_light.gpkg"
KIND = {"PND": BUILDING, "VBO": UNIT, "NUM": DESIGNATION}
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")


@real
def test_weesp_gives_the_same_tables_as_its_bag_light_file():
    extract, light = read(WEESP), BAG_LIGHT.read(WEESP_LIGHT, None, lambda _: None)

    assert extract.tables["buildings"].num_rows == 12_227
    assert extract.tables["addresses"].num_rows == 11_858 + 167 + 5
    for name, table in light.tables.items():
        assert extract.tables[name].to_pylist() == table.to_pylist(), name
    assert extract.covers == light.covers


@real
def test_what_weesp_holds_beyond_bag_light_is_counted():
    reading = read(WEESP)

    # objects in the extract less those that bag-light keeps
    assert reasons(reading) == {
        "building.other_status": 12_899 - 12_227,
        "address.other_status": 12_509 + 167 + 13 - (11_858 + 167 + 5),
    }
    assert set(reasons(reading)) <= set(REASONS)


@real
@pytest.mark.parametrize(
    "box",
    [
        (131_000.0, 478_000.0, 132_000.0, 479_000.0),
        (132_743.9, 481_000.0, 134_000.0, 481_800.107),
    ],
)
def test_a_box_of_weesp_gives_the_same_tables_as_its_bag_light_file(box):
    extract, light = read(WEESP, box), BAG_LIGHT.read(WEESP_LIGHT, box, lambda _: None)

    assert extract.tables["buildings"].num_rows > 0
    for name, table in light.tables.items():
        key = table.column_names[0]
        ours = extract.tables[name].sort_by(key).to_pylist()
        assert ours == table.sort_by(key).to_pylist(), name


@real
def test_weesp_says_its_day_and_where_it_is():
    file = FORMAT.describe(WEESP)

    assert file.date == "2021-10-15"
    assert file.counts["PND-bestanden"] == 3
    assert np.allclose(
        file.extent_m, (129_783.5, 476_708.6, 135_932.9, 482_611.4), atol=0.1
    )


@real
def test_weesp_is_recognised_by_one_format_only():
    assert [known.name for known in FORMATS if known.recognises(WEESP)] == [
        "bag_extract"
    ]


@pytest.fixture(scope="module")
def read_by_gdal(tmp_path_factory):
    """Unpack a part of Weesp and read it with GDAL, which knows no occurrences."""
    folder = tmp_path_factory.mktemp("gdal")

    def read_part(code):
        with zipfile.ZipFile(WEESP) as outer:
            inner = io.BytesIO(outer.read("0457GEM15102021.zip"))
        with zipfile.ZipFile(inner) as parts:
            content = io.BytesIO(parts.read(f"0457{code}15102021.zip"))
        with zipfile.ZipFile(content) as part:
            files = [part.extract(name, folder) for name in sorted(part.namelist())]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says what it does not know of
            frames = [pyogrio.read_dataframe(file) for file in files]
        found = pd.concat(frames, ignore_index=True)
        # GDAL writes the kind of object before its number.
        return found.assign(identificatie=found["identificatie"].map(bare))

    return read_part


def bare(number):
    return number.rpartition(".")[2]


def valid_on(frame, day):
    begin, end = (
        pd.to_datetime(frame["beginGeldigheid"]),
        pd.to_datetime(frame["eindGeldigheid"]),
    )
    is_valid = (begin <= day) & (end.isna() | (end > day))
    for name in ("eindRegistratie", "tijdstipInactief", "tijdstipNietBagLV"):
        if name in frame:
            is_valid &= frame[name].isna()
    return frame[is_valid]


@real
@pytest.mark.parametrize(
    ("code", "n_records", "n_objects"),
    [("PND", 23_091, 12_899), ("VBO", 26_085, 12_509), ("NUM", 16_113, 12_694)],
)
def test_gdal_finds_the_same_valid_occurrences(
    read_by_gdal, code, n_records, n_objects
):
    theirs = read_by_gdal(code)
    with open_extract(WEESP) as extract:
        batches = list(extract.batches(KIND[code], lambda _: None))

    ids = [one for batch in batches for one in batch.table["id"].to_pylist()]
    assert sum(batch.n_read for batch in batches) == len(theirs) == n_records
    assert theirs["identificatie"].nunique() == n_objects
    assert sorted(ids) == sorted(valid_on(theirs, "2021-10-15")["identificatie"])


@real
def test_gdal_finds_the_same_buildings_and_outlines(read_by_gdal):
    theirs = valid_on(read_by_gdal("PND"), "2021-10-15")
    theirs = theirs[theirs["status"].isin(BUILDING_STATUS)].sort_values("identificatie")
    ours = read(WEESP).tables["buildings"].sort_by("bag_id")

    assert ours["bag_id"].to_pylist() == theirs["identificatie"].tolist()
    years = theirs["oorspronkelijkBouwjaar"].map(lambda year: known_year(int(year)))
    assert ours["built_year"].to_pylist() == years.tolist()
    shapes = shapely.from_wkb(ours["geometry"].to_numpy())
    assert shapely.equals(shapes, shapely.force_2d(theirs.geometry.to_numpy())).all()


@real
def test_gdal_finds_the_same_units(read_by_gdal):
    theirs = valid_on(read_by_gdal("VBO"), "2021-10-15")
    theirs = theirs[theirs["status"].isin(UNIT_STATUS)].sort_values("identificatie")
    found = read(WEESP).tables["addresses"].to_pandas()
    ours = found[found["object_kind"] == "unit"].sort_values("address_id")

    assert ours["address_id"].tolist() == theirs["identificatie"].tolist()
    doors = theirs["hoofdadresNummeraanduidingRef"].map(bare).tolist()
    assert ours["designation_id"].tolist() == doors
    assert list(map(list, ours["building_ids"])) == [
        sorted(map(bare, one)) for one in theirs["pandRef"]
    ]
    centres = shapely.get_coordinates(shapely.centroid(theirs.geometry.to_numpy()))
    assert np.allclose(ours[["x_m", "y_m"]], centres)
