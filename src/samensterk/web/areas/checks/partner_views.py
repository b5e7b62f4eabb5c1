"""What a partner sees: the areas that he was asked to check, and their addresses alone."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.checks import queries, services
from samensterk.web.areas.checks.faults import Ended, NoSuchYard
from samensterk.web.areas.checks.models import CheckAnswer, YardCheck
from samensterk.web.common.requests import (
    MunicipalityRequest,
    number_in,
    wants_part,
)
from samensterk.web.common.tables import ROWS_PER_PAGE

ANSWER = "answer-"


@require_GET
def my_checks(request: MunicipalityRequest) -> HttpResponse:
    rows = queries.checks_asked_of(request.user.pk, request.municipality.pk)
    return render(request, "areas/checks/my_checks.html", {"checks": list(rows)})


@require_http_methods(["GET", "POST"])
def my_check(request: MunicipalityRequest, check_id: int) -> HttpResponse:
    """Show the addresses of one area; nothing else, and nothing after the last day."""
    rows = queries.checks_asked_of(request.user.pk, request.municipality.pk)
    check = get_object_or_404(rows, pk=check_id)
    if request.method == "POST":
        return _keep(request, check)
    yards = queries.yards_to_check(check)
    page = Paginator(yards, ROWS_PER_PAGE).get_page(request.GET.get("pagina"))
    said = _said(check, [one.pk for one in page.object_list])
    context = {
        "check": check,
        "page": page,
        "lines": [(one, said.get(one.pk, "")) for one in page.object_list],
        "answers": CheckAnswer.Answer.choices,
        "progress": _progress(check),
    }
    return render(request, "areas/checks/my_check.html", context)


def _keep(request: MunicipalityRequest, check: YardCheck) -> HttpResponse:
    try:
        n_new = services.answer_check(
            check=check, answers=_sent(request.POST), by_id=request.user.pk
        )
    except (Ended, NoSuchYard) as error:
        raise Http404 from error
    if wants_part(request):
        context = {"progress": _progress(check)}
        return render(request, "areas/checks/_progress.html", context)
    text = ngettext("%(n)s answer is kept.", "%(n)s answers are kept.", n_new)
    messages.success(request, text % {"n": n_new})
    back = redirect("areas:my_check", request.municipality.slug, check.pk)
    page = number_in(request.POST.get("pagina", ""))
    if page:
        back["Location"] += f"?pagina={page}"
    return back


def _sent(posted: Any) -> Mapping[int, str]:
    """Read the answers that are known ones; an empty row says nothing."""
    found = {}
    for name, value in posted.items():
        number = number_in(name.removeprefix(ANSWER)) if ANSWER in name else None
        if number is not None and value in CheckAnswer.Answer.values:
            found[number] = value
    return found


def _said(check: YardCheck, numbers: list[int]) -> Mapping[int, str]:
    rows = CheckAnswer.objects.for_municipality(check.municipality_id)
    mine = rows.filter(of=check, yard__in=numbers)
    return {one.yard_id: one.answer for one in mine}


def _progress(check: YardCheck) -> dict[str, Any]:
    """Say how many of the addresses have an answer."""
    n = queries.yards_to_check(check).count()
    rows = CheckAnswer.objects.for_municipality(check.municipality_id)
    n_done = min(n, rows.filter(of=check).count())
    return {
        "id": "check-progress",
        "label": _("%(done)s of %(all)s addresses answered")
        % {"done": n_done, "all": n},
        "percent": 100 * n_done // n if n else 100,
        "note": _("What you choose is kept until the last day; you may change it."),
    }
