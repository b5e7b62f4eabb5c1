"""The plan of a team on a day: as a page, as files, and the hours that it took."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.attachments import attachment
from samensterk.web.common.moments import now
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.calendar_text import (
    CONTENT_TYPE as CALENDAR,
)
from samensterk.web.programme.agenda.calendar_text import addresses_at, calendar_text
from samensterk.web.rounds.visits import queries, route_file
from samensterk.web.rounds.visits.calendar_days import as_calendar_day
from samensterk.web.rounds.visits.day_sheet import DaySheet, sheet_of
from samensterk.web.rounds.visits.hours import confirm_hours, proposed_hours
from samensterk.web.rounds.visits.hours_forms import HoursForm
from samensterk.web.rounds.visits.paper import as_file
from samensterk.web.rounds.visits.reporting_routes import ROUTES
from samensterk.web.rounds.visits.today_views import day_in


@require_http_methods(["GET", "POST"])
def day_plan(request: MunicipalityRequest, team_id: int, day: str) -> HttpResponse:
    """What a team does on a day; a coordinator confirms afterwards how long it took."""
    sheet = _sheet(request, team_id, day)
    sees_all = queries.sees_all(request)
    proposed = proposed_hours(sheet) if sees_all else ()
    form = HoursForm(request.POST or None, proposed=proposed)
    if request.method == "POST":
        if not sees_all:
            raise Http404
        if form.is_valid() and _confirm(request, sheet, form):
            return redirect("rounds:day_plan", request.municipality.slug, team_id, day)
        done_as(Action.READ)
    context: dict[str, Any] = {
        "sheet": sheet,
        "team": sheet.day.team,
        "iso_day": sheet.on.isoformat(),
        "proposed": proposed,
        "written": [one for one in proposed if one.written is not None],
        "form": form if form.proposed else None,
        "routes": ROUTES[:2],
        "sees_all": sees_all,
    }
    return render(request, "rounds/visits/day_plan.html", context)


@require_GET
def day_plan_file(
    request: MunicipalityRequest, team_id: int, day: str, form: str
) -> HttpResponse:
    """Give the day to take along; every download is in the log."""
    write = FILES.get(form)
    if write is None:
        raise Http404
    sheet = _sheet(request, team_id, day)
    content, content_type = write(request, sheet)
    done_as(Action.EXPORT)
    name = f"dagplan-{slugify(sheet.day.team.name)[:40]}-{sheet.on.isoformat()}.{form}"
    return attachment(content, content_type, name)


def _sheet(request: MunicipalityRequest, team_id: int, text: str) -> DaySheet:
    day: date | None = day_in(text)
    if day is None or not queries.may_see_day(request, day):
        raise Http404
    rows = queries.teams_seen_by(request).select_related("of__scan", "of__programme")
    team = get_object_or_404(rows, pk=team_id)
    return sheet_of(queries.day_of(request, team, day))


def _confirm(request: MunicipalityRequest, sheet: DaySheet, form: HoursForm) -> bool:
    try:
        confirm_hours(sheet=sheet, hours=form.hours, by_id=request.user.pk)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, _("The hours are written down in the programme."))
    return True


Written = tuple[bytes, str]


def _pdf(request: MunicipalityRequest, sheet: DaySheet) -> Written:
    return as_file(sheet, request.municipality), "application/pdf"


def _gpx(_request: MunicipalityRequest, sheet: DaySheet) -> Written:
    return route_file.as_gpx(sheet), route_file.CONTENT_TYPE


def _ics(request: MunicipalityRequest, sheet: DaySheet) -> Written:
    here = request.municipality
    day = as_calendar_day(sheet, here.slug)
    content = calendar_text(
        sheet.day.team.name,
        (),
        (),
        addresses=addresses_at(here),
        made_at=now(),
        days=[day] if day is not None else [],
    )
    return content, CALENDAR


FILES: dict[str, Callable[[MunicipalityRequest, DaySheet], Written]] = {
    "pdf": _pdf,
    "gpx": _gpx,
    "ics": _ics,
}
