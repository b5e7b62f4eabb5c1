"""An event as everybody who takes part in it sees it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.together.parts import part_of


@require_GET
def shared_event(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    """Show when, where, who takes part and who does what by when."""
    events = Event.objects.seen_by(request.municipality.pk)
    event = get_object_or_404(events.select_related("municipality"), pk=event_id)
    context = {"event": event, "part": part_of(request, event)}
    return render(request, "programme/together/shared_event.html", context)
