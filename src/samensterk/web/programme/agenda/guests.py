"""Municipalities that take part in the event of another: what they hear, and keep."""

from django.db.models import F, Q

from samensterk.web.programme.agenda.models import Event, Share, Task
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity


def tell_guests(verb: Activity.Verb, event: Event) -> None:
    """Write down for every guest what the host did: the municipality, not the person."""
    joined = Share.objects.active().filter(event=event)
    for one in joined.order_by("municipality"):
        note(
            verb,
            municipality_id=one.municipality_id,
            by_id=None,
            about=told_to_guest(event),
            programme_id=one.programme_id,
            event_id=event.pk,
        )


def told_to_guest(event: Event) -> str:
    """Name an event as those in another municipality know it."""
    return f"{event.title} ({event.municipality.name})"


def let_guests_go(event: Event) -> int:
    """Loosen the tasks of all guests, before the event goes; gives how many."""
    others = Task.objects.filter(event=event).exclude(municipality=event.municipality)
    guests = others.order_by().values_list("municipality", flat=True).distinct()
    return sum(loosen_tasks(event, one) for one in list(guests))


def loosen_tasks(event: Event, municipality_id: int) -> int:
    """Take the tasks of a guest from the event; they stay its own, on the same day.

    What waited for a task of another municipality waits for it no longer.
    """
    links = Task.needs.through.objects.filter(
        Q(from_task__event=event) | Q(to_task__event=event)
    )
    mine = Q(from_task__municipality=municipality_id)
    theirs = Q(to_task__municipality=municipality_id)
    links.filter((mine & ~theirs) | (theirs & ~mine)).delete()
    rows = Task.objects.for_municipality(municipality_id).filter(event=event)
    return rows.update(event=None, minute=None, version=F("version") + 1)
