"""Pages about yards."""

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.yards import queries
from samensterk.web.areas.yards.facts import facts_of, sources_of
from samensterk.web.areas.yards.forms import YardFileForm, YardListForm
from samensterk.web.areas.yards.listings import yard_listing
from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.list_files import list_file
from samensterk.web.common.processing import Action, asked_for, done_as
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.common.spreadsheets import KINDS
from samensterk.web.privacy.rights.queries import wish_of


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
        "areas/_yard_list.html" if wants_part(request) else "areas/yard_list.html"
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
    return render(request, "areas/yard_file.html", context)


@require_GET
def yard(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    rows = Yard.objects.for_municipality(request.municipality.pk)
    found = get_object_or_404(rows.select_related("scan"), pk=yard_id)
    context = {
        "yard": found,
        "facts": facts_of(found),
        "sources": sources_of(found),
        "wish": wish_of(request.municipality.pk, found.key),
    }
    return render(request, "areas/yard.html", context)
