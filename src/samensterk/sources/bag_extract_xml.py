"""The objects of a BAG 2.0 extract as rows: one for each occurrence valid on a day.

Catalogus BAG 2018, chapter 3: an object has an occurrence (voorkomen) for every
time it changed. Valid is what has begun, has not ended and was not withdrawn.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import IO, Any, TypeAlias

import pyarrow as pa
from lxml import etree

from samensterk.geo.arrays import Shapes
from samensterk.sources.bag_terms import known_area_m2, known_year, uses_of
from samensterk.sources.gml_shapes import outline_of, shapes_of

Fields: TypeAlias = Mapping[str, Any]  # children of an object by name; the last of each
Row: TypeAlias = tuple[Any, ...]

BATCH_OBJECTS = 10_000  # as many as the Kadaster puts in one file
_STAND = "{http://www.kadaster.nl/schemas/standlevering-generiek/1.0}stand"
_WITHDRAWN = {"tijdstipInactief", "tijdstipInactiefLV", "tijdstipNietBagLV"}
_MOST_DIGITS = 9  # more does not fit a column
_DAY = slice(0, 10)  # of '2021-10-15T13:48:00.000'


class NoObject(ValueError):
    """An object without identification or occurrence."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of object: its code in the file names, and how a row is made of one."""

    code: str
    schema: pa.Schema
    row_of: Callable[[Any, Fields], Row]
    has_shape: bool = True


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows valid on the day, their (n,) shapes, and how many objects were read."""

    n_read: int
    table: pa.Table
    shapes: Shapes


def read_batches(file: IO[bytes], kind: Kind, day: str) -> Iterator[Batch]:
    """Stream the objects of one XML file; `day` is an ISO date.

    Raises
    ------
    NoObject
    lxml.etree.XMLSyntaxError
    """
    n_read, rows, outlines = 0, list[Row](), list[Any]()
    for element in _objects(file):
        fields = {_local(child.tag): child for child in element}
        occurrence = _occurrence(fields)
        n_read += 1
        if _is_valid(occurrence, day):
            number = _number(occurrence.get("voorkomenidentificatie"))
            rows.append((_id(fields), number, *kind.row_of(element, fields)))
            if kind.has_shape:
                outlines.append(_outline(fields))
        if n_read == BATCH_OBJECTS:
            yield _batch(n_read, kind, rows, outlines)
            n_read, rows, outlines = 0, [], []
    yield _batch(n_read, kind, rows, outlines)


def _batch(n_read: int, kind: Kind, rows: list[Row], outlines: list[Any]) -> Batch:
    columns = list(zip(*rows, strict=True)) or [()] * len(kind.schema)
    arrays = [
        pa.array(values, field.type)
        for values, field in zip(columns, kind.schema, strict=True)
    ]
    table = pa.Table.from_arrays(arrays, schema=kind.schema)
    return Batch(n_read, table, shapes_of(outlines))


def _objects(file: IO[bytes]) -> Iterator[Any]:
    """Give each object, and forget it afterwards."""
    for _, stand in etree.iterparse(
        file,
        tag=_STAND,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
    ):
        for holder in stand:
            yield from holder
        stand.clear()
        parent = stand.getparent()
        while stand.getprevious() is not None:
            del parent[0]


@cache
def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


def _occurrence(fields: Fields) -> dict[str, str]:
    """Read all that is under `voorkomen`, at any depth, by name."""
    holder = fields.get("voorkomen")
    if holder is None:
        raise NoObject
    return {_local(leaf.tag): leaf.text or "" for leaf in holder.iter()}


def _is_valid(occurrence: Mapping[str, str], day: str) -> bool:
    begin = occurrence.get("beginGeldigheid", "")[_DAY]
    end = occurrence.get("eindGeldigheid", "")[_DAY]
    return (
        "" < begin <= day
        and (not end or end > day)
        and "eindRegistratie" not in occurrence
        and _WITHDRAWN.isdisjoint(occurrence)
    )


def _id(fields: Fields) -> str:
    found = _text(fields, "identificatie")
    if found is None:
        raise NoObject
    return found


def _text(fields: Fields, name: str) -> str | None:
    element = fields.get(name)
    text = "" if element is None else (element.text or "").strip()
    return text or None


def _number(text: str | None) -> int | None:
    is_number = text is not None and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text or 0) if is_number else None


def _referred(fields: Fields, name: str) -> str | None:
    """Read the id in an element such as `ligtAan`."""
    element = fields.get(name)
    if element is None or len(element) == 0:
        return None
    return (element[0].text or "").strip() or None


def _all_texts(element: Any, name: str) -> list[str]:
    """Read the texts of all children of a name, or of what lies in them."""
    return [
        (leaf.text or "").strip()
        for child in element
        if _local(child.tag) == name
        for leaf in (child if len(child) else (child,))
    ]


def _outline(fields: Fields) -> Any:
    geometry = fields.get("geometrie")
    return None if geometry is None else outline_of(geometry)


def _building(_: Any, fields: Fields) -> Row:
    year = _number(_text(fields, "oorspronkelijkBouwjaar"))
    return known_year(year), _text(fields, "status")


def _unit(element: Any, fields: Fields) -> Row:
    return (
        _referred(fields, "heeftAlsHoofdadres"),
        sorted({one for one in _all_texts(element, "maaktDeelUitVan") if one}),
        uses_of(",".join(sorted({*_all_texts(element, "gebruiksdoel")}))),
        known_area_m2(_number(_text(fields, "oppervlakte"))),
        _text(fields, "status"),
    )


def _designation(_: Any, fields: Fields) -> Row:
    return (
        _number(_text(fields, "huisnummer")),
        _text(fields, "huisletter"),
        _text(fields, "huisnummertoevoeging"),
        _text(fields, "postcode"),
        _referred(fields, "ligtAan"),
        _referred(fields, "ligtIn"),
    )


def _street(_: Any, fields: Fields) -> Row:
    return _text(fields, "naam"), _referred(fields, "ligtIn")


def _place(_: Any, fields: Fields) -> Row:
    return _text(fields, "naam"), _text(fields, "status")


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema({"id": pa.string(), "occurrence": pa.int32(), **columns})


_TEXT, _INT, _TEXTS = pa.string(), pa.int32(), pa.list_(pa.string())
_UNIT = _schema(
    designation_id=_TEXT,
    building_ids=_TEXTS,
    uses=_TEXTS,
    floor_area_m2=_INT,
    status=_TEXT,
)
BUILDING = Kind("PND", _schema(built_year=pa.int16(), status=_TEXT), _building)
UNIT = Kind("VBO", _UNIT, _unit)
MOORING = Kind("LIG", _UNIT, _unit)
PITCH = Kind("STA", _UNIT, _unit)
DESIGNATION = Kind(
    "NUM",
    _schema(
        house_number=_INT,
        house_letter=_TEXT,
        house_suffix=_TEXT,
        postcode=_TEXT,
        street_id=_TEXT,
        place_id=_TEXT,
    ),
    _designation,
    has_shape=False,
)
STREET = Kind("OPR", _schema(name=_TEXT, place_id=_TEXT), _street, has_shape=False)
PLACE = Kind("WPL", _schema(name=_TEXT, status=_TEXT), _place)
