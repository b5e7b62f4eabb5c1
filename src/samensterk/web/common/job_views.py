"""Pages about long work: what runs, how far it is, stop, try again."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from samensterk.web.common import jobs
from samensterk.web.common.may import may
from samensterk.web.common.models import Job
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.common.tables import Column, Listing

REASONS = {
    "mistake": gettext_lazy(
        "Something went wrong that we did not foresee. Nothing was half done. Try again; if it happens twice, tell the administrator."
    ),
    "worker_lost": gettext_lazy(
        "The worker stopped three times during this job. Tell the administrator."
    ),
}


class ReasonForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("why"), max_length=500, required=False)


def name_of(job: Job) -> str:
    kind = jobs.KINDS.by_code.get(job.kind)
    return str(kind.label) if kind else job.kind


def job_listing(slug: str) -> Listing[Job]:
    return Listing(
        caption=_("Work"),
        empty=_(
            "Nothing has been asked yet. Long work, such as reading in a scan, shows here."
        ),
        columns=(
            Column(_("what"), name_of),
            Column(
                _("asked at"),
                lambda job: date_format(
                    localtime(job.asked_at), "SHORT_DATETIME_FORMAT"
                ),
                ("asked_at",),
                "gevraagd",
            ),
            Column(_("state"), lambda job: job.get_state_display()),
        ),
        url_of=lambda job: reverse("common:job", args=[slug, job.pk]),
    )


@require_GET
def job_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    rows = Job.objects.for_municipality(here.pk)
    table = job_listing(here.slug).page(rows, request.GET)
    return render(request, "common/job_list.html", {"table": table})


@require_GET
def job(request: MunicipalityRequest, job_id: UUID) -> HttpResponse:
    """Show one job; while it goes on, the page asks again every two seconds."""
    found = _fetch(request, job_id)
    context = {
        "job": found,
        "name": name_of(found),
        "reason": REASONS.get(found.reason, found.reason),
        "form": ReasonForm(),
        "page_url": _page_of(request, found),
        "progress": {
            "id": "progress",
            "label": name_of(found).capitalize(),
            "percent": found.percentage,
        },
    }
    template = "common/_job.html" if wants_part(request) else "common/job.html"
    return render(request, template, context)


@require_POST
def cancel(request: MunicipalityRequest, job_id: UUID) -> HttpResponse:
    found = _fetch(request, job_id)
    form = ReasonForm(request.POST)
    try:
        if form.is_valid():
            jobs.cancel(found, note=form.cleaned_data["note"])
    except jobs.NotPossible:
        messages.warning(request, _("This work had already ended."))
    return redirect("common:job", request.municipality.slug, found.pk)


@require_POST
def retry(request: MunicipalityRequest, job_id: UUID) -> HttpResponse:
    found = _fetch(request, job_id)
    form = ReasonForm(request.POST)
    try:
        if form.is_valid():
            jobs.retry(found, note=form.cleaned_data["note"])
    except jobs.NotPossible:
        messages.warning(
            request, _("Only work that failed or was stopped can be tried again.")
        )
    return redirect("common:job", request.municipality.slug, found.pk)


def _page_of(request: MunicipalityRequest, job: Job) -> str:
    """Give the page that shows more of this work, for who may open it."""
    kind = jobs.KINDS.by_code.get(job.kind)
    if kind is None or not kind.page or not may(request, kind.page[0]):
        return ""
    name, *keys = kind.page
    told = [job.arguments[key] for key in keys if key in job.arguments]
    if len(told) < len(keys):
        return ""
    return reverse(name, args=[request.municipality.slug, *told])


def _fetch(request: MunicipalityRequest, job_id: UUID) -> Job:
    rows = Job.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows, pk=job_id)
