"""Pages of what a newer scan makes somebody ask."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.yards import faults, queries
from samensterk.web.areas.yards.answering import answer_question, found_yard
from samensterk.web.areas.yards.correction_forms import AnswerForm
from samensterk.web.areas.yards.correction_views import words_of
from samensterk.web.areas.yards.listings import question_listing
from samensterk.web.areas.yards.merging import stricter_wish
from samensterk.web.areas.yards.models import Yard, YardQuestion
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest


@require_GET
def question_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    rows = queries.questions_of(here.pk)
    context = {
        "table": question_listing(here.slug).page(rows, request.GET),
        "left_behind": queries.wishes_left_behind(here.pk),
    }
    return render(request, "areas/yards/questions.html", context)


@require_http_methods(["GET", "POST"])
def question(request: MunicipalityRequest, question_id: int) -> HttpResponse:
    """Say whether the correction or the scan is right."""
    rows = YardQuestion.objects.for_municipality(request.municipality.pk)
    with_all = rows.select_related("yard__merged_into", "scan", "answered_by")
    found = get_object_or_404(with_all, pk=question_id)
    other = found_yard(found) if found.why == YardQuestion.Why.OWN_NEAR else None
    stricter = stricter_wish(found.yard, other) if other is not None else None
    form = AnswerForm(request.POST or None, has_stricter_wish=stricter is not None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_question(
                question=found,
                answer=form.cleaned_data["answer"],
                carries_wish=bool(form.cleaned_data.get("carries_wish")),
                told=form.told(request.user.pk),  # type: ignore[arg-type]
            )
        except faults.Refused as error:
            form.add_error(None, words_of(error))
        else:
            messages.success(request, _("The question has been answered."))
            return redirect("areas:questions", request.municipality.slug)
    done_as(Action.READ)
    said = list(found.yard.corrections.holding().select_related("by"))
    context = {
        "question": found,
        "yard": found.yard,
        "other": other,
        "stricter": stricter,
        "said": said,
        "kind_found": dict(Yard.Kind.choices).get(found.found.get("kind", ""), ""),
        "form": form,
    }
    return render(request, "areas/yards/question.html", context)
