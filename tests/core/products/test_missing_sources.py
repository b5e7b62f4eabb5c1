"""What a missing source costs is what a scan without it really leaves empty."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from samensterk.products.area_scan import scan_place
from samensterk.products.gather import gather, join_tables, read_areas, recognise_files
from samensterk.products.kinds import BUSINESS_PARKS, COUNTRYSIDE, KINDS
from samensterk.products.missing_sources import age_of, missing_sources
from samensterk.products.park_scan import scan_parks
from samensterk.products.place import find_place
from samensterk.products.stopwatch import Stopwatch
from samensterk.sample import grow, write
from samensterk.scan.cards import read_cards
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.scan.tables import KEY_FIGURES
from samensterk.sources.reading import SourceFile

TODAY = date(2026, 11, 30)
SCANS = {COUNTRYSIDE.code: scan_place, BUSINESS_PARKS.code: scan_parks}


def silent(_name):
    return lambda _count: None


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """Noorderveld with its figures in a table of their own, as StatLine gives them."""
    written = write(grow(150, 5), tmp_path_factory.mktemp("noorderveld"))
    files = recognise_files([path for path in written if path.suffix != ".pbf"])
    areas = read_areas(files, silent)
    place = find_place(join_tables(list(areas.values()))["districts"], "Noorderveld")
    found = gather(files, place.border, areas, silent)
    districts = found.tables["districts"]
    shared = [
        name for name in KEY_FIGURES.schema.names if name in districts.schema.names
    ]
    figures = KEY_FIGURES.build({name: districts[name] for name in shared})
    tables = {**found.tables, "districts": without_figures(districts)}
    tables["key_figures"] = figures
    return place, replace(found, tables=tables, sources=())


def without_figures(districts):
    for name in KEY_FIGURES.schema.names:
        if name not in {"code", "name", "level", "year"}:
            at = districts.schema.get_field_index(name)
            kind = districts.schema.field(name)
            districts = districts.set_column(
                at, kind, pa.nulls(len(districts), kind.type)
            )
    return districts


def filled(kind, given, left_out):
    """The indicators that some area has a figure for."""
    place, gathered = given
    tables = {n: t for n, t in gathered.tables.items() if n not in left_out}
    found = SCANS[kind.code](
        place, replace(gathered, tables=tables), DEFAULT_RULES, Stopwatch(lambda: 0.0)
    )
    rows = found.areas.to_pylist()
    return {
        one.code
        for one in kind.indicators
        if any(row[one.code] is not None for row in rows)
    }


LEFT_OUT = [
    *(f"buitengebied {name}" for name in COUNTRYSIDE.sources if name != "districts"),
    "buitengebied land_use parcels",
    "buitengebied key_figures squares",
    "buitengebied roads crime",
    *(f"bedrijventerrein {name}" for name in ("buildings", "addresses", "roads")),
    "bedrijventerrein parks land_use",
]


@pytest.mark.parametrize("asked", LEFT_OUT)
def test_what_is_said_to_stay_empty_is_what_stays_empty(given, asked):
    code, *names = asked.split()
    kind, left_out = KINDS[code], set(names)
    names = {card.code: card.name for card in read_cards(kind.code)}
    whole = filled(kind, given, set())
    provided = set(given[1].tables) - left_out

    said = {
        name
        for one in missing_sources(kind, provided)
        if one.table in left_out
        for name in one.empty
    }

    empty = {names[code] for code in whole - filled(kind, given, left_out)}
    assert empty == said & {names[code] for code in whole}


def test_noorderveld_fills_nearly_every_card(given):
    assert len(filled(COUNTRYSIDE, given, set())) >= len(COUNTRYSIDE.indicators) - 1


def test_a_source_whose_figures_another_gives_costs_nothing():
    all_but_parcels = {name for name in COUNTRYSIDE.sources if name != "parcels"}

    (one,) = missing_sources(COUNTRYSIDE, all_but_parcels)

    assert (one.table, one.name, one.empty) == ("parcels", "gewaspercelen", ())
    assert not one.is_needed


def test_what_a_scan_cannot_do_without_says_so():
    needed = {one.table for one in missing_sources(COUNTRYSIDE, ()) if one.is_needed}
    for_parks = {
        one.table for one in missing_sources(BUSINESS_PARKS, ()) if one.is_needed
    }

    assert needed == {"districts", "addresses", "buildings"}
    assert for_parks == {"districts", "addresses", "parks", "land_use"}


def dated(text):
    return SourceFile(
        Path("a"), "x", "X", text, "EPSG:28992", "CC0", "X", {}, None, frozenset()
    )


@pytest.mark.parametrize(
    ("text", "age"),
    [
        (None, None),
        ("onbekend", None),
        ("2026-11-30", "minder dan een maand oud"),
        ("2026-10-30", "1 maand oud"),
        ("2026-08-31", "2 maanden oud"),
        ("2024-12-01", "23 maanden oud"),
        ("2024-11-30", "2 jaar oud"),
        ("2027-01-01", "minder dan een maand oud"),
        ("2026", "van dit jaar"),
        ("2023", "3 jaar oud"),
    ],
)
def test_the_age_of_a_source_is_said_in_words(text, age):
    assert age_of(dated(text), TODAY) == age
