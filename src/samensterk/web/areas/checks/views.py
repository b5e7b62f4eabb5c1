"""Pages of the coordinator about checks by partners."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.accounts.queries import organisations_with_role
from samensterk.web.areas.checks import queries, services
from samensterk.web.areas.checks.forms import CheckForm
from samensterk.web.areas.checks.listings import check_listing
from samensterk.web.areas.checks.models import CheckAnswer
from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.yards.faults import NotOnTheList
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role
from samensterk.web.common.tables import ROWS_PER_PAGE


@require_GET
def check_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    rows = queries.checks_of(here.pk)
    table = check_listing(here.slug).page(rows, request.GET, n_rows=rows.count())
    return render(request, "areas/checks/checks.html", {"table": table})


@require_http_methods(["GET", "POST"])
def check_new(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    scan = last_scan(here.pk)
    partners = organisations_with_role(here.pk, Role.PARTNER)
    form = CheckForm(
        request.POST or None,
        partners={one.pk: str(one) for one in partners},
        visit_areas=scan.visit_areas if scan else {},
        initial={"visit_area": request.GET.get("gebied", "")},
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        made = services.make_check(
            municipality_id=here.pk,
            organisation_id=asked["organisation"],
            visit_area=asked["visit_area"],
            purpose=asked["purpose"],
            ends_on=asked["ends_on"],
            by_id=request.user.pk,
        )
        messages.success(request, _("The partner is asked, and gets a mail about it."))
        return redirect("areas:check", here.slug, made.pk)
    context = {"form": form, "has_partners": bool(partners), "scan": scan}
    return render(request, "areas/checks/check_new.html", context)


@require_GET
def check_page(request: MunicipalityRequest, check_id: int) -> HttpResponse:
    rows = queries.checks_of(request.municipality.pk)
    check = get_object_or_404(rows, pk=check_id)
    answers = queries.answers_of(check)
    shown = request.GET.get("antwoord", "")
    if shown in CheckAnswer.Answer.values:
        answers = answers.filter(answer=shown)
    page = Paginator(answers, ROWS_PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "check": check,
        "counts": queries.counts_of(check),
        "n_yards": queries.yards_to_check(check).count(),
        "page": page,
        "shown": shown,
        "answers": CheckAnswer.Answer.choices,
    }
    return render(request, "areas/checks/check.html", context)


@require_POST
def check_end(request: MunicipalityRequest, check_id: int) -> HttpResponse:
    rows = queries.checks_of(request.municipality.pk)
    check = get_object_or_404(rows, pk=check_id)
    services.end_check(check=check)
    messages.success(request, _("The check has ended. The partner sees nothing more."))
    return redirect("areas:check", request.municipality.slug, check.pk)


@require_POST
def check_answer(request: MunicipalityRequest, check_answer_id: int) -> HttpResponse:
    """Take one answer over, or put it aside."""
    rows = CheckAnswer.objects.for_municipality(request.municipality.pk)
    found = rows.select_related("of__organisation", "yard")
    answer = get_object_or_404(found, pk=check_answer_id)
    try:
        if request.POST.get("act") == "take":
            services.take_over(answer=answer, by_id=request.user.pk)
            messages.success(request, _("The answer is taken over."))
        elif request.POST.get("act") == "aside":
            services.put_aside(answer=answer, by_id=request.user.pk)
            messages.success(request, _("The answer is put aside."))
    except NotOnTheList:
        messages.info(
            request, _("This yard is not on the list any more. Put the answer aside.")
        )
    return redirect("areas:check", request.municipality.slug, answer.of_id)
