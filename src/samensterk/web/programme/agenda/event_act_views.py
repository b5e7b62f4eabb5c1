"""What else is done with an event: cancel, take that back, remove."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda import events
from samensterk.web.programme.agenda.event_pages import own_event
from samensterk.web.programme.agenda.faults import HasOpenPromises
from samensterk.web.programme.agenda.followers import Ending, cautions_before

PROMISES = "programme:promises"
SURE = "zeker"  # name of the button below the question


@require_POST
def event_cancel(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    """Cancel it; when more hangs on it, only after who does so has read what."""
    found = own_event(request, event_id)
    cautions = cautions_before(found, Ending.CANCELLED)
    if cautions and SURE not in request.POST and not found.is_cancelled:
        context = {"event": found, "cautions": cautions, "sure": SURE}
        return render(request, "programme/agenda/event_cancel.html", context)
    events.cancel_event(event=found, by_id=request.user.pk)
    messages.success(
        request, _("The event is cancelled. It stays on the time line, struck out.")
    )
    return redirect("programme:event", request.municipality.slug, found.pk)


@require_POST
def event_revive(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    found = own_event(request, event_id)
    events.revive_event(event=found, by_id=request.user.pk)
    messages.success(request, _("The event goes on after all."))
    return redirect("programme:event", request.municipality.slug, found.pk)


@require_http_methods(["GET", "POST"])
def event_remove(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    """Ask once more, with what goes along; a promise that is open stops it."""
    found, slug = own_event(request, event_id), request.municipality.slug
    n_open = found.promises.filter(ended_on=None).count()
    if request.method == "POST":
        try:
            events.remove_event(event=found, by_id=request.user.pk)
        except HasOpenPromises as error:
            n_open = error.n_open
        else:
            messages.success(request, _("The event '%s' is removed.") % found.title)
            return redirect("programme:timeline", slug)
    text = ngettext(
        "%(n)s promise to a resident that was made here is open. Answer it first, or hang it on something else. You may also cancel the event: then the promise stays.",
        "%(n)s promises to residents that were made here are open. Answer them first, or hang them on something else. You may also cancel the event: then the promises stay.",
        n_open,
    )
    context = {
        "event": found,
        "cautions": cautions_before(found, Ending.REMOVED),
        "n_tasks": found.tasks.count(),
        "n_files": found.attachments.count(),
        "refused": text % {"n": n_open} if n_open else "",
        "promises_url": reverse(PROMISES, args=[slug])
        if may(request, PROMISES)
        else "",
    }
    return render(request, "programme/agenda/event_remove.html", context)
