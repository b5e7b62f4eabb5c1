"""The areas of a scan as one file, for who may have them; nothing of yards is in it."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from samensterk.products.dutch import dutch_unit
from samensterk.products.folder_parts import area_layers, kind_of
from samensterk.products.map_layers import joined, lists_of, write_layers
from samensterk.products.report_words import WORDS
from samensterk.scan.cards import read_cards

# A spreadsheet would reckon with a name that begins like this.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADS = {
    "area_id": "Code",
    "level": "Niveau",
    "part_of": "Deel van",
    "name": "Naam",
    "neighbourhoods": "Buurten",
    "squares": "Vierkanten van 500 meter",
    "parks": "Terreinen",
}
_LEVELS = {
    "municipality": "gemeente",
    "neighbourhood": "buurt",
    "cell": "gebied",
    "park": "terrein",
}

AREAS = "areas.parquet"


def area_file(folder: Path, form: str) -> bytes:
    """Give the areas as 'gpkg' (with the visit areas), 'parquet' or 'csv'.

    The CSV is as spreadsheets in the Netherlands read it: semicolons, decimal commas,
    UTF-8 with a mark in front.
    """
    return AREA_FORMS[form](folder)


def _geopackage(folder: Path) -> bytes:
    with TemporaryDirectory() as drafts:
        path = Path(drafts) / "areas.gpkg"
        write_layers(area_layers(folder), kind_of(folder), path)
        return path.read_bytes()


def _parquet(folder: Path) -> bytes:
    return (folder / AREAS).read_bytes()


def _csv(folder: Path) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows(_rows(folder))
    return written.getvalue().encode("utf-8-sig")


def _rows(folder: Path) -> Iterator[list[str]]:
    table = pq.read_table(folder / AREAS).drop(["geometry"])
    heads = _heads(folder)
    names = [name for name in table.schema.names if name in heads]
    yield [heads[name] for name in names]
    columns = [_column(table, name) for name in names]
    for row in zip(*columns, strict=True):
        yield [_cell(value) for value in row]


def _column(table: pa.Table, name: str) -> list[object]:
    values = table[name].to_pylist()
    if name == "level":
        return [_LEVELS.get(value, value) for value in values]
    return [*joined(values)] if name in lists_of(table) else values


def _heads(folder: Path) -> dict[str, str]:
    kind = kind_of(folder)
    cards = {card.code: card.name for card in read_cards(kind.code)}
    figures = {
        one.code: " ".join(filter(None, (cards[one.code], dutch_unit(one.unit))))
        for one in kind.indicators
    }
    return {**_HEADS, kind.n_members: WORDS[kind.code].heading, **figures}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


AREA_FORMS: Mapping[str, Callable[[Path], bytes]] = {
    "gpkg": _geopackage,
    "parquet": _parquet,
    "csv": _csv,
}
