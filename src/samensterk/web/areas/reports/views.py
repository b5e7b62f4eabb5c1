"""Pages about the report of a scan: its versions, a new one, and files to take along."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.products.area_files import AREAS
from samensterk.products.area_files import area_file as areas_as_file
from samensterk.products.report_page import report_body
from samensterk.products.report_sections import Edition, edited
from samensterk.web.areas.reports import queries, services
from samensterk.web.areas.reports.content import edition_of, sender_of, told_as_data
from samensterk.web.areas.reports.files import AREA_TYPES, FORMS, Issue
from samensterk.web.areas.reports.forms import VersionForm, kept_in
from samensterk.web.areas.reports.listings import version_listing
from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.areas.scans.folders import folder_of
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.talks.queries import street_knowledge
from samensterk.web.common.attachments import attachment
from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import BothVersions, show_both


@require_GET
def reports(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    scan = _scan(request, scan_id)
    rows = queries.versions_of(scan)
    context = {
        "scan": scan,
        "table": version_listing(request.municipality.slug).page(rows, request.GET),
        "has_report": queries.report_of(scan) is not None,
        "has_folder": folder_of(scan) is not None,
        "area_forms": AREA_TYPES,
    }
    return render(request, "areas/reports/list.html", context)


@require_http_methods(["GET", "POST"])
def report_new(request: MunicipalityRequest, scan_id: int) -> HttpResponse:
    """Choose sections and write own words; begins with what the last version had."""
    scan = _scan(request, scan_id)
    found = queries.report_of(scan)
    if found is None:
        return _without_report(request, scan)
    form = VersionForm(
        request.POST or None,
        titles=queries.sections_in(found),
        last=queries.last_version(scan),
        told=street_knowledge(request.municipality.pk, scan.pk),
    )
    both = None
    if request.method == "POST" and form.is_valid():
        try:
            made = _make(request, scan, form)
        except services.MadeMeanwhile as error:
            both = _both(form, error.last)
        else:
            messages.success(request, _("Version %(n)s is ready.") % {"n": made.number})
            return redirect("areas:report", request.municipality.slug, scan.pk, made.pk)
    context = {"scan": scan, "form": form, "both": both}
    return render(request, "areas/reports/new.html", context)


@require_GET
def report(request: MunicipalityRequest, scan_id: int, version_id: int) -> HttpResponse:
    scan = _scan(request, scan_id)
    version = _version(scan, version_id)
    found = queries.report_of(scan)
    shown = None if found is None else edited(found, _edition(request, version))
    context = {
        "scan": scan,
        "version": version,
        "last": queries.last_version(scan),
        "title": version if shown is None else shown.title,
        # Our own template escaped every value in it.
        "body": "" if shown is None else mark_safe(report_body(shown)),  # noqa: S308
        "closing": () if shown is None else shown.closing,
        "forms": [(code, label) for code, (label, *_rest) in FORMS.items()],
    }
    return render(request, "areas/reports/version.html", context)


@require_GET
def report_file(
    request: MunicipalityRequest, scan_id: int, version_id: int, report_form: str
) -> HttpResponse:
    scan = _scan(request, scan_id)
    version = _version(scan, version_id)
    if report_form not in FORMS:
        raise Http404
    found = queries.report_of(scan)
    if found is None:
        return _without_report(request, scan)
    _label, content_type, name, make = FORMS[report_form]
    sender = sender_of(request.municipality)
    content = make(Issue(version, _edition(request, version), found, sender))
    return attachment(content, content_type, name.format(n=version.number))


@require_GET
def area_file(request: MunicipalityRequest, scan_id: int, form: str) -> HttpResponse:
    """The areas of a scan, for who may have them; nothing of yards is in it."""
    scan = _scan(request, scan_id)
    if form not in AREA_TYPES:
        raise Http404
    folder = folder_of(scan)
    if folder is None or not (folder / AREAS).is_file():
        return _without_report(request, scan)
    name = f"gebieden-{request.municipality.slug}-{scan.made_on:%Y-%m-%d}.{form}"
    return attachment(areas_as_file(folder, form), AREA_TYPES[form], name)


def _scan(request: MunicipalityRequest, scan_id: int) -> LoadedScan:
    rows = LoadedScan.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows, pk=scan_id)


def _version(scan: LoadedScan, version_id: int) -> ReportVersion:
    return get_object_or_404(queries.versions_of(scan), pk=version_id)


def _edition(request: MunicipalityRequest, version: ReportVersion) -> Edition:
    may_read_talks = may(request, "areas:talks")
    return edition_of(version, with_street_knowledge=may_read_talks)


def _without_report(request: MunicipalityRequest, scan: LoadedScan) -> HttpResponse:
    messages.error(
        request,
        _(
            "This scan was read in without its whole folder, so its report and files are not here. Read in the folder of the scan again."
        ),
    )
    return redirect("areas:reports", request.municipality.slug, scan.pk)


def _make(
    request: MunicipalityRequest, scan: LoadedScan, form: VersionForm
) -> ReportVersion:
    return services.make_version(
        scan=scan,
        seen=form.seen,
        sections=form.sections,
        street_knowledge=told_as_data(list(form.street_knowledge)),
        note=form.cleaned_data["note"],
        made_by_id=request.user.pk,
    )


@dataclass(frozen=True, slots=True)
class _Last:
    """The number that the form must know, under the name that forms have for it."""

    version: int


def _both(form: VersionForm, last: ReportVersion) -> BothVersions:
    return show_both(
        form,
        _Last(last.number),
        kept=kept_in(last, form),
        by=str(last.made_by or ""),
        at=last.made_at,
    )
