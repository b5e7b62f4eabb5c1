"""Which events municipalities hold together, and what each sees of the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from samensterk.web.accounts.queries import municipalities_with_role
from samensterk.web.common.moments import now, today
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.models import (
    Event,
    Share,
    ShareQuerySet,
    Task,
    TaskQuerySet,
)
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.plan.models import Activity

NEWS = timedelta(days=14)
# What a municipality may know of the task of another: no owner, text, file or hours.
SEEN_BY_OTHERS = (
    "pk",
    "title",
    "due_on",
    "minute",
    "doer",
    "state",
    "municipality_id",
    "municipality__name",
    "organisation__name",
)


def all_shares_between(municipality_id: int) -> ShareQuerySet:
    """Give what this municipality was asked, or asked itself, ended or not."""
    mine = Q(municipality=municipality_id) | Q(event__municipality=municipality_id)
    rows = Share.objects.filter(mine)
    return rows.select_related("event__municipality", "municipality")


def shares_between(municipality_id: int) -> ShareQuerySet:
    """Give what stands of that."""
    return all_shares_between(municipality_id).filter(ended_at=None)


def questions_to(municipality_id: int) -> ShareQuerySet:
    """Give what waits for an answer of this municipality; not of what is cancelled."""
    rows = shares_between(municipality_id).filter(municipality=municipality_id)
    return rows.filter(joined_at=None, event__cancelled_on=None)


def joined_by(municipality_id: int) -> ShareQuerySet:
    """Give the events of others in which this municipality takes part."""
    rows = shares_between(municipality_id).filter(municipality=municipality_id)
    return rows.filter(joined_at__isnull=False).order_by("event__day", "pk")


def asked_by(municipality_id: int) -> ShareQuerySet:
    """Give who was asked for the events of this municipality."""
    rows = shares_between(municipality_id).filter(event__municipality=municipality_id)
    return rows.order_by("event__day", "event", "municipality__name")


def shares_of(event: Event) -> list[Share]:
    """Give who was asked and who joined, by name."""
    rows = Share.objects.filter(event=event, ended_at=None)
    return list(rows.select_related("municipality").order_by("municipality__name"))


def may_be_asked(event: Event) -> QuerySet[Any]:
    """Give the municipalities with a coordinator that were not asked yet: names only."""
    asked = Share.objects.filter(event=event, ended_at=None).values("municipality")
    rows = municipalities_with_role(Role.COORDINATOR)
    return rows.exclude(pk=event.municipality_id).exclude(pk__in=asked)


def ended_lines(municipality_id: int, *, since: timedelta) -> QuerySet[Activity]:
    """Give the lines about what ended, by whoever; titles are those of that day."""
    verbs = (Activity.Verb.SHARE_ENDED, Activity.Verb.EVENT_REMOVED)
    told = Q(verb=Activity.Verb.SHARE_ENDED) | Q(by=None)
    rows = Activity.objects.filter(municipality=municipality_id, verb__in=verbs)
    return rows.filter(told, at__gte=now() - since)


def cancelled_lately(municipality_id: int) -> ShareQuerySet:
    """Give events of others that were joined and do not go on after all."""
    since = today() - NEWS
    return joined_by(municipality_id).filter(event__cancelled_on__gte=since)


@dataclass(frozen=True, slots=True)
class SharedTask:
    """A task as everybody who takes part in its event may see it."""

    pk: int
    title: str
    due_on: date
    minute: int | None
    doer: str
    state: str
    municipality_id: int
    municipality: str
    organisation: str

    @property
    def doer_label(self) -> str:
        return str(Task.Doer(self.doer).label)

    @property
    def state_label(self) -> str:
        return str(Task.State(self.state).label)

    @property
    def is_open(self) -> bool:
        return self.state == Task.State.OPEN

    @property
    def who(self) -> str:
        """Name the organisation beside its municipality, unless they are the same."""
        names = dict.fromkeys(filter(None, (self.municipality, self.organisation)))
        return ", ".join(names)


def shared_tasks(event: Event, viewer: Viewer) -> Sequence[SharedTask]:
    """Give the tasks of an event: all of others, and one's own as far as one sees them.

    What was dropped is left out. One query, that asks for nothing more than it gives.
    """
    return [
        SharedTask(*one) for one in _rows(event, viewer).values_list(*SEEN_BY_OTHERS)
    ]


def _rows(event: Event, viewer: Viewer) -> TaskQuerySet:
    of_others = ~Q(municipality=viewer.municipality_id)
    own = Q(pk__in=viewer.tasks().filter(event=event).values("pk"))
    rows = Task.objects.filter(of_others | own, event=event)
    return rows.exclude(state=Task.State.DROPPED)
