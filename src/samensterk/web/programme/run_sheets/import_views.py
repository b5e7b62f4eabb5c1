"""Pages about a run sheet from a file: upload, look, mend, read in, take back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samensterk.paper.documents import printable
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.spreadsheet_reading import (
    MOST_BYTES,
    UnreadableFile,
    read_spreadsheet,
)
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.run_sheets import import_queries, import_services
from samensterk.web.programme.run_sheets.columns import Meaning
from samensterk.web.programme.run_sheets.faults import NotLookedAt
from samensterk.web.programme.run_sheets.import_rows import ImportRow
from samensterk.web.programme.run_sheets.import_words import (
    FAULTS,
    MEANINGS,
    REMARKS,
    refusal,
)
from samensterk.web.programme.run_sheets.models import SheetImport

ROWS_PER_PAGE = 25


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("file"),
        help_text=gettext_lazy(
            "XLSX, ODS or CSV, 5 MB and 2,000 rows at most. Nothing is made yet: first you see what it becomes."
        ),
    )
    sheet = forms.CharField(
        label=gettext_lazy("name of the sheet"),
        max_length=100,
        required=False,
        help_text=gettext_lazy(
            "Only when the run sheet is not on the first sheet that has something in it."
        ),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                gettext_lazy("This file is too large. It may be 5 MB at most.")
            )
        return file


@require_http_methods(["GET", "POST"])
def run_sheet_upload(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    here = request.municipality
    event = get_object_or_404(Event.objects.for_municipality(here.pk), pk=event_id)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = read_spreadsheet(file.read(), sheet=form.cleaned_data["sheet"])
        except UnreadableFile as error:
            form.add_error("file", refusal(error))
        else:
            made = import_services.look_at(
                event=event,
                name=printable(str(file.name)) or "draaiboek",
                sheet=sheet,
                by_id=request.user.pk,
            )
            return redirect("programme:sheet_import", here.slug, made.pk)
    imports = event.imports.all()[:20]
    context = {"event": event, "form": form, "imports": imports}
    return render(request, "programme/run_sheets/upload.html", context)


@require_http_methods(["GET", "POST"])
def sheet_import(request: MunicipalityRequest, import_id: int) -> HttpResponse:
    """Show what each row becomes; what is typed over cells is kept, and looked at again."""
    found = _import(request, import_id)
    rows = import_queries.rows_of(found)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(
        request.POST.get("pagina") or request.GET.get("pagina")
    )
    if request.method == "POST" and request.POST.get("act") in ("rows", "columns"):
        try:
            if request.POST["act"] == "columns":
                _keep_columns(request, found)
            else:
                _keep_rows(request, found, list(page.object_list))
        except NotLookedAt:
            messages.info(request, _("This file was read in or taken back already."))
        back = redirect("programme:sheet_import", request.municipality.slug, found.pk)
        back["Location"] += f"?pagina={page.number}"
        return back
    return render(
        request, "programme/run_sheets/import.html", _shown(found, rows, page)
    )


def _shown(found: SheetImport, rows: Sequence[ImportRow], page: Any) -> dict[str, Any]:
    meanings = import_queries.meanings_of(found)
    columns = [
        {
            "name": f"column-{place}",
            "heading": heading or _("column %(n)s") % {"n": place + 1},
            "meaning": meaning,
            "is_read": meaning is not Meaning.NOTHING,
        }
        for place, (heading, meaning) in enumerate(
            zip(found.cells[0], meanings, strict=True)
        )
    ]
    wrong = [one for one in rows if one.is_wanted and one.faults]
    return {
        "found": found,
        "event": found.event,
        "columns": columns,
        "meanings": MEANINGS.items(),
        "page": page,
        "lines": [_line(one, columns) for one in page.object_list],
        "n_rows": len(rows),
        "n_ready": sum(one.is_ready for one in rows),
        "n_wrong": len(wrong),
        "n_left": sum(not one.is_wanted for one in rows),
        "page_wrong": (wrong[0].number - 1) // ROWS_PER_PAGE + 1 if wrong else None,
    }


def _line(row: ImportRow, columns: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "row": row,
        "cells": [
            {
                "name": f"cell-{row.number}-{place}",
                "text": row.cells[place],
                "heading": column["heading"],
            }
            for place, column in enumerate(columns)
            if column["is_read"]
        ],
        "faults": [FAULTS[one] for one in row.faults],
        "remarks": [REMARKS[one] for one in row.remarks],
    }


def _keep_columns(request: MunicipalityRequest, found: SheetImport) -> None:
    """Take the meanings that we know; a column that was not sent stays as it was."""
    known = list(import_queries.meanings_of(found))
    for place, meaning in enumerate(known):
        asked = request.POST.get(f"column-{place}", meaning)
        known[place] = next((one for one in Meaning if one == asked), meaning)
    import_services.set_columns(sheet_import=found, meanings=known)


def _keep_rows(
    request: MunicipalityRequest, found: SheetImport, rows: Sequence[ImportRow]
) -> None:
    """Keep the cells that were typed over, and which rows of this page are wanted."""
    shown = [one for one in rows if f"shown-{one.number}" in request.POST]
    wanted = {one.number for one in shown if f"row-{one.number}" in request.POST}
    cells = {}
    for row in shown:
        for place, text in enumerate(row.cells):
            typed = request.POST.get(f"cell-{row.number}-{place}", text)
            if _plain(typed) != _plain(text):
                cells[f"{row.number}-{place}"] = typed.replace("\x00", "").strip()
    if "leave_wrong" in request.POST:
        wrong = {one.number for one in import_queries.rows_of(found) if one.faults}
        _mend(found, cells, wanted - wrong, wrong)
    else:
        _mend(found, cells, wanted, {one.number for one in shown} - wanted)


def _mend(
    found: SheetImport, cells: dict[str, str], wanted: set[int], unwanted: set[int]
) -> None:
    import_services.mend(
        sheet_import=found, cells=cells, wanted=wanted, unwanted=unwanted
    )


def _plain(text: str) -> str:
    """A field on one line loses the ends of lines; that is no change."""
    return " ".join(text.split())


@require_POST
def sheet_import_read(request: MunicipalityRequest, import_id: int) -> HttpResponse:
    found = _import(request, import_id)
    here = request.municipality.slug
    rows = import_queries.rows_of(found)
    n_wrong = sum(bool(one.is_wanted and one.faults) for one in rows)
    if n_wrong:
        text = ngettext(
            "%(n)s row has something wrong. Mend it or leave it out first.",
            "%(n)s rows have something wrong. Mend them or leave them out first.",
            n_wrong,
        )
        messages.error(request, text % {"n": n_wrong})
        return redirect("programme:sheet_import", here, found.pk)
    if not any(one.is_ready for one in rows):
        messages.info(request, _("There is no row to read in."))
        return redirect("programme:sheet_import", here, found.pk)
    try:
        n_made = import_services.read_in(sheet_import=found, by_id=request.user.pk)
    except NotLookedAt:
        messages.info(request, _("This file was read in or taken back already."))
        return redirect("programme:sheet_import", here, found.pk)
    text = ngettext("%(n)s task is made.", "%(n)s tasks are made.", n_made)
    messages.success(request, text % {"n": n_made})
    return redirect("programme:run_sheet", here, found.event_id)


@require_POST
def sheet_import_undo(request: MunicipalityRequest, import_id: int) -> HttpResponse:
    """Take back what was read in, or throw away what was only looked at."""
    found = _import(request, import_id)
    slug, event_id = request.municipality.slug, found.event_id
    if request.POST.get("sure") != "yes":
        messages.info(request, _("Nothing was removed."))
        return redirect("programme:sheet_import", slug, found.pk)
    if found.state == SheetImport.State.LOOKED_AT:
        try:
            import_services.drop_import(sheet_import=found)
        except NotLookedAt:
            return redirect("programme:sheet_import", slug, found.pk)
        messages.success(request, _("The file is thrown away. Nothing was made of it."))
        return redirect("programme:run_sheet_upload", slug, event_id)
    done = import_services.take_back(sheet_import=found, by_id=request.user.pk)
    text = ngettext("%(n)s task is removed.", "%(n)s tasks are removed.", done.n_gone)
    messages.success(request, text % {"n": done.n_gone})
    if done.n_staying:
        text = ngettext(
            "%(n)s task stays, because somebody has changed it or written at it.",
            "%(n)s tasks stay, because somebody has changed them or written at them.",
            done.n_staying,
        )
        messages.info(request, text % {"n": done.n_staying})
    return redirect("programme:sheet_import", slug, found.pk)


def _import(request: MunicipalityRequest, import_id: int) -> SheetImport:
    rows = SheetImport.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows.select_related("event"), pk=import_id)
