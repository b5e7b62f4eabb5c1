"""One run of the scan: files are read once, each municipality gets its folder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapely

from samensterk.products.area_scan import AreaScan, scan_place
from samensterk.products.changes import (
    Comparison,
    PreviousError,
    compare,
    read_earlier,
)
from samensterk.products.gather import (
    Gathered,
    Progress,
    gather,
    join_tables,
    read_areas,
    recognise_files,
)
from samensterk.products.kinds import BUSINESS_PARKS, COUNTRYSIDE, Kind
from samensterk.products.park_scan import NoParks, scan_parks, shows_parks
from samensterk.products.place import (
    Place,
    PlaceError,
    find_place,
    places_of_province,
)
from samensterk.products.scan_folder import FolderExists, Imprint, rules_of, write_scan
from samensterk.products.stopwatch import Stopwatch
from samensterk.products.workers import tile_runner
from samensterk.scan.measure import Run
from samensterk.scan.rules import Rules

_SCANS = {COUNTRYSIDE.code: scan_place, BUSINESS_PARKS.code: scan_parks}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: areas by name or code, or all of a province, and where to.

    `previous` is a folder as this order would write it; `earlier` are folders of scans
    by the code of their municipality, for who keeps them elsewhere.
    """

    files: Sequence[Path]
    areas: Sequence[str]
    province: str | None
    folder: Path
    kind: Kind = COUNTRYSIDE
    previous: Path | None = None
    earlier: Mapping[str, Path] = field(default_factory=dict)
    with_yards: bool = True
    replace: bool = False
    workers: int = 1
    scheduler: str | None = None

    @property
    def is_single(self) -> bool:
        return len(self.areas) == 1 and self.province is None

    def scan_before(self, place: Place) -> Path | None:
        """Give the folder to compare a municipality with."""
        if self.previous is None:
            return self.earlier.get(place.code)
        return self.previous if self.is_single else self.previous / place.code


@dataclass(frozen=True, slots=True)
class Done:
    """A municipality whose folder is complete."""

    place: Place
    folder: Path
    summary: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """A municipality without a scan, and what went wrong."""

    asked: str
    error: PlaceError | FolderExists | PreviousError | OSError


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears how a run goes; an error that is raised here stops the run.

    Attributes
    ----------
    begun : a municipality, its number from one, and how many there are
    ended : a municipality that is done, or failed
    """

    begun: Callable[[Place, int, int], None] = lambda _place, _number, _total: None
    ended: Callable[[Done | Failed], None] = lambda _outcome: None


NOBODY = Listener()


def run_scans(
    order: Order,
    rules: Rules,
    *,
    imprint: Imprint,
    progress: Progress,
    watch: Stopwatch,
    listener: Listener = NOBODY,
) -> list[Done | Failed]:
    """Scan every area; trouble with one does not stop the others.

    What was written before an error of `progress` or the listener stays, each folder
    complete; of the municipality in hand nothing is left.

    Raises
    ------
    SourceError
        A file cannot be used; nothing was written.
    PlaceError
        No area at all can be settled, or the province cannot; or no file says where
        business parks are, and these are asked.
    NoScheduler
    FolderExists
        Before any long read, when a single area would go to an existing folder.
    """
    if order.is_single and order.folder.exists() and not order.replace:
        raise FolderExists(order.folder)
    with watch.step("recognise"):
        files = recognise_files(order.files)
    with watch.step("borders"):
        already = read_areas(files, progress)
    if order.kind is BUSINESS_PARKS and not any(map(shows_parks, files)):
        raise NoParks
    districts = join_tables(list(already.values())).get("districts")
    places, outcomes = _places(order, districts)
    for failed in outcomes:
        listener.ended(failed)
    if not places:
        return list(outcomes)
    ground = shapely.union_all([place.border.envelope for place in places])
    with watch.step("read"):
        gathered = gather(files, ground, already, progress)
    with tile_runner(order.workers, order.scheduler) as run:
        for number, place in enumerate(places, start=1):
            listener.begun(place, number, len(places))
            own = watch.beside()
            done = _scan_one(order, place, gathered, rules, imprint, own, run)
            outcomes.append(done)
            listener.ended(done)
    return outcomes


def _places(order: Order, districts: Any) -> tuple[list[Place], list[Done | Failed]]:
    places: dict[str, Place] = {}
    failed: list[Done | Failed] = []
    if order.province is not None:
        found = places_of_province(districts, order.province)
        places |= {place.code: place for place in found}
    for asked in order.areas:
        try:
            place = find_place(districts, asked)
        except PlaceError as error:
            failed.append(Failed(asked, error))
        else:
            places[place.code] = place
    return list(places.values()), failed


def _scan_one(
    order: Order,
    place: Place,
    gathered: Gathered,
    rules: Rules,
    imprint: Imprint,
    watch: Stopwatch,
    run: Run,
) -> Done | Failed:
    folder = order.folder if order.is_single else order.folder / place.code
    if folder.exists() and not order.replace:  # before the work, not after it
        return Failed(place.name, FolderExists(folder))
    try:
        scan, comparison = _scan_and_compare(order, place, gathered, rules, watch, run)
        summary = write_scan(
            scan,
            gathered,
            folder,
            imprint=imprint,
            comparison=comparison,
            with_yards=order.with_yards,
            replace=order.replace,
            watch=watch,
        )
    except (FolderExists, PreviousError, OSError) as error:
        return Failed(place.name, error)
    return Done(place, folder, summary)


def _scan_and_compare(
    order: Order,
    place: Place,
    gathered: Gathered,
    rules: Rules,
    watch: Stopwatch,
    run: Run,
) -> tuple[AreaScan, Comparison | None]:
    scan_it = _SCANS[order.kind.code]
    folder = order.scan_before(place)
    if folder is None:
        return scan_it(place, gathered, rules, watch, run), None
    earlier = read_earlier(folder, place.code, order.kind)
    scan = scan_it(place, gathered, rules, watch, run, earlier.areas)
    comparison = compare(
        order.kind, earlier, scan.areas, scan.members, rules_of(scan), rules.fewest
    )
    return scan, comparison
