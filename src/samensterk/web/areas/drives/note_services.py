"""Verbs about places that were noted on a joint drive, and the tasks made of them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from samensterk.web.areas.drives.faults import NoProgramme
from samensterk.web.areas.drives.models import Drive, DriveNote
from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.programme.agenda.tasks import add_task
from samensterk.web.programme.plan.queries import current_programme

# Who sees to it that something happens; who does it is asked.
DOER = "coordinator"


@transaction.atomic
def add_note(
    *, drive: Drive, values: Mapping[str, Any], by_id: int | None
) -> DriveNote:
    """Write down a place in public space; sent twice it stands there once."""
    held = hold(drive)
    found = DriveNote.objects.filter(drive=held, **values).first()
    if found is not None:
        return found
    note = DriveNote(
        municipality_id=held.municipality_id, drive=held, by_id=by_id, **values
    )
    note.at = now()
    note.full_clean()
    note.save()
    return note


@transaction.atomic
def change_note(
    *, note: DriveNote, version: int, values: Mapping[str, Any]
) -> DriveNote:
    """Mend what was noted.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_at(note, version)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    return held


@transaction.atomic
def remove_note(*, note: DriveNote) -> None:
    """Remove a place; a task that was made of it stays."""
    DriveNote.objects.filter(pk=note.pk).delete()


@transaction.atomic
def make_task(
    *, note: DriveNote, values: Mapping[str, Any], by_id: int | None
) -> DriveNote:
    """Make a task of the programme of what must be done here; there is never a second.

    Raises
    ------
    NoProgramme
    """
    held = hold(note)
    if held.task_id is not None:
        return held
    programme = current_programme(held.municipality_id)
    if programme is None:
        raise NoProgramme
    held.task = add_task(
        municipality_id=held.municipality_id,
        programme=programme,
        values={"doer": DOER, "about": f"{held.where}: {held.text}", **values},
        by_id=by_id,
    )
    held.version += 1
    held.save(update_fields=["task", "version"])
    return held
