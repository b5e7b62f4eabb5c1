"""What stands on the time line, in words: what, when, and whether it is late or cancelled."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.agenda.task_words import is_late, state_of
from samensterk.web.programme.plan.models import Phase


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the time line; `sort` puts it in its place within a month."""

    kind: str
    title: str
    when: str
    state: str
    first: date
    last: date
    url: str = ""
    is_late: bool = False
    is_cancelled: bool = False

    @property
    def sort(self) -> tuple[date, str]:
        return self.first, self.kind


def span(first: date, last: date) -> str:
    """Say a day, or from which to which."""
    if first == last:
        return date_format(first)
    return _("%(first)s to %(last)s") % {
        "first": date_format(first),
        "last": date_format(last),
    }


def when_of(event: Event) -> str:
    """Say the days and times of an event."""
    days = span(event.day, event.last_day)
    if event.starts_at is None:
        return days
    begins = time_format(event.starts_at)
    if event.ends_at is None:
        return _("%(days)s, %(begins)s") % {"days": days, "begins": begins}
    return _("%(days)s, %(begins)s to %(ends)s") % {
        "days": days,
        "begins": begins,
        "ends": time_format(event.ends_at),
    }


def event_line(event: Event, here: Any) -> Line:
    """Tell an event; of another municipality it says whose it is."""
    states = []
    if event.is_cancelled:
        states.append(_("called off"))
    if event.municipality_id != here.pk:
        states.append(_("together with %s") % event.municipality)
    if event.day <= today() <= event.last_day:
        states.append(_("today"))
    return Line(
        kind=str(event.get_kind_display()),
        title=event.title,
        when=when_of(event),
        state=", ".join(states),
        first=event.day,
        last=event.last_day,
        url=reverse("programme:event", args=[here.slug, event.pk]),
        is_cancelled=event.is_cancelled,
    )


def task_line(task: Task, here: Any) -> Line:
    return Line(
        kind=_("task"),
        title=task.title,
        when=date_format(task.due_on),
        state=state_of(task),
        first=task.due_on,
        last=task.due_on,
        url=reverse("programme:task", args=[here.slug, task.pk]),
        is_late=is_late(task),
    )


def phase_line(phase: Phase) -> Line:
    is_now = phase.starts_on <= today() <= phase.ends_on
    return Line(
        kind=_("phase"),
        title=phase.title,
        when=span(phase.starts_on, phase.ends_on),
        state=_("now") if is_now else "",
        first=phase.starts_on,
        last=phase.ends_on,
    )
