"""What a resident hears about who used his data; the coordinator answers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.list_files import list_file
from samensterk.web.common.processing import Action, Subject, done_as, notice
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.log import queries, services
from samensterk.web.privacy.log.forms import AccessForm, PolicyForm
from samensterk.web.privacy.log.listings import access_listing


@require_GET
def accesses(request: MunicipalityRequest) -> HttpResponse:
    """Find the address a resident asks about."""
    here = request.municipality
    form = AccessForm(request.GET or None)
    words = form.cleaned_data["zoek"] if form.is_valid() else ""
    found = queries.named(here.pk, queries.tokens_for(here.pk, words) if words else ())
    context = {"form": form, "found": found, "words": words}
    return render(request, "privacy/log/accesses.html", context)


@require_GET
def accesses_of(
    request: MunicipalityRequest, subject_kind: str, subject_key: str
) -> HttpResponse:
    here = request.municipality
    subject = Subject(here.pk, subject_kind, subject_key)
    title = _title_or_404(subject)
    rows = queries.accesses(here.pk, subject.token)
    context = {
        "subject": subject,
        "title": title,
        "table": access_listing(_names(request)).page(rows, request.GET),
    }
    notice(subject)
    return render(request, "privacy/log/accesses_of.html", context)


@require_GET
def accesses_file(
    request: MunicipalityRequest, subject_kind: str, subject_key: str, kind: str
) -> HttpResponse:
    """Give it as one file for the resident."""
    here = request.municipality
    subject = Subject(here.pk, subject_kind, subject_key)
    _title_or_404(subject)
    done_as(Action.EXPORT)
    notice(subject)
    rows = queries.accesses(here.pk, subject.token)
    return list_file(access_listing(_names(request)), rows, request.GET, kind)


def _title_or_404(subject: Subject) -> str:
    """Give the title; the key will do for what is gone and was looked at before."""
    place, token = subject.municipality_id, subject.token
    title = queries.title_of_token(place, token)
    if not title and not queries.is_named(place, token):
        raise Http404
    return title or subject.key


def _names(request: MunicipalityRequest) -> dict[int, str] | None:
    """Give names when the policy of the municipality says so."""
    here = request.municipality
    policy = queries.access_policy(here.pk)
    return queries.names_here(here.pk) if policy.with_names else None


@require_http_methods(["GET", "POST"])
def access_policy(request: MunicipalityRequest) -> HttpResponse:
    """Let the officer set whether residents hear names."""
    here = request.municipality
    form = PolicyForm(request.POST or None, instance=queries.access_policy(here.pk))
    if request.method == "POST" and form.is_valid():
        services.set_access_policy(
            municipality_id=here.pk, with_names=form.cleaned_data["with_names"]
        )
        messages.success(request, _("This holds from now on."))
        return redirect("privacy:accesses", here.slug)
    return render(request, "privacy/log/access_policy.html", {"form": form})
