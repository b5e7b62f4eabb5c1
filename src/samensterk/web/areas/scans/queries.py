"""Questions about scans and the areas they describe."""

from collections.abc import Collection

from samensterk.web.areas.scans.models import LoadedScan, ScanArea, ScanAreaQuerySet
from samensterk.web.common.origins import Origin


def scans_of(municipality_id: int, kind: str = "") -> list[LoadedScan]:
    """Give the scans of a municipality, the newest first."""
    rows = LoadedScan.objects.for_municipality(municipality_id)
    return list(rows.filter(kind=kind) if kind else rows)


def last_scan(
    municipality_id: int, kind: str = LoadedScan.Kind.COUNTRYSIDE
) -> LoadedScan | None:
    """Give the scan that people see when they ask for none in particular."""
    rows = LoadedScan.objects.for_municipality(municipality_id).filter(kind=kind)
    return rows.first()


def areas_of(scan: LoadedScan) -> ScanAreaQuerySet:
    """Give every area of a scan; its outline only when it is asked for."""
    rows = ScanArea.objects.for_municipality(scan.municipality_id)
    return rows.filter(scan=scan).defer("outline")


def visit_areas_of(scan: LoadedScan) -> ScanAreaQuerySet:
    """Give the visit areas of a scan, by number and name; whole areas are visited."""
    return areas_of(scan).filter(level=ScanArea.Level.VISIT_AREA).order_by("pk")


def with_outlines(municipality_id: int, pks: Collection[int]) -> list[ScanArea]:
    """Give areas by their keys, of any scan, with their outlines; one query."""
    rows = ScanArea.objects.for_municipality(municipality_id)
    return list(rows.filter(pk__in=pks).defer("values"))


def origins(municipality_id: int) -> list[Origin]:
    """Give the open registers that the last scan was made from."""
    scan = last_scan(municipality_id)
    found = scan.sources if scan is not None else []
    return [Origin(one.get("title", ""), one.get("date", "")) for one in found]
