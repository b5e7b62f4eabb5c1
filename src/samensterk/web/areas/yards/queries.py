"""Questions about yards."""

from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.yards.models import Yard, YardQuerySet


def yards(
    municipality_id: int, *, text: str = "", visit_area: str = ""
) -> YardQuerySet:
    """Give the yards of the last scan, by street and number.

    They can be narrowed by address and by visit area, never by a fact of the yard.
    """
    rows = Yard.objects.for_municipality(municipality_id).present()
    if visit_area:
        rows = rows.filter(visit_area=visit_area)
    for word in text.split():
        rows = rows.filter(address__icontains=word)
    return rows.order_by("street", "house_number", "pk").defer("facts")


def n_yards(scan: LoadedScan | None, *, text: str, visit_area: str) -> int | None:
    """Give how many yards a list has, when that was counted before."""
    if scan is None or text:
        return None
    known = scan.visit_areas.get(visit_area) if visit_area else scan.n_yards
    return None if known is None else int(known)
