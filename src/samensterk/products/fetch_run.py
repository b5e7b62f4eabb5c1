"""One run of fetching: each register by itself, so that one that fails stops no other."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from samensterk.products.fetch_record import (
    Entry,
    FetchRecord,
    OtherMunicipality,
    entry_of,
    read_record,
    write_record,
)
from samensterk.products.gather import MARGIN_M, ROADS_MARGIN_M, Progress
from samensterk.sources.fetching.area_layers import Municipality, find_municipality
from samensterk.sources.fetching.courier import Courier
from samensterk.sources.fetching.errand import Errand, Fetched
from samensterk.sources.fetching.registers import (
    REGISTERS,
    Feed,
    Register,
    fetch_whole,
)
from samensterk.sources.fetching.trouble import FetchError, NothingThere
from samensterk.sources.reading import Box, SourceError
from samensterk.sources.recognise import recognise

# What lies outside the municipality and still counts for it; the scan reads the same.
_MARGINS_M = {"buildings": MARGIN_M, "parcels": MARGIN_M, "roads": ROADS_MARGIN_M}


@dataclass(frozen=True, slots=True)
class FetchOrder:
    """What is asked: a municipality by name or code, which registers, and where to."""

    asked: str
    folder: Path
    registers: Sequence[str] = tuple(REGISTERS)
    whole_files: bool = False
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that is there; `is_new` unless it already was."""

    entry: Entry
    is_new: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A register without a file, and what went wrong."""

    register: str
    error: FetchError | SourceError | OSError


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """What a run gave, register by register."""

    municipality: Municipality
    arrived: Sequence[Arrived]
    missed: Sequence[Missed]


def run_fetch(
    order: FetchOrder, courier: Courier, product: str, progress: Progress
) -> FetchOutcome:
    """Fetch what is not there yet; the record is kept after every file.

    Raises
    ------
    MunicipalityUnknown
    OtherMunicipality
    FetchError
        The municipality cannot be looked up.
    OSError
        The folder cannot be written.
    """
    order.folder.mkdir(parents=True, exist_ok=True)
    record = _opened(order, courier, product)
    write_record(order.folder, record)
    arrived: list[Arrived] = []
    missed: list[Missed] = []
    for name in order.registers:
        known = record.entries.get(name)
        if known and _is_enough(known, order):
            arrived.append(Arrived(known, is_new=False))
            continue
        try:
            entry = _fetch_one(REGISTERS[name], order, record, courier, progress)
        except (FetchError, SourceError, OSError) as error:
            missed.append(Missed(name, error))
            record = record.with_failure(name, str(error))
        else:
            arrived.append(Arrived(entry, is_new=True))
            record = record.with_entry(entry)
        write_record(order.folder, record)
    return FetchOutcome(record.municipality, arrived, missed)


def _opened(order: FetchOrder, courier: Courier, product: str) -> FetchRecord:
    """Go on with the record of the folder, or begin one."""
    before = read_record(order.folder)
    if before is not None and before.is_of(order.asked):
        return before
    year = _now(courier).year
    place = find_municipality(courier, order.asked, year, order.folder)
    if before is None:
        return FetchRecord(place, product)
    if before.municipality.code != place.code:
        raise OtherMunicipality(order.folder, before.municipality.name)
    return before


def _is_enough(known: Entry, order: FetchOrder) -> bool:
    is_whole = order.whole_files and REGISTERS[known.register].feed is not None
    if order.refresh or known.is_whole != is_whole:
        return False
    return known.holds(order.folder)


def _fetch_one(
    register: Register,
    order: FetchOrder,
    record: FetchRecord,
    courier: Courier,
    progress: Progress,
) -> Entry:
    feed = register.feed if order.whole_files else None
    path = order.folder / (register.saved_as if feed is None else feed.saved_as)
    place = record.municipality
    errand = Errand(
        courier=courier,
        code=place.code,
        box_m=_widened(place.box_m, _MARGINS_M.get(register.name, 0.0)),
        path=path,
        year=_now(courier).year,
        tick=progress(path.name),
    )
    fetched = _fetch_readable(register if feed is None else feed, errand)
    moment = _now(courier).isoformat(timespec="seconds")
    box_m = errand.box_m if feed is None else None
    entry = entry_of(register.name, path, fetched, moment, box_m)
    shutil.rmtree(errand.part, ignore_errors=True)
    return entry


def _fetch_readable(way: Register | Feed, errand: Errand) -> Fetched:
    """Fetch a file that the scan can read; of any other nothing is kept."""
    try:
        if isinstance(way, Feed):
            fetched = fetch_whole(way, errand)
        else:
            fetched = way.fetch(errand)
        recognise(errand.path)
    except NothingThere:
        shutil.rmtree(errand.part, ignore_errors=True)
        raise
    except SourceError:
        shutil.rmtree(errand.part, ignore_errors=True)
        errand.path.unlink()
        raise
    return fetched


def _widened(box: Box, margin_m: float) -> Box:
    west, south, east, north = box
    return west - margin_m, south - margin_m, east + margin_m, north + margin_m


def _now(courier: Courier) -> datetime:
    return datetime.fromtimestamp(courier.clock.now_s(), UTC)
