"""Pages about lists of yards: all of them, a new one, and what becomes of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.paper.documents import printable
from samensterk.web.areas.imports import queries, services, undoing
from samensterk.web.areas.imports.faults import NoAddress, NotNow, RowsGone
from samensterk.web.areas.imports.files import kept_rows
from samensterk.web.areas.imports.forms import (
    LIMITS,
    ColumnsForm,
    RowsForm,
    UploadForm,
)
from samensterk.web.areas.imports.listings import import_listing, row_listing
from samensterk.web.areas.imports.models import YardImport
from samensterk.web.areas.imports.words import refusal
from samensterk.web.common.job_views import REASONS
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.common.spreadsheet_reading import (
    UnreadableFile,
    has_formulas,
    read_sheets,
)
from samensterk.web.common.versions import ChangedMeanwhile

State = YardImport.State
ROWS_SHOWN = 3  # of the file, to see what is in a column


@require_GET
def import_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    rows = queries.imports_of(here.pk)
    table = import_listing(here.slug).page(rows, request.GET)
    return render(request, "areas/imports/imports.html", {"table": table})


@require_http_methods(["GET", "POST"])
def import_new(request: MunicipalityRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            sheets = read_sheets(content, LIMITS)
        except UnreadableFile as error:
            form.add_error("file", refusal(error))
        else:
            made = services.begin_import(
                municipality_id=request.municipality.pk,
                name=printable(str(file.name)) or "lijst",
                sheets=sheets,
                sheet=form.cleaned_data["sheet"],
                has_formulas=has_formulas(content),
                by_id=request.user.pk,
            )
            return redirect("areas:import", request.municipality.slug, made.pk)
    return render(request, "areas/imports/new.html", {"form": form})


@require_GET
def import_page(request: MunicipalityRequest, yard_import_id: int) -> HttpResponse:
    """Show a list as far as it is: its columns, the work, its rows, what it did."""
    found = fetch(request, yard_import_id)
    context: dict[str, Any] = {"found": found, "job": queries.job_of(found)}
    if context["job"] is not None:
        context |= _work(context["job"])
    context["is_stuck"] = queries.is_stuck(found)
    if found.state in (State.PREVIEW, State.APPLIED, State.UNDONE):
        context |= _rows(request, found)
    if found.state in (State.COLUMNS, State.FAILED):
        context |= _columns(found, ColumnsForm(found=found))
    name = "_import.html" if wants_part(request) else "import.html"
    return render(request, f"areas/imports/{name}", context)


def _work(job: Any) -> dict[str, Any]:
    return {
        "reason": REASONS.get(job.reason, job.reason),
        "progress": {
            "id": "progress",
            "label": job.step or _("The work begins in a moment."),
            "percent": min(100 * job.done // job.total, 100) if job.total else None,
        },
    }


def _rows(request: MunicipalityRequest, found: YardImport) -> dict[str, Any]:
    form = RowsForm(request.GET)
    slug, here = request.municipality.slug, request.municipality.pk
    rows = queries.rows_of(found, shown=form.shown)
    keys = _keys_on_page(found, rows, request)
    yards = queries.yards_by_key(here, keys) if keys else {}
    is_open = found.state == State.PREVIEW
    return {
        "n_quiet": queries.count_without_change(found) if is_open else 0,
        "filters": form,
        "counts": queries.counts_of(found),
        "table": row_listing(slug, found, yards).page(rows, request.GET),
        "doubtful": queries.next_doubtful(found, 0),
    }


def _keys_on_page(
    found: YardImport, rows: Any, request: MunicipalityRequest
) -> set[str]:
    """Give which yards a page of rows is about; what has been done needs none."""
    if found.state != State.PREVIEW:
        return set()
    return queries.keys_on_page(rows, request.GET.get("pagina"))


def _columns(found: YardImport, form: ColumnsForm) -> dict[str, Any]:
    kept = kept_rows(found)
    people = [
        found.headings[one] or _("column %(n)s") % {"n": one + 1}
        for one in found.columns["people"]
    ]
    shown = (kept or [])[:ROWS_SHOWN]
    fields = [
        {
            "field": form[f"column-{place}"],
            "cells": [row[place] for row in shown if row[place]],
        }
        for place in form.places
    ]
    return {
        "form": form,
        "fields": fields,
        "people": people,
        "are_rows_gone": kept is None,
    }


@require_http_methods(["GET", "POST"])
def import_columns(request: MunicipalityRequest, yard_import_id: int) -> HttpResponse:
    found = fetch(request, yard_import_id)
    form = ColumnsForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_columns(
                found=found,
                version=form.cleaned_data["version"],
                meanings=form.meanings,
                kind_of_all=form.cleaned_data["kind_of_all"],
                by_id=request.user.pk,
            )
        except ChangedMeanwhile:
            messages.info(request, _("A colleague was first. This is how it stands."))
        except NotNow:
            messages.info(request, _("This list is at work or was taken over already."))
        except RowsGone:
            messages.error(
                request, _("The rows of this list were removed. Send the file again.")
            )
        except NoAddress:
            text = _(
                "These columns make no address. Say in which column the street is and in which the house number, or the postcode and the house number."
            )
            form.add_error(None, text)
        if not form.errors:
            return _back(request, found)
    if found.state in (State.APPLYING, State.APPLIED, State.UNDONE):
        return _back(request, found)
    context = {"found": found, **_columns(found, form)}
    return render(request, "areas/imports/columns.html", context)


@require_POST
def import_apply(request: MunicipalityRequest, yard_import_id: int) -> HttpResponse:
    """Take the chosen rows over; or first choose what is likely, all at once."""
    found = fetch(request, yard_import_id)
    try:
        if request.POST.get("act") == "likely":
            n = services.choose_all_likely(found=found)
            text = ngettext("%(n)s row was chosen.", "%(n)s rows were chosen.", n)
            messages.success(request, text % {"n": n})
        elif request.POST.get("act") == "rows":
            services.back_to_rows(found=found)
        else:
            version = int(request.POST.get("version") or 0)
            services.apply_list(found=found, version=version, by_id=request.user.pk)
    except (ChangedMeanwhile, ValueError):
        text = _("A colleague changed this list meanwhile. Look at it once more.")
        messages.info(request, text)
    except NotNow:
        messages.info(request, _("This list is at work or was taken over already."))
    return _back(request, found)


@require_POST
def import_undo(request: MunicipalityRequest, yard_import_id: int) -> HttpResponse:
    found = fetch(request, yard_import_id)
    if request.POST.get("sure") != "yes":
        messages.info(request, _("Nothing was undone."))
        return _back(request, found)
    try:
        n_staying = undoing.undo_import(found=found, by_id=request.user.pk)
    except NotNow:
        messages.info(request, _("This list has not been taken over."))
        return _back(request, found)
    messages.success(request, _("The list is undone. The yards are as they were."))
    if n_staying:
        text = ngettext(
            "%(n)s yard stays as it is, because somebody corrected it since.",
            "%(n)s yards stay as they are, because somebody corrected them since.",
            n_staying,
        )
        messages.info(request, text % {"n": n_staying})
    return _back(request, found)


@require_POST
def import_remove(request: MunicipalityRequest, yard_import_id: int) -> HttpResponse:
    found = fetch(request, yard_import_id)
    if request.POST.get("sure") != "yes":
        messages.info(request, _("Nothing was removed."))
        return _back(request, found)
    try:
        services.remove_import(found=found)
    except NotNow:
        messages.info(request, _("This list is at work. Wait until it is done."))
        return _back(request, found)
    messages.success(request, _("The list is thrown away."))
    return redirect("areas:imports", request.municipality.slug)


def fetch(request: MunicipalityRequest, yard_import_id: int) -> YardImport:
    rows = queries.imports_of(request.municipality.pk)
    return get_object_or_404(rows, pk=yard_import_id)


def _back(request: MunicipalityRequest, found: YardImport) -> HttpResponse:
    return redirect("areas:import", request.municipality.slug, found.pk)
