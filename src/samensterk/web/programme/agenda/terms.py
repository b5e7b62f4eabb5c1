"""What programmes with their events and tasks keep of people."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import (
    CONTRACT_OF_WORK,
    PUBLIC_TASK,
    Kept,
    Record,
    Rows,
    Term,
    remove_rows,
    years,
)
from samensterk.web.programme.agenda.guests import let_guests_go
from samensterk.web.programme.agenda.models import (
    CalendarFeed,
    Event,
    Task,
    TaskQuerySet,
)
from samensterk.web.programme.plan.models import Programme

ENDED = Rows("programme.Programme", "ends_on", "municipality")


@dataclass(frozen=True, slots=True)
class EndedProgrammes:
    """Programmes with their events; what is of others, or still owed, stays without."""

    start: str = ENDED.start

    def due(self, before: datetime, place: int | None) -> "QuerySet[Programme]":
        return ENDED.due(before, place)

    def count(self, before: datetime, place: int | None) -> int:
        return ENDED.count(before, place)

    def remove(self, before: datetime, place: int | None) -> int:
        """Let go of tasks of guests, and of promises to residents, before events go."""
        going = Event.objects.filter(programme__in=self.due(before, place))
        for event in going.select_related("municipality"):
            let_guests_go(event)
            event.promises.update(event=None)
        return ENDED.remove(before, place)


@dataclass(frozen=True, slots=True)
class NamesAtTasks:
    """Who had and who ended a task: the links go, the task itself stays."""

    def due(self, before: datetime, place: int | None) -> TaskQuerySet:
        named = Q(owner__isnull=False) | Q(ended_by__isnull=False)
        rows = Task.objects.filter(named, ended_on__lt=timezone.localdate(before))
        return rows if place is None else rows.filter(municipality=place or None)

    def count(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).count()

    def remove(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).update(owner=None, ended_by=None)


@dataclass(frozen=True, slots=True)
class UnreadCalendars:
    """Addresses that nobody reads: since the last time, or since they were made."""

    def due(self, before: datetime, place: int | None) -> "QuerySet[CalendarFeed]":
        unread = Q(last_used_on__lt=timezone.localdate(before))
        unread |= Q(last_used_on=None, made_at__lt=before)
        rows = CalendarFeed.objects.filter(unread)
        return rows if place is None else rows.filter(municipality=place or None)

    def count(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).count()

    def remove(self, before: datetime, place: int | None) -> int:
        return remove_rows(self.due(before, place))


# Which category of the Selectielijst fits is for the archivist to confirm.
POLICY = Record(
    _("preparing and carrying out policy; for the archivist to confirm"), years=10
)
PROGRAMMES = Kept(
    "programme.Programme",
    _("programmes"),
    of_nobody=frozenset({"title", "purpose", "starts_on", "ends_on", "version"}),
    term=Term(
        days=years(10),
        starts=_("the programme has ended"),
        ground=PUBLIC_TASK,
        holder=EndedProgrammes(),
        shortest=years(10),
        warns=True,
        record=POLICY,
    ),
)
EVENTS = Kept(
    "programme.Event",
    _("events of a programme"),
    of_nobody=frozenset(
        {
            "kind",
            "title",
            "about",
            "day",
            "ends_on",
            "starts_at",
            "ends_at",
            "location",
            "cancelled_on",
            "version",
        }
    ),
    goes_with="programme.Programme",
)
TASKS = Kept(
    "programme.Task",
    _("who had, and who ended, a task that is over"),
    personal=frozenset({"owner", "ended_by"}),
    of_nobody=frozenset(
        {
            "title",
            "about",
            "material",
            "doer",
            "due_on",
            "minute",
            "lasts_min",
            "hours_planned",
            "step",
            "state",
            "ended_on",
            "made_at",
            "version",
        }
    ),
    term=Term(
        days=2 * 365,
        starts=_("the task has ended; the names go and the task stays"),
        ground=CONTRACT_OF_WORK,
        holder=NamesAtTasks(),
    ),
    goes_with="programme.Programme",
)
NEEDS = Kept(
    "programme.Task_needs",
    _("which task waits for which"),
    goes_with="programme.Task",
)
COMMENTS = Kept(
    "programme.TaskComment",
    _("what was written at tasks"),
    personal=frozenset({"text", "by", "at"}),
    term=Term(
        days=365,
        starts=_("the day it was written"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("programme.TaskComment", "at", "task__municipality"),
    ),
)
ATTACHMENTS = Kept(
    "programme.Attachment",
    _("files at tasks and events"),
    personal=frozenset({"name", "by", "at"}),
    of_nobody=frozenset({"kind", "n_bytes"}),
    term=Term(
        days=2 * 365,
        starts=_("the day it was added"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("programme.Attachment", "at", "municipality"),
        warns=True,
    ),
)
CONTENTS = Kept(
    "programme.AttachmentContent",
    _("content of files at tasks and events"),
    personal=frozenset({"content"}),
    goes_with="programme.Attachment",
)
FEEDS = Kept(
    "programme.CalendarFeed",
    _("secret addresses of calendars"),
    personal=frozenset({"user", "name", "made_at", "last_used_on"}),
    of_nobody=frozenset({"token_hash"}),
    term=Term(
        days=365,
        starts=_("the calendar was last read, or made when nobody ever read it"),
        ground=CONTRACT_OF_WORK,
        holder=UnreadCalendars(),
    ),
)
KEPT = (PROGRAMMES, EVENTS, TASKS, NEEDS, COMMENTS, ATTACHMENTS, CONTENTS, FEEDS)
