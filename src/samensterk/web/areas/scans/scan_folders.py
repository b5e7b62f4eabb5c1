"""Read a scan folder: what it says of itself, and its yards; or a clear refusal."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from samensterk.products.kinds import COUNTRYSIDE
from samensterk.products.kinds import KINDS as SCANNED

DATA, SUMMARY = "scan.gpkg", "scan.json"
FACTS = (
    "n_addresses",
    "n_buildings",
    "footprint_m2",
    "n_outbuildings",
    "outbuilding_m2",
    "oldest_year",
    "newest_year",
    "n_parcels_near",
)
EVIDENCE = "kind_evidence"  # register facts that the kind follows from, with commas
NEEDED = {"yard_id", "main_address_id", "address", "kind", "x_m", "y_m", *FACTS}
HIGHEST_NUMBER = 99_999  # the BAG has five digits for a house number
KINDS = {"farm", "other", "unknown"}
LONGEST_KEY = 40
# It stands in addresses of pages, and on a line of its own in the processing log.
KEY = re.compile(r"[\w:.-]{1,40}\Z", re.ASCII)
ADDRESS = re.compile(
    r"(?P<street>[^,]+) (?P<number>\d+)(?P<rest>[^,]*)(, (?:\d{4} ?[A-Z]{2} )?(?P<place>.+))?\Z"
)


class Fault(StrEnum):
    """Why a folder is no scan we can read."""

    NO_FILE = "no_file"
    NO_SUMMARY = "no_summary"
    NO_GEOPACKAGE = "no_geopackage"
    NO_YARDS = "no_yards"
    NO_COLUMNS = "no_columns"
    NO_PLACE = "no_place"
    OTHER_KIND = "other_kind"
    OTHER_MUNICIPALITY = "other_municipality"
    SMALL_AREA = "small_area"
    NO_AREA = "no_area"


class NoScan(Exception):
    """The folder is no area scan of this municipality."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault, self.detail = fault, detail


@dataclass(frozen=True, slots=True)
class FoundYard:
    """One yard in the words of the web floor."""

    key: str
    address: str
    street: str
    house_number: int | None
    place: str
    visit_area: str
    kind: str
    facts: Mapping[str, Any]
    x_m: float
    y_m: float


@dataclass(frozen=True, slots=True)
class Summary:
    """What a scan says of itself."""

    made_on: date
    version: str
    sources: list[dict[str, Any]]
    kind: str = COUNTRYSIDE.code
    covered_share: float | None = None
    missing: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    comparison: Mapping[str, Any] | None = None


def read_summary(folder: Path, *, code: str) -> Summary:
    """Read scan.json.

    Raises
    ------
    NoScan
    """
    path = folder / SUMMARY
    if not path.is_file():
        raise NoScan(Fault.NO_FILE, SUMMARY)
    try:
        told = json.loads(path.read_text("utf-8"), parse_constant=_no_number)
        area, made_on = told["area"], date.fromisoformat(told["made_on"])
        sources = [
            {
                "title": _kept(one["title"]),
                "date": _kept(one["date"] or ""),
                "format": _kept(one.get("format", "")),
            }
            for one in told["sources"]
        ]
        version, kind = _kept(told["version"]), told.get("kind", COUNTRYSIDE.code)
        found = str(area["code"])
        more = _more(told)
    except (ValueError, KeyError, TypeError) as error:
        raise NoScan(Fault.NO_SUMMARY, SUMMARY) from error
    if kind not in SCANNED:
        raise NoScan(Fault.OTHER_KIND, str(kind))
    if found != code:
        raise NoScan(Fault.OTHER_MUNICIPALITY, found)
    return Summary(made_on, version[:20], sources, kind, **more)


def _more(told: Mapping[str, Any]) -> dict[str, Any]:
    """Take what a scan of today says besides; an older one may lack it."""
    share, compared = told.get("covered_share"), told.get("comparison")
    return {
        "covered_share": None if share is None else float(share),
        "missing": tuple(_kept(one) for one in told.get("missing") or ()),
        "parameters": dict(told.get("parameters") or {}),
        "comparison": None if compared is None else dict(compared),
    }


def _kept(value: Any) -> str:
    """Give a text that every database can keep: no null, no half characters."""
    text = str(value)
    if "\x00" in text:
        raise ValueError("a null in a text")
    text.encode("utf-8")
    return text


def _no_number(name: str) -> Any:
    raise ValueError(name)


def read_yards(folder: Path) -> list[FoundYard]:
    """Read the yards of scan.gpkg, each with the visit area it lies in.

    Raises
    ------
    NoScan
    """
    path = folder / DATA
    if not path.is_file():
        raise NoScan(Fault.NO_FILE, DATA)
    names = _names(path)
    if "yards" not in names:
        raise NoScan(Fault.NO_YARDS, DATA)
    yards = _layer(path, "yards")
    missing = NEEDED - set(yards)
    if missing:
        raise NoScan(Fault.NO_COLUMNS, ", ".join(sorted(missing)))
    areas = _areas_of(path, yards) if "visit_areas" in names else None
    return list(_rows(yards, areas))


def layer_of(path: Path, name: str, *, with_shapes: bool = False) -> dict[str, Any]:
    """Give the columns of one layer; none when the file has no such layer.

    Raises
    ------
    NoScan
    """
    if not path.is_file():
        raise NoScan(Fault.NO_FILE, path.name)
    if name not in _names(path):
        return {}
    return _layer(path, name, with_shapes=with_shapes)


def _names(path: Path) -> set[str]:
    try:
        return set(pyogrio.list_layers(path)[:, 0])
    except (DataSourceError, DataLayerError) as error:
        raise NoScan(Fault.NO_GEOPACKAGE, path.name) from error


def _layer(path: Path, name: str, *, with_shapes: bool = False) -> dict[str, Any]:
    try:
        meta, _ids, shapes, columns = pyogrio.raw.read(
            path, layer=name, read_geometry=with_shapes
        )
    except (DataSourceError, DataLayerError) as error:
        raise NoScan(Fault.NO_GEOPACKAGE, DATA) from error
    found = dict(zip(meta["fields"], columns, strict=True))
    return found | ({"geometry": shapes} if with_shapes else {})


def _areas_of(path: Path, yards: Mapping[str, Any]) -> list[str]:
    """Give the name of the visit area around each yard; empty where there is none."""
    areas = _layer(path, "visit_areas", with_shapes=True)
    points = shapely.points(yards["x_m"], yards["y_m"])
    tree = shapely.STRtree(shapely.from_wkb(areas["geometry"]))
    at, area = tree.query(points, predicate="intersects")
    names = np.full(len(points), "", dtype=object)
    names[at] = areas["name"][area]
    return [str(one) for one in names]


def _rows(yards: Mapping[str, Any], areas: list[str] | None) -> Iterator[FoundYard]:
    # Absent in a scan of before.
    evidence = yards.get(EVIDENCE, [None] * len(yards["yard_id"]))
    for row in range(len(yards["yard_id"])):
        address = _text(yards["address"][row])
        street, number, place = split_address(address)
        kind = _text(yards["kind"][row])
        key = _text(yards["main_address_id"][row]) or _text(yards["yard_id"][row])
        where = float(yards["x_m"][row]), float(yards["y_m"][row])
        if not KEY.match(key) or not np.isfinite(where).all():
            raise NoScan(Fault.NO_PLACE, key[:LONGEST_KEY])
        yield FoundYard(
            key=key,
            address=address[:200],
            street=street[:100],
            house_number=number,
            place=place[:80],
            visit_area=areas[row][:100] if areas else "",
            kind=kind if kind in KINDS else "unknown",
            facts={name: _number(yards[name][row]) for name in FACTS}
            | {EVIDENCE: _text(evidence[row])[:200]},
            x_m=where[0],
            y_m=where[1],
        )


def split_address(address: str) -> tuple[str, int | None, str]:
    """Take street, number and place apart, so that number 2 comes before 10."""
    found = ADDRESS.match(address)
    if found is None:
        return address, None, ""
    number = int(found["number"])
    if number > HIGHEST_NUMBER:
        return address, None, found["place"] or ""
    return found["street"], number, found["place"] or ""


def _text(value: Any) -> str:
    return value.replace("\x00", "") if isinstance(value, str) else ""


def _number(value: Any) -> int | float | None:
    """Give a number as JSON has it; unknown is None, whole numbers stay whole."""
    if value is None or not np.isfinite(value):
        return None
    number = float(value)
    return int(number) if number.is_integer() else round(number, 1)
