"""The first page of the room, the hours, and who did what."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samensterk.web.accounts.queries import people_of
from samensterk.web.common.attachments import attachment
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.spreadsheets import KINDS
from samensterk.web.programme.agenda.viewers import Viewer, viewer_of
from samensterk.web.programme.overview.forms import StreamForm
from samensterk.web.programme.overview.hours import hours_sheet, shown_hours
from samensterk.web.programme.overview.sections import sections_for
from samensterk.web.programme.overview.stream import (
    lines_for,
    next_events,
    stream_listing,
)
from samensterk.web.programme.plan import queries
from samensterk.web.programme.plan.models import Programme
from samensterk.web.programme.plan.programme_views import SHOWN

N_EVENTS = 5


@require_GET
def overview(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality.pk
    found = queries.programmes_of(here)
    current = queries.current_of(found, today())
    programme = _chosen(request, found)
    context: dict[str, Any] = {
        "programme": programme,
        "others": [one for one in found if one != programme],
        "sections": sections_for(request),
    }
    if programme is not None:
        rows = next_events(here, programme.pk, with_joined=programme == current)
        phases = list(programme.phases.all())
        context |= {
            "aims": list(programme.aims.all()),
            "phases": phases,
            "phases_now": [one for one in phases if one.holds(today())],
            "partners": queries.contributions_of(programme),
            "events": rows.filter(_not_over(today()))[:N_EVENTS],
            "day": today(),
        }
    return render(request, "programme/overview/overview.html", context)


@require_GET
def hours(request: MunicipalityRequest) -> HttpResponse:
    """Show what each organisation promised and used; others see their own line only."""
    programme = _chosen(request, queries.programmes_of(request.municipality.pk))
    context: dict[str, Any] = {"programme": programme}
    if programme is not None:
        viewer = viewer_of(request)
        shown = shown_hours(queries.capacity_of(programme), viewer)
        worked = queries.worked_here(request.municipality.pk)
        worked = worked.filter(programme=programme)
        if not viewer.sees_all:
            worked = worked.filter(organisation__in=viewer.organisation_ids)
        context |= {"shown": shown, "worked": worked[: queries.MOST_WORKED]}
    return render(request, "programme/overview/hours.html", context)


@require_GET
def hours_file(request: MunicipalityRequest, kind: str) -> HttpResponse:
    programme = _chosen(request, queries.programmes_of(request.municipality.pk))
    if kind not in KINDS:
        raise Http404
    lines = queries.capacity_of(programme) if programme is not None else []
    shown = shown_hours(lines, viewer_of(request))
    content = hours_sheet(shown, kind)
    return attachment(content, KINDS[kind].content_type, f"uren.{kind}")


@require_GET
def activity(request: MunicipalityRequest) -> HttpResponse:
    viewer: Viewer = viewer_of(request)
    programmes = queries.programmes_of(viewer.municipality_id)
    form = StreamForm(request.GET, programmes=programmes)
    form.is_valid()
    rows = lines_for(viewer, text=form.text)
    if form.programme_id is not None:
        rows = rows.filter(programme=form.programme_id)
    people = frozenset(one.pk for one in people_of(viewer.municipality_id))
    table = stream_listing(request, people).page(rows, request.GET)
    context = {"form": form, "table": table}
    return render(request, "programme/overview/activity.html", context)


def _not_over(day: date) -> Q:
    return Q(day__gte=day) | Q(ends_on__gte=day)


def _chosen(
    request: MunicipalityRequest, found: Sequence[Programme]
) -> Programme | None:
    """Give the programme that the address names, else that of today."""
    asked = request.GET.get(SHOWN, "")
    named = [one for one in found if str(one.pk) == asked]
    return named[0] if named else queries.current_of(list(found), today())
