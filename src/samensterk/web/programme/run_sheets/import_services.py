"""Verbs about run sheets from files: look at, mend, read in, take back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from samensterk.web.common.moments import now, today
from samensterk.web.common.spreadsheet_reading import ReadSheet
from samensterk.web.common.versions import hold
from samensterk.web.programme.agenda.models import (
    Attachment,
    Event,
    Task,
    TaskComment,
)
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity
from samensterk.web.programme.run_sheets.columns import Meaning, guess, heading_row
from samensterk.web.programme.run_sheets.faults import NotLookedAt
from samensterk.web.programme.run_sheets.filling import organisations_for
from samensterk.web.programme.run_sheets.import_queries import rows_of
from samensterk.web.programme.run_sheets.import_rows import ImportRow
from samensterk.web.programme.run_sheets.models import SheetImport

LONGEST_NAME = 120
LONGEST_CELL = 4000


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many tasks went, and how many stay because somebody worked on them."""

    n_gone: int
    n_staying: int


@transaction.atomic
def look_at(
    *, event: Event, name: str, sheet: ReadSheet, by_id: int | None
) -> SheetImport:
    """Keep the rows of a file, with a guess of what its columns mean."""
    rows = sheet.rows[heading_row(sheet.rows) :]
    made = SheetImport(
        municipality_id=event.municipality_id,
        event=event,
        name=name[-LONGEST_NAME:],
        cells=[list(one) for one in rows],
        columns={"meanings": [str(one) for one in guess(rows[0])]},
        by_id=by_id,
        at=now(),
    )
    made.full_clean(exclude=["cells", "columns", "mended"])
    made.save()
    return made


@transaction.atomic
def set_columns(*, sheet_import: SheetImport, meanings: Sequence[Meaning]) -> None:
    """Say what the columns mean.

    Raises
    ------
    NotLookedAt
    """
    held = _hold(sheet_import)
    held.columns = {"meanings": [str(one) for one in meanings]}
    held.save(update_fields=["columns"])


@transaction.atomic
def mend(
    *,
    sheet_import: SheetImport,
    cells: Mapping[str, str],
    wanted: Collection[int],
    unwanted: Collection[int],
) -> None:
    """Keep what was typed over cells (`row-column`), and which rows are read in.

    Two who mend at the same time keep each other's cells.

    Raises
    ------
    NotLookedAt
    """
    held = _hold(sheet_import)
    kept = dict(held.mended.get("cells", {})) | {
        place: text[:LONGEST_CELL] for place, text in cells.items()
    }
    chosen = dict(held.mended.get("rows", {}))
    chosen |= {str(one): True for one in wanted}
    chosen |= {str(one): False for one in unwanted}
    held.mended = {"cells": kept, "rows": chosen}
    held.save(update_fields=["mended"])


@transaction.atomic
def read_in(*, sheet_import: SheetImport, by_id: int | None) -> int:
    """Make tasks of all rows that are wanted and right; gives how many.

    Raises
    ------
    NotLookedAt
    """
    # The event before the file, as who removes an event does.
    event = hold(sheet_import.event)
    held = _hold(sheet_import)
    ready = [one for one in rows_of(held) if one.is_ready]
    organisations = organisations_for(event)
    Task.objects.bulk_create(
        [_task(one, held, event, organisations, by_id) for one in ready],
        batch_size=500,
    )
    held.state = SheetImport.State.READ_IN
    held.save(update_fields=["state"])
    _note(Activity.Verb.RUN_SHEET_READ, held, event, by_id)
    return len(ready)


def _task(
    row: ImportRow,
    sheet_import: SheetImport,
    event: Event,
    organisations: Mapping[str, int],
    by_id: int | None,
) -> Task:
    assert row.due_on is not None  # noqa: S101 - for the type; such a row is not ready
    is_open = row.state == Task.State.OPEN
    return Task(
        municipality_id=event.municipality_id,
        programme_id=event.programme_id,
        event=event,
        title=row.title,
        about=row.about,
        material=row.material,
        doer=row.doer,
        organisation_id=organisations.get(row.doer),
        due_on=row.due_on,
        minute=row.minute,
        lasts_min=row.lasts_min,
        hours_planned=None if row.hours is None else Decimal(str(row.hours)),
        read_in=sheet_import,
        state=row.state,
        ended_on=None if is_open else today(),
        ended_by_id=None if is_open else by_id,
    )


@transaction.atomic
def take_back(*, sheet_import: SheetImport, by_id: int | None) -> TakenBack:
    """Remove the tasks that nobody touched since they were read in; twice does no harm."""
    event, held = hold(sheet_import.event), hold(sheet_import)
    if held.state != SheetImport.State.READ_IN:
        return TakenBack(0, Task.objects.filter(read_in=held).count())
    # Held before it goes: whoever is changing one of these right now keeps it.
    rows = _untouched(held).order_by("pk").select_for_update(of=("self",))
    gone = list(rows.values_list("pk", flat=True))
    Task.objects.filter(pk__in=gone).delete()
    held.state = SheetImport.State.TAKEN_BACK
    held.save(update_fields=["state"])
    _note(Activity.Verb.RUN_SHEET_UNREAD, held, event, by_id)
    return TakenBack(len(gone), Task.objects.filter(read_in=held).count())


def _untouched(sheet_import: SheetImport) -> QuerySet[Task]:
    """Give tasks as they were read in: every change gives a task a new version."""
    mine = Task.objects.filter(read_in=sheet_import, version=1)
    at_it = {"task": OuterRef("pk")}
    return mine.exclude(Exists(TaskComment.objects.filter(**at_it))).exclude(
        Exists(Attachment.objects.filter(**at_it))
    )


@transaction.atomic
def drop_import(*, sheet_import: SheetImport) -> None:
    """Throw away what was looked at and not read in."""
    held = _hold(sheet_import)
    held.delete()


def _hold(sheet_import: SheetImport) -> SheetImport:
    held = hold(sheet_import)
    if held.state != SheetImport.State.LOOKED_AT:
        raise NotLookedAt(held)
    return held


def _note(
    verb: Activity.Verb, sheet_import: SheetImport, event: Event, by_id: int | None
) -> None:
    note(
        verb,
        municipality_id=event.municipality_id,
        by_id=by_id,
        about=f"{event.title}: {sheet_import.name}",
        programme_id=event.programme_id,
        event_id=event.pk,
    )
