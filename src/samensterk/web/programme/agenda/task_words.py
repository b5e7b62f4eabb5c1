"""How a task stands, in words: late is said, not only coloured."""

from dataclasses import dataclass
from typing import Self

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.agenda.owners import Owners


def state_of(task: Task) -> str:
    """Say whether it is done, dropped, late, or how long there is."""
    if task.ended_on is not None:
        is_done = task.state == Task.State.DONE
        words = _("done on %s") if is_done else _("dropped on %s")
        return words % date_format(task.ended_on, "SHORT_DATE_FORMAT")
    n_days = (task.due_on - today()).days
    if n_days < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -n_days) % {"n": -n_days}
    if n_days == 0:
        return _("must be ready today")
    return ngettext("open, %(n)s day left", "open, %(n)s days left", n_days) % {
        "n": n_days
    }


def is_late(task: Task) -> bool:
    return task.is_open and task.due_on < today()


def who_of(task: Task, owners: Owners) -> str:
    """Name the owner and the organisation, else who usually does it."""
    if owners.has_left(task):
        return _("%s works here no more: choose another owner") % task.owner
    found = [str(one) for one in (task.owner, task.organisation) if one is not None]
    if found:
        return ", ".join(found)
    return _("nobody yet (usually: %s)") % task.get_doer_display()


def minute_of(task: Task) -> str:
    """Say when on the day it happens; '' for other tasks."""
    if task.minute is None:
        return ""
    if task.event is not None and task.event.starts_at is not None:
        begin = task.event.starts_at.hour * 60 + task.event.starts_at.minute
        at = (begin + task.minute) % (24 * 60)
        return f"{at // 60}:{at % 60:02}"
    return ngettext(
        "%(n)s minute after the start", "%(n)s minutes after the start", task.minute
    ) % {"n": task.minute}


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A task with its words, for a list on a page."""

    task: Task
    state: str
    is_late: bool
    who: str
    at: str

    @classmethod
    def of(cls, task: Task, owners: Owners) -> Self:
        return cls(
            task, state_of(task), is_late(task), who_of(task, owners), minute_of(task)
        )
