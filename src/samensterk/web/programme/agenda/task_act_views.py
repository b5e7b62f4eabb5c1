"""What is done with a task by a button: tick off, open again, drop, take, comment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda import task_queries, tasks
from samensterk.web.programme.agenda.faults import CircularNeeds
from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.agenda.task_forms import CommentForm, NeedsForm
from samensterk.web.programme.agenda.task_pages import show_task, visible_task


@require_POST
def task_done(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    found = visible_task(request, task_id)
    waiting = task_queries.open_needs(found)
    tasks.finish_task(task=found, by_id=request.user.pk)
    messages.success(request, _("The task is ticked off."))
    if waiting:
        text = ngettext(
            "Mind: %(n)s task that should be done first is still open.",
            "Mind: %(n)s tasks that should be done first are still open.",
            len(waiting),
        )
        messages.warning(request, text % {"n": len(waiting)})
    return _back(request, found)


@require_POST
def task_reopen(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    found = visible_task(request, task_id)
    tasks.reopen_task(task=found, by_id=request.user.pk)
    messages.success(request, _("The task is open again."))
    return _back(request, found)


@require_POST
def task_drop(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    found = visible_task(request, task_id)
    tasks.drop_task(task=found, by_id=request.user.pk)
    messages.success(request, _("The task need not be done any more."))
    return _back(request, found)


@require_POST
def task_take(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    """Whoever sees a task may make himself its owner."""
    found = visible_task(request, task_id)
    tasks.take_task(task=found, by_id=request.user.pk)
    messages.success(request, _("You are the owner of this task now."))
    return _back(request, found)


@require_POST
def task_comment(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    found = visible_task(request, task_id)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return show_task(request, found, comment_form=form)
    tasks.comment(task=found, text=form.cleaned_data["text"], by_id=request.user.pk)
    messages.success(request, _("Your comment stands with the task."))
    return _back(request, found)


@require_http_methods(["GET", "POST"])
def task_needs(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    """Choose what must be done first; a circle is told with its way round."""
    found = visible_task(request, task_id)
    text = request.GET.get("zoek", "").replace("\x00", "")[:100]
    others = task_queries.around(found, text)
    chosen = {one.pk for one in found.needs.all()}
    form = NeedsForm(
        request.POST if request.method == "POST" else None,
        choices=[
            (one.pk, f"{one.title} ({date_format(one.due_on, 'SHORT_DATE_FORMAT')})")
            for one in others
        ],
        initial={"needed": sorted(chosen)},
    )
    if request.method == "POST" and form.is_valid():
        wanted = set(form.cleaned_data["needed"])
        try:
            tasks.set_needs(
                task=found, needed=[one for one in others if one.pk in wanted]
            )
        except CircularNeeds as error:
            words = _("These tasks would wait for each other for ever: %s.")
            form.add_error("needed", words % " → ".join(error.titles))
        else:
            messages.success(request, _("The order is saved."))
            return _back(request, found)
    context = {"form": form, "task": found, "text": text, "has_others": bool(others)}
    return render(request, "programme/agenda/task_needs.html", context)


def _back(request: MunicipalityRequest, task: Task) -> HttpResponse:
    return redirect("programme:task", request.municipality.slug, task.pk)
