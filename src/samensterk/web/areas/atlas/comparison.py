"""A municipality beside its neighbours and its province, as the scan found it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samensterk.web.areas.atlas.units import shown
from samensterk.web.areas.scans.folders import file_of
from samensterk.web.areas.scans.models import LoadedScan

CONTEXT = "context.json"


@dataclass(frozen=True, slots=True)
class Beside:
    """One municipality or province, and its figure as people read it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of whole municipalities, by name and never by value."""

    name: str
    own: Beside
    neighbours: Sequence[Beside]
    province: Beside | None
    why_no_province: str
    source: str
    year: str


@dataclass(frozen=True, slots=True)
class NotCompared:
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    figures: Sequence[Compared]
    not_compared: Sequence[NotCompared]


def context_of(scan: LoadedScan) -> Context | None:
    """Read the comparison of a scan; None for one from before there was any."""
    told = _in_folder(scan)
    if not isinstance(told, Mapping):
        return None
    try:
        return Context(
            figures=[_figure(told, one) for one in told["figures"]],
            not_compared=[NotCompared(*one) for one in told.get("not_compared", ())],
        )
    except (KeyError, TypeError, ValueError):
        return None


def _in_folder(scan: LoadedScan) -> Any:
    path = file_of(scan, CONTEXT)
    if path is None:
        return None
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError:
        return None


def _figure(told: Mapping[str, Any], one: Mapping[str, Any]) -> Compared:
    unit = str(one["unit"])
    province, value = told.get("province"), one.get("province")
    return Compared(
        name=str(one["name"]),
        own=Beside(str(told["municipality"]), _text(one["own"], unit)),
        neighbours=[
            Beside(str(name), _text(found, unit)) for name, found in one["neighbours"]
        ],
        province=None
        if province is None or value is None
        else Beside(str(province), _text(value, unit)),
        why_no_province=str(one.get("why_no_province", "")),
        source=str(one["source"]),
        year=str(one["year"]),
    )


def _text(value: Any, unit: str) -> str:
    return shown(None if value is None else float(value), unit)
