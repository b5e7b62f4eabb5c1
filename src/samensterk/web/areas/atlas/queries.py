"""Questions about a scan for who reads it."""

from collections.abc import Mapping

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.scans.models import LoadedScan, ScanArea, ScanAreaQuerySet
from samensterk.web.areas.scans.queries import areas_of
from samensterk.web.common.requests import MunicipalityRequest

Level = ScanArea.Level
# From small to large; the order in which they are offered.
LEVELS: Mapping[str, str | Promise] = {
    Level.CELL: _("areas of at least five yards"),
    Level.NEIGHBOURHOOD: _("neighbourhoods"),
    Level.PARK: _("business parks"),
    Level.VISIT_AREA: _("visit areas"),
    Level.MUNICIPALITY: _("the municipality"),
}


def scan_of(request: MunicipalityRequest, scan_id: int) -> LoadedScan:
    """Give a scan of this municipality.

    Raises
    ------
    Http404
    """
    rows = LoadedScan.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows, pk=scan_id)


def levels_of(scan: LoadedScan) -> list[str]:
    """Name the levels that this scan describes, from small to large."""
    found = set(areas_of(scan).order_by().values_list("level", flat=True).distinct())
    return [one for one in LEVELS if one in found]


def whole_of(scan: LoadedScan) -> ScanArea | None:
    """Give the municipality as one area; a scan of few yards has none."""
    return areas_of(scan).filter(level=Level.MUNICIPALITY).first()


def at_level(scan: LoadedScan, level: str) -> ScanAreaQuerySet:
    """Give the areas of one level by number and name: no figure ever orders them."""
    return areas_of(scan).filter(level=level).order_by("pk")


def area_of(scan: LoadedScan, area_pk: int) -> ScanArea:
    """Give one area of a scan.

    Raises
    ------
    Http404
    """
    found = areas_of(scan).filter(pk=area_pk).first()
    if found is None:
        raise Http404
    return found


def around_of(scan: LoadedScan, area: ScanArea) -> ScanArea | None:
    """Give the area that this one lies in."""
    if not area.part_of:
        return None
    return areas_of(scan).filter(area_id=area.part_of).first()
