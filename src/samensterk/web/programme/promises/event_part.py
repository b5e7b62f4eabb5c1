"""What the page of an event says of promises: how many are open, never which."""

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.event_parts import EventPart, EventPartMaker
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.promises.queries import promises_seen_by


def promises_of_event(request: MunicipalityRequest, event: Event) -> EventPart | None:
    """Count those of the visitor; only at an event of this municipality itself."""
    if event.municipality_id != request.municipality.pk:
        return None
    n_open = promises_seen_by(request).open().filter(event=event.pk).count()
    context = {
        "n_open": n_open,
        "event": event,
        "municipality": request.municipality,
    }
    return EventPart("programme/promises/_of_event.html", context)


PART = EventPartMaker("programme:promises", promises_of_event)
