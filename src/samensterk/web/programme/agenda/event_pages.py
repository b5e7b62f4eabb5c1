"""The page of an event: what others sent back to it show the same."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.attachment_forms import FileForm
from samensterk.web.programme.agenda.attachments import files_at
from samensterk.web.programme.agenda.event_forms import outside_words
from samensterk.web.programme.agenda.event_parts import parts_of
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.agenda.owners import owners_here
from samensterk.web.programme.agenda.task_queries import tasks_of_event
from samensterk.web.programme.agenda.task_words import ShownTask
from samensterk.web.programme.agenda.viewers import viewer_of

# A run sheet has eighty tasks; what else is here would be far below them.
N_NEXT = 8


def visible_event(request: MunicipalityRequest, event_id: int) -> Event:
    """Give an event of this municipality, or one that it joined; else 404."""
    rows = Event.objects.seen_by(request.municipality.pk)
    rows = rows.select_related("municipality", "programme")
    return get_object_or_404(rows, pk=event_id)


def own_event(request: MunicipalityRequest, event_id: int) -> Event:
    """Give an event that this municipality may change; else 404."""
    rows = Event.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows.select_related("programme"), pk=event_id)


def show_event(
    request: MunicipalityRequest, event: Event, *, file_form: FileForm | None = None
) -> HttpResponse:
    viewer, here = viewer_of(request), request.municipality.pk
    is_own = event.municipality_id == here
    owners = owners_here(here)
    tasks = [ShownTask.of(one, owners) for one in tasks_of_event(viewer, event)]
    still_open = [one for one in tasks if one.task.is_open]
    context = {
        "event": event,
        "is_own": is_own,
        "may_change": is_own and may(request, "programme:event_edit"),
        "may_add_task": may(request, "programme:task_new"),
        "outside": is_own and outside_words(event.programme, event.day, event.last_day),
        "tasks": tasks,
        "next_tasks": still_open[:N_NEXT],
        "later_tasks": still_open[N_NEXT:],
        "closed_tasks": [one for one in tasks if not one.task.is_open],
        "sees_all": viewer.sees_all,
        "files": files_at(event, viewer),
        "file_form": file_form or FileForm(),
        "parts": list(parts_of(request, event)),
        "with_us": _with_us(event, here),
    }
    return render(request, "programme/agenda/event.html", context)


def _with_us(event: Event, here: int) -> list[str]:
    """Name the other municipalities, for the host as well as for a guest."""
    guests = event.shares.active().select_related("municipality")
    taking_part = [event.municipality, *(one.municipality for one in guests)]
    return [one.name for one in taking_part if one.pk != here]
