"""Pages about the run sheet of an event: fill it, read it, tick off, take it along."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.common.attachments import attachment
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.agenda.tasks import finish_task, reopen_task
from samensterk.web.programme.agenda.viewers import viewer_of
from samensterk.web.programme.run_sheets import queries, services
from samensterk.web.programme.run_sheets.faults import StepsError
from samensterk.web.programme.run_sheets.filling import PlannedStep, plan_steps
from samensterk.web.programme.run_sheets.models import Template
from samensterk.web.programme.run_sheets.sheet import sheet_of
from samensterk.web.programme.run_sheets.sheet_files import TYPES, as_file
from samensterk.web.programme.run_sheets.words import fault_words


@require_GET
def run_sheet(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    event = _event(request, event_id)
    context = {
        "event": event,
        "is_own": event.municipality_id == request.municipality.pk,
        "sheet": sheet_of(event, viewer_of(request).tasks()),
    }
    return render(request, "programme/run_sheets/sheet.html", context)


@require_POST
def run_sheet_tick(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    """Tick a task off, or open it again; only one that the viewer may see."""
    event = _event(request, event_id)
    rows = viewer_of(request).tasks().filter(event=event)
    task_id = number_in(request.POST.get("task", ""))
    task = rows.filter(pk=task_id).first() if task_id is not None else None
    if task is None:
        messages.info(request, _("Choose a task first."))
    elif request.POST.get("act") == "reopen":
        reopen_task(task=task, by_id=request.user.pk)
    else:
        finish_task(task=task, by_id=request.user.pk)
    back = redirect("programme:run_sheet", request.municipality.slug, event.pk)
    if task is not None:
        back["Location"] += f"#task-{task.pk}"
    return back


@require_GET
def run_sheet_file(
    request: MunicipalityRequest, event_id: int, kind: str
) -> HttpResponse:
    event = _event(request, event_id)
    if kind not in TYPES:
        raise Http404
    sheet = sheet_of(event, viewer_of(request).tasks())
    content = as_file(event, sheet, request.municipality, kind)
    name = f"draaiboek-{slugify(event.title)[:60]}.{kind}"
    return attachment(content, TYPES[kind], name)


@require_http_methods(["GET", "POST"])
def run_sheet_fill(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    """Choose a run sheet, look at the real dates, and make tasks of its steps."""
    here = request.municipality
    event = get_object_or_404(Event.objects.for_municipality(here.pk), pk=event_id)
    templates = queries.templates_for(here.pk)
    asked = request.POST if request.method == "POST" else request.GET
    template = _chosen(templates, asked.get("draaiboek", ""), event)
    planned = plan_steps(event, template) if template else []
    wanted = _wanted(request, {one.step.key for one in planned})
    problem = ""
    if request.method == "POST" and template:
        left_out = {one.step.key for one in planned} - wanted
        if not wanted:
            problem = _("Choose at least one step.")
        else:
            try:
                n_made = services.fill_event(
                    event=event,
                    template=template,
                    by_id=request.user.pk,
                    leave_out=left_out,
                )
            except StepsError as error:
                problem = fault_words(error)
            else:
                _tell(request, n_made)
                return redirect("programme:run_sheet", here.slug, event.pk)
    context = {
        "event": event,
        "templates": templates,
        "template": template,
        "planned": planned,
        "wanted": _shown(request, planned, wanted),
        "n_late": sum(one.is_late and not one.is_there for one in planned),
        "problem": problem,
    }
    return render(request, "programme/run_sheets/fill.html", context)


def _wanted(request: MunicipalityRequest, known: set[str]) -> set[str]:
    return known & set(request.POST.getlist("stap"))


def _shown(
    request: MunicipalityRequest, planned: list[PlannedStep], wanted: set[str]
) -> set[str]:
    """Tell what is ticked: what was sent, else all, or all that is ahead."""
    if request.method == "POST":
        return wanted
    is_ahead = request.GET.get("laat") == "weg"
    return {one.step.key for one in planned if not (is_ahead and one.is_late)}


def _tell(request: MunicipalityRequest, n_made: int) -> None:
    if n_made:
        text = ngettext("%(n)s task is made.", "%(n)s tasks are made.", n_made)
        messages.success(request, text % {"n": n_made})
    else:
        messages.info(request, _("All of these steps were there already."))


def _chosen(templates: list[Template], asked: str, event: Event) -> Template | None:
    """Give the one that was asked for, else the one that fits this kind of event."""
    by_key = {str(one.pk): one for one in templates}
    fitting = (one for one in templates if one.kind == event.kind)
    return by_key.get(asked) or next(fitting, None) or next(iter(templates), None)


def _event(request: MunicipalityRequest, event_id: int) -> Event:
    return get_object_or_404(
        Event.objects.seen_by(request.municipality.pk), pk=event_id
    )
