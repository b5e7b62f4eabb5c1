"""Pages about yards."""

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.scans.queries import last_scan, scans_of
from samensterk.web.areas.yards import queries
from samensterk.web.areas.yards.forms import ChangeForm, YardFileForm, YardListForm
from samensterk.web.areas.yards.listings import change_listing, yard_listing
from samensterk.web.areas.yards.models import Yard
from samensterk.web.areas.yards.yard_page import page_of
from samensterk.web.common.list_files import list_file
from samensterk.web.common.processing import Action, asked_for, done_as
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.common.spreadsheets import KINDS


@require_GET
def yard_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    scan = last_scan(here.pk)
    form = YardListForm(request.GET, visit_areas=scan.visit_areas if scan else {})
    form.is_valid()
    asked = form.asked
    rows = queries.yards(here.pk, asked)
    table = yard_listing(here.slug).page(rows, request.GET)
    context = {
        "form": form,
        "table": table,
        "scan": scan,
        "has_list": scan is not None or table.rows or not asked.is_empty,
    }
    template = (
        "areas/yards/_list.html" if wants_part(request) else "areas/yards/list.html"
    )
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
def yard_file(request: MunicipalityRequest, kind: str) -> HttpResponse:
    """Ask what a whole area is needed for, and give it as a file; nothing else narrows it."""
    here = request.municipality
    if kind not in KINDS:
        raise Http404
    scan = last_scan(here.pk)
    form = YardFileForm(
        request.POST or None, visit_areas=scan.visit_areas if scan else {}
    )
    if request.method == "POST" and form.is_valid():
        asked_for(form.cleaned_data["purpose"], form.cleaned_data["reason"])
        done_as(Action.EXPORT)
        area = queries.YardFilter(visit_area=form.cleaned_data["visit_area"])
        rows = queries.yards(here.pk, area)
        return list_file(yard_listing(here.slug), rows, QueryDict(), kind)
    context = {"form": form, "kind": kind.upper()}
    return render(request, "areas/yards/file.html", context)


@require_GET
def yard(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    found = fetch(request, yard_id)
    return render(request, "areas/yards/yard.html", page_of(found))


@require_GET
def yard_changes(request: MunicipalityRequest) -> HttpResponse:
    """Where the register differs from the scan before, so that the list can be checked.

    It tells that something differs and not what or how much, and leads to no act.
    """
    here = request.municipality
    form = ChangeForm(request.GET)
    form.is_valid()
    rows = queries.changed_yards(here.pk, form.cleaned_data.get("wat") or "")
    scans = scans_of(here.pk, LoadedScan.Kind.COUNTRYSIDE)[:2]
    context = {
        "form": form,
        "table": change_listing(here.slug).page(rows, request.GET),
        "scans": scans,
    }
    return render(request, "areas/yards/changes.html", context)


def fetch(request: MunicipalityRequest, yard_id: int) -> Yard:
    """Give a yard of this municipality; any other is not there."""
    rows = Yard.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows.select_related("scan", "merged_into"), pk=yard_id)
