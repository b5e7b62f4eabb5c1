"""Pages about records: what waits for the archive, and where two terms are at odds."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.attachments import attachment
from samensterk.web.common.keeping import in_words
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.retention import archive, queries, services
from samensterk.web.privacy.retention.forms import DecideForm, TakenForm
from samensterk.web.privacy.retention.listings import label_of
from samensterk.web.privacy.retention.models import ArchivePackage, RecordDecision
from samensterk.web.privacy.retention.views import record_kind


@require_GET
def packages(request: MunicipalityRequest) -> HttpResponse:
    found = queries.packages(request.municipality.pk)
    context = {
        "waiting": [(one, label_of(one.code)) for one in found if not one.taken_at],
        "taken": [(one, label_of(one.code)) for one in found if one.taken_at],
    }
    return render(request, "privacy/retention/archive.html", context)


def _waiting(request: MunicipalityRequest, package_id: int) -> ArchivePackage:
    rows = queries.packages(request.municipality.pk).filter(taken_at=None)
    return get_object_or_404(rows, pk=package_id)


@require_GET
def package_file(request: MunicipalityRequest, package_id: int) -> HttpResponse:
    path = archive.path_of(_waiting(request, package_id))
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Http404 from error
    return attachment(content, "application/zip", path.name)


@require_http_methods(["GET", "POST"])
def taken(request: MunicipalityRequest, package_id: int) -> HttpResponse:
    """Write down that a file is in the archive; it is removed here."""
    package = _waiting(request, package_id)
    form = TakenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.take_to_archive(package=package, taken_by_id=request.user.pk)
        messages.success(request, _("Written down; the file has been removed here."))
        return redirect("privacy:archive", request.municipality.slug)
    context = {"form": form, "package": package, "label": label_of(package.code)}
    return render(request, "privacy/retention/taken.html", context)


@require_GET
def conflicts(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality.pk
    decisions = list(queries.decisions_of(here))
    context = {
        "conflicts": [_told(one) for one in queries.conflicts(here)],
        "decisions": [
            (one, label_of(one.code), in_words(one.term_days)) for one in decisions
        ],
    }
    return render(request, "privacy/retention/conflicts.html", context)


def _told(one: queries.Conflict) -> dict[str, object]:
    here = one.here
    return {
        "code": here.kept.code,
        "label": label_of(here.kept.code),
        "term": in_words(here.days),
        "ground": here.term.ground,
        "shortened": here.shortened,
        "record": here.term.record,
        "n_kept": one.n_kept,
        "decided": here.decided,
    }


@require_http_methods(["GET", "POST"])
def decide(request: MunicipalityRequest, code: str) -> HttpResponse:
    here = record_kind(request, code)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and here.has_conflict and form.is_valid():
        services.decide(
            here=here,
            choice=RecordDecision.Choice(form.cleaned_data["choice"]),
            reason=form.cleaned_data["reason"],
            decided_by_id=request.user.pk,
        )
        messages.success(request, _("Your decision has been written down."))
        return redirect("privacy:conflicts", request.municipality.slug)
    found = queries.conflicts(request.municipality.pk)
    mine = next((one for one in found if one.here.kept is here.kept), None)
    context = {"form": form, "conflict": _told(mine) if mine else None}
    return render(request, "privacy/retention/decide.html", context)
