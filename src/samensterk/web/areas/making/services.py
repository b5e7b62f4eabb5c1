"""Verbs about orders: made, given files, started, stopped, thrown away."""

from collections.abc import Collection, Sequence
from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.areas.making import files, looking, queries, server_folders
from samensterk.web.areas.making.faults import NotReady, NumberTaken, OrderUnderWay
from samensterk.web.areas.making.models import OrderPlace, ScanOrder, SourceFile
from samensterk.web.common import jobs
from samensterk.web.common.models import Job
from samensterk.web.common.versions import hold

MAKE, FETCH, LOOK = "areas.make_scans", "areas.fetch_sources", "areas.look_at_files"
State = ScanOrder.State


@transaction.atomic
def make_order(
    *,
    number: UUID,
    kind: str,
    municipality_id: int | None,
    place_ids: Collection[int],
    ask: ScanRequest | None,
    by_id: int,
) -> ScanOrder:
    """Begin an order; the same number twice is the same order.

    Raises
    ------
    NumberTaken
    """
    order, is_new = ScanOrder.objects.get_or_create(
        pk=number,
        defaults={
            "kind": kind,
            "municipality_id": municipality_id,
            "ask": ask,
            "made_by_id": by_id,
        },
    )
    if not is_new:
        if (order.made_by_id, order.municipality_id) != (by_id, municipality_id):
            raise NumberTaken
        return order
    OrderPlace.objects.bulk_create(
        OrderPlace(order=order, municipality_id=one) for one in sorted(place_ids)
    )
    return order


def add_upload(*, order: ScanOrder, file: UploadedFile) -> SourceFile:
    """Keep a file that was sent; `look_at_new` says what it is.

    Raises
    ------
    OrderUnderWay
    """
    path, size = files.keep_upload(order.pk, file)
    name = files.plain_name(file.name or "")
    source = SourceFile(
        order=order,
        origin=SourceFile.Origin.UPLOAD,
        name=name[:200],
        path=path,
        size=size,
    )
    try:
        _add([source], order=order)
    except OrderUnderWay:
        files.forget_file(source)
        raise
    return source


def add_from_server(*, order: ScanOrder, folder: str) -> Sequence[SourceFile]:
    """Use the files of a folder on the server, where they are.

    Raises
    ------
    OrderUnderWay
    """
    paths = [(server_folders.name_of(one), one) for one in _files_of(folder)]
    rows = SourceFile.objects.filter(order=order, origin=SourceFile.Origin.SERVER)
    known = set(rows.values_list("path", flat=True))
    added = [
        SourceFile(
            order=order,
            origin=SourceFile.Origin.SERVER,
            name=path.name[:200],
            path=name,
            size=path.stat().st_size,
        )
        for name, path in paths
        if name not in known
    ]
    _add(added, order=order)
    look_at_new(order=order)
    return added


def _files_of(folder: str) -> Sequence[Path]:
    return [
        one
        for one in server_folders.files_in(folder)
        if len(server_folders.name_of(one)) <= 300
    ]


@transaction.atomic
def _add(added: Sequence[SourceFile], *, order: ScanOrder) -> None:
    _hold_open(order)
    SourceFile.objects.bulk_create(added, ignore_conflicts=True)


def look_at_new(*, order: ScanOrder) -> bool:
    """Look at what nobody has looked at; leave it to a worker when it is much.

    Says whether there was anything to look at.

    Raises
    ------
    OrderUnderWay
    """
    new = list(SourceFile.objects.filter(order=order, format="", problem=""))
    if sum(one.size for one in new) > looking.AT_ONCE_BYTES:
        _begin(order=order, kind=LOOK, by_id=None, more={})
        return True
    for source in new:
        look_at_one(source=source)
    return bool(new)


def look_at_one(*, source: SourceFile) -> None:
    """Say what one file is; doing it twice says the same."""
    path = files.path_of(source)
    if path is not None:
        is_sent = source.origin == SourceFile.Origin.UPLOAD
        looking.keep(source, looking.look_at(path, is_sent=is_sent))


def fetch(*, order: ScanOrder, registers: Sequence[str], by_id: int) -> Job:
    """Ask a worker to fetch open data; when one is at it already, that is the one.

    Raises
    ------
    OrderUnderWay
    """
    more = {"registers": list(registers)}
    return _begin(order=order, kind=FETCH, by_id=by_id, more=more)


@transaction.atomic
def _begin(
    *, order: ScanOrder, kind: str, by_id: int | None, more: dict[str, list[str]]
) -> Job:
    held = _hold_open(order)
    if busy := queries.busy_job_of(held):
        return busy
    return _ask(held, kind, by_id, more)


@transaction.atomic
def remove_source(*, order: ScanOrder, source: SourceFile) -> None:
    """Take a file out of an order; what is on the server stays there.

    Raises
    ------
    OrderUnderWay
    """
    _hold_open(order)
    SourceFile.objects.filter(order=order, pk=source.pk).delete()
    files.forget_file(source)


@transaction.atomic
def start_order(*, order: ScanOrder, by_id: int) -> ScanOrder:
    """Ask a worker to make the scans; one that is at work stays as it is.

    An order that failed or was stopped goes on with what was not done.

    Raises
    ------
    NotReady
        Another piece of work is still gathering its files.
    """
    held = hold(order)
    state = queries.state_of(held)
    left = held.places.exclude(state=OrderPlace.State.DONE)
    if state == State.RUNNING or not left.exists():
        return held
    if queries.busy_job_of(held):
        raise NotReady
    left.update(state=OrderPlace.State.WAITING, reason="")
    held.state, held.ended_at = State.RUNNING, None
    _ask(held, MAKE, by_id, {})
    return held


@transaction.atomic
def stop_order(*, order: ScanOrder) -> None:
    """Stop what is done for an order; at its next step, which is within seconds."""
    held = hold(order)
    job = queries.busy_job_of(held)
    if job is not None:
        jobs.cancel(job)


@transaction.atomic
def throw_away(*, order: ScanOrder) -> None:
    """Remove an order that was never started, with its files.

    Raises
    ------
    OrderUnderWay
    """
    held = _hold_draft(order)
    job = queries.busy_job_of(held)
    if job is not None:
        jobs.cancel(job)
    number = held.pk
    held.delete()
    files.forget_order(number)


def _ask(
    held: ScanOrder, kind: str, by_id: int | None, more: dict[str, list[str]]
) -> Job:
    job = jobs.ask(
        kind,
        municipality_id=held.municipality_id,
        asked_by_id=by_id,
        arguments={"order_id": str(held.pk), **more},
    )
    held.job_id = job.pk
    held.save(update_fields=["job_id", "state", "ended_at"])
    return job


def _hold_open(order: ScanOrder) -> ScanOrder:
    """Hold an order whose files may still change: not while scans are made of them."""
    held = hold(order)
    if queries.state_of(held) in (State.RUNNING, State.DONE):
        raise OrderUnderWay(held)
    return held


def _hold_draft(order: ScanOrder) -> ScanOrder:
    held = hold(order)
    if held.state != State.DRAFT:
        raise OrderUnderWay(held)
    return held
