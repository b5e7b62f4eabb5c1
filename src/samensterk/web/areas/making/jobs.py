"""Reading in a scan, as a job."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.areas.scans.area_reading import read_areas
from samensterk.web.areas.scans.faults import words_of
from samensterk.web.areas.scans.scan_folders import NoScan, read_summary, read_yards
from samensterk.web.areas.scans.uploads import forget
from samensterk.web.areas.yards.take_over import take_over_scan
from samensterk.web.common.jobs import JobKind, JobRefused, JobRun, last_step
from samensterk.web.common.purposes import Purpose


def load_scan(run: JobRun) -> Mapping[str, Any]:
    """Read a scan folder and take it over; doing it twice changes nothing more."""
    if run.municipality_id is None:
        raise ValueError("a scan is read in for a municipality")
    municipality = municipality_by_id(run.municipality_id)
    folder = Path(run.arguments["folder"])
    try:
        run.report(0, 3, _("reading what the scan says of itself"))
        summary = read_summary(folder, code=municipality.code)
        run.report(1, 3, _("reading the yards"))
        yards = read_yards(folder)
        areas = read_areas(folder, summary.kind)
    except NoScan as error:
        raise JobRefused(words_of(error)) from error
    run.report(2, 3, _("writing the yards"))
    with last_step(run) as result:
        scan = take_over_scan(
            municipality_id=municipality.pk, summary=summary, yards=yards, areas=areas
        )
        result["n_yards"] = scan.n_yards
    # Only now: a job that starts again must find what was sent.
    forget(folder)
    return result


LOAD_SCAN = JobKind(
    "areas.load_scan", gettext_lazy("reading in a scan"), load_scan, Purpose.AREA_SCAN
)
