"""Pages that tell what a scan says: as a whole, by card, beside others, over time."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samensterk.products.missing_sources import TABLE_NAMES
from samensterk.web.areas.atlas.area_figures import figure_of, figures_of
from samensterk.web.areas.atlas.changes import changes_in, changes_of, comparison_of
from samensterk.web.areas.atlas.choices import map_choice
from samensterk.web.areas.atlas.comparison import context_of
from samensterk.web.areas.atlas.indicators import indicators_of, key_figures
from samensterk.web.areas.atlas.queries import (
    LEVELS,
    at_level,
    levels_of,
    scan_of,
    whole_of,
)
from samensterk.web.areas.scans.folders import MAP, file_of
from samensterk.web.areas.scans.queries import scans_of
from samensterk.web.common.requests import MunicipalityRequest


@require_GET
def scan(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    """Tell in ten minutes what a scan says, and what it lacks."""
    found = scan_of(request, scan_id)
    whole = whole_of(found)
    figures = figures_of(found.kind, whole, None) if whole is not None else []
    keys = key_figures(found.kind)
    context = {
        "scan": found,
        "scans": scans_of(request.municipality.pk),
        "whole": whole,
        "levels": [LEVELS[one] for one in levels_of(found)],
        "figures": [one for one in figures if one.indicator.code in keys],
        "others": [one for one in figures if one.indicator.code not in keys],
        "without": [one for one in figures if one.value is None],
        "missing": [TABLE_NAMES.get(one, one) for one in found.missing],
        "covered": None
        if found.covered_share is None
        else round(100 * found.covered_share),
        "comparison": comparison_of(found),
        "has_map": file_of(found, MAP) is not None,
    }
    return render(request, "areas/atlas/scan.html", context)


@require_GET
def card(request: MunicipalityRequest, scan_id: int, indicator: str) -> HttpResponse:
    found = scan_of(request, scan_id)
    one = indicators_of(found.kind).get(indicator)
    if one is None:
        raise Http404
    whole = whole_of(found)
    context = {
        "scan": found,
        "indicator": one,
        "figure": None if whole is None else figure_of(one, whole, whole),
    }
    return render(request, "areas/atlas/card.html", context)


@require_GET
def comparison(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    """Set the municipality beside its neighbours and its province."""
    found = scan_of(request, scan_id)
    context = {"scan": found, "context": context_of(found)}
    return render(request, "areas/atlas/context.html", context)


@require_GET
def area_changes(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    found = scan_of(request, scan_id)
    compared = comparison_of(found)
    context: dict[str, object] = {"scan": found, "comparison": compared}
    if compared is not None:
        choice = map_choice(found, request.GET)
        levels = [one for one in choice.levels if one != "visit_area"]
        level = choice.level if choice.level in levels else ""
        one = choice.indicator or indicators_of(found.kind)[key_figures(found.kind)[0]]
        context |= {
            "whole": changes_of(found.kind, whole_of(found)),
            "levels": [(code, LEVELS[code]) for code in levels],
            "level": level,
            "level_name": LEVELS.get(level, ""),
            "indicators": indicators_of(found.kind).values(),
            "indicator": one,
            "changes": changes_in(at_level(found, level), one) if level else [],
        }
    return render(request, "areas/atlas/area_changes.html", context)
