"""The page to bring in a scan that was made elsewhere."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.making import load_jobs
from samensterk.web.areas.making.load_forms import ScanForm
from samensterk.web.areas.making.scan_zip import ZIP
from samensterk.web.areas.scans import uploads
from samensterk.web.common.jobs import ask
from samensterk.web.common.requests import MunicipalityRequest


@require_http_methods(["GET", "POST"])
def load_scan(request: MunicipalityRequest) -> HttpResponse:
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        job = ask(
            load_jobs.LOAD_SCAN.code,
            municipality_id=request.municipality.pk,
            asked_by_id=request.user.pk,
            arguments=_kept(form.cleaned_data),
        )
        messages.success(
            request, _("The scan is being read in. You may leave this page.")
        )
        return redirect("common:job", request.municipality.slug, job.pk)
    return render(request, "areas/making/load_scan.html", {"form": form})


def _kept(given: Mapping[str, Any]) -> Mapping[str, str]:
    """Keep what was sent, until its job has read it."""
    if given.get("archive"):
        return {"folder": str(uploads.keep_files({ZIP: given["archive"]}))}
    if given.get("on_server"):
        folder = uploads.keep_files({})
        return {"folder": str(folder), "on_server": given["on_server"]}
    folder = uploads.keep_scan(given["geopackage"], given["summary"])
    return {"folder": str(folder)}
