"""Verbs about a list of yards: begin, choose columns, choose rows, take over, remove."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from samensterk.web.areas.imports.columns import (
    Meaning,
    can_be_looked_up,
    guess,
    heading_row,
    is_about_people,
)
from samensterk.web.areas.imports.faults import NoAddress, NotNow, RowsGone
from samensterk.web.areas.imports.files import forget_rows, keep_rows, kept_rows
from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.imports.queries import is_stuck
from samensterk.web.common.jobs import ask
from samensterk.web.common.spreadsheet_reading import Rows
from samensterk.web.common.versions import hold, hold_at

State = YardImport.State
MATCH_LIST, APPLY_LIST = "areas.match_list", "areas.apply_list"
LONGEST_HEADING = 100


@transaction.atomic
def begin_import(
    *,
    municipality_id: int,
    name: str,
    sheets: Mapping[str, Rows],
    sheet: str,
    has_formulas: bool,
    by_id: int,
) -> YardImport:
    """Keep the rows of a file, without what is about people, and guess its columns."""
    chosen = sheet if sheet in sheets else _likeliest(sheets)
    rows = sheets[chosen]
    at = heading_row(rows)
    below = rows if at is None else rows[at + 1 :]
    headings = [""] * len(rows[0]) if at is None else list(rows[at])
    people = [
        place
        for place, heading in enumerate(headings)
        if is_about_people(heading, [row[place] for row in below])
    ]
    found = YardImport.objects.create(
        municipality_id=municipality_id,
        name=name[:200],
        columns={
            "meanings": list(guess(headings)),
            "people": people,
            "kind_of_all": "",
            "sheet": chosen,
            "sheets": [one for one in sheets if one != chosen],
            "has_formulas": has_formulas,
        },
        headings=[one[:LONGEST_HEADING] for one in headings],
        n_rows=len(below),
        by_id=by_id,
    )
    hidden = frozenset(people)
    keep_rows(
        found,
        [
            ["" if place in hidden else cell for place, cell in enumerate(row)]
            for row in below
        ],
    )
    return found


def _likeliest(sheets: Mapping[str, Rows]) -> str:
    """Take the sheet whose headings say most of addresses; of equals the first."""

    def n_told(name: str) -> int:
        at = heading_row(sheets[name])
        meanings = guess(sheets[name][at]) if at is not None else ()
        return len(set(meanings) - {Meaning.NOTHING})

    return max(sheets, key=n_told)


@transaction.atomic
def set_columns(
    *,
    found: YardImport,
    version: int,
    meanings: Sequence[Meaning],
    kind_of_all: str,
    by_id: int,
) -> YardImport:
    """Say what the columns are, and have every address looked up.

    Raises
    ------
    ChangedMeanwhile
    NotNow
    RowsGone
    NoAddress
    """
    held = hold_at(found, version)
    free = (State.COLUMNS, State.PREVIEW, State.FAILED)
    if held.state not in free and not (held.state == State.MATCHING and is_stuck(held)):
        raise NotNow
    if kept_rows(held) is None:
        raise RowsGone
    if not can_be_looked_up(meanings):
        raise NoAddress
    people = frozenset(held.columns["people"])
    held.columns = {
        **held.columns,
        "meanings": [
            Meaning.NOTHING if place in people else one
            for place, one in enumerate(meanings)
        ],
        "kind_of_all": kind_of_all,
    }
    _ask(held, MATCH_LIST, State.MATCHING, by_id)
    return held


@transaction.atomic
def apply_list(*, found: YardImport, version: int, by_id: int) -> YardImport:
    """Have the chosen rows taken over, all of them or none.

    Raises
    ------
    ChangedMeanwhile
    NotNow
    """
    held = hold_at(found, version)
    again = held.state == State.APPLYING and is_stuck(held)
    if held.state != State.PREVIEW and not again:
        raise NotNow
    _ask(held, APPLY_LIST, State.APPLYING, by_id)
    return held


def _ask(held: YardImport, kind: str, state: State, by_id: int) -> None:
    job = ask(
        kind,
        municipality_id=held.municipality_id,
        asked_by_id=by_id,
        arguments={"import": held.pk},
    )
    held.state, held.job_id, held.reason = state, job.pk, ""
    held.version += 1
    held.save()


@transaction.atomic
def back_to_rows(*, found: YardImport) -> YardImport:
    """Look at the rows again after the work of taking over was stopped."""
    held = hold(found)
    if held.state == State.APPLYING and is_stuck(held):
        held.state, held.version = State.PREVIEW, held.version + 1
        held.save()
    return held


@transaction.atomic
def choose_row(
    *, row: ImportRow, place: Mapping[str, Any] | None, kind: str
) -> ImportRow:
    """Say which address a row is, and its kind; without an address it is left out.

    Raises
    ------
    NotNow
    """
    _hold_for_rows(row.of)
    held: ImportRow = hold(row)
    if place is None:
        held.choice = ImportRow.Choice.SKIP
    else:
        held.key, held.address = str(place["key"]), str(place["address"])
        held.x_m, held.y_m = float(place["x_m"]), float(place["y_m"])
        held.choice = ImportRow.Choice.TAKE
        if held.key not in {one["key"] for one in held.candidates}:
            held.candidates = [*held.candidates, dict(place)]
    held.kind = kind
    held.full_clean(exclude=["municipality", "of", "yard"])
    held.save()
    return held


@transaction.atomic
def choose_all_likely(*, found: YardImport) -> int:
    """Take every likely row that has one candidate only; gives how many."""
    held = _hold_for_rows(found)
    rows = ImportRow.objects.for_municipality(held.municipality_id).filter(
        of=held, match=ImportRow.Match.LIKELY, choice=ImportRow.Choice.SKIP
    )
    chosen = [one for one in rows if len(one.candidates) == 1]
    for row in chosen:
        place = row.candidates[0]
        row.key, row.address = place["key"], place["address"]
        row.x_m, row.y_m = place["x_m"], place["y_m"]
        row.choice = ImportRow.Choice.TAKE
    ImportRow.objects.bulk_update(
        chosen, ["key", "address", "x_m", "y_m", "choice"], batch_size=200
    )
    return len(chosen)


def _hold_for_rows(found: YardImport) -> YardImport:
    """Hold the list while a row of it is chosen.

    Raises
    ------
    NotNow
    """
    held: YardImport = hold(found)
    if held.state != State.PREVIEW:
        raise NotNow
    return held


@transaction.atomic
def remove_import(*, found: YardImport) -> None:
    """Throw a list away; what it has done to yards stays, and can be undone one by one.

    Raises
    ------
    NotNow
    """
    held = hold(found)
    if held.state in (State.MATCHING, State.APPLYING) and not is_stuck(held):
        raise NotNow
    forget_rows(held)
    held.delete()
