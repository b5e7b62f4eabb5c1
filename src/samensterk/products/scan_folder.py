"""Write a scan as a folder: complete under its own name, or not at all."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow.parquet as pq

from samensterk.products.address_list import addresses_inside
from samensterk.products.area_scan import AreaScan
from samensterk.products.base_map import write_base_map
from samensterk.products.changes import Comparison
from samensterk.products.context import context_of
from samensterk.products.folder_parts import summary_without_yards
from samensterk.products.gather import Gathered
from samensterk.products.map_layers import frame_of, write_layers
from samensterk.products.report_build import build_report
from samensterk.products.report_page import report_page
from samensterk.products.report_paper import report_paper
from samensterk.products.report_sections import edited
from samensterk.products.report_store import REPORT_FILE, report_as_data
from samensterk.products.road_network import NETWORK_FILE, write_road_network
from samensterk.products.stopwatch import Stopwatch

GEOPARQUET = "1.1.0"


@dataclass(frozen=True, slots=True)
class Imprint:
    """When a scan was made and by which version."""

    made_on: str  # ISO date
    version: str


class FolderExists(Exception):
    """The folder is there already and was not to be replaced."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} exists")
        self.folder = folder


def write_scan(
    scan: AreaScan,
    gathered: Gathered,
    folder: Path,
    *,
    imprint: Imprint,
    watch: Stopwatch,
    comparison: Comparison | None = None,
    with_yards: bool = True,
    replace: bool = False,
) -> Mapping[str, Any]:
    """Write data, map layers and report; give the summary that is in scan.json.

    Everything goes to a folder beside it first, so an interrupted run leaves the
    old folder, or none.

    Raises
    ------
    FolderExists
    """
    if folder.exists() and not replace:
        raise FolderExists(folder)
    with _draft_of(folder) as draft:
        with watch.step("tables"):
            _write_tables(scan, draft, with_yards=with_yards)
            if comparison is not None:
                pq.write_table(comparison.changes, draft / "changes.parquet")
            if with_yards:
                addresses = addresses_inside(gathered, scan.place)
                pq.write_table(addresses, draft / "addresses.parquet")
        if scan.visit_areas is not None:
            with watch.step("network"):
                write_road_network(gathered, scan.place, draft / NETWORK_FILE)
        with watch.step("map"):
            write_base_map(scan, gathered, draft / "map.pmtiles")
        _write_report(scan, gathered, comparison, imprint, draft, watch)
        summary = _summary(scan, comparison, imprint)
        summary["rows_in_two_files"] = dict(gathered.n_twice)
        summary["sources"] = _sources(gathered)
        summary["seconds"] = watch.seconds
        if not with_yards:
            summary = summary_without_yards(summary)
        _write_json(summary, draft / "scan.json")
    return summary


@contextmanager
def _draft_of(folder: Path) -> Iterator[Path]:
    """Give a folder beside it that takes its place when all went well."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield draft
        draft.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_report(
    scan: AreaScan,
    gathered: Gathered,
    comparison: Comparison | None,
    imprint: Imprint,
    draft: Path,
    watch: Stopwatch,
) -> None:
    context = context_of(scan.place, gathered, scan.rules.fewest)
    _write_json(context.as_data(), draft / "context.json")
    report = build_report(
        scan,
        gathered,
        comparison,
        context,
        made_on=imprint.made_on,
        version=imprint.version,
    )
    _write_json(report_as_data(report), draft / REPORT_FILE)
    whole = edited(report)
    with watch.step("page"):
        (draft / "report.html").write_text(report_page(whole), encoding="utf-8")
    with watch.step("paper"):
        (draft / "report.pdf").write_bytes(report_paper(whole))


def _write_json(content: Mapping[str, Any], path: Path) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


def _write_tables(scan: AreaScan, draft: Path, *, with_yards: bool) -> None:
    layers = {"areas": scan.areas}
    if scan.visit_areas is not None:
        layers["visit_areas"] = scan.visit_areas
    if with_yards:
        layers |= {scan.kind.members: scan.members, "buildings": scan.buildings}
    for name, table in layers.items():
        frame = frame_of(table)
        frame.to_parquet(draft / f"{name}.parquet", schema_version=GEOPARQUET)
    write_layers(layers, scan.kind, draft / "scan.gpkg")


def rules_of(scan: AreaScan) -> dict[str, Any]:
    """Give the parameters of a scan as they are written down."""
    return asdict(scan.rules)


def _summary(
    scan: AreaScan, comparison: Comparison | None, imprint: Imprint
) -> dict[str, Any]:
    return {
        "kind": scan.kind.code,
        "area": {"code": scan.place.code, "name": scan.place.name},
        "made_on": imprint.made_on,
        "version": imprint.version,
        "covered_share": scan.covered_share,
        "missing": list(scan.missing),
        "parameters": rules_of(scan),
        "counts": scan.counts,
        "comparison": None if comparison is None else _compared(comparison),
    }


def _sources(gathered: Gathered) -> list[dict[str, Any]]:
    return [
        {
            "file": source.file.path.name,
            "format": source.file.format,
            "title": source.file.title,
            "date": source.file.date,
            "licence": source.file.licence,
            "attribution": source.file.attribution,
            "counts": dict(source.file.counts),
            "sha256": source.sha256,
            "unusable": [asdict(problem) for problem in source.problems],
            "left_out": list(source.left_out),
        }
        for source in gathered.sources
    ]


def _compared(comparison: Comparison) -> dict[str, Any]:
    return {
        "made_on": comparison.made_on,
        "same_rules": comparison.same_rules,
        "areas_compared": len(set(comparison.changes["area_id"].to_pylist())),
        "areas_withheld": comparison.n_withheld,
        "areas_on_other_ground": comparison.n_other_ground,
    }
