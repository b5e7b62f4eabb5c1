"""Questions about reports and their versions."""

from collections.abc import Mapping

from samensterk.products.report_content import Report
from samensterk.products.report_sections import SECTIONS, edited
from samensterk.products.report_store import NoReport, read_report
from samensterk.web.areas.reports.models import ReportVersion, ReportVersionQuerySet
from samensterk.web.areas.scans.folders import folder_of
from samensterk.web.areas.scans.models import LoadedScan


def versions_of(scan: LoadedScan) -> ReportVersionQuerySet:
    """Give the versions of the report of a scan, the newest first."""
    rows = ReportVersion.objects.for_municipality(scan.municipality_id)
    return rows.filter(scan=scan).select_related("made_by")


def last_version(scan: LoadedScan) -> ReportVersion | None:
    return versions_of(scan).first()


def report_of(scan: LoadedScan) -> Report | None:
    """Give what the scan says; None when it came without its folder, or with an old one."""
    folder = folder_of(scan)
    if folder is None:
        return None
    try:
        return read_report(folder)
    except NoReport:
        return None


def sections_in(report: Report) -> Mapping[str, str]:
    """Name the sections that this report has something for, by code."""
    present = {one.title for one in edited(report).sections}
    return {one.code: one.title for one in SECTIONS if one.title in present}
