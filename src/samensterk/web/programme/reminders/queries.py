"""Questions of home page and mail: what is late, what comes, what is new."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.activities import activities_for
from samensterk.web.programme.agenda.models import Event, Task, TaskQuerySet
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.plan.models import Activity
from samensterk.web.programme.reminders.models import Rhythm


def rhythm_of(municipality_id: int, user_id: int) -> Rhythm.Often:
    """Give how often somebody wants mail; weekly until he says so."""
    found = Rhythm.objects.filter(municipality=municipality_id, user=user_id).first()
    return Rhythm.Often(found.often) if found else Rhythm.Often.WEEKLY


def own_tasks(viewer: Viewer) -> TaskQuerySet:
    """Give somebody's open tasks, and those of his organisation that nobody has."""
    mine = Q(owner=viewer.user_id)
    nobodys = Q(owner=None, organisation__in=viewer.organisation_ids)
    rows = Task.objects.for_municipality(viewer.municipality_id).open()
    return rows.filter(mine | nobodys).select_related("event", "organisation")


def events_ahead(municipality_id: int, days: int) -> list[Event]:
    """Give the events that are on, or begin within so many days."""
    day = today()
    rows = Event.objects.seen_by(municipality_id).standing()
    begun = Q(day__range=(day, day + timedelta(days=days)))
    on = Q(day__lt=day, ends_on__gte=day)
    return list(rows.filter(begun | on).order_by("day", "starts_at", "pk")[:20])


def late_of_others(viewer: Viewer) -> dict[str, int]:
    """Count late tasks that are not one's own, by organisation; '' is of none."""
    rows = Task.objects.for_municipality(viewer.municipality_id).late(today())
    rows = rows.exclude(pk__in=own_tasks(viewer).values("pk"))
    counted = rows.values("organisation__name").annotate(n=Count("pk"))
    by_name = counted.order_by("organisation__name")
    return {one["organisation__name"] or "": one["n"] for one in by_name}


def news(viewer: Viewer, *, since: datetime, most: int) -> list[Activity]:
    """Give what others did since a moment, as far as this viewer may read it."""
    rows = activities_for(viewer).filter(at__gt=since).exclude(by=viewer.user_id)
    return list(rows.select_related("by")[:most])


def days_late(day: date) -> int:
    return (today() - day).days
