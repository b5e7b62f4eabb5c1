"""Key figures of the CBS from StatLine, and from a collection of them."""

import json
from pathlib import Path

import pytest

from samensterk.scan.tables import KEY_FIGURES
from samensterk.sources.key_figures import FORMAT as FIGURES
from samensterk.sources.reading import BrokenFile
from samensterk.sources.recognise import recognise

SHARED = Path(__file__).parents[3] / "../shared/data"
KERNCIJFERS = SHARED / "cbs/nlstat_gemeente_kerncijfers_85039NED.json"
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
STATLINE = {
    "WijkenEnBuurten": "GM0166    ",
    "Gemeentenaam_1": "Kampen    ",
    "SoortRegio_2": "Gemeente  ",
    "AantalInwoners_5": 55_000,
    "k_65JaarOfOuder_12": 11_000,
    "HuishoudensTotaal_29": 22_000,
    "Woningvoorraad_35": 23_000,
    "PercentageOnbewoond_41": 4,
    "BedrijfsvestigingenTotaal_95": 5_000,
    "ALandbouwBosbouwEnVisserij_96": 400,
    "OppervlakteLand_116": 14_000,
    "MateVanStedelijkheid_122": 3,
    "Omgevingsadressendichtheid_121": 1_100,
}


def read(path, box=None):
    return FIGURES.read(path, box, lambda _: None)


def only(path):
    (row,) = read(path).tables["key_figures"].to_pylist()
    return row


@pytest.fixture
def write_json(tmp_path):
    def write(content):
        path = tmp_path / "figures.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


@real
def test_the_collection_of_key_figures_gives_every_municipality():
    table = read(KERNCIJFERS).tables["key_figures"]

    row = {one["code"]: one for one in table.to_pylist()}["GM1680"]
    assert table.num_rows == 352
    assert (row["name"], row["inhabitants"], row["urbanity"]) == (
        "Aa en Hunze",
        25_399,
        5,
    )
    assert (row["businesses"], row["agricultural_businesses"]) == (2915, 295)
    assert row["share_65_or_older"] == pytest.approx(0.271)
    assert row["land_m2"] == pytest.approx(276.09e6)
    assert row["households"] is None


def test_statline_rows_give_figures(write_json):
    answer = {"odata.metadata": ".../85984NED/$metadata", "value": [STATLINE]}
    path = write_json(answer)

    row = only(path)

    assert recognise(path) is FIGURES
    assert (row["code"], row["name"], row["year"]) == ("GM0166", "Kampen", 2024)
    assert (row["level"], row["urbanity"]) == ("municipality", 3)
    assert (row["households"], row["dwellings"]) == (22_000, 23_000)
    assert (row["share_65_or_older"], row["share_unoccupied"]) == (0.2, 0.04)
    assert (row["businesses"], row["agricultural_businesses"]) == (5_000, 400)
    assert (row["land_m2"], row["addresses_per_km2"]) == (140_000_000, 1_100)


def test_statline_rows_of_other_areas_and_pages_are_counted(write_json):
    country = STATLINE | {"WijkenEnBuurten": "NL00      "}
    path = write_json([{"value": [STATLINE, country]}, {"value": [STATLINE]}])

    reading = read(path)

    assert reading.tables["key_figures"].num_rows == 1
    assert {one.reason: one.count for one in reading.problems} == {
        "key_figures.other_area": 1,
        "key_figures.twice": 1,
    }


@pytest.mark.parametrize("value", [None, ".", "       .", -99997, "geheim"])
def test_figures_that_statline_keeps_back_are_empty(write_json, value):
    row = only(write_json({"value": [STATLINE | {"AantalInwoners_5": value}]}))

    assert row["inhabitants"] is row["share_65_or_older"] is None


@pytest.mark.parametrize(
    "content",
    [{"Gemeente": [], "Demographics": 1}, {"value": 1, "WijkenEnBuurten": 2}],
)
def test_json_of_another_shape_is_one_clear_line(write_json, content):
    path = write_json(content)

    with pytest.raises(BrokenFile):
        recognise(path).describe(path)


@pytest.mark.parametrize("area", [None, 3, {}, {"Economy": 1, "Population": "x"}])
def test_a_municipality_without_figures_keeps_them_empty(write_json, area):
    content = {"Gemeente": {"GM0166": area}, "Demographics": {}}

    table = read(write_json(content)).tables["key_figures"]

    assert table["inhabitants"].null_count == table.num_rows
    KEY_FIGURES.check(table)
