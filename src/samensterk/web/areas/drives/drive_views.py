"""The page of one joint drive: what it is, what was seen, and what must be done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.drives import note_services, queries
from samensterk.web.areas.drives.actions import actions_of
from samensterk.web.areas.drives.models import Drive
from samensterk.web.areas.drives.note_forms import DriveNoteForm
from samensterk.web.areas.drives.pointing import with_point
from samensterk.web.areas.drives.sun import light_warning, sun_on, sun_words
from samensterk.web.areas.drives.views import fetch_drive
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.talks.area_sketch import Sketch
from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.clock import HERE
from samensterk.web.common.requests import MunicipalityRequest


@require_http_methods(["GET", "POST"])
def drive(request: MunicipalityRequest, drive_id: int) -> HttpResponse:
    """Show a drive; on the way places are added, also on a phone."""
    found = fetch_drive(request, drive_id)
    here = request.municipality
    scan = queries.scan_of(here.pk)
    sketch = queries.sketch_of(found, scan)
    sent, is_pointing = with_point(request.POST, sketch)
    form = DriveNoteForm(
        sent or None,
        known=known_names(here.pk, scan, found.organisations),
        streets=streets_of(scan),
    )
    if request.method == "POST" and not is_pointing and form.is_valid():
        note_services.add_note(drive=found, values=form.values, by_id=request.user.pk)
        messages.success(request, _("The place is written down."))
        back = redirect("areas:drive", here.slug, drive_id)
        back["Location"] += "#entry"
        return back
    if is_pointing:
        form = pointed_form(form)
    context = _context(request, found, scan, sketch)
    context |= {"form": form, "point_url": point_url(request, found, form, sketch)}
    return render(request, "areas/drives/drive.html", context)


def pointed_form(form: DriveNoteForm) -> DriveNoteForm:
    """Keep what was typed while somebody points at the map; nothing is wrong yet."""
    shown = DriveNoteForm(
        instance=form.instance, known=form.known, streets=form.streets
    )
    shown.initial.update({name: form.data.get(name, "") for name in shown.FIELDS})
    return shown


def point_url(
    request: MunicipalityRequest,
    found: Drive,
    form: DriveNoteForm,
    sketch: Sketch | None,
) -> str:
    """Give the address of the drawing, with the point that was chosen; '' without one."""
    if sketch is None:
        return ""
    url = reverse("areas:drive_map", args=[request.municipality.slug, found.pk])
    at = [form[name].value() for name in ("x_m", "y_m")]
    try:
        x_m, y_m = (round(float(one)) for one in at)
    except (TypeError, ValueError, OverflowError):
        return url
    return f"{url}?x={x_m}&y={y_m}"


def _context(
    request: MunicipalityRequest,
    found: Drive,
    scan: LoadedScan | None,
    sketch: Sketch | None,
) -> dict[str, Any]:
    begins = found.starts_at.astimezone(HERE)
    ends = queries.ends_at(found)
    sun = sun_on(begins.date(), scan)
    notes = queries.numbered(found)
    return {
        "drive": found,
        "begins": begins,
        "ends": ends,
        "sun": sun_words(begins.date(), sun),
        "warning": light_warning(found.light, begins, ends, sun),
        "notes": notes,
        "actions": actions_of(notes, request.municipality.pk),
        "sketch": sketch,
        "map_url": reverse(
            "areas:drive_map", args=[request.municipality.slug, found.pk]
        ),
    }
