"""The map of a scan, and the parts that it asks for."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_GET, require_safe

from samensterk.web.areas.atlas.area_figures import figures_of
from samensterk.web.areas.atlas.choices import Choice, map_choice
from samensterk.web.areas.atlas.indicators import indicators_of
from samensterk.web.areas.atlas.legend import legend_of
from samensterk.web.areas.atlas.outlines import (
    Box,
    WrongBox,
    areas_as_geojson,
    lon_lat_of,
    read_box,
    yards_as_geojson,
)
from samensterk.web.areas.atlas.queries import (
    LEVELS,
    at_level,
    levels_of,
    scan_of,
    whole_of,
)
from samensterk.web.areas.scans.addresses import MOST_SHOWN, find_addresses
from samensterk.web.areas.scans.folders import ADDRESSES, MAP, file_of
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.scans.queries import scans_of
from samensterk.web.areas.yards.models import Yard, YardQuerySet
from samensterk.web.common.postcodes import spaced
from samensterk.web.common.ranged_files import ranged_file
from samensterk.web.common.requests import MunicipalityRequest, wants_part

KEEP_S = 7 * 24 * 3600  # a scan never changes
MOST_YARDS = 2_000  # in one box; a screen of the countryside has some hundreds


@require_GET
def area_map(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    """Show the map; for the map itself only the legend and the chosen area."""
    found = scan_of(request, scan_id)
    choice = map_choice(found, request.GET)
    context = _chosen(found, choice)
    if wants_part(request):
        return render(request, "areas/atlas/_map_side.html", context)
    context |= {
        "scans": scans_of(request.municipality.pk),
        "levels": [(one, LEVELS[one]) for one in choice.levels],
        "indicators": indicators_of(found.kind).values(),
        "areas": choice.areas,
        "has_map": file_of(found, MAP) is not None,
        "has_addresses": file_of(found, ADDRESSES) is not None,
        "has_pdok": settings.PDOK,
    }
    return render(request, "areas/atlas/map.html", context)


def _chosen(scan: LoadedScan, choice: Choice) -> dict[str, object]:
    one, area = choice.indicator, choice.area
    figures = (
        []
        if area is None or one is None or area.n_members is None
        else figures_of(scan.kind, area, whole_of(scan))
    )
    return {
        "scan": scan,
        "level": choice.level,
        "level_name": LEVELS.get(choice.level, ""),
        "indicator": one,
        "legend": legend_of(one, choice.areas) if one is not None else None,
        "area": area,
        "figure": next((f for f in figures if f.indicator is one), None),
        "figures": [f for f in figures if f.indicator is not one],
    }


@require_safe
def map_tiles(request: MunicipalityRequest, scan_id: int) -> HttpResponseBase:
    """Give the base map: roads, water and buildings, and nothing of anybody."""
    path = file_of(scan_of(request, scan_id), MAP)
    if path is None:
        raise Http404
    kind = "application/vnd.pmtiles"
    return ranged_file(request, path, content_type=kind, keep_s=KEEP_S)


def _areas_tag(request: MunicipalityRequest, scan_id: int) -> str:
    """Name what the answer holds; a scan does not change, our own shape of it may."""
    found = scan_of(
        request, scan_id
    )  # of another municipality there is nothing to name
    return f'"{found.pk}-{request.GET.get("laag", "").encode().hex()[:40]}-1"'


@gzip_page
@require_safe
@condition(etag_func=_areas_tag)
def map_areas(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    """Give the areas of one level, with their figures, as GeoJSON."""
    found = scan_of(request, scan_id)
    wanted = request.GET.get("laag", "")
    levels = levels_of(found)
    level = wanted if wanted in levels else (levels or [""])[0]
    areas = list(at_level(found, level).defer(None))
    response = JsonResponse(
        areas_as_geojson(areas), content_type="application/geo+json"
    )
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_GET
def map_search(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    found = scan_of(request, scan_id)
    asked = request.GET.get("q", "").strip()
    context = {
        "scan": found,
        "asked": asked,
        "has_addresses": file_of(found, ADDRESSES) is not None,
        "addresses": [
            (spaced(one.address), *lon_lat_of(one.x_m, one.y_m))
            for one in find_addresses(found, asked)[:MOST_SHOWN]
        ],
    }
    part = "areas/atlas/_map_search.html"
    page = "areas/atlas/map_search.html"
    return render(request, part if wants_part(request) else page, context)


@require_GET
def map_yards(request: MunicipalityRequest) -> HttpResponse:
    """Give the yards in one small box: where, and how they are called.

    Each of them is written in the processing log, as wherever a yard is read.
    """
    asked = request.GET.get("vak", "")
    if not asked:
        return JsonResponse(yards_as_geojson([]))
    try:
        box = read_box(asked)
    except WrongBox:
        text = _("Ask for a box of at most 3 by 3 kilometres: west,south,east,north.")
        return JsonResponse({"detail": text}, status=400)
    yards = list(_in(box, request.municipality.pk)[:MOST_YARDS])
    return JsonResponse(yards_as_geojson(yards), content_type="application/geo+json")


def _in(box: Box, municipality_id: int) -> YardQuerySet:
    rows = Yard.objects.for_municipality(municipality_id).present()
    return rows.filter(
        x_m__range=(box.west_m, box.east_m), y_m__range=(box.south_m, box.north_m)
    ).defer("facts")
