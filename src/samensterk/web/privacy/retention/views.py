"""Pages about terms: what is kept how long, and the proof of what went."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.keeping import KEEPING, Kept, Term, in_words
from samensterk.web.common.list_files import list_file
from samensterk.web.common.moments import now
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.retention import queries, services
from samensterk.web.privacy.retention.forms import ShortenForm
from samensterk.web.privacy.retention.listings import label_of, removal_listing
from samensterk.web.privacy.retention.rules import WARNING, TermHere
from samensterk.web.privacy.retention.shown import all_shown, companions, shown


@require_GET
def terms(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    mine, of_site = all_shown(here.pk, here.slug)
    context = {"terms": mine, "terms_of_site": of_site, "companions": companions()}
    return render(request, "privacy/retention/terms.html", context)


@require_http_methods(["GET", "POST"])
def shorten(request: MunicipalityRequest, code: str) -> HttpResponse:
    """Keep one kind for a shorter time, or as long as usual again."""
    here = request.municipality
    kept, term = _of_here(code)
    form = ShortenForm(request.POST or None, term=term)
    if request.method == "POST":
        if "usual" in request.POST:
            services.restore_term(municipality_id=here.pk, kept=kept)
            messages.success(request, _("The usual term counts again."))
            return redirect("privacy:terms", here.slug)
        if form.is_valid() and _shortened(request, kept, form):
            messages.success(request, _("The shorter term has been written down."))
            return redirect("privacy:terms", here.slug)
    found = queries.term_here(here.pk, kept, now() + WARNING)
    context = {
        "form": form,
        "term": shown(found, here.slug) if found else None,
        "warns": term.warns,
    }
    return render(request, "privacy/retention/shorten.html", context)


def _of_here(code: str) -> tuple[Kept, Term]:
    """Give what a municipality has a say in; the rest does not exist here."""
    kept = KEEPING.by_code(code)
    if kept is None or kept.term is None or not kept.term.has_municipality:
        raise Http404
    return kept, kept.term


def record_kind(request: MunicipalityRequest, code: str) -> TermHere:
    """Give the term of a kind of records, as it will be after a warning."""
    kept, term = _of_here(code)
    found = queries.term_here(request.municipality.pk, kept, now() + WARNING)
    if found is None or term.record is None:
        raise Http404
    return found


def _shortened(request: MunicipalityRequest, kept: Kept, form: ShortenForm) -> bool:
    try:
        services.shorten_term(
            municipality_id=request.municipality.pk,
            kept=kept,
            days=form.cleaned_data["days"],
            reason=form.cleaned_data["reason"],
            set_by_id=request.user.pk,
        )
    except services.TooLong as error:
        text = _("Shorter only: at most %s.") % in_words(error.longest)
        form.add_error("days", text)
    except services.TooShort as error:
        text = _("It is needed longer: at least %s.") % in_words(error.shortest)
        form.add_error("days", text)
    else:
        return True
    return False


@require_GET
def removed(request: MunicipalityRequest) -> HttpResponse:
    rows = queries.removals(request.municipality.pk)
    run = queries.last_run()
    context = {
        "table": removal_listing().page(rows, request.GET),
        "run": run,
        "failed": [label_of(code) for code in run.failed] if run else [],
        "missed": queries.missed_nights(),
    }
    return render(request, "privacy/retention/removed.html", context)


@require_GET
def removed_file(request: MunicipalityRequest, kind: str) -> HttpResponse:
    rows = queries.removals(request.municipality.pk)
    return list_file(removal_listing(), rows, request.GET, kind)
