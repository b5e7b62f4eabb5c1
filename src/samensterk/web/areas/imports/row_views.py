"""The page about one row of a list: which address it is, or that it is left out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.imports import queries, services
from samensterk.web.areas.imports.columns import Meaning
from samensterk.web.areas.imports.faults import NotNow
from samensterk.web.areas.imports.forms import RowForm, SearchForm, state_of
from samensterk.web.areas.imports.matching import looked_up
from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.imports.row_reading import in_one_line
from samensterk.web.areas.imports.views import fetch
from samensterk.web.common.postcodes import spaced
from samensterk.web.common.processing import Subject, notice
from samensterk.web.common.requests import MunicipalityRequest


@require_http_methods(["GET", "POST"])
def import_row(
    request: MunicipalityRequest, yard_import_id: int, row_number: int
) -> HttpResponse:
    found = fetch(request, yard_import_id)
    row = get_object_or_404(queries.rows_of(found), number=row_number)
    if found.state != YardImport.State.PREVIEW:
        messages.info(request, _("This list is at work or was taken over already."))
        return redirect("areas:import", request.municipality.slug, found.pk)
    search = SearchForm(request.GET)
    places = list(row.candidates)
    if search.text:
        more = looked_up(found.municipality_id, search.text)
        there = {one["key"] for one in places}
        places += [one for one in more if one["key"] not in there]
    for one in places:
        notice(Subject(found.municipality_id, row.SUBJECT, str(one["key"])))
    form = RowForm(request.POST or None, row=row, places=places)
    if request.method == "POST" and form.is_valid() and _is_chosen(request, row, form):
        return _on(request, found, row)
    context = {
        "found": found,
        "row": row,
        "written": in_one_line(row.given),
        "kind_written": row.given.get(Meaning.KIND, ""),
        "before": queries.row_before(row),
        "form": form,
        "search": search,
        "has_found": len(places) > len(row.candidates),
        "next": queries.next_doubtful(found, row.number),
    }
    return render(request, "areas/imports/row.html", context)


def _is_chosen(request: MunicipalityRequest, row: ImportRow, form: RowForm) -> bool:
    """Keep what was chosen, unless somebody else chose since the page was shown."""
    if form.cleaned_data["seen"] != state_of(row):
        text = _(
            "A colleague chose for this row meanwhile: %(address)s. Send it again if yours is right."
        )
        told = (
            spaced(row.address)
            if row.choice == ImportRow.Choice.TAKE
            else _("left out")
        )
        form.add_error(None, text % {"address": told})
        form.data = {**form.data.dict(), "seen": state_of(row)}  # type: ignore[attr-defined]
        return False
    try:
        services.choose_row(row=row, place=form.place, kind=form.cleaned_data["kind"])
    except NotNow:
        messages.info(request, _("This list is at work or was taken over already."))
    return True


def _on(
    request: MunicipalityRequest, found: YardImport, row: ImportRow
) -> HttpResponse:
    """Go to the next row that is doubtful, or back to the list."""
    slug = request.municipality.slug
    number = queries.next_doubtful(found, row.number)
    if number is None or "stay" in request.POST:
        return redirect("areas:import", slug, found.pk)
    return redirect("areas:import_row", slug, found.pk, number)
