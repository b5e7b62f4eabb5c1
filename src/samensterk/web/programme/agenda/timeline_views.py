"""The time line in three views, and as a file."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samensterk.web.common.attachments import attachment
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.spreadsheets import KINDS, write
from samensterk.web.programme.agenda import timeline_shown as shown
from samensterk.web.programme.agenda.calendar_text import CONTENT_TYPE
from samensterk.web.programme.agenda.calendar_views import whole_calendar
from samensterk.web.programme.agenda.papers import pdf_answer, timeline_document
from samensterk.web.programme.agenda.task_queries import n_late
from samensterk.web.programme.agenda.timeline import add_months
from samensterk.web.programme.agenda.timeline_forms import (
    BARS,
    MONTH,
    VIEWS,
    TimelineForm,
)
from samensterk.web.programme.agenda.timeline_queries import contents, groups_in
from samensterk.web.programme.agenda.timeline_words import Line, phase_line
from samensterk.web.programme.agenda.viewers import Viewer, viewer_of

TEMPLATES = {MONTH: "month", BARS: "bars"}


@require_GET
def timeline(request: MunicipalityRequest) -> HttpResponse:
    form, viewer = TimelineForm(request.GET), viewer_of(request)
    window = form.window
    if form.view == MONTH:
        del form.fields["periode"]
    context = {
        "form": form,
        "view": form.view,
        "views": [
            (label, _with(request.GET, weergave=name), name == form.view)
            for name, label in VIEWS
        ],
        "window": window,
        "previous_url": _with(request.GET, vanaf=_back(window.first, window.n_months)),
        "next_url": _with(request.GET, vanaf=add_months(window.first, window.n_months)),
        "today": today(),
        "n_late": n_late(viewer, today()),
        "query": request.GET.urlencode(),
        **_shown(request, form, viewer),
    }
    name = TEMPLATES.get(form.view, "list")
    return render(request, f"programme/agenda/timeline_{name}.html", context)


def _shown(
    request: MunicipalityRequest, form: TimelineForm, viewer: Viewer
) -> dict[str, Any]:
    here, window, kinds = request.municipality, form.window, form.kinds
    if form.view == BARS:
        # Bars show tasks together: the single ones are not asked for.
        found = contents(viewer, window, kinds, with_tasks=False)
        groups = groups_in(viewer, window, kinds)
        return {
            "columns": shown.bar_columns(window),
            "rows": shown.bar_rows(found, groups, window, here),
        }
    found = contents(viewer, window, kinds)
    if form.view == MONTH:
        return {
            "weeks": shown.weeks(found, window.first, here),
            "phases": [phase_line(one) for one in found.phases],
        }
    months = shown.months(found, window, here)
    return {"months": months, "is_empty": not any(one.lines for one in months)}


@require_GET
def timeline_file(request: MunicipalityRequest, kind: str) -> HttpResponse:
    """The window as asked on the page; a calendar file holds all that is ahead."""
    here = request.municipality
    name = f"tijdlijn-{slugify(here.name)}.{kind}"
    if kind == "ics":
        return attachment(whole_calendar(here, request.user.pk), CONTENT_TYPE, name)
    if kind != "pdf" and kind not in KINDS:
        raise Http404
    form = TimelineForm(request.GET)
    window = form.window
    found = contents(viewer_of(request), window, form.kinds)
    months = shown.months(found, window, here, most_tasks=None)
    if kind == "pdf":
        document = timeline_document(here.name, window, months)
        return pdf_answer(document, here, name)
    headings = [_("what"), _("kind"), _("first day"), _("last day"), _("state")]
    content = write(_rows(months), headings, kind, _("Time line"))  # type: ignore[arg-type]
    return attachment(content, KINDS[kind].content_type, name)  # type: ignore[index]


def _rows(months: Sequence[shown.Month]) -> Iterator[list[Any]]:
    for month in months:
        for one in month.lines:
            yield _row(one)


def _row(one: Line) -> list[Any]:
    return [one.title, one.kind, one.first, one.last, one.state]


def _back(first: date, n_months: int) -> date:
    return add_months(first, -n_months)


def _with(asked: QueryDict, **changed: str | date) -> str:
    """Give the address of this page with something else asked."""
    query = asked.copy()
    for name, value in changed.items():
        query[name] = f"{value:%Y-%m}" if isinstance(value, date) else value
    return f"?{query.urlencode()}"
