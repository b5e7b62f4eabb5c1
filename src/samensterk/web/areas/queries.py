"""Questions about yards."""

from samensterk.web.areas.models import LoadedScan, Yard, YardQuerySet


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


def visit_areas(municipality_id: int) -> list[str]:
    """Give the names of the visit areas that have yards."""
    rows = Yard.objects.for_municipality(municipality_id).present()
    names = rows.exclude(visit_area="").order_by("visit_area")
    return list(names.values_list("visit_area", flat=True).distinct())


def last_scan(municipality_id: int) -> LoadedScan | None:
    return LoadedScan.objects.filter(municipality_id=municipality_id).first()
