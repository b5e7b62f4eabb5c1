"""Verbs and questions about files at tasks and events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from samensterk.web.common.keeping import KEEPING
from samensterk.web.common.moments import now
from samensterk.web.privacy.retention.queries import term_here
from samensterk.web.programme.agenda.attachment_kinds import clean_name, kind_of
from samensterk.web.programme.agenda.models import (
    Attachment,
    AttachmentContent,
    Event,
    Task,
)
from samensterk.web.programme.agenda.tasks import hold_task
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity


@transaction.atomic
def add_file(
    *, at: Event | Task, name: str, content: bytes, by_id: int | None
) -> Attachment:
    """Keep a file; its kind comes from its content.

    Raises
    ------
    RefusedFile
    """
    kind = kind_of(content)
    is_task = isinstance(at, Task)
    if isinstance(at, Task):
        at = hold_task(at)
    added = Attachment(
        municipality_id=at.municipality_id,
        task_id=at.pk if is_task else None,
        event_id=None if is_task else at.pk,
        name=clean_name(name, kind),
        kind=kind,
        n_bytes=len(content),
        by_id=by_id,
        at=now(),
    )
    added.full_clean()
    added.save()
    AttachmentContent.objects.create(attachment=added, content=content)
    _note(Activity.Verb.FILE_ADDED, added, by_id)
    return added


@transaction.atomic
def remove_file(*, attachment: Attachment, by_id: int | None) -> None:
    _note(Activity.Verb.FILE_REMOVED, attachment, by_id)
    attachment.delete()


def files_seen_by(viewer: Viewer) -> QuerySet[Attachment]:
    """Give the files of this municipality at what the viewer may see.

    A municipality that takes part in an event does not see its files.
    """
    rows = Attachment.objects.filter(municipality=viewer.municipality_id)
    at_task = Q(task__in=viewer.tasks().values("pk"))
    return rows.filter(Q(event__municipality=viewer.municipality_id) | at_task)


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file as the page shows it."""

    file: Attachment
    goes_on: date
    may_remove: bool


def files_at(at: Event | Task, viewer: Viewer) -> Sequence[ShownFile]:
    """Give the files of a task or event with the day on which each goes."""
    if at.municipality_id != viewer.municipality_id:
        return []
    found = list(at.attachments.select_related("by"))
    if not found:
        return []
    n_days = _days_kept(viewer.municipality_id)
    return [
        ShownFile(one, _goes_on(one, n_days), may_remove(one, viewer)) for one in found
    ]


def may_remove(attachment: Attachment, viewer: Viewer) -> bool:
    return viewer.sees_all or attachment.by_id == viewer.user_id


def _days_kept(municipality_id: int) -> int:
    """Give the term here; a municipality may have shortened it."""
    kept = KEEPING.by_model[Attachment._meta.label]  # noqa: SLF001
    here = term_here(municipality_id, kept, now())
    assert here is not None  # noqa: S101 - it has one, see terms.py
    return here.goes_after_days


def _goes_on(attachment: Attachment, n_days: int) -> date:
    return timezone.localdate(attachment.at) + timedelta(days=n_days)


def _note(verb: Activity.Verb, one: Attachment, by_id: int | None) -> None:
    note(
        verb,
        municipality_id=one.municipality_id,
        by_id=by_id,
        about=one.name,
        programme_id=(one.task or one.event).programme_id,  # type: ignore[union-attr]
        event_id=one.event_id,
        task_id=one.task_id,
    )
