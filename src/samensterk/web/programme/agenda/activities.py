"""Which lines of who did what somebody may read: one rule for every page and mail."""

from django.db.models import Q, QuerySet

from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.plan.models import Activity

Verb = Activity.Verb
# Lines whose `about` is the title of an event. A task that was removed leaves lines
# that still name its event; by the verb those stay with who could see the task.
ABOUT_EVENTS = (
    Verb.EVENT_MADE,
    Verb.EVENT_CHANGED,
    Verb.EVENT_MOVED,
    Verb.EVENT_CANCELLED,
    Verb.RUN_SHEET_USED,
    Verb.SHARED,
    Verb.SHARE_ACCEPTED,
    Verb.SHARE_ENDED,
)


def activities_for(viewer: Viewer) -> QuerySet[Activity]:
    """Give the lines of this municipality that somebody may read, newest first."""
    rows = Activity.objects.filter(municipality=viewer.municipality_id)
    if viewer.sees_all:
        return rows
    about_event = Q(verb__in=ABOUT_EVENTS, event__isnull=False, task=None)
    return rows.filter(about_event | Q(task__in=viewer.tasks()))
