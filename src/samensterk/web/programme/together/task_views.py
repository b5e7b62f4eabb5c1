"""Pages on which a task goes to another municipality, or back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.agenda.viewers import viewer_of
from samensterk.web.programme.together import task_services
from samensterk.web.programme.together.faults import (
    NotGoingOn,
    NotTakingPart,
    TaskElsewhere,
    TaskEnded,
)
from samensterk.web.programme.together.forms import GiveForm
from samensterk.web.programme.together.queries import shares_of


def _fetch(request: MunicipalityRequest, task_id: int) -> Task:
    rows = viewer_of(request).tasks().select_related("event__municipality")
    return get_object_or_404(rows, pk=task_id)


def _back(request: MunicipalityRequest, task: Task) -> HttpResponse:
    here = request.municipality
    if task.event_id is None:
        return redirect("programme:shares", here.slug)
    return redirect("programme:shared_event", here.slug, task.event_id)


@require_http_methods(["GET", "POST"])
def task_give(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    """Hand a task of the host to a municipality that takes part."""
    task = _fetch(request, task_id)
    event = task.event
    is_host = event is not None and event.municipality_id == request.municipality.pk
    guests = [one for one in shares_of(event) if one.is_active] if event else []
    if not is_host or not guests or not task.is_open:
        messages.info(
            request,
            _(
                "Only an open task of an event of your own goes to another municipality, and only to one that takes part."
            ),
        )
        return _back(request, task)
    form = GiveForm(request.POST or None, guests=guests)
    if request.method == "POST" and form.is_valid():
        try:
            task_services.give_task(
                task=task,
                guest_id=form.cleaned_data["guest"],
                by_id=request.user.pk,
            )
        except (NotTakingPart, TaskEnded, TaskElsewhere, NotGoingOn):
            form.add_error(
                None,
                _("Something has changed meanwhile. The task was not handed over."),
            )
        else:
            messages.success(request, _("The task has been handed over."))
            return _back(request, task)
    context = {"task": task, "form": form}
    return render(request, "programme/together/task_give.html", context)


@require_http_methods(["GET", "POST"])
def task_give_back(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    """Hand a task back to the municipality that holds the event."""
    task = _fetch(request, task_id)
    event = task.event
    is_guest = event is not None and event.municipality_id != request.municipality.pk
    if not is_guest or not task.is_open:
        messages.info(
            request,
            _("Only an open task of an event of another municipality goes back to it."),
        )
        return _back(request, task)
    if request.method == "POST":
        try:
            task_services.give_task_back(
                task=task, guest_id=request.municipality.pk, by_id=request.user.pk
            )
        except (TaskEnded, TaskElsewhere, NotGoingOn):
            messages.warning(
                request,
                _("Something has changed meanwhile. The task was not handed over."),
            )
        else:
            messages.success(request, _("The task has been handed back."))
        return _back(request, task)
    return render(request, "programme/together/task_give_back.html", {"task": task})
