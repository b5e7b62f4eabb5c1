"""Pages about whole joint drives: the list, planning, changing, removing, files."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.drives import queries, services
from samensterk.web.areas.drives.forms import DriveForm, kept_of
from samensterk.web.areas.drives.listings import drive_listing
from samensterk.web.areas.drives.models import Drive
from samensterk.web.areas.drives.paper import as_file
from samensterk.web.areas.drives.sun import dark_from, sun_on, sun_words
from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.areas.talks.area_sketch import Place, as_svg
from samensterk.web.areas.talks.areas_shown import ShownAreas, shown_areas
from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.attachments import attachment
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.programme.agenda.faults import HasOpenPromises

AHEAD = timedelta(days=14)
PDF = "application/pdf"


def fetch_drive(request: MunicipalityRequest, drive_id: int) -> Drive:
    here = Drive.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(here.select_related("event"), pk=drive_id)


@require_GET
def drive_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    table = drive_listing(here.slug).page(queries.drives_here(here.pk), request.GET)
    return render(request, "areas/drives/drive_list.html", {"table": table})


@require_http_methods(["GET", "POST"])
def drive_new(request: MunicipalityRequest) -> HttpResponse:
    """Plan a drive, or two: one by daylight and one in the dark."""
    here = request.municipality
    scan = queries.scan_of(here.pk)
    shown = _areas(request, scan)
    day = today() + AHEAD
    form = DriveForm(
        request.POST or None,
        areas=shown.areas if shown else (),
        known=known_names(here.pk, scan),
        streets=streets_of(scan),
        initial={
            "day": day,
            "light": Drive.Light.DAYLIGHT,
            "dark_begins": dark_from(sun_on(day, scan)),
        },
    )
    if wants_part(request):
        return _sun(request, form, scan)
    if request.method == "POST" and form.is_valid():
        made = [
            services.plan_drive(
                municipality_id=here.pk, planned=one, by_id=request.user.pk
            )
            for one in form.planned()
        ]
        _tell_planned(request, made)
        return redirect("areas:drive", here.slug, made[0].pk)
    context = _form_context(form, shown, day, scan)
    return render(request, "areas/drives/drive_form.html", context)


@require_http_methods(["GET", "POST"])
def drive_edit(request: MunicipalityRequest, drive_id: int) -> HttpResponse:
    found = fetch_drive(request, drive_id)
    here, title, both = request.municipality, found.title, None
    scan = queries.scan_of(here.pk)
    shown = _areas(request, scan)
    ends = queries.ends_at(found)
    form = DriveForm(
        request.POST or None,
        instance=found,
        areas=shown.areas if shown else (),
        ends=ends.time() if ends else None,
        known=known_names(here.pk, scan, found.organisations),
        streets=streets_of(scan),
    )
    if wants_part(request):
        return _sun(request, form, scan)
    if request.method == "POST" and form.is_valid():
        both = _change(request, found, form)
        if both is None:
            messages.success(request, _("The joint drive is saved."))
            return redirect("areas:drive", here.slug, drive_id)
    day = form.initial["day"]
    context = _form_context(form, shown, day, scan)
    context |= {"drive": found, "title": title, "both": both}
    return render(request, "areas/drives/drive_form.html", context)


@require_http_methods(["GET", "POST"])
def drive_remove(request: MunicipalityRequest, drive_id: int) -> HttpResponse:
    found = fetch_drive(request, drive_id)
    here = request.municipality
    if request.method == "POST":
        try:
            services.remove_drive(drive=found, by_id=request.user.pk)
        except HasOpenPromises:
            messages.warning(
                request,
                _(
                    "Residents wait for something that was promised at this drive. Answer that first, or cancel the event; nothing was removed."
                ),
            )
            return redirect("areas:drive", here.slug, drive_id)
        messages.success(request, _("The joint drive is removed."))
        return redirect("areas:drives", here.slug)
    n_tasks = found.event.tasks.count() if found.event is not None else 0
    context = {
        "drive": found,
        "n_notes": queries.notes_of(found).count(),
        "n_tasks": n_tasks,
    }
    return render(request, "areas/drives/drive_remove.html", context)


@require_GET
def drive_file(request: MunicipalityRequest, drive_id: int, form: str) -> HttpResponse:
    """Give the drive on paper: map, places and what must be done."""
    if form != "pdf":
        raise Http404
    found = fetch_drive(request, drive_id)
    name = f"schouw-{slugify(found.title)[:60]}.pdf"
    return attachment(as_file(found, request.municipality), PDF, name)


@require_GET
def drive_map(request: MunicipalityRequest, drive_id: int) -> HttpResponse:
    """Give the drawing of the areas with the numbered places, as an image."""
    found = fetch_drive(request, drive_id)
    sketch = queries.sketch_of(found, queries.scan_of(request.municipality.pk))
    if sketch is None:
        raise Http404
    places = queries.places_of(queries.numbered(found))
    x_m, y_m = (_metres(request.GET.get(name, "")) for name in ("x", "y"))
    if x_m is not None and y_m is not None:
        places.append(Place(len(places) + 1, x_m, y_m))
    return HttpResponse(as_svg(sketch, places=places), content_type="image/svg+xml")


def _metres(text: str) -> float | None:
    is_number = text.isascii() and text.removeprefix("-").isdecimal() and len(text) < 8
    return float(text) if is_number else None


def _areas(request: MunicipalityRequest, scan: LoadedScan | None) -> ShownAreas | None:
    asked = request.GET.get("soort", ScanArea.Level.NEIGHBOURHOOD)
    return shown_areas(scan, asked) if scan is not None else None


def _form_context(
    form: DriveForm, shown: ShownAreas | None, day: date, scan: LoadedScan | None
) -> dict[str, Any]:
    chosen = getattr(form, "cleaned_data", {}).get("day") or day
    return {
        "form": form,
        "sun": sun_words(chosen, sun_on(chosen, scan)),
        "has_scan": scan is not None,
        "levels": _levels(shown) if shown is not None else [],
    }


def _levels(shown: ShownAreas) -> list[tuple[str, str, bool]]:
    """Give what else can be chosen from, and which is shown now."""
    return [
        (one, str(ScanArea.Level(one).label), one == shown.level)
        for one in shown.levels
    ]


def _sun(
    request: MunicipalityRequest, form: DriveForm, scan: LoadedScan | None
) -> HttpResponse:
    """Say what the sun does on the day that was chosen; keeps nothing."""
    form.is_valid()
    day = form.cleaned_data.get("day")
    words = sun_words(day, sun_on(day, scan)) if day is not None else ""
    return render(request, "areas/drives/_sun.html", {"sun": words})


def _change(
    request: MunicipalityRequest, drive: Drive, form: DriveForm
) -> BothVersions | None:
    try:
        services.change_drive(
            drive=drive,
            version=form.version_seen,
            planned=form.planned()[0],
            by_id=request.user.pk,
        )
    except ChangedMeanwhile as error:
        current = error.current
        return show_both(form, current, kept=kept_of(current, queries.ends_at(current)))
    return None


def _tell_planned(request: MunicipalityRequest, made: list[Drive]) -> None:
    if len(made) > 1:
        messages.success(
            request, _("Both joint drives are planned: by daylight and in the dark.")
        )
    else:
        messages.success(request, _("The joint drive is planned."))
    if made[0].event is None:
        messages.info(
            request,
            _(
                "There is no programme yet, so it does not stand on the time line. Begin a programme first to have that as well."
            ),
        )
