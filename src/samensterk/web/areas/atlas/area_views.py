"""Areas of a scan in words: a table without a map, and one area."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samensterk.web.areas.atlas.area_figures import figures_of, values_of
from samensterk.web.areas.atlas.choices import columns_in, level_in
from samensterk.web.areas.atlas.indicators import Described, indicators_of
from samensterk.web.areas.atlas.queries import (
    LEVELS,
    area_of,
    around_of,
    at_level,
    levels_of,
    scan_of,
    whole_of,
)
from samensterk.web.areas.atlas.units import shown
from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.tables import Column, Listing


@require_GET
def area_table(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    """Show what the map shows, as rows by name."""
    found = scan_of(request, scan_id)
    levels = levels_of(found)
    level = level_in(levels, request.GET)
    chosen = (
        []
        if level == ScanArea.Level.VISIT_AREA
        else columns_in(found.kind, level, request.GET)
    )
    listing = _listing(request.municipality.slug, found, level, chosen)
    context = {
        "scan": found,
        "levels": [(one, LEVELS[one]) for one in levels],
        "level": level,
        "level_name": LEVELS.get(level, ""),
        "indicators": indicators_of(found.kind).values(),
        "chosen": chosen,
        "chosen_codes": [one.code for one in chosen],
        "table": listing.page(at_level(found, level), request.GET),
    }
    return render(request, "areas/atlas/area_table.html", context)


def _listing(
    slug: str, scan: LoadedScan, level: str, chosen: list[Described]
) -> Listing[ScanArea]:
    """Make a list that stands by name and cannot be sorted by any figure."""
    is_visit_area = level == ScanArea.Level.VISIT_AREA
    members = _("addresses") if scan.kind != scan.Kind.COUNTRYSIDE else _("yards")
    columns: list[Column[ScanArea]] = [
        Column(_("area"), str),
        Column(members, lambda area: shown(area.n_members, "")),
        *(_column(one) for one in chosen),
    ]
    if is_visit_area:
        columns.append(
            Column(_("days of a team of two"), lambda area: shown_days(area.team_days))
        )
    return Listing(
        caption=_("%(areas)s, by name")
        % {"areas": str(LEVELS.get(level, "")).capitalize()},
        empty=_("This scan describes no such areas."),
        columns=tuple(columns),
        url_of=lambda area: reverse("areas:area", args=[slug, scan.pk, area.pk]),
    )


def _column(one: Described) -> Column[ScanArea]:
    return Column(one.name, lambda area: shown(values_of(area).get(one.code), one.unit))


def shown_days(days: float | None) -> str:
    return shown(days, "km").removesuffix(" km")


@require_GET
def area(request: MunicipalityRequest, scan_id: int, area_pk: int) -> HttpResponse:
    found = scan_of(request, scan_id)
    one = area_of(found, area_pk)
    around = around_of(found, one)
    whole = whole_of(found)
    is_visit_area = one.level == ScanArea.Level.VISIT_AREA
    context = {
        "scan": found,
        "area": one,
        "around": around,
        "is_visit_area": is_visit_area,
        "team_days": shown_days(one.team_days),
        "figures": []
        if is_visit_area or one.n_members is None
        else figures_of(found.kind, one, whole, around),
    }
    return render(request, "areas/atlas/area.html", context)
