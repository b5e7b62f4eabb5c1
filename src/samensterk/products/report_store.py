"""The report as data in the scan folder, to be shown again later.

* NoReport
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from samensterk.products.drawing import Picture
from samensterk.products.report_content import CardText, Grid, KeyNumber, Report

REPORT_FILE = "report.json"


class NoReport(Exception):
    """The folder holds no report as data; an older version made it, or it is damaged."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: no readable {REPORT_FILE}")
        self.folder = folder


def report_as_data(report: Report) -> dict[str, Any]:
    """Give the report as values that JSON can hold."""
    return asdict(report)


def read_report(folder: Path) -> Report:
    """Read back what was written.

    Raises
    ------
    NoReport
    """
    try:
        content = json.loads((folder / REPORT_FILE).read_text(encoding="utf-8"))
        return _report(content)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoReport(folder) from error


def _report(content: Mapping[str, Any]) -> Report:
    changes = content["changes"]
    nested: dict[str, Any] = {
        "key_numbers": [KeyNumber(**one) for one in content["key_numbers"]],
        "pictures": [Picture(**one) for one in content["pictures"]],
        "cards": [CardText(**one) for one in content["cards"]],
        "area_tables": [Grid(**one) for one in content["area_tables"]],
        "context": [Grid(**one) for one in content["context"]],
        "changes": None if changes is None else Grid(**changes),
        **{
            name: Grid(**content[name])
            for name in ("visit_areas", "sources", "unusable", "parameters")
        },
    }
    return Report(**{**content, **nested})
