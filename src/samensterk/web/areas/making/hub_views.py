"""The first page of the room: the scans of a municipality, and what is under way."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from samensterk.web.areas.making import pages, queries
from samensterk.web.areas.making.desks import desk_of
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.scans.queries import scans_of
from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest


@require_GET
def scans(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    found = scans_of(here.pk)
    context: dict[str, Any] = {
        "kinds": _by_kind(found),
        "has_scans": bool(found),
        "elsewhere": queries.made_from_outside(here.pk),
    }
    if may(request, "areas:order_new"):
        context["orders"] = pages.lines_of(desk_of(request))
    return render(request, "areas/making/scans.html", context)


def _by_kind(found: Sequence[LoadedScan]) -> Sequence[Mapping[str, Any]]:
    """Give each kind that there is a scan of, with its scans, the newest first."""
    kinds = [
        {"label": label, "scans": [_row(one) for one in found if one.kind == value]}
        for value, label in LoadedScan.Kind.choices
    ]
    return [one for one in kinds if one["scans"]]


def _row(scan: LoadedScan) -> Mapping[str, Any]:
    compared = (scan.comparison or {}).get("made_on")
    return {
        "pk": scan.pk,
        "made_on": scan.made_on,
        "loaded_at": scan.loaded_at,
        "compared_on": parse_date(str(compared)) if compared else None,
    }
