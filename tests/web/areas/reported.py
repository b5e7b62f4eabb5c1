"""A scan with a report, for tests."""

import json

from core.products_made import made_report
from web.scanned import make_described_scan

from samensterk.products.report_store import report_as_data


def make_reported_scan(place, media):
    """A scan with its folder, in which there is a report."""
    found = make_described_scan(place)
    found.folder = "kept"
    found.save()
    folder = media / "scan-folders" / "kept"
    folder.mkdir(parents=True)
    (folder / "report.json").write_text(json.dumps(report_as_data(made_report())))
    return found
