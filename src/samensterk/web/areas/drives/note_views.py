"""Pages about one place: mend it, remove it, make a task of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.drives import note_services, queries
from samensterk.web.areas.drives.drive_views import point_url, pointed_form
from samensterk.web.areas.drives.faults import NoProgramme
from samensterk.web.areas.drives.models import DriveNote
from samensterk.web.areas.drives.note_forms import DriveNoteForm, NoteTaskForm
from samensterk.web.areas.drives.pointing import with_point
from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.programme.agenda.owners import organisations_for, owners_here
from samensterk.web.programme.plan.queries import current_programme


@require_http_methods(["GET", "POST"])
def drive_note(
    request: MunicipalityRequest, drive_id: int, drive_note_id: int
) -> HttpResponse:
    note = _fetch(request, drive_id, drive_note_id)
    here = request.municipality
    scan = queries.scan_of(here.pk)
    sketch = queries.sketch_of(note.drive, scan)
    sent, is_pointing = with_point(request.POST, sketch)
    known = known_names(here.pk, scan, note.drive.organisations)
    form = DriveNoteForm(
        sent or None, instance=note, known=known, streets=streets_of(scan)
    )
    both: BothVersions | None = None
    if request.method == "POST" and not is_pointing and form.is_valid():
        try:
            note_services.change_note(
                note=note, version=form.version_seen, values=form.values
            )
        except ChangedMeanwhile as error:
            both = show_both(form, error.current)
        else:
            messages.success(request, _("The place is saved."))
            return redirect("areas:drive", here.slug, note.drive_id)
    if is_pointing:
        form = pointed_form(form)
    context: dict[str, Any] = {"form": form, "note": note, "drive": note.drive}
    context |= {
        "both": both,
        "point_url": point_url(request, note.drive, form, sketch),
    }
    return render(request, "areas/drives/note_form.html", context)


@require_http_methods(["GET", "POST"])
def drive_note_remove(
    request: MunicipalityRequest, drive_id: int, drive_note_id: int
) -> HttpResponse:
    note = _fetch(request, drive_id, drive_note_id)
    if request.method == "POST":
        note_services.remove_note(note=note)
        messages.success(request, _("The place is removed."))
        return redirect("areas:drive", request.municipality.slug, note.drive_id)
    context = {"note": note, "drive": note.drive}
    return render(request, "areas/drives/note_remove.html", context)


@require_http_methods(["GET", "POST"])
def drive_note_task(
    request: MunicipalityRequest, drive_id: int, drive_note_id: int
) -> HttpResponse:
    """Make a task of the programme of a place: who, and before when."""
    note = _fetch(request, drive_id, drive_note_id)
    here = request.municipality
    programme = current_programme(here.pk)
    if note.task_id is not None:
        messages.info(request, _("There is a task of this place already."))
        return redirect("areas:drive", here.slug, note.drive_id)
    if programme is None:
        return _without_programme(request, note)
    scan = queries.scan_of(here.pk)
    form = NoteTaskForm(
        request.POST or None,
        organisations=organisations_for(programme),
        owners=owners_here(here.pk).choices(),
        known=known_names(here.pk, scan),
        streets=streets_of(scan),
        initial={
            "title": capfirst(f"{note.get_kind_display()}: {note.where}")[:200],
            "owner_id": request.user.pk,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            note_services.make_task(
                note=note, values=form.values, by_id=request.user.pk
            )
        except NoProgramme:
            return _without_programme(request, note)
        messages.success(request, _("The task is in the list of the programme."))
        return redirect("areas:drive", here.slug, note.drive_id)
    context = {"form": form, "note": note, "drive": note.drive}
    return render(request, "areas/drives/note_task.html", context)


def _without_programme(request: MunicipalityRequest, note: DriveNote) -> HttpResponse:
    messages.info(
        request,
        _(
            "A task is part of a programme, and there is none yet. Begin a programme first; the place stays as it is."
        ),
    )
    return redirect("areas:drive", request.municipality.slug, note.drive_id)


def _fetch(request: MunicipalityRequest, drive_id: int, note_id: int) -> DriveNote:
    here = DriveNote.objects.for_municipality(request.municipality.pk)
    rows = here.select_related("drive").filter(drive=drive_id)
    return get_object_or_404(rows, pk=note_id)
