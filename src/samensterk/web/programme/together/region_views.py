"""What the RIEC sees of its municipalities."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samensterk.web.common.list_files import list_file
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.requests import AcrossRequest, wants_part
from samensterk.web.programme.together.listings import status_listing
from samensterk.web.programme.together.status import statuses


@require_GET
def region(request: AcrossRequest) -> HttpResponse:
    form = ListForm(request.GET)
    form.is_valid()
    rows = statuses(request.places, text=form.text)
    table = status_listing(request).page(rows, request.GET)
    if wants_part(request):
        return render(request, "common/_table.html", {"table": table})
    asked = request.GET.copy()
    asked.pop("pagina", None)
    context = {"form": form, "table": table, "asked": asked.urlencode()}
    return render(request, "programme/together/region.html", context)


@require_GET
def region_file(request: AcrossRequest, kind: str) -> HttpResponse:
    """Give what the page shows as a file: the same search, in the same order."""
    form = ListForm(request.GET)
    form.is_valid()
    rows = statuses(request.places, text=form.text)
    return list_file(status_listing(request), rows, request.GET, kind)
