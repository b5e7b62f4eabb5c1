"""Areas, squares, figures and borders of the CBS."""

from pathlib import Path

import geopandas
import pytest
import shapely

from samensterk.scan.tables import DISTRICTS, SQUARES
from samensterk.sources.borders import FORMAT as BORDERS
from samensterk.sources.cbs_areas import FORMAT as AREAS
from samensterk.sources.cbs_squares import FORMAT as GRID
from samensterk.sources.reading import BrokenFile, UnknownFormat
from samensterk.sources.reasons import REASONS
from samensterk.sources.recognise import recognise

SHARED = Path(__file__).parents[3] / "../shared/data"
BUURTEN = SHARED / "groningen/buurt2017.zip"
WIJKEN = SHARED / "groningen/wijk2017.zip"
VIERKANTEN = SHARED / "groningen/vierkant100m2014.zip"
KERNCIJFERS = SHARED / "cbs/nlstat_gemeente_kerncijfers_85039NED.json"
GEMEENTEN = SHARED / "cbs/cbs_gemeenten_2022.gpkg"
PROVINCIES = SHARED / "cbs/cbs_provincies_2022.gpkg"
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
FIELD = shapely.box(200_000, 500_000, 200_500, 500_500)
BUURT = {
    "buurtcode": "BU01660101",
    "buurtnaam": "Buiten",
    "wijkcode": "WK016601",
    "gemeentecode": "GM0166",
    "gemeentenaam": "Kampen",
    "water": "NEE",
    "aantal_inwoners": 120,
    "aantal_huishoudens": 50,
    "percentage_personen_65_jaar_en_ouder": 25,
    "omgevingsadressendichtheid": 14,
    "stedelijkheid_adressen_per_km2": 5,
    "oppervlakte_land_in_ha": 300,
    "jaar": 2024,
}
GEMEENTE = {
    "gemeentecode": "GM0166",
    "gemeentenaam": "Kampen",
    "water": "NEE",
    "aantal_inwoners": 55_000,
}
LATER = {
    "woningvoorraad": 60,
    "percentage_onbewoond": 5,
    "aantal_bedrijfsvestigingen": 30,
    "aantal_bedrijven_landbouw_bosbouw_visserij": 20,
    "oprit_hoofdverkeersweg_gemiddelde_afstand_in_km": 3.4,
}
VIERKANT = {
    "crs28992res500m": "E2000N5000",
    "aantal_inwoners": 20,
    "aantal_inwoners_65_jaar_en_ouder": 5,
    "aantal_woningen": 10,
    "aantal_niet_bewoonde_woningen": -99997,
}


def read(known, path, box=None):
    return known.read(path, box, lambda _: None)


def only(known, path, table):
    (row,) = read(known, path).tables[table].to_pylist()
    return row


@pytest.fixture
def write_layer(tmp_path):
    """Add a layer with one polygon per row to a GeoPackage."""

    def write(layer, *rows):
        shapes = [row.get("shape", FIELD) for row in rows]
        columns = [{k: v for k, v in row.items() if k != "shape"} for row in rows]
        table = geopandas.GeoDataFrame(columns, geometry=shapes, crs="EPSG:28992")
        path = tmp_path / "download.gpkg"
        table.to_file(path, layer=layer, engine="pyogrio")
        return path

    return write


@real
def test_neighbourhoods_of_groningen_have_short_names_and_lie_in_rd():
    about, reading = AREAS.describe(BUURTEN), read(AREAS, BUURTEN)

    rows = reading.tables["districts"].to_pylist()
    first = rows[0]
    assert len(rows) == 108
    assert (first["code"], first["name"], first["year"]) == (
        "BU00140000",
        "Binnenstad-Noord",
        2017,
    )
    assert (first["inhabitants"], first["land_m2"]) == (4440, 370_000)
    assert first["share_65_or_older"] == pytest.approx(0.06)
    assert {row["level"] for row in rows} == {"neighbourhood"}
    assert {row["municipality_code"] for row in rows} == {"GM0014"}
    assert about.extent_m == pytest.approx((226_764, 577_418, 243_951, 587_310), abs=1)
    assert reading.problems == ()


@real
@pytest.mark.parametrize("source", [BUURTEN, VIERKANTEN, KERNCIJFERS])
def test_a_file_is_known_whatever_its_name(source, tmp_path):
    renamed = tmp_path / "download (1)"
    renamed.write_bytes(source.read_bytes())

    known = recognise(renamed)

    assert known is recognise(source)
    assert known.describe(renamed).counts == known.describe(source).counts


@real
def test_secret_figures_of_groningen_are_empty():
    table = read(AREAS, BUURTEN).tables["districts"]

    shares = [one for one in table["share_65_or_older"].to_pylist() if one is not None]

    assert table["share_65_or_older"].null_count == 24
    assert 0 <= min(shares) <= max(shares) <= 1
    assert table["dwellings"].null_count == 108


@real
def test_neighbourhoods_add_up_to_districts_but_for_rounding():
    buurten = read(AREAS, BUURTEN).tables["districts"]["inhabitants"].to_pylist()

    wijken = read(AREAS, WIJKEN).tables["districts"]["inhabitants"].to_pylist()

    assert len(wijken) == 15
    assert sum(wijken) == pytest.approx(sum(buurten), rel=0.01)


@real
def test_a_box_keeps_the_neighbourhoods_that_touch_it():
    box = (230_000.0, 580_000.0, 232_000.0, 582_000.0)

    found = read(AREAS, BUURTEN, box).tables["districts"]

    shapes = shapely.from_wkb(found["geometry"].to_numpy())
    assert 0 < found.num_rows < 108
    assert shapely.intersects(shapes, shapely.box(*box)).all()


@pytest.mark.parametrize("layer", ["buurten", "cbs_buurten_2021"])
def test_layers_of_each_edition_are_read(write_layer, layer):
    path = write_layer(layer, BUURT)

    row = only(AREAS, path, "districts")

    assert recognise(path) is AREAS
    assert (row["code"], row["level"]) == ("BU01660101", "neighbourhood")
    assert (row["households"], row["urbanity"], row["is_water"]) == (50, 5, False)
    assert row["share_65_or_older"] == 0.25
    assert row["land_m2"] == 3_000_000
    assert row["dwellings"] is None


def test_the_year_stands_in_the_row_or_in_the_name_of_the_layer(write_layer):
    undated = {name: value for name, value in BUURT.items() if name != "jaar"}

    assert only(AREAS, write_layer("buurten", BUURT), "districts")["year"] == 2024
    path = write_layer("cbs_buurten_2021", undated)
    years = read(AREAS, path).tables["districts"]["year"].to_pylist()
    assert sorted(years) == [2021, 2024]


def test_figures_of_later_editions_are_optional(write_layer):
    row = only(AREAS, write_layer("buurten", BUURT | LATER), "districts")

    assert (row["dwellings"], row["share_unoccupied"]) == (60, 0.05)
    assert (row["businesses"], row["agricultural_businesses"]) == (30, 20)
    assert row["main_road_distance_km"] == 3.4


@pytest.mark.parametrize("code", [-99990, -99995, -99997, -99999999, -1])
def test_a_code_for_no_figure_is_empty(write_layer, code):
    names = [
        name for name in BUURT if name.startswith(("aantal", "perc", "opp", "sted"))
    ]
    path = write_layer("buurten", BUURT | dict.fromkeys(names, code))

    row = only(AREAS, path, "districts")

    assert row["inhabitants"] is row["households"] is row["urbanity"] is None
    assert row["land_m2"] is row["share_65_or_older"] is None


@pytest.mark.parametrize(
    ("text", "expected"), [("JA", True), ("NEE", False), ("B", None)]
)
def test_water_is_told_by_its_word(write_layer, text, expected):
    path = write_layer("buurten", BUURT | {"water": text})

    assert only(AREAS, path, "districts")["is_water"] is expected


def test_the_land_of_a_municipality_comes_before_its_water(write_layer):
    path = write_layer("gemeenten", GEMEENTE | {"water": "JA"}, GEMEENTE)

    rows = read(AREAS, path).tables["districts"].to_pylist()

    assert [row["is_water"] for row in rows] == [False, True]
    assert {row["level"] for row in rows} == {"municipality"}


def test_areas_without_code_or_outline_are_counted(write_layer):
    path = write_layer(
        "buurten",
        BUURT,
        BUURT | {"buurtcode": ""},
        BUURT | {"buurtcode": "BU01660102", "shape": None},
    )

    reading = read(AREAS, path)

    assert reading.tables["districts"].num_rows == 1
    assert {one.reason: one.count for one in reading.problems} == {
        "district.no_code": 1,
        "district.no_shape": 1,
    }


def test_three_layers_are_counted_each(write_layer):
    write_layer("gemeenten", GEMEENTE)
    wijk = GEMEENTE | {"wijkcode": "WK016601", "wijknaam": "Buiten"}
    write_layer("wijken", wijk)
    path = write_layer("buurten", BUURT, BUURT | {"buurtcode": "BU01660102"})

    about = AREAS.describe(path)

    assert about.counts == {"gemeenten": 1, "wijken": 1, "buurten": 2}
    DISTRICTS.check(read(AREAS, path).tables["districts"])


@real
def test_squares_of_groningen_are_read_with_their_last_year():
    about, reading = GRID.describe(VIERKANTEN), read(GRID, VIERKANTEN)

    table = reading.tables["squares"]
    row = {one["square"]: one for one in table.to_pylist()}["E2269N5800"]
    assert table.num_rows == 3441
    assert (row["size_m"], row["year"], row["inhabitants"]) == (100, 2014, 5)
    assert row["share_65_or_older"] == 0
    assert table["inhabitants"].null_count == 221
    assert (about.date, about.counts) == ("2014", {"vierkanten": 3441})
    assert reading.problems == ()


@real
def test_a_box_keeps_the_squares_that_touch_it():
    box = (233_050.0, 581_050.0, 233_250.0, 581_250.0)

    codes = read(GRID, VIERKANTEN, box).tables["squares"]["square"].to_pylist()

    assert codes
    assert all("E2330" <= code[:5] <= "E2332" for code in codes)
    assert all("N5810" <= code[5:] <= "N5812" for code in codes)


def test_squares_of_the_geopackage_are_read(write_layer):
    path = write_layer("cbs_vk500_2024", VIERKANT)

    row = only(GRID, path, "squares")

    assert recognise(path) is GRID
    assert row == {
        "square": "E2000N5000",
        "size_m": 500,
        "year": 2024,
        "inhabitants": 20,
        "dwellings": 10,
        "unoccupied_dwellings": None,
        "share_65_or_older": 0.25,
    }


def test_bad_codes_and_repeated_squares_are_counted(write_layer):
    path = write_layer(
        "vierkant", VIERKANT, VIERKANT, VIERKANT | {"crs28992res500m": "E20N50"}
    )

    reading = read(GRID, path)

    assert reading.tables["squares"].num_rows == 1
    assert {one.reason: one.count for one in reading.problems} == {
        "square.bad_code": 1,
        "square.twice": 1,
    }
    SQUARES.check(reading.tables["squares"])


@pytest.mark.parametrize(
    ("people", "older", "share"), [(0, 0, None), (5, 10, 1.0), (-99997, 5, None)]
)
def test_a_share_is_of_people_that_are_known(write_layer, people, older, share):
    square = VIERKANT | {
        "aantal_inwoners": people,
        "aantal_inwoners_65_jaar_en_ouder": older,
    }

    row = only(GRID, write_layer("vierkant", square), "squares")

    assert row["share_65_or_older"] == share


@real
def test_municipalities_without_code_are_known_by_name():
    reading = read(BORDERS, GEMEENTEN)

    names = reading.tables["districts"]["name"].to_pylist()
    kampen = reading.tables["districts"].to_pylist()[names.index("Kampen")]
    assert len(names) == 345
    assert kampen["code"] == kampen["municipality_code"] == "naam:Kampen"
    assert (kampen["level"], kampen["year"]) == ("municipality", 2022)
    (problem,) = reading.problems
    assert (problem.reason, problem.count) == ("district.no_register_code", 345)
    assert not problem.is_dropped


@real
def test_provinces_have_their_code():
    reading = read(BORDERS, PROVINCIES)

    rows = reading.tables["districts"].to_pylist()
    assert [row["code"] for row in rows] == [f"PV{number}" for number in range(20, 32)]
    assert {row["level"] for row in rows} == {"province"}
    assert {row["municipality_code"] for row in rows} == {None}
    assert reading.problems == ()


@real
def test_a_box_keeps_the_borders_that_touch_it():
    box = (190_000.0, 505_000.0, 191_000.0, 506_000.0)

    names = read(BORDERS, GEMEENTEN, box).tables["districts"]["name"].to_pylist()

    assert "Kampen" in names
    assert len(names) < 10


@real
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("cbs/cbs_pc4_2020.gpkg", "postcodegebieden"),
        ("groningen/postcode4.zip", "postcodegebieden"),
        ("brp/referentiepercelen.gpkg", "referentiepercelen"),
        ("brp/eurocrops_nl_2020_gewascodes.csv", "gewascodes"),
        ("misc/bag_free_response.json", "Locatieserver"),
        ("misc/bag_atom_feed.xml", "lijst van downloads"),
    ],
)
def test_a_known_file_without_use_says_what_it_is(file, words):
    with pytest.raises(UnknownFormat, match=words):
        recognise(SHARED / file)


@real
@pytest.mark.parametrize("source", [GEMEENTEN, BUURTEN, VIERKANTEN])
def test_a_download_that_breaks_off_is_told_so(source, tmp_path):
    half = tmp_path / f"half{source.suffix}"
    half.write_bytes(source.read_bytes()[: source.stat().st_size // 2])

    with pytest.raises((UnknownFormat, BrokenFile), match=r"breekt af"):
        recognise(half).read(half, None, lambda _: None)


def test_a_page_of_a_website_is_not_recognised(tmp_path):
    page = tmp_path / "nwb_wegen.gpkg"
    page.write_text("<!doctype html><title>Niet gevonden</title>")

    with pytest.raises(UnknownFormat, match="niet wordt herkend"):
        recognise(page)


def test_the_reasons_are_sorted_dutch_sentences():
    assert list(REASONS) == sorted(REASONS)
    assert all(why.endswith(".") for why in REASONS.values())
