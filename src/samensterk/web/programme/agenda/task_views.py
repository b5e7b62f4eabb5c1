"""Pages of tasks: the list, one task, add, change."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.accounts.queries import organisations_of
from samensterk.web.common.list_files import list_file
from samensterk.web.common.requests import MunicipalityRequest, number_in, wants_part
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.agenda import task_queries, tasks
from samensterk.web.programme.agenda.event_views import without_programme
from samensterk.web.programme.agenda.last_change import show_both_with_who
from samensterk.web.programme.agenda.models import Event, Task, TaskQuerySet
from samensterk.web.programme.agenda.owners import (
    Owners,
    organisations_for,
    owners_here,
)
from samensterk.web.programme.agenda.papers import pdf_answer, tasks_document
from samensterk.web.programme.agenda.task_forms import TaskForm, TaskListForm
from samensterk.web.programme.agenda.task_listing import (
    task_file_listing,
    task_listing,
)
from samensterk.web.programme.agenda.task_pages import show_task, visible_task
from samensterk.web.programme.agenda.task_words import is_late
from samensterk.web.programme.agenda.viewers import viewer_of
from samensterk.web.programme.plan.models import Programme
from samensterk.web.programme.plan.queries import current_programme


@require_GET
def task_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    owners = owners_here(here.pk)
    form, rows = _asked(request, owners)
    context = {
        "form": form,
        "table": task_listing(here.slug, owners).page(rows, request.GET),
        "query": request.GET.urlencode(),
    }
    template = (
        "common/_table.html" if wants_part(request) else "programme/agenda/tasks.html"
    )
    return render(request, template, context)


@require_GET
def task_file(request: MunicipalityRequest, kind: str) -> HttpResponse:
    """The rows of the list, as asked there, as a file."""
    owners = owners_here(request.municipality.pk)
    _form, rows = _asked(request, owners)
    listing = task_file_listing()
    if kind == "pdf":
        sorted_rows = listing.sorted(rows, request.GET)
        document = tasks_document(request.municipality.name, sorted_rows, owners)
        return pdf_answer(document, request.municipality, "taken.pdf")
    return list_file(listing, rows, request.GET, kind)


def _asked(
    request: MunicipalityRequest, owners: Owners
) -> tuple[TaskListForm, TaskQuerySet]:
    here, viewer = request.municipality.pk, viewer_of(request)
    programme = current_programme(here)
    form = TaskListForm(
        request.GET,
        sees_all=viewer.sees_all,
        events=task_queries.events_with_tasks(viewer),
        organisations=organisations_for(programme) if programme else [],
        owners=list(owners.names.items()),
    )
    form.is_valid()
    asked: Mapping[str, Any] = {**form.cleaned_data, "zoek": form.text}
    mine = viewer.organisation_ids or organisations_of(viewer.user_id, here)
    rows = task_queries.tasks(viewer, asked, mine=mine)
    return form, task_queries.with_names(rows)


@require_GET
def task(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    return show_task(request, visible_task(request, task_id))


@require_http_methods(["GET", "POST"])
def task_new(request: MunicipalityRequest) -> HttpResponse:
    """A loose task, or with `?gebeurtenis=` one of our own at an event."""
    here = request.municipality
    event = _event_asked(request)
    is_own = event is not None and event.municipality_id == here.pk
    programme = event.programme if event and is_own else current_programme(here.pk)
    if programme is None:
        return without_programme(request)
    form = TaskForm(
        request.POST or None,
        event=event,
        initial={
            "due_on": event.day if event else None,
            "doer": Task.Doer.COORDINATOR,
        },
        **_choices(request, programme),
    )
    if request.method == "POST" and form.is_valid():
        made = tasks.add_task(
            municipality_id=here.pk,
            programme=programme,
            values={**form.values, "event": event},
            by_id=request.user.pk,
        )
        return _saved(request, made)
    context = {"form": form, "event": event}
    return render(request, "programme/agenda/task_form.html", context)


@require_http_methods(["GET", "POST"])
def task_edit(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    found = visible_task(request, task_id)
    title, both = found.title, None
    form = TaskForm(
        request.POST or None,
        instance=found,
        event=found.event,
        **_choices(request, found.programme, found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            changed = tasks.change_task(
                task=found,
                version=form.version_seen,
                values=form.values,
                by_id=request.user.pk,
            )
        except ChangedMeanwhile as error:
            both = show_both_with_who(form, error.current)
        else:
            return _saved(request, changed)
    context = {"form": form, "task": found, "title": title, "both": both}
    return render(request, "programme/agenda/task_form.html", context)


def _saved(request: MunicipalityRequest, saved: Task) -> HttpResponse:
    messages.success(request, _("The task is saved."))
    if is_late(saved):
        messages.warning(
            request, _("Mind: the day on which it must be ready has passed already.")
        )
    return redirect("programme:task", request.municipality.slug, saved.pk)


def _event_asked(request: MunicipalityRequest) -> Event | None:
    event_id = number_in(request.GET.get("gebeurtenis", ""))
    if event_id is None:
        return None
    rows = Event.objects.seen_by(request.municipality.pk)
    return get_object_or_404(rows.select_related("programme"), pk=event_id)


def _choices(
    request: MunicipalityRequest, programme: Programme, current: Task | None = None
) -> Mapping[str, Any]:
    owners = owners_here(request.municipality.pk)
    return {
        "organisations": organisations_for(programme, current=current),
        "owners": owners.choices(current=current),
    }
