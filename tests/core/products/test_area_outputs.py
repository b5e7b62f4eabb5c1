"""Whatever is made of areas says nothing of one yard, building, address or few yards.

The municipality is made by hand: fourteen farms, one to four in most squares, in
neighbourhoods of two, three, four and five. Every file and every form is walked.
"""

import csv
import gzip
import io
import json
import shutil
import subprocess
import zipfile

import docx
import geopandas
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from lxml import html
from pmtiles.reader import MmapSource, all_tiles

from samensterk.cli.main import main
from samensterk.products.area_files import AREA_FORMS, area_file
from samensterk.products.folder_parts import ABOUT_AREAS, IN_PART, without_yards
from samensterk.products.report_page import report_body
from samensterk.products.report_sections import edited
from samensterk.products.report_store import read_report
from samensterk.products.report_word import report_word
from samensterk.products.summary_paper import summary_paper

FEWEST = 5
COUNTS = (2, 3, 4, 5)  # farms in each neighbourhood, from west to east
HOLD_YARDS = {"yards.parquet", "buildings.parquet", "addresses.parquet"}
COUNTED = {"Erven", "n_yards"}


@pytest.fixture
def files(write_hamlet, tmp_path):
    return [*write_hamlet(sum(COUNTS)), neighbourhoods(tmp_path)]


def neighbourhoods(folder):
    """Write four neighbourhoods; the borders lie between two farms."""
    west, shapes = 254_000, []
    for place in range(len(COUNTS)):
        east = 254_900 + 400 * sum(COUNTS[: place + 1])
        shapes.append(shapely.box(west, 574_000, east, 577_000))
        west = east
    frame = geopandas.GeoDataFrame(
        {
            "buurtcode": [f"BU990100{n:02d}" for n in range(len(COUNTS))],
            "buurtnaam": [f"Buurt {n}" for n in range(len(COUNTS))],
            "gemeentecode": "GM9901",
            "gemeentenaam": "Nergens",
            "water": "NEE",
            "aantal_inwoners": [10, 15, 20, 25],
        },
        geometry=shapes,
        crs="EPSG:28992",
    )
    pyogrio.write_dataframe(frame, folder / "buurten_2025.gpkg", layer="buurten")
    return folder / "buurten_2025.gpkg"


@pytest.fixture
def scanned(files, tmp_path):
    asked = ["scan", *map(str, files), "--area", "Nergens", "--to"]
    assert main([*asked, str(tmp_path / "scan")]) == 0
    return tmp_path / "scan"


@pytest.fixture
def secrets(scanned):
    """Numbers of registers and addresses that stand in the files of yards."""
    found = {"9999ZZ", "9999 ZZ"}
    for name in HOLD_YARDS:
        for column in pq.read_table(scanned / name).to_pydict().items():
            found |= secret_values(*column)
    assert len(found) > 14 * 4
    return found


def secret_values(name, values):
    if not name.endswith("_id") and name not in {"address", "bag_id"}:
        return set()
    return {str(v).removeprefix("erf:") for v in values if v and v != "Geheime Wijk"}


def texts_of_folder(folder):
    """Everything that can be read in the files, by file."""
    for path in sorted(folder.iterdir()):
        yield path.name, text_of(path)


def text_of(path):
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        kept = [name for name in table.schema.names if name != "geometry"]
        return json.dumps(table.select(kept).to_pylist(), default=str)
    if path.suffix == ".pmtiles":
        with path.open("rb") as file:
            tiles = [gzip.decompress(one) for _, one in all_tiles(MmapSource(file))]
        return b"".join(tiles).decode("latin-1")
    if path.suffix == ".pdf":
        return text_of_pdf(path.read_bytes(), path.parent)
    return path.read_bytes().decode("latin-1")


def text_of_pdf(paper, folder):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing")
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=paper, check=True, capture_output=True
    )
    return told.stdout.decode()


def text_of_word(word):
    with zipfile.ZipFile(io.BytesIO(word)) as packed:
        return packed.read("word/document.xml").decode()


def counts_in(heads, rows):
    places = [n for n, head in enumerate(heads) if head in COUNTED]
    return [int(str(row[n]).replace(".", "")) for row in rows for n in places]


def test_the_hand_made_municipality_has_squares_and_neighbourhoods_of_one_to_four(
    scanned,
):
    yards = pq.read_table(scanned / "yards.parquet").to_pydict()

    def smallest(values):
        return min(values.count(one) for one in set(values))

    assert sorted(map(yards["neighbourhood"].count, set(yards["neighbourhood"]))) == [
        2, 3, 4, 5,
    ]  # fmt: skip
    assert smallest(yards["square"]) == 1


def test_every_file_is_known_to_hold_areas_or_treated_as_yards(scanned):
    names = {path.name for path in scanned.iterdir()}

    assert names - ABOUT_AREAS - IN_PART == HOLD_YARDS


def test_files_about_areas_name_no_address_yard_or_building(scanned, secrets):
    for name, text in texts_of_folder(scanned):
        if name in ABOUT_AREAS:
            assert not [one for one in secrets if one in text], name


def test_without_yards_leaves_nothing_of_them_in_any_file(scanned, secrets):
    without_yards(scanned)

    assert {path.name for path in scanned.iterdir()} <= ABOUT_AREAS | IN_PART
    assert set(pyogrio.list_layers(scanned / "scan.gpkg")[:, 0]) == {
        "areas", "visit_areas", "layer_styles",
    }  # fmt: skip
    for name, text in texts_of_folder(scanned):
        assert not [one for one in secrets if one in text], name


def test_a_folder_without_yards_is_as_one_that_was_made_so(scanned, files, tmp_path):
    without_yards(scanned)
    without_yards(scanned)  # once more does no harm
    asked = ["scan", *map(str, files), "--area", "Nergens", "--without-yards", "--to"]
    assert main([*asked, str(tmp_path / "bare")]) == 0

    bare = tmp_path / "bare"
    assert {p.name for p in scanned.iterdir()} == {p.name for p in bare.iterdir()}
    one, two = (json.loads((f / "scan.json").read_text()) for f in (scanned, bare))
    assert one | {"seconds": None} == two | {"seconds": None}


def test_a_file_that_nobody_knows_goes_with_the_yards(scanned):
    (scanned / "notes.txt").write_text("Geheime Wijk 1")

    without_yards(scanned)

    assert not (scanned / "notes.txt").exists()


def test_no_table_counts_fewer_than_five_yards(scanned):
    for name in ("areas", "visit_areas"):
        assert (
            min(pq.read_table(scanned / f"{name}.parquet")["n_yards"].to_pylist()) >= 5
        )
        layer = pyogrio.read_dataframe(scanned / "scan.gpkg", layer=name)
        assert layer["n_yards"].min() >= FEWEST
    tree = html.parse(scanned / "report.html")
    found = []
    for table in tree.iter("table"):
        heads = [cell.text_content() for cell in table.findall("thead/tr/th")]
        rows = [[c.text_content() for c in row] for row in table.findall("tbody/tr")]
        found += counts_in(heads, rows)
    assert found
    assert min(found) >= FEWEST


@pytest.mark.parametrize("form", AREA_FORMS)
def test_a_file_of_areas_holds_areas_of_five_and_nothing_else(
    scanned, secrets, tmp_path, form
):
    content = area_file(scanned, form)

    (tmp_path / f"areas.{form}").write_bytes(content)
    text = text_of(tmp_path / f"areas.{form}")
    assert not [one for one in secrets if one in text]
    if form == "gpkg":
        layers = pyogrio.list_layers(tmp_path / "areas.gpkg")[:, 0].tolist()
        assert layers == ["areas", "visit_areas", "layer_styles"]


def test_the_csv_is_as_spreadsheets_in_the_netherlands_read_it(scanned):
    content = area_file(scanned, "csv")

    assert content.startswith(b"\xef\xbb\xbf")
    heads, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert heads[:5] == ["Code", "Niveau", "Deel van", "Naam", "Erven"]
    assert min(counts_in(heads, rows)) >= FEWEST
    assert {row[1] for row in rows} == {"gemeente", "buurt", "gebied"}


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [("name", "=HYPERLINK(1)", "'=HYPERLINK(1)"), ("home_distance_m", 12.5, "12,5")],
)
def test_a_formula_stays_a_name_and_a_fraction_has_a_comma(
    scanned, column, value, shown
):
    table = pq.read_table(scanned / "areas.parquet")
    values = [value, *table[column].to_pylist()[1:]]
    at = table.schema.get_field_index(column)
    pq.write_table(table.set_column(at, column, [values]), scanned / "areas.parquet")

    _, first, *_ = area_file(scanned, "csv").decode("utf-8-sig").splitlines()
    assert shown in first.split(";")


def test_every_form_of_the_report_is_about_areas_of_five(scanned, secrets):
    report = read_report(scanned)
    whole = edited(report)

    word = report_word(whole, "2026-11-24")
    texts = {
        "body": report_body(whole),
        "word": text_of_word(word),
        "summary": text_of_pdf(summary_paper(report), scanned),
    }
    for name, text in texts.items():
        assert not [one for one in secrets if one in text], name
    found = []
    for table in docx.Document(io.BytesIO(word)).tables:
        heads, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        found += counts_in(heads, rows)
    assert found
    assert min(found) >= FEWEST
