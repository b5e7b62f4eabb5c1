"""Pages to bring in a scan that was made elsewhere."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.making import jobs
from samensterk.web.areas.making.forms import ScanForm
from samensterk.web.areas.scans import uploads
from samensterk.web.common.jobs import ask
from samensterk.web.common.requests import MunicipalityRequest


@require_http_methods(["GET", "POST"])
def load_scan(request: MunicipalityRequest) -> HttpResponse:
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        folder = uploads.keep_scan(
            form.cleaned_data["geopackage"], form.cleaned_data["summary"]
        )
        job = ask(
            jobs.LOAD_SCAN.code,
            municipality_id=request.municipality.pk,
            asked_by_id=request.user.pk,
            arguments={"folder": str(folder)},
        )
        messages.success(
            request, _("The scan is being read in. You may leave this page.")
        )
        return redirect("common:job", request.municipality.slug, job.pk)
    return render(request, "areas/load_scan.html", {"form": form})
