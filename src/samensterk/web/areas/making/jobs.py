"""Making the scans of an order, as a job.

Done again after its worker died, it leaves alone what is done: a municipality is taken
over together with the mark that it is.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk import __version__
from samensterk.products.changes import PreviousError, read_earlier
from samensterk.products.folder_parts import without_yards
from samensterk.products.kinds import COUNTRYSIDE, KINDS
from samensterk.products.place import Place, PlaceError
from samensterk.products.scan_folder import Imprint
from samensterk.products.scan_run import Done, Failed, Listener, Order, run_scans
from samensterk.products.scan_words import (
    file_in_dutch,
    place_in_dutch,
    why_not_written,
)
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.sources.reading import SourceError
from samensterk.web.areas.making import files
from samensterk.web.areas.making.models import OrderPlace, ScanOrder, SourceFile
from samensterk.web.areas.making.progress import Teller, ToldStopwatch
from samensterk.web.areas.making.readiness import usable
from samensterk.web.areas.scans.area_reading import read_areas
from samensterk.web.areas.scans.faults import words_of
from samensterk.web.areas.scans.folders import folder_of, forget_folder, keep_folder
from samensterk.web.areas.scans.queries import scans_of
from samensterk.web.areas.scans.scan_folders import NoScan, read_summary, read_yards
from samensterk.web.areas.yards.take_over import take_over_scan
from samensterk.web.common.job_run import recorded
from samensterk.web.common.jobs import (
    JobCancelled,
    JobKind,
    JobRefused,
    JobRun,
    last_step,
)
from samensterk.web.common.purposes import Purpose

State = OrderPlace.State


@dataclass(frozen=True, slots=True)
class Group:
    """Municipalities that are scanned from the same files."""

    paths: Sequence[Path]
    places: Mapping[str, OrderPlace]  # by code


@dataclass(frozen=True, slots=True)
class Work:
    """One attempt at an order."""

    run: JobRun
    order: ScanOrder
    folder: Path
    teller: Teller


def make_scans(run: JobRun) -> Mapping[str, Any]:
    """Scan every municipality of an order that has no scan yet."""
    order = ScanOrder.objects.get(pk=run.arguments["order_id"])
    left = list(order.places.exclude(state=State.DONE).select_related("municipality"))
    groups = list(_groups(order, left))
    total = sum(len(one.paths) + len(one.places) for one in groups)
    teller = Teller(run, total)
    try:
        with files.work_folder(order.pk, run.attempt) as folder:
            work = Work(run, order, folder, teller)
            for group in groups:
                _scan_group(work, group)
        _must_have_one(order)
    except JobCancelled:
        _end(order, ScanOrder.State.CANCELLED)
        raise
    except JobRefused:
        _end(order, ScanOrder.State.FAILED)
        raise
    with last_step(run) as result:
        result["n_done"] = order.places.filter(state=State.DONE).count()
        result["n_failed"] = order.places.filter(state=State.FAILED).count()
        _end(order, ScanOrder.State.DONE)
    return result


def _must_have_one(order: ScanOrder) -> None:
    if not order.places.filter(state=State.DONE).exists():
        failed = order.places.filter(state=State.FAILED).first()
        why = failed.reason if failed else _("There is no municipality to scan.")
        raise JobRefused(why)


def _groups(order: ScanOrder, places: Sequence[OrderPlace]) -> Iterator[Group]:
    """Read shared files once for all; what was fetched for one is for that one only."""
    known = [
        (one, path)
        for one in usable(list(order.files.all()))
        if (path := files.path_of(one)) is not None
    ]
    fetched = SourceFile.Origin.FETCHED
    shared = [path for one, path in known if one.origin != fetched]
    by_code = {one.municipality.code: one for one in places}
    if len(shared) == len(known):
        yield Group(shared, by_code)
        return
    for code, place in by_code.items():
        own = [
            path
            for one, path in known
            if one.origin == fetched and files.code_of_fetched(one) == code
        ]
        yield Group([*shared, *own], {code: place})


def _scan_group(work: Work, group: Group) -> None:
    if not group.places:
        return
    order = Order(
        files=group.paths,
        areas=list(group.places),
        province=None,
        folder=work.folder / "-".join(group.places)[:20],
        kind=KINDS[work.order.kind],
        earlier=_earlier(work.order, group.places),
        replace=True,
        workers=os.cpu_count() or 1,
    )

    at_work: list[OrderPlace] = []

    def begun(place: Place, _number: int, _total: int) -> None:
        at_work[:] = [group.places[place.code]]
        _mark(at_work[0], State.RUNNING)
        work.teller.begin(_("making the scan of %s") % place.name)

    def ended(outcome: Done | Failed) -> None:
        if isinstance(outcome, Done):
            _settle(work, group.places[outcome.place.code], outcome.folder)
        else:
            place = group.places.get(outcome.asked) or at_work[0]
            _mark(place, State.FAILED, _why(outcome))
        work.teller.finish()

    try:
        run_scans(
            order,
            DEFAULT_RULES,
            imprint=Imprint(datetime.now(UTC).date().isoformat(), __version__),
            progress=work.teller.reading,
            watch=ToldStopwatch(perf_counter, work.teller),
            listener=Listener(begun, ended),
        )
    except SourceError as error:
        raise JobRefused(file_in_dutch(error)) from error
    except PlaceError as error:
        raise JobRefused(place_in_dutch(error)) from error


def _earlier(order: ScanOrder, places: Mapping[str, OrderPlace]) -> dict[str, Path]:
    """Give the folder of the scan before, where there is one that can be compared."""
    found: dict[str, Path] = {}
    for code, place in places.items():
        scans = scans_of(place.municipality_id, order.kind)
        folder = folder_of(scans[0]) if scans else None
        if folder is None or not (folder / "areas.parquet").is_file():
            continue
        try:
            read_earlier(folder, code, KINDS[order.kind])
        except PreviousError:
            continue  # a scan without a comparison is better than none
        found[code] = folder
    return found


def _settle(work: Work, place: OrderPlace, folder: Path) -> None:
    try:
        _take_over(work, place, folder)
    except NoScan as error:
        _mark(place, State.FAILED, words_of(error))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _why(failed: Failed) -> str:
    error = failed.error
    if isinstance(error, PlaceError):
        return place_in_dutch(error)
    if isinstance(error, OSError):
        return _("It could not be written: %s.") % why_not_written(error)
    return str(error)


def _take_over(work: Work, place: OrderPlace, folder: Path) -> None:
    """Give a municipality its scan and mark it as done: both, or neither."""
    municipality = place.municipality
    summary = read_summary(folder, code=municipality.code)
    has_yards = summary.kind == COUNTRYSIDE.code
    yards = read_yards(folder) if has_yards else None
    areas = read_areas(folder, summary.kind)
    older = scans_of(municipality.pk, summary.kind)
    kept = keep_folder(folder)
    try:
        # What is written of yards is in the log with them, whatever comes after.
        with transaction.atomic(), recorded(MAKE_SCANS, work.run):
            scan = take_over_scan(
                municipality_id=municipality.pk,
                summary=summary,
                yards=yards,
                areas=areas,
                folder=kept,
            )
            _mark(place, State.DONE, scan_id=scan.pk)
            work.teller.tell()
    except BaseException:
        forget_folder(kept)
        raise
    # The last one before stays whole, for what came, went and grew.
    for one in older[1:]:
        before = folder_of(one)
        if before is not None:
            without_yards(before)


def _mark(place: OrderPlace, state: State, reason: str = "", **more: Any) -> None:
    OrderPlace.objects.filter(pk=place.pk).update(
        state=state, reason=reason[:500], **more
    )


def _end(order: ScanOrder, state: ScanOrder.State) -> None:
    ScanOrder.objects.filter(pk=order.pk).update(state=state, ended_at=timezone.now())
    order.places.filter(state=State.RUNNING).update(state=State.WAITING)


MAKE_SCANS = JobKind(
    "areas.make_scans",
    gettext_lazy("making area scans"),
    make_scans,
    Purpose.AREA_SCAN,
    page=("areas:order", "order_id"),
)
