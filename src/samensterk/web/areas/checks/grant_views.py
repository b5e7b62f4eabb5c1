"""Pages about analysts who may see yards for a while: giving, ending, and what they see."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.accounts.queries import name_of, people_with_role
from samensterk.web.areas.checks import grants, queries
from samensterk.web.areas.checks.forms import GrantedListForm, GrantForm
from samensterk.web.areas.checks.listings import granted_listing
from samensterk.web.areas.checks.models import YardGrant
from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.yards.facts import facts_of, sources_of
from samensterk.web.areas.yards.models import Yard
from samensterk.web.areas.yards.queries import YardFilter, yards
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role


@require_GET
def grant_list(request: MunicipalityRequest) -> HttpResponse:
    """Show who may see the yards and who might before; the officer reads along."""
    rows = queries.grants_of(request.municipality.pk)
    open_ones = {one.pk for one in YardGrant.objects.open().filter(pk__in=rows)}
    shown = [(one, one.pk in open_ones) for one in rows[:100]]
    return render(request, "areas/checks/grants.html", {"grants": shown})


@require_http_methods(["GET", "POST"])
def grant_new(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    people = people_with_role(here.pk, Role.RIEC_ANALYST)
    analysts = {one.pk: name_of(one) for one in people}
    form = GrantForm(request.POST or None, analysts=analysts)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        grants.give_grant(
            municipality_id=here.pk,
            user_id=asked["user"],
            purpose=asked["purpose"],
            ends_on=asked["ends_on"],
            by_id=request.user.pk,
        )
        messages.success(
            request, _("The analyst may see the yards until the last day.")
        )
        return redirect("areas:grants", here.slug)
    context = {"form": form, "has_analysts": bool(people)}
    return render(request, "areas/checks/grant_new.html", context)


@require_POST
def grant_end(request: MunicipalityRequest, grant_id: int) -> HttpResponse:
    rows = queries.grants_of(request.municipality.pk)
    grants.end_grant(grant=get_object_or_404(rows, pk=grant_id))
    messages.success(request, _("The analyst sees the yards no more."))
    return redirect("areas:grants", request.municipality.slug)


@require_GET
def granted_yards(request: MunicipalityRequest) -> HttpResponse:
    """Show an analyst the list, while a grant runs: where yards are, never what."""
    grant = _grant(request)
    here = request.municipality
    scan = last_scan(here.pk)
    form = GrantedListForm(request.GET, visit_areas=scan.visit_areas if scan else {})
    form.is_valid()
    asked = YardFilter(text=form.text, visit_area=form.cleaned_data.get("gebied") or "")
    table = granted_listing(here.slug).page(yards(here.pk, asked), request.GET)
    context = {"form": form, "table": table, "grant": grant}
    return render(request, "areas/checks/granted_yards.html", context)


@require_GET
def granted_yard(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    """Show an analyst one yard as the registers tell of it, without what people said."""
    grant = _grant(request)
    rows = Yard.objects.for_municipality(request.municipality.pk).present()
    found = get_object_or_404(rows.select_related("scan"), pk=yard_id)
    context = {
        "yard": found,
        "facts": facts_of(found),
        "sources": sources_of(found),
        "grant": grant,
    }
    return render(request, "areas/checks/granted_yard.html", context)


def _grant(request: MunicipalityRequest) -> YardGrant:
    grant = queries.open_grant(request.user.pk, request.municipality.pk)
    if grant is None:
        raise Http404
    return grant
