"""What a run sheet from a file would become."""

from dataclasses import replace
from datetime import date

from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.run_sheets.columns import Meaning
from samensterk.web.programme.run_sheets.import_rows import (
    EventDay,
    ImportRow,
    Remark,
    is_known,
    read_row,
)
from samensterk.web.programme.run_sheets.models import SheetImport


def meanings_of(sheet_import: SheetImport) -> tuple[Meaning, ...]:
    """Give what each column means, as it was guessed or chosen."""
    return tuple(Meaning(one) for one in sheet_import.columns["meanings"])


def rows_of(sheet_import: SheetImport) -> list[ImportRow]:
    """Give every row with what it becomes; two queries for any number of rows.

    A row that is there already is not wanted, until somebody wants it.
    """
    event = Event.objects.get(pk=sheet_import.event_id)
    columns = meanings_of(sheet_import)
    doers = {str(one.label).lower(): one.value for one in Task.Doer}
    known = EventDay(event.day, event.starts_at, doers)
    there = _there(sheet_import, event)
    chosen = sheet_import.mended.get("rows", {})
    found = []
    for number, cells in enumerate(_mended(sheet_import), start=1):
        row = read_row(number, cells, columns, known)
        is_there = is_known(row, there)
        if is_there:
            row = replace(row, remarks=(*row.remarks, Remark.IS_THERE))
        is_wanted = chosen.get(str(number), not is_there)
        found.append(replace(row, is_wanted=bool(is_wanted)))
    return found


def _mended(sheet_import: SheetImport) -> list[list[str]]:
    """Give the rows below the headings, with what was typed over them."""
    rows = [list(one) for one in sheet_import.cells[1:]]
    for place, text in sheet_import.mended.get("cells", {}).items():
        number, _, column = place.partition("-")
        if int(number) <= len(rows) and int(column) < len(rows[int(number) - 1]):
            rows[int(number) - 1][int(column)] = text
    return rows


def _there(sheet_import: SheetImport, event: Event) -> set[tuple[str, date]]:
    """Give the tasks of the event that are not of this file itself."""
    mine = Task.objects.filter(event=event, municipality=event.municipality_id)
    others = mine.exclude(read_in=sheet_import).values_list("title", "due_on")
    return {(title.casefold(), due_on) for title, due_on in others}
