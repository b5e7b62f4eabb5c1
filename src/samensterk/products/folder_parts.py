"""Which files of a scan folder are about areas only, and which hold yards or addresses.

What this module does not know is treated as holding yards.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from samensterk.products.kinds import KINDS, Kind
from samensterk.products.map_layers import write_layers

AREA_TABLES = ("areas", "visit_areas")  # of scan.gpkg, each with a file of its own
ABOUT_AREAS = frozenset(
    {
        "areas.parquet",
        "visit_areas.parquet",
        "changes.parquet",
        "context.json",
        "map.pmtiles",
        "network.roads",
        "report.html",
        "report.json",
        "report.pdf",
    }
)
# Of these only a part is about areas; `without_yards` keeps that part.
IN_PART = frozenset({"scan.gpkg", "scan.json"})


def kind_of(folder: Path) -> Kind:
    """Read which kind of scan a folder holds."""
    return KINDS[read_summary(folder)["kind"]]


def read_summary(folder: Path) -> Mapping[str, Any]:
    """Read what is written down of how the scan was made."""
    content: Mapping[str, Any] = json.loads(
        (folder / "scan.json").read_text(encoding="utf-8")
    )
    return content


def area_layers(folder: Path) -> dict[str, Any]:
    """Read the tables of areas that the folder has, by the name of their layer."""
    return {
        name: pq.read_table(folder / f"{name}.parquet")
        for name in AREA_TABLES
        if (folder / f"{name}.parquet").exists()
    }


def without_yards(folder: Path) -> None:
    """Take all that is about yards, addresses or one building out of a scan folder.

    It goes from most to least telling, each file at once; broken off, it can be done
    again.
    """
    for path in sorted(folder.iterdir()):
        if path.name not in ABOUT_AREAS | IN_PART:
            path.unlink()
    kind = kind_of(folder)
    # A layer that is dropped stays readable in the file, so the file is made anew.
    fresh = folder / ".scan.gpkg"
    fresh.unlink(missing_ok=True)
    write_layers(area_layers(folder), kind, fresh)
    fresh.replace(folder / "scan.gpkg")
    summary = summary_without_yards(read_summary(folder))
    text = json.dumps(summary, ensure_ascii=False, indent=2)
    draft = folder / ".scan.json"
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(folder / "scan.json")


def summary_without_yards(summary: Mapping[str, Any]) -> dict[str, Any]:
    """Leave the examples out of what could not be used: each is about one building."""
    sources = [
        {
            **source,
            "unusable": [
                {name: value for name, value in one.items() if name != "example"}
                for one in source["unusable"]
            ],
        }
        for source in summary["sources"]
    ]
    return {**summary, "sources": sources}
