"""What changes the yards."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from samensterk.web.areas.models import LoadedScan, Yard
from samensterk.web.areas.scan_folders import FoundYard, Summary
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
    "facts",
    "x_m",
    "y_m",
    "scan",
    "gone_since",
)


@transaction.atomic
def take_over_scan(
    *, municipality_id: int, summary: Summary, yards: Sequence[FoundYard]
) -> LoadedScan:
    """Bring the list of yards up to a scan: all of it, or nothing.

    A yard keeps its row when the scan finds it again. One that is not found any more
    stays, marked, until its term ends.
    """
    scan = LoadedScan.objects.create(
        municipality_id=municipality_id,
        made_on=summary.made_on,
        version=summary.version,
        n_yards=len(yards),
        visit_areas=dict(Counter(one.visit_area for one in yards if one.visit_area)),
        sources=summary.sources,
    )
    notice(Subject(municipality_id, Yard.SUBJECT, EVERY))
    rows = [_row(municipality_id, scan, one) for one in yards]
    Yard.objects.bulk_create(
        rows,
        batch_size=ROWS_PER_STATEMENT,
        update_conflicts=True,
        unique_fields=["municipality", "key"],
        update_fields=FROM_SCAN,
    )
    mine = Yard.objects.for_municipality(municipality_id).present()
    mine.exclude(scan=scan).update(gone_since=today())
    return scan


def _row(municipality_id: int, scan: LoadedScan, found: FoundYard) -> Yard:
    return Yard(
        municipality_id=municipality_id,
        key=found.key,
        address=found.address,
        street=found.street,
        house_number=found.house_number,
        place=found.place,
        visit_area=found.visit_area,
        kind=found.kind,
        facts=dict(found.facts),
        x_m=found.x_m,
        y_m=found.y_m,
        scan=scan,
    )
