"""Taking over a scan: its areas, and the list of yards brought up to it."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from samensterk.web.areas.scans.area_reading import FoundArea
from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.scans.scan_folders import FoundYard, Summary
from samensterk.web.areas.yards.carrying_over import ROWS_PER_STATEMENT, bring_up_to
from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.processing import EVERY, Subject, notice


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

    A yard keeps its row when the scan finds it again, and what people corrected of it.
    One that is not found any more stays, marked, until its term ends. A scan without yards (None) leaves them alone.
    """
    found = yards or ()
    before = last_scan(municipality_id, summary.kind)
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
        notice(Subject(municipality_id, Yard.SUBJECT, EVERY))
        bring_up_to(scan, found, before)
    return scan


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
