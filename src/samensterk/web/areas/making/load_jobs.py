"""Reading in a scan that was made elsewhere, as a job."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.products.kinds import COUNTRYSIDE
from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.areas.making import scan_zip, server_folders
from samensterk.web.areas.making.zip_words import words_of as words_of_zip
from samensterk.web.areas.making.zips import RefusedZip
from samensterk.web.areas.scans.area_reading import read_areas
from samensterk.web.areas.scans.faults import words_of
from samensterk.web.areas.scans.folders import forget_folder, keep_folder
from samensterk.web.areas.scans.scan_folders import (
    Fault,
    FoundYard,
    NoScan,
    Summary,
    read_summary,
    read_yards,
)
from samensterk.web.areas.scans.uploads import forget
from samensterk.web.areas.yards.take_over import take_over_scan
from samensterk.web.common.jobs import JobKind, JobRefused, JobRun, last_step
from samensterk.web.common.purposes import Purpose


def load_scan(run: JobRun) -> Mapping[str, Any]:
    """Read a scan folder and take it over; doing it twice changes nothing more."""
    if run.municipality_id is None:
        raise ValueError("a scan is read in for a municipality")
    municipality = municipality_by_id(run.municipality_id)
    sent = Path(run.arguments["folder"])
    try:
        run.report(0, 3, _("reading what the scan says of itself"))
        folder = _ready(sent, run.arguments.get("on_server", ""))
        summary = read_summary(folder, code=municipality.code)
        run.report(1, 3, _("reading the yards"))
        yards = _yards(folder, summary)
        areas = read_areas(folder, summary.kind)
    except NoScan as error:
        raise JobRefused(words_of(error)) from error
    except RefusedZip as error:
        raise JobRefused(words_of_zip(error)) from error
    run.report(2, 3, _("writing the yards"))
    kept = keep_folder(folder)
    try:
        with last_step(run) as result:
            scan = take_over_scan(
                municipality_id=municipality.pk,
                summary=summary,
                yards=yards,
                areas=areas,
                folder=kept,
            )
            result["n_yards"] = scan.n_yards
    except BaseException:
        forget_folder(kept)
        raise
    # Only now: a job that starts again must find what was sent.
    forget(sent)
    return result


def _ready(sent: Path, on_server: str) -> Path:
    """Give the folder of the scan: as it was sent, unpacked, or copied."""
    unpacked = sent / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    if on_server:
        scan_zip.copy_scan(server_folders.files_in(on_server), unpacked)
        return unpacked
    if (sent / scan_zip.ZIP).is_file():
        scan_zip.unpack_scan(sent / scan_zip.ZIP, unpacked)
        return unpacked
    return sent


def _yards(folder: Path, summary: Summary) -> Sequence[FoundYard] | None:
    """Give the yards; None for a scan that describes areas only, or business parks."""
    if summary.kind != COUNTRYSIDE.code:
        return None
    try:
        return read_yards(folder)
    except NoScan as error:
        if error.fault == Fault.NO_YARDS:
            return None
        raise


LOAD_SCAN = JobKind(
    "areas.load_scan", gettext_lazy("reading in a scan"), load_scan, Purpose.AREA_SCAN
)
