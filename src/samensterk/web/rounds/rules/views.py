"""Pages of the rule: the edition that holds, the next one, and what everybody reads."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.accounts.queries import house_style_of, municipality_of
from samensterk.web.areas.talks.queries import known_names
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.papers.footer import footer_links
from samensterk.web.rounds.rules import queries, services
from samensterk.web.rounds.rules.faults import PublishedMeanwhile
from samensterk.web.rounds.rules.forms import RuleForm, first_words
from samensterk.web.rounds.rules.models import FieldRule

PUBLISH, BACK = "publish", "back"  # names of the buttons below the exact words


@require_GET
def rule(request: MunicipalityRequest) -> HttpResponse:
    found = list(queries.editions(request.municipality.pk))
    public = reverse("rounds:rule_public", args=[request.municipality.slug])
    context = {
        "rule": found[0] if found else None,
        "earlier": found[1:],
        "public_url": request.build_absolute_uri(public),
    }
    return render(request, "rounds/rules/rule.html", context)


@require_http_methods(["GET", "POST"])
def rule_edit(request: MunicipalityRequest) -> HttpResponse:
    """Fill in the rule, read the exact words, and only then publish them."""
    here = request.municipality
    current = queries.current_rule(here.pk)
    first = first_words(current, is_draft="voorbeeld" in request.GET)
    form = RuleForm(
        request.POST or None, initial=first, known=known_names(here.pk, None)
    )
    context: dict[str, Any] = {"form": form, "rule": current}
    if request.method != "POST" or not form.is_valid() or BACK in request.POST:
        return render(request, "rounds/rules/rule_edit.html", context)
    if PUBLISH in request.POST:
        try:
            made = services.publish_rule(
                municipality_id=here.pk,
                seen=form.number_seen,
                values=form.values,
                by_id=request.user.pk,
            )
        except PublishedMeanwhile as error:
            form.see(error.current.number if error.current else 0)
            context |= {"rule": error.current, "is_late": True}
            return render(request, "rounds/rules/rule_edit.html", context)
        messages.success(
            request, _("Edition %(n)s of the rule is published.") % {"n": made.number}
        )
        return redirect("rounds:rule", here.slug)
    return render(request, "rounds/rules/rule_preview.html", _preview(form, current))


def _preview(form: RuleForm, current: FieldRule | None) -> dict[str, Any]:
    number = current.number + 1 if current is not None else 1
    return {"form": form, "shown": FieldRule(number=number, **form.values)}


@require_GET
def rule_public(request: HttpRequest, municipality: str) -> HttpResponse:
    """Show everybody the same words; there is no sign-in, and nothing is counted."""
    here = municipality_of(municipality)
    if here is None:
        raise Http404
    found = queries.current_rule(here.pk)
    context = {
        "shown": found,
        "municipality": here,
        "house_style": house_style_of(here),
        "footer_links": footer_links(here),
    }
    status = 200 if found is not None else 404
    return render(request, "rounds/rules/rule_public.html", context, status=status)
