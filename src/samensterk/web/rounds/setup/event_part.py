"""What the page of an event says of the round that it is."""

from typing import TYPE_CHECKING

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.event_parts import EventPart, EventPartMaker
from samensterk.web.rounds.setup.models import Round

if TYPE_CHECKING:
    from samensterk.web.programme.agenda.models import Event


def round_of_event(request: MunicipalityRequest, event: "Event") -> EventPart | None:
    here = Round.objects.for_municipality(request.municipality.pk)
    found = here.filter(event=event.pk).first()
    if found is None:
        return None
    context = {
        "round": found,
        "n_areas": found.areas.count(),
        "municipality": request.municipality,
    }
    return EventPart("rounds/setup/_of_event.html", context)


PART = EventPartMaker("rounds:round", round_of_event)
