"""Events of the time line that announce a round which nobody planned yet."""

from typing import Any

from django.db.models import Exists, OuterRef

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.models import Event, EventQuerySet
from samensterk.web.rounds.setup.models import Round


def events_waiting(municipality_id: int) -> EventQuerySet:
    """Give the events of rounds to come that have no round, the first to begin first."""
    has_round = Exists(Round.objects.filter(event=OuterRef("pk")))
    here = Event.objects.for_municipality(municipality_id).standing()
    found = here.filter(~has_round, kind=Event.Kind.ROUND, day__gte=today())
    return found.order_by("day", "pk")


def begun(event: Event) -> dict[str, Any]:
    """Give what an event says already of its round, to begin the form with."""
    return {
        "programme": event.programme_id,
        "title": event.title,
        "starts_on": event.day,
        "ends_on": event.last_day,
    }
