"""Pages of events: look, plan, change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.agenda import events
from samensterk.web.programme.agenda.event_forms import EventForm, outside_words
from samensterk.web.programme.agenda.event_pages import (
    own_event,
    show_event,
    visible_event,
)
from samensterk.web.programme.agenda.last_change import show_both_with_who
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.plan.queries import current_programme, programmes_of


@require_GET
def event(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    return show_event(request, visible_event(request, event_id))


@require_http_methods(["GET", "POST"])
def event_new(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    programmes = programmes_of(here.pk)
    if not programmes:
        return without_programme(request)
    now = current_programme(here.pk)
    form = EventForm(
        request.POST or None,
        programmes=programmes,
        initial={"programme": now.pk if now else None},
    )
    if request.method == "POST" and form.is_valid():
        made = events.plan_event(
            programme=form.programme, values=form.values, by_id=request.user.pk
        )
        messages.success(request, _("The event is on the time line."))
        _warn_outside(request, made)
        return redirect("programme:event", here.slug, made.pk)
    context = {"form": form}
    return render(request, "programme/agenda/event_form.html", context)


@require_http_methods(["GET", "POST"])
def event_edit(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    found = own_event(request, event_id)
    title, both = found.title, None
    n_open = found.tasks.open().count()
    form = EventForm(
        request.POST or None,
        instance=found,
        programmes=[found.programme],
        n_open=n_open,
        n_done=found.tasks.count() - n_open,
    )
    if request.method == "POST" and form.is_valid():
        try:
            n_moved = events.change_event(
                event=found,
                version=form.version_seen,
                values=form.values,
                by_id=request.user.pk,
            )
        except ChangedMeanwhile as error:
            both = show_both_with_who(form, error.current)
        else:
            return _changed(request, found, n_moved)
    context = {"form": form, "event": found, "title": title, "both": both}
    return render(request, "programme/agenda/event_form.html", context)


def _changed(
    request: MunicipalityRequest, changed: Event, n_moved: int
) -> HttpResponse:
    text = _("The event is saved.")
    if n_moved:
        moved = ngettext(
            "%(n)s open task moved along.", "%(n)s open tasks moved along.", n_moved
        )
        text = f"{text} {moved % {'n': n_moved}}"
    messages.success(request, text)
    _warn_outside(request, changed)
    return redirect("programme:event", request.municipality.slug, changed.pk)


def _warn_outside(request: MunicipalityRequest, one: Event) -> None:
    words = outside_words(one.programme, one.day, one.last_day)
    if words:
        messages.warning(request, words)


def without_programme(request: MunicipalityRequest) -> HttpResponse:
    """Say what comes first, and lead there where that page exists."""
    messages.info(
        request, _("Begin a programme first; events and tasks are part of it.")
    )
    name = "programme:overview"
    is_there = may(request, name)
    return redirect(
        name if is_there else "programme:timeline", request.municipality.slug
    )
