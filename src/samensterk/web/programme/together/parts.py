"""What the page of an event shows of the municipalities that take part."""

from collections.abc import Mapping
from typing import Any

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.event_parts import EventPart, EventPartMaker
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.agenda.viewers import viewer_of
from samensterk.web.programme.together.queries import (
    SharedTask,
    shared_tasks,
    shares_of,
)

TEMPLATE = "programme/together/_together.html"


def part_of(request: MunicipalityRequest, event: Event) -> Mapping[str, Any]:
    """Give who takes part, their tasks, and what the one who asks may do."""
    here = request.municipality
    shares = shares_of(event)
    is_host = event.municipality_id == here.pk
    guests = [one for one in shares if one.is_active]
    plans = may(request, "programme:share")
    own = next((one for one in guests if one.municipality_id == here.pk), None)
    return {
        "event": event,
        "host": event.municipality,
        "here": here,
        "is_host": is_host,
        "guests": guests,
        # Whom else the host asked is not for the guests to know.
        "asked": [one for one in shares if is_host and not one.is_active],
        "own_share": own if plans else None,
        "plans": plans,
        "may_open": may(request, "programme:task"),
        "tasks": [
            (
                one,
                _clock(event, one),
                _act(one, here.pk, event) if plans and guests else "",
            )
            for one in shared_tasks(event, viewer_of(request))
        ],
    }


def _clock(event: Event, task: SharedTask) -> str:
    """Give when it is on the day itself, as a time or as minutes from the start."""
    if task.minute is None:
        return ""
    if event.starts_at is None:
        return f"{task.minute:+d} min"
    begin = event.starts_at.hour * 60 + event.starts_at.minute
    at = (begin + task.minute) % (24 * 60)
    return f"{at // 60:02}:{at % 60:02}"


def _act(task: SharedTask, here: int, event: Event) -> str:
    """Say what may be done with a task: `give`, `give_back` or nothing."""
    if not task.is_open or task.municipality_id != here:
        return ""
    return "give" if event.municipality_id == here else "give_back"


def together_part(request: MunicipalityRequest, event: Event) -> EventPart | None:
    """Show it when there is somebody to hold the event with, or to ask."""
    part = part_of(request, event)
    if not part["guests"] and not part["asked"] and not part["plans"]:
        return None
    return EventPart(TEMPLATE, part)


PARTS = (EventPartMaker("programme:shared_event", together_part),)
