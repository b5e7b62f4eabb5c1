"""Pages about answers, for who does something with them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.agenda.owners import owners_here
from samensterk.web.rounds.letters import answer_page as page
from samensterk.web.rounds.letters import handling
from samensterk.web.rounds.letters.answer_forms import CallTaskForm, HandleForm
from samensterk.web.rounds.letters.choices import kept_words
from samensterk.web.rounds.letters.faults import AnswerTooLate, NoProgramme
from samensterk.web.rounds.letters.listings import (
    address_of,
    answer_listing,
    answers_here,
)
from samensterk.web.rounds.letters.models import Answer
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.views import fetch_round


@require_GET
def answers(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    found = fetch_round(request, round_id)
    slug = request.municipality.slug
    table = answer_listing(slug).page(answers_here(found), request.GET)
    context = {"round": found, "table": table}
    return render(request, "rounds/letters/answers.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: MunicipalityRequest, answer_id: UUID) -> HttpResponse:
    """Show one answer, and what is done with it: an appointment, a call, or nothing."""
    rows = Answer.objects.for_municipality(request.municipality.pk)
    rows = rows.select_related("stop__yard", "of", "entered_by", "handled_by")
    rows = rows.defer("stop__yard__facts", "stop__yard__before")
    found = get_object_or_404(rows, pk=answer_id)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    handle = HandleForm(
        request.POST if act == "handle" else None, initial=_first(found)
    )
    task = CallTaskForm(
        request.POST if act == "task" else None,
        owners=owners_here(request.municipality.pk).choices(),
    )
    if act == "handle" and handle.is_valid():
        return _handle(request, found, handle)
    if act == "task" and task.is_valid():
        return _make_task(request, found, task)
    context = {
        "answer": found,
        "address": address_of(found),
        "halves": kept_words(found.halves),
        "handle": handle,
        "task": task,
        "form": {"handle": handle, "task": task}.get(act),
    }
    return render(request, "rounds/letters/answer.html", context)


def _first(found: Answer) -> dict[str, Any]:
    day, half = found.halves[0] if found.halves else ("", "")
    return {"on": day, "half": half}


def _handle(
    request: MunicipalityRequest, found: Answer, form: HandleForm
) -> HttpResponse:
    try:
        handling.handle_answer(
            answer=found,
            version=number_in(request.POST.get("version", "")) or 0,
            by_id=request.user.pk,
            agreed=form.agreed,
        )
    except ChangedMeanwhile:
        return _changed(request, found)
    except AnswerTooLate:
        messages.warning(
            request,
            _("This visit has been, or does not come any more. Nothing was agreed."),
        )
        return redirect("rounds:answer", request.municipality.slug, found.pk)
    messages.success(request, _("It is written down."))
    return redirect("rounds:answers", request.municipality.slug, found.of_id)


def _make_task(
    request: MunicipalityRequest, found: Answer, form: CallTaskForm
) -> HttpResponse:
    where = request.build_absolute_uri(request.path)
    values = {
        "title": _("Call somebody back about %(round)s") % {"round": found.of.title},
        "about": _("Number and address stand here only: %(url)s") % {"url": where},
        "owner_id": form.cleaned_data["owner_id"],
        "due_on": form.cleaned_data["due_on"],
    }
    try:
        handling.make_call_task(
            answer=found,
            version=number_in(request.POST.get("version", "")) or 0,
            by_id=request.user.pk,
            values=values,
        )
    except ChangedMeanwhile:
        return _changed(request, found)
    except NoProgramme:
        messages.warning(
            request, _("There is no programme now, so no task can be made.")
        )
        return redirect("rounds:answer", request.municipality.slug, found.pk)
    messages.success(request, _("The task stands in the programme."))
    return redirect("rounds:answers", request.municipality.slug, found.of_id)


def _changed(request: MunicipalityRequest, found: Answer) -> HttpResponse:
    messages.warning(
        request,
        _(
            "This answer changed since you looked, or a colleague did something with it. Look at it again."
        ),
    )
    return redirect("rounds:answer", request.municipality.slug, found.pk)


@require_http_methods(["GET", "POST"])
def answer_enter(request: MunicipalityRequest, stop_id: int) -> HttpResponse:
    """Enter what somebody tells by telephone: the same as he could do himself."""
    rows = Stop.objects.for_municipality(request.municipality.pk)
    rows = rows.select_related("of", "yard").defer("yard__facts", "yard__before")
    stop = get_object_or_404(rows, pk=stop_id)
    forms, trouble = page.forms_for(request, stop), ""
    if forms.sent is not None and forms.sent.is_valid():
        done = redirect("rounds:answers", request.municipality.slug, stop.of_id)
        if forms.act == page.WISH:
            page.turn(stop, forms.wish)
            messages.success(request, _("It is written down, and holds from now on."))
            return done
        trouble = page.take(stop, forms, request.user.pk)
        if not trouble:
            messages.success(request, _("The answer is written down."))
            return done
    context = {
        "stop": stop,
        "round": stop.of,
        "address": str(stop.yard),
        "forms": forms,
        "form": forms.sent,
        "trouble": trouble,
        "agreed": page.agreed_words(stop),
        "told": page.told_words(stop),
        "may_choose": True,
        "is_staff": True,
    }
    return render(request, "rounds/letters/answer_enter.html", context)
