"""Law 1: no file of a scan says anything about fewer than five yards or units.

Everything that is written for Noorderveld is walked: each table, each layer, the
report's tables, sums and differences of areas, and changes between two scans.
"""

import json
import shutil
from itertools import combinations

import geopandas
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from lxml import html

from samensterk.cli.main import main
from samensterk.products.kinds import KINDS
from samensterk.sample import grow, write

FEWEST = 5
OF_YARDS = {"yards", "units", "buildings", "addresses"}  # for the municipality itself
COUNTED = {"Erven", "Adressen"}


@pytest.fixture(scope="module")
def noorderveld(tmp_path_factory):
    folder = tmp_path_factory.mktemp("noorderveld")
    return [path for path in write(grow(90, 5), folder) if path.suffix != ".pbf"]


def run(files, kind, folder, *extra):
    asked = ("--area", "Noorderveld", "--kind", kind, "--to", str(folder))
    assert main(["scan", *map(str, files), *asked, *extra]) == 0
    return folder


def without_some_homes(files, folder):
    """Copy the files; seven addresses have left the register since."""
    copies = [folder / path.name for path in files]
    for path, copy in zip(files, copies, strict=True):
        shutil.copy(path, copy)
    bag = next(path for path in copies if path.name.startswith("bag"))
    units = pyogrio.read_dataframe(bag, layer="verblijfsobject")
    pyogrio.write_dataframe(units.iloc[7:], bag, layer="verblijfsobject")
    return copies


@pytest.fixture(scope="module", params=KINDS)
def scans(request, noorderveld, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    kind = KINDS[request.param]
    first = run(noorderveld, kind.code, folder / "then")
    (folder / "files").mkdir()
    files = without_some_homes(noorderveld, folder / "files")
    second = run(files, kind.code, folder / "now", "--previous", str(first))
    return kind, first, second


def test_every_table_of_areas_counts_at_least_five(scans):
    kind, *folders = scans
    for path in [path for folder in folders for path in folder.glob("*.parquet")]:
        if path.stem in OF_YARDS | {"changes"}:
            continue
        counts = pq.read_table(path)[kind.n_members].to_pylist()
        assert counts, path
        assert min(counts) >= FEWEST, path


def test_every_layer_of_the_map_is_a_table_that_was_walked(scans):
    _, *folders = scans
    for folder in folders:
        layers = pyogrio.list_layers(folder / "scan.gpkg")
        for layer in (name for name, shape in layers if shape is not None):
            on_map = pyogrio.read_info(folder / "scan.gpkg", layer=layer)["features"]
            assert on_map == pq.read_metadata(folder / f"{layer}.parquet").num_rows


def test_every_row_of_the_report_counts_at_least_five(scans):
    _, *folders = scans
    for folder in folders:
        tree = html.parse(folder / "report.html")
        for table in tree.iter("table"):
            heads = [cell.text_content() for cell in table.findall("thead/tr/th")]
            for place in (n for n, head in enumerate(heads) if head in COUNTED):
                cells = [row[place].text_content() for row in table.findall("tbody/tr")]
                assert all(int(cell.replace(".", "")) >= FEWEST for cell in cells)


def test_sums_and_differences_of_areas_are_about_five_or_more(scans):
    """Also of the visit areas, and of an area and the parts that lie in it."""
    kind, *folders = scans
    for folder in folders:
        areas = pq.read_table(folder / "areas.parquet")
        members = pq.read_table(folder / f"{kind.members}.parquet")
        families = list(kind.members_of(members, areas).values())
        if (folder / "visit_areas.parquet").exists():
            families += visited(folder)
        for one, other in combinations(families, 2):
            for rest in (one - other, other - one, one & other):
                assert not 0 < len(rest) < FEWEST


def visited(folder):
    yards = geopandas.read_parquet(folder / "yards.parquet")
    points = shapely.points(yards["x_m"], yards["y_m"])
    found = [
        frozenset(yards["yard_id"][shapely.intersects(outline, points)])
        for outline in geopandas.read_parquet(folder / "visit_areas.parquet").geometry
    ]
    assert sum(map(len, found)) == len(yards)
    return found


def test_changes_are_about_none_or_at_least_five(scans):
    kind, *folders = scans
    then, now = (
        kind.members_of(
            pq.read_table(folder / f"{kind.members}.parquet"),
            pq.read_table(folder / "areas.parquet"),
        )
        for folder in folders
    )
    changes = pq.read_table(folders[1] / "changes.parquet").to_pylist()
    assert changes
    for area in {row["area_id"] for row in changes}:
        assert not 0 < len(then[area] ^ now[area]) < FEWEST


def test_for_who_may_see_areas_only_nothing_names_one_building(
    scans, noorderveld, tmp_path
):
    kind, first, _ = scans
    folder = run(noorderveld, kind.code, tmp_path / "areas", "--without-yards")
    ids = set()
    for name in (kind.members, "buildings"):
        table = pq.read_table(first / f"{name}.parquet")
        ids |= set(table[table.column_names[0]].to_pylist())
    assert len(ids) > FEWEST

    text = (folder / "scan.json").read_text() + (folder / "report.html").read_text()
    columns = [
        pq.read_table(path).drop(["geometry"]).to_pylist()
        for path in folder.glob("*.parquet")
    ]
    text += json.dumps(columns)
    assert not [one for one in ids if one.removeprefix("erf:") in text]
