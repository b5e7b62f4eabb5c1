"""Questions about yards."""

from samensterk.web.areas.models import LoadedScan, Yard, YardQuerySet
from samensterk.web.common.origins import Origin


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


def last_scan(municipality_id: int) -> LoadedScan | None:
    return LoadedScan.objects.filter(municipality_id=municipality_id).first()


def origins(municipality_id: int) -> list[Origin]:
    """Give the open registers that the last scan was made from."""
    scan = last_scan(municipality_id)
    found = scan.sources if scan is not None else []
    return [Origin(one.get("title", ""), one.get("date", "")) for one in found]
