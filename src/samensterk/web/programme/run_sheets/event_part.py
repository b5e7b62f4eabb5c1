"""What the page of an event says of its run sheet."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.event_parts import EventPart, EventPartMaker
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.agenda.viewers import viewer_of

TITLE = _("Run sheet")


def run_sheet_part(request: MunicipalityRequest, event: Event) -> EventPart | None:
    """Tell how far it is; to who plans, also how it is filled."""
    tasks = viewer_of(request).tasks().filter(event=event)
    states = list(tasks.values_list("state", flat=True))
    may_fill = may(request, "programme:run_sheet_fill")
    is_own = event.municipality_id == request.municipality.pk
    if not states and not (may_fill and is_own):
        return None
    context = {
        "title": TITLE,
        "event": event,
        "slug": request.municipality.slug,
        "n_tasks": len(states),
        "n_done": sum(one == Task.State.DONE for one in states),
        "may_fill": may_fill and is_own,
    }
    return EventPart("programme/run_sheets/_event_part.html", context)


EVENT_PARTS = (EventPartMaker("programme:run_sheet", run_sheet_part),)
