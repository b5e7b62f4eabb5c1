"""How QGIS draws the layers of a scan; the styles lie in the GeoPackage itself.

Areas have classes by their number of yards, as on the map of the report. Yards, units
and buildings are all drawn alike: no colour or size says anything about one of them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from samensterk.products.drawing import SHADES
from samensterk.products.kinds import Kind
from samensterk.products.report_words import WORDS, Words

_INK, _SOFT, _WHITE = "#1a1a1a", "#5a5a5a", "#ffffff"
_PLAIN = {"yards": "Erven", "units": "Adressen", "buildings": "Gebouwen"}
# As on the map of the report: the number out of a name such as 'Gebied 12: Dorpsweg'.
_NUMBER = "regexp_substr(\"name\", '([0-9]+)')"
# The table as QGIS makes it itself; a fixed moment keeps the bytes the same.
_TABLE = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
)
"""
_MOMENT = "2026-01-01T00:00:00.000Z"


@dataclass(frozen=True, slots=True)
class Symbol:
    """How some of the shapes of a layer are drawn; all of them without a filter."""

    label: str
    fill: str | None
    stroke: str
    stroke_mm: float
    filter: str = ""

    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        """Give the names and values that QGIS knows."""
        return (
            ("color", _rgb(self.fill or _WHITE)),
            ("style", "solid" if self.fill else "no"),
            ("outline_color", _rgb(self.stroke)),
            ("outline_style", "solid"),
            ("outline_width", f"{self.stroke_mm}"),
            ("outline_width_unit", "MM"),
            ("name", "circle"),
            ("size", "2"),
        )


@dataclass(frozen=True, slots=True)
class Style:
    """How a layer is drawn; `label` is an expression of QGIS, or nothing."""

    layer: str
    name: str
    symbols: tuple[Symbol, ...]
    label: str = ""
    is_points: bool = False


def styles_of(kind: Kind) -> tuple[Style, ...]:
    """Give the style of every layer that a scan of this kind may have."""
    words = WORDS[kind.code]
    is_mapped = f"\"level\" = '{words.mapped}'"
    areas = Style(
        "areas",
        words.map_title,
        (*_classes(kind, words, is_mapped), *_outlines(is_mapped)),
        f"CASE WHEN {is_mapped} THEN {_NUMBER} END",
    )
    visits = Symbol("Bezoekgebieden", None, _INK, 0.6)
    return (
        areas,
        Style("visit_areas", "Bezoekgebieden", (visits,), f"'B' || {_NUMBER}"),
        *(_plain(layer) for layer in (kind.members, "buildings")),
    )


def _classes(kind: Kind, words: Words, is_mapped: str) -> Iterator[Symbol]:
    steps = zip_longest(words.classes_from, words.classes_from[1:])
    for shade, (least, beyond) in zip(SHADES, steps, strict=True):
        count = f'"{kind.n_members}"'
        in_class = f"{is_mapped} AND {count} >= {least}"
        if beyond is not None:
            in_class += f" AND {count} < {beyond}"
        label = words.class_label(least, beyond)
        yield Symbol(label, shade, _WHITE, 0.3, in_class)


def _outlines(is_mapped: str) -> Iterator[Symbol]:
    yield Symbol("Groter gebied", None, _SOFT, 0.4, f"NOT {is_mapped}")


def _plain(layer: str) -> Style:
    symbol = Symbol(_PLAIN[layer], "#c9d3d9", _SOFT, 0.15)
    return Style(layer, _PLAIN[layer], (symbol,), is_points=layer == "units")


def write_styles(path: Path, kind: Kind) -> None:
    """Put the styles of the layers that are there into a GeoPackage."""
    template = Environment(
        loader=PackageLoader("samensterk.products"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    ).get_template("layer.qml.j2")
    with closing(sqlite3.connect(path)) as file, file:
        present = dict(
            file.execute("SELECT table_name, column_name FROM gpkg_geometry_columns")
        )
        file.execute(_TABLE)
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)"
            " VALUES ('layer_styles', 'attributes', 'layer_styles', ?)",
            (_MOMENT,),
        )
        for style in styles_of(kind):
            if style.layer in present:
                file.execute(
                    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, "
                    "f_table_name, f_geometry_column, styleName, styleQML, "
                    "useAsDefault, update_time) VALUES ('', '', ?, ?, ?, ?, 1, ?)",
                    (
                        style.layer,
                        present[style.layer],
                        style.name[:30],
                        template.render(style=style),
                        _MOMENT,
                    ),
                )


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"{red},{green},{blue},255"
