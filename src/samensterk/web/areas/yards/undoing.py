"""Undoing one correction: what was before it is put back, or a clear refusal."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from samensterk.web.areas.yards.correcting import (
    ADDRESS_FIELDS,
    PRESENCE_FIELDS,
    is_present,
    keep,
)
from samensterk.web.areas.yards.faults import BuildsOnIt, TargetGone
from samensterk.web.areas.yards.models import Yard, YardCorrection
from samensterk.web.common.moments import now, today
from samensterk.web.common.versions import hold

What = YardCorrection.What
# A correction builds on an earlier one when both say the same kind of thing.
ABOUT = {What.KIND: frozenset({What.KIND}), What.ADDRESS: frozenset({What.ADDRESS})}
PRESENCE = frozenset({What.NEW, What.SPLIT, What.CEASED, What.BACK, What.MERGED})


@transaction.atomic
def undo_correction(*, correction: YardCorrection, by_id: int | None) -> Yard:
    """Put back what was before a correction; undone already is no mistake.

    Raises
    ------
    BuildsOnIt
    TargetGone
    """
    rows = Yard.objects.for_municipality(correction.municipality_id)
    target_id = correction.before.get("merged_into_id")
    if target_id:  # the target first or last, as whoever merges holds them
        list(
            rows.filter(pk__in=(target_id, correction.yard_id))
            .order_by("pk")
            .select_for_update(no_key=True)
        )
    yard = hold(rows.get(pk=correction.yard_id))
    held = yard.corrections.get(pk=correction.pk)
    if held.undone_at is not None:
        return yard
    what = What(held.what)
    later = _later(yard, held, what)
    if later is not None:
        raise BuildsOnIt(later)
    held.undone_at, held.undone_by_id = now(), by_id
    held.save(update_fields=["undone_at", "undone_by"])
    PUT_BACK[what](yard, held.before)
    yard.kind = kind_that_holds(yard)
    keep(yard)
    return yard


def kind_that_holds(yard: Yard) -> str:
    """Give the kind that people said last, or else the one that the scan finds."""
    said = [one for one in yard.corrections.holding() if "kind" in one.after]
    return str(said[0].after["kind"]) if said else yard.kind_found


def _later(yard: Yard, held: YardCorrection, what: What) -> YardCorrection | None:
    same = ABOUT.get(what, PRESENCE)
    later = yard.corrections.holding().filter(pk__gt=held.pk, what__in=same)
    found = later.order_by("pk").last()
    if found is None and what in (What.NEW, What.SPLIT):
        merges = YardCorrection.objects.for_municipality(yard.municipality_id)
        merged = merges.holding().filter(what=What.MERGED, yard__merged_into=yard.pk)
        found = merged.order_by("pk").last()
    return found


def _put_back_address(yard: Yard, before: Mapping[str, Any]) -> None:
    for name in ADDRESS_FIELDS:
        setattr(yard, name, before[name])


def _take_off(yard: Yard, _before: Mapping[str, Any]) -> None:
    """Take a yard off the list that was added by mistake, unless a scan found it since."""
    if yard.is_own:
        yard.set_aside_on = today()


def _put_back_presence(yard: Yard, before: Mapping[str, Any]) -> None:
    was = {name: before.get(name) for name in PRESENCE_FIELDS}
    yard.set_aside_on = _day(was["set_aside_on"])
    yard.merged_into_id = was["merged_into_id"]
    if yard.merged_into_id is not None:
        target = (
            Yard.objects.for_municipality(yard.municipality_id)
            .filter(pk=yard.merged_into_id)
            .first()
        )
        if target is None or not is_present(target):
            raise TargetGone
    # Only while no scan found it since it was brought back.
    if was["gone_since"] and yard.is_own:
        yard.gone_since, yard.is_own = _day(was["gone_since"]), bool(was["is_own"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _nothing(_yard: Yard, _before: Mapping[str, Any]) -> None:
    """The kind is reckoned anew after every undoing."""


PUT_BACK: Mapping[What, Callable[[Yard, Mapping[str, Any]], None]] = {
    What.KIND: _nothing,
    What.ADDRESS: _put_back_address,
    What.NEW: _take_off,
    What.SPLIT: _take_off,
    What.CEASED: _put_back_presence,
    What.MERGED: _put_back_presence,
    What.BACK: _put_back_presence,
}
