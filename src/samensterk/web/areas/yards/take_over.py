"""Taking over a scan: its areas, and the list of yards brought up to it."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from samensterk.web.areas.scans.area_reading import FoundArea
from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.areas.scans.scan_folders import FoundYard, Summary
from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.moments import today
from samensterk.web.common.processing import EVERY, Subject, notice

ROWS_PER_STATEMENT = 500
FROM_SCAN = (
    "address",
    "street",
    "house_number",
    "place",
    "visit_area",
    "kind",
    "kind_found",
    "facts",
    "x_m",
    "y_m",
    "scan",
    "gone_since",
)


@transaction.atomic
def take_over_scan(
    *,
    municipality_id: int,
    summary: Summary,
    yards: Sequence[FoundYard] | None,
    areas: Sequence[FoundArea] = (),
    folder: str = "",
) -> LoadedScan:
    """Keep a scan, and bring the list of yards up to it: all of it, or nothing.

    A yard keeps its row when the scan finds it again. One that is not found any more
    stays, marked, until its term ends. A scan without yards (None) leaves them alone.
    """
    found = yards or ()
    scan = LoadedScan.objects.create(
        municipality_id=municipality_id,
        kind=summary.kind,
        made_on=summary.made_on,
        version=summary.version,
        n_yards=len(found),
        visit_areas=dict(Counter(one.visit_area for one in found if one.visit_area)),
        sources=summary.sources,
        covered_share=summary.covered_share,
        missing=list(summary.missing),
        parameters=dict(summary.parameters),
        comparison=summary.comparison,
        folder=folder,
    )
    rows = [_area(scan, one) for one in areas]
    ScanArea.objects.bulk_create(rows, batch_size=ROWS_PER_STATEMENT)
    if yards is not None:
        _take_over_yards(scan, found)
    return scan


def _take_over_yards(scan: LoadedScan, found: Sequence[FoundYard]) -> None:
    notice(Subject(scan.municipality_id, Yard.SUBJECT, EVERY))
    Yard.objects.bulk_create(
        [_row(scan, one) for one in found],
        batch_size=ROWS_PER_STATEMENT,
        update_conflicts=True,
        unique_fields=["municipality", "key"],
        update_fields=FROM_SCAN,
    )
    mine = Yard.objects.for_municipality(scan.municipality_id)
    lost = mine.filter(gone_since=None, is_own=False).exclude(scan=scan)
    lost.update(gone_since=today())


def _row(scan: LoadedScan, found: FoundYard) -> Yard:
    return Yard(
        municipality_id=scan.municipality_id,
        key=found.key,
        address=found.address,
        street=found.street,
        house_number=found.house_number,
        place=found.place,
        visit_area=found.visit_area,
        kind=found.kind,
        kind_found=found.kind,
        facts=dict(found.facts),
        x_m=found.x_m,
        y_m=found.y_m,
        scan=scan,
    )


def _area(scan: LoadedScan, found: FoundArea) -> ScanArea:
    return ScanArea(
        municipality_id=scan.municipality_id,
        scan=scan,
        level=found.level,
        area_id=found.area_id,
        part_of=found.part_of,
        name=found.name,
        n_members=found.n_members,
        values=dict(found.values),
        before=dict(found.before),
        team_days=found.team_days,
        outline=dict(found.outline),
        x_m=found.x_m,
        y_m=found.y_m,
    )
