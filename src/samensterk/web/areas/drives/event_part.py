"""What the page of an event says of the joint drive that it is."""

from typing import TYPE_CHECKING

from samensterk.web.areas.drives.listings import area_names
from samensterk.web.areas.drives.models import Drive
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.event_parts import EventPart, EventPartMaker

if TYPE_CHECKING:
    from samensterk.web.programme.agenda.models import Event


def drive_of_event(request: MunicipalityRequest, event: "Event") -> EventPart | None:
    here = Drive.objects.for_municipality(request.municipality.pk)
    drive = here.filter(event=event.pk).first()
    if drive is None:
        return None
    context = {
        "drive": drive,
        "areas": area_names(drive),
        "municipality": request.municipality,
    }
    return EventPart("areas/drives/_of_event.html", context)


PART = EventPartMaker("areas:drive", drive_of_event)
