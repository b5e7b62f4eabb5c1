"""The page of a task: what others sent back to it show the same."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.attachment_forms import FileForm
from samensterk.web.programme.agenda.attachments import files_at
from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.agenda.owners import owners_here
from samensterk.web.programme.agenda.task_forms import CommentForm
from samensterk.web.programme.agenda.task_queries import open_needs
from samensterk.web.programme.agenda.task_words import ShownTask
from samensterk.web.programme.agenda.viewers import viewer_of


def visible_task(request: MunicipalityRequest, task_id: int) -> Task:
    """Give a task that this viewer may see; else 404."""
    rows = viewer_of(request).tasks()
    names = ("event", "organisation", "owner", "ended_by", "programme")
    return get_object_or_404(rows.select_related(*names), pk=task_id)


def show_task(
    request: MunicipalityRequest,
    task: Task,
    *,
    comment_form: CommentForm | None = None,
    file_form: FileForm | None = None,
) -> HttpResponse:
    viewer = viewer_of(request)
    owners = owners_here(request.municipality.pk)
    needs = list(viewer.tasks().filter(needed_by=task))
    context = {
        "shown": ShownTask.of(task, owners),
        "task": task,
        "has_left": owners.has_left(task),
        "is_mine": task.owner_id == request.user.pk,
        "may_change": may(request, "programme:task_edit"),
        # Of what somebody does not see he is told the number only.
        "needs": needs,
        "n_other_needs": task.needs.count() - len(needs),
        "n_open_needs": len(open_needs(task)) if task.is_open else 0,
        "comments": task.comments.select_related("by"),
        "files": files_at(task, viewer),
        "comment_form": comment_form or CommentForm(),
        "file_form": file_form or FileForm(),
    }
    return render(request, "programme/agenda/task.html", context)
