"""Pages of the log for the privacy officer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.processing import EVERY, Action, Subject, done_as, notice
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.privacy.log import breach, queries, watching
from samensterk.web.privacy.log.doors import title_of
from samensterk.web.privacy.log.faults import in_words
from samensterk.web.privacy.log.forms import BreachForm, ConclusionForm, LogForm
from samensterk.web.privacy.log.listings import log_listing, unusual_listing, who
from samensterk.web.privacy.log.models import LogCheck, LogEntry, LogMonth
from samensterk.web.privacy.log.unusual import RULES


@require_GET
def log(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    form = LogForm(request.GET, municipality_id=here.pk)
    asked = form.asked
    _looked_into(here.pk, asked.user_id)
    names = queries.names_here(here.pk)
    table = log_listing(here.slug, names).page(
        queries.lines(here.pk, asked), request.GET
    )
    context = {"form": form, "table": table}
    template = "common/_table.html" if wants_part(request) else "privacy/log/log.html"
    return render(request, template, context)


def _looked_into(municipality_id: int, user_id: int | None = None) -> None:
    """Looking into the log is a line in the log."""
    key = EVERY if user_id is None else f"account-{user_id}"
    notice(Subject(municipality_id, "log", key))


@require_GET
def log_line(request: MunicipalityRequest, line_id: int) -> HttpResponse:
    here = request.municipality
    rows = LogEntry.objects.for_municipality(here.pk).select_related("seal")
    line = get_object_or_404(rows, pk=line_id)
    _looked_into(here.pk, line.user_id)
    context = {
        "line": line,
        "who": who(line, queries.names_here(here.pk)),
        "door": title_of(line.door),
        "subjects": queries.named(here.pk, line.tokens),
    }
    return render(request, "privacy/log/line.html", context)


@require_http_methods(["GET", "POST"])
def breach_file(request: MunicipalityRequest) -> HttpResponse:
    """Give everything one account touched in a period, for a data breach."""
    here = request.municipality
    form = BreachForm(request.POST or None, municipality_id=here.pk)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        account = int(given["account"])
        _looked_into(here.pk, account)
        done_as(Action.EXPORT)
        return breach.file_of(
            here, account, given["since"], given["until"], given["kind"]
        )
    return render(request, "privacy/log/breach.html", {"form": form})


@require_GET
def unusual(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    rows = queries.unusual_uses(here.pk)
    table = unusual_listing(here.slug, queries.names_here(here.pk)).page(
        rows, request.GET
    )
    return render(request, "privacy/log/unusual.html", {"table": table, "rules": RULES})


@require_http_methods(["GET", "POST"])
def unusual_use(request: MunicipalityRequest, use_id: int) -> HttpResponse:
    """Show what met a rule, and let the officer write down what he found."""
    here = request.municipality
    use = get_object_or_404(queries.unusual_uses(here.pk), pk=use_id)
    form = ConclusionForm(request.POST or None, instance=use)
    if request.method == "POST" and form.is_valid():
        watching.conclude(
            use=use, by_id=request.user.pk, conclusion=form.cleaned_data["conclusion"]
        )
        messages.success(request, _("What you found is kept."))
        return redirect("privacy:unusual", here.slug)
    _looked_into(here.pk, use.user_id)
    names = queries.names_here(here.pk)
    asked = queries.Asked(since=use.day, until=use.day, user_id=use.user_id)
    context = {
        "use": use,
        "form": form,
        "who": who(use, names),
        "rules": RULES,
        "table": log_listing(here.slug, names).page(
            queries.lines(here.pk, asked), request.GET
        ),
    }
    return render(request, "privacy/log/unusual_use.html", context)


@require_GET
def chain(request: MunicipalityRequest) -> HttpResponse:
    """Show how far the log is sealed, and what the last check found."""
    here = request.municipality
    check = LogCheck.objects.first()
    context = {
        "check": check,
        "findings": [in_words(one) for one in check.findings_of(here.code)]
        if check
        else [],
        "heads": check.heads_of(here.code) if check else [],
        "months": LogMonth.objects.filter(municipality_id=here.pk).order_by("-month"),
    }
    return render(request, "privacy/log/chain.html", context)
