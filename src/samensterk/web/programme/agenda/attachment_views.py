"""Adding, fetching and removing files."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.attachment_forms import FileForm
from samensterk.web.programme.agenda.attachment_kinds import KINDS, encoding_of
from samensterk.web.programme.agenda.attachments import (
    add_file,
    files_seen_by,
    may_remove,
    remove_file,
)
from samensterk.web.programme.agenda.event_pages import own_event, show_event
from samensterk.web.programme.agenda.models import Attachment, Event, Task
from samensterk.web.programme.agenda.task_pages import show_task, visible_task
from samensterk.web.programme.agenda.viewers import viewer_of


@require_POST
def task_file_add(request: MunicipalityRequest, task_id: int) -> HttpResponse:
    found = visible_task(request, task_id)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_task(request, found, file_form=form)
    _add(request, found, form)
    return redirect("programme:task", request.municipality.slug, found.pk)


@require_POST
def event_file_add(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    found = own_event(request, event_id)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_event(request, found, file_form=form)
    _add(request, found, form)
    return redirect("programme:event", request.municipality.slug, found.pk)


def _add(request: MunicipalityRequest, at: Event | Task, form: FileForm) -> None:
    name = form.cleaned_data["file"].name
    added = add_file(at=at, name=name, content=form.content, by_id=request.user.pk)
    messages.success(request, _("The file '%s' is added.") % added.name)


@require_GET
def attachment(request: MunicipalityRequest, attachment_id: int) -> HttpResponse:
    """Give a file to take along: a browser never opens it as a page of this site."""
    found = _visible(request, attachment_id)
    kind, content = KINDS[found.kind], bytes(found.content.content)
    content_type = kind.content_type
    if kind.is_text:
        content_type += f"; charset={encoding_of(content)}"
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=found.name
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def attachment_remove(request: MunicipalityRequest, attachment_id: int) -> HttpResponse:
    found = _visible(request, attachment_id)
    if not may_remove(found, viewer_of(request)):
        messages.error(
            request, _("Only who added a file, or a coordinator, may remove it.")
        )
        return _back(request, found)
    remove_file(attachment=found, by_id=request.user.pk)
    messages.success(request, _("The file '%s' is removed.") % found.name)
    return _back(request, found)


def _visible(request: MunicipalityRequest, attachment_id: int) -> Attachment:
    rows = files_seen_by(viewer_of(request)).select_related("task", "event")
    return get_object_or_404(rows, pk=attachment_id)


def _back(request: MunicipalityRequest, one: Attachment) -> HttpResponse:
    slug = request.municipality.slug
    if one.task_id is not None:
        return redirect("programme:task", slug, one.task_id)
    return redirect("programme:event", slug, one.event_id)
