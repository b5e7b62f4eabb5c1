"""Undoing a whole list: what was before it is put back, but for what people did since."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from samensterk.web.areas.imports.applying import ROWS_PER_STATEMENT, save_alike
from samensterk.web.areas.imports.faults import NotNow
from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.yards.models import Yard, YardCorrection
from samensterk.web.common.moments import now, today
from samensterk.web.common.processing import all_at_once
from samensterk.web.common.versions import hold

T = TypeVar("T")
What = YardCorrection.What
STAYS, UNDONE = "stays", "undone"


@transaction.atomic
def undo_import(*, found: YardImport, by_id: int) -> int:
    """Put back what a list has changed; gives how many yards somebody changed since.

    Those are left alone and named. Undone already is no mistake.

    Raises
    ------
    NotNow
    """
    held = hold(found)
    if held.state == YardImport.State.UNDONE:
        return 0
    if held.state != YardImport.State.APPLIED:
        raise NotNow
    with all_at_once(held.municipality_id, Yard.SUBJECT):
        staying = _undo(held, by_id)
        _tell(held, staying)
    held.state, held.version = YardImport.State.UNDONE, held.version + 1
    held.save(update_fields=["state", "version"])
    return len(staying)


def _undo(held: YardImport, by_id: int) -> set[str]:
    every = YardCorrection.objects.for_municipality(held.municipality_id).holding()
    mine = every.filter(from_import=held)
    numbers = sorted({one.yard_id for one in mine})
    yards = {one.pk: one for one in _held_yards(held, numbers)}
    holding: dict[int, list[YardCorrection]] = defaultdict(list)
    for some in _parts(numbers):
        # Whoever made them; the oldest first.
        for one in every.filter(yard__in=some).order_by("pk"):
            holding[one.yard_id].append(one)
    staying: set[str] = set()
    undone, back = [], []
    for number, yard in yards.items():
        own = [one for one in holding[number] if one.from_import_id == held.pk]
        others = [one for one in holding[number] if one.from_import_id != held.pk]
        if any(one.pk > own[0].pk for one in others):
            staying.add(yard.key)
            continue
        _put_back(yard, own, others)
        back.append(yard)
        undone += [one.pk for one in own]
    save_alike(back)
    for some in _parts(undone):
        mine.filter(pk__in=some).update(undone_at=now(), undone_by=by_id)
    return staying


def _held_yards(held: YardImport, numbers: Sequence[int]) -> Iterator[Yard]:
    rows = Yard.objects.for_municipality(held.municipality_id).defer("facts", "before")
    for some in _parts(numbers):
        found = rows.filter(pk__in=some).order_by("pk")
        yield from found.select_for_update(of=("self",), no_key=True)


def _parts(numbers: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a long list, because a database takes so many values and no more."""
    for start in range(0, len(numbers), ROWS_PER_STATEMENT):
        yield numbers[start : start + ROWS_PER_STATEMENT]


def _put_back(
    yard: Yard, own: Sequence[YardCorrection], others: Sequence[YardCorrection]
) -> None:
    """Take what this list said away; what others said before it holds again."""
    for one in reversed(own):
        if one.what == What.NEW and yard.is_own:
            yard.set_aside_on = today()
        elif one.what == What.BACK:
            yard.set_aside_on = _day(one.before)
    said = [one.after["kind"] for one in others if "kind" in one.after]
    yard.kind = said[-1] if said else yard.kind_found
    yard.n_corrections = len(others)
    yard.version += 1


def _day(before: Mapping[str, Any]) -> date | None:
    text = before.get("set_aside_on")
    return date.fromisoformat(text) if text else None


def _tell(held: YardImport, staying: set[str]) -> None:
    """Write down at each row which were left alone."""
    rows = ImportRow.objects.for_municipality(held.municipality_id).filter(of=held)
    done = rows.filter(choice=ImportRow.Choice.TAKE)
    done.filter(outcome__in=("kind", "added", "back")).update(outcome=UNDONE)
    for some in _parts(sorted(staying)):
        done.filter(key__in=some, outcome=UNDONE).update(outcome=STAYS)
