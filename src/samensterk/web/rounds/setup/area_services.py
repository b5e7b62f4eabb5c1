"""Verbs about the areas of a round and their order; whole areas, and no yard."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import F

from samensterk.web.areas.scans.ground import same_ground
from samensterk.web.areas.scans.queries import last_scan, visit_areas_of
from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold_at
from samensterk.web.rounds.setup.faults import ForeignArea, OrderIsDrawn
from samensterk.web.rounds.setup.models import Draw, Round, RoundArea
from samensterk.web.rounds.setup.queries import (
    by_rotation,
    draws_of,
    is_of,
    last_drawn,
    rows_of,
)
from samensterk.web.rounds.setup.services import must_be_draft


@transaction.atomic
def choose_areas(*, of: Round, version: int, area_ids: Collection[int]) -> Round:
    """Let a round visit these areas; those that stay keep their order, new ones follow.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    ForeignArea
    """
    held = _held_draft(of, version)
    known = {one.pk: one for one in visit_areas_of(held.scan)}
    chosen = [one for pk, one in known.items() if pk in set(area_ids)]
    if len(chosen) != len(set(area_ids)):
        raise ForeignArea
    held.areas.exclude(area__in=[one.pk for one in chosen]).delete()
    staying = {one.area_id: one for one in rows_of(held)}
    new = [
        RoundArea(municipality_id=held.municipality_id, of=held, area=one, place=0)
        for one in chosen
        if one.pk not in staying
    ]
    RoundArea.objects.bulk_create(new)
    arrange(held, [*staying.values(), *new])
    return _changed(held)


@transaction.atomic
def take_newer_scan(*, of: Round, version: int) -> tuple[int, int]:
    """Go on with the areas of the last scan: gives how many stay and how many go.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    """
    held = _held_draft(of, version)
    newer = last_scan(held.municipality_id, held.scan.kind)
    rows = list(held.areas.select_related("area").order_by("place", "pk"))
    if newer is None or newer.pk == held.scan_id:
        return len(rows), 0
    same = same_ground([one.area for one in rows], newer)
    staying = [one for one in rows if one.area_id in same]
    held.areas.exclude(pk__in=[one.pk for one in staying]).delete()
    for one in staying:
        one.area = same[one.area_id]
    RoundArea.objects.bulk_update(staying, ["area"])
    held.scan = newer
    held.save(update_fields=["scan"])
    arrange(held, staying)
    _changed(held)
    return len(staying), len(rows) - len(staying)


@transaction.atomic
def rotate(*, of: Round, version: int) -> Round:
    """Visit first where nobody was for longest.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    OrderIsDrawn
    """
    held = _held_undrawn(of, version)
    held.order, held.order_reason = Round.Order.ROTATION, ""
    arrange(held, list(rows_of(held)))
    return _changed(held)


@transaction.atomic
def give_order(*, of: Round, version: int, reason: str) -> Round:
    """Let people put the areas in order, with the reason that farmers may read.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    OrderIsDrawn
    """
    held = _held_undrawn(of, version)
    held.order, held.order_reason = Round.Order.GIVEN, reason
    return _changed(held)


@transaction.atomic
def choose_draw(*, of: Round, version: int) -> Round:
    """Say that the order will be drawn; the draw itself follows.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    """
    held = _held_draft(of, version)
    if held.order == Round.Order.DRAW:
        return held
    held.order, held.order_reason = Round.Order.DRAW, ""
    return _changed(held)


@transaction.atomic
def move_area(*, of: Round, version: int, row_id: int, by: int) -> Round:
    """Move one area up (-1) or down (1) in an order that people give.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    OrderIsDrawn
    """
    held = _held_undrawn(of, version)
    rows = list(rows_of(held))
    at = next((n for n, one in enumerate(rows) if one.pk == row_id), None)
    if held.order != Round.Order.GIVEN or at is None or not 0 <= at + by < len(rows):
        return held
    rows.insert(at + by, rows.pop(at))
    _place(rows)
    return _changed(held)


def arrange(of: Round, rows: Sequence[RoundArea]) -> None:
    """Give areas their places: by the rule of the round, else as they come."""
    is_rotation = of.order == Round.Order.ROTATION
    _place(by_rotation(of, rows) if is_rotation else rows)


def end_draws(of: Round) -> int:
    """Make an open draw void; it stays there for everybody to see. Gives how many."""
    waiting = Draw.objects.filter(of=of, drawn_at=None)
    return waiting.update(drawn_at=now(), drawn=[])


def _place(rows: Sequence[RoundArea]) -> None:
    for place, one in enumerate(rows, 1):
        one.place = place
    RoundArea.objects.bulk_update(rows, ["place"])


def _held_draft(of: Round, version: int) -> Round:
    held = hold_at(of, version)
    must_be_draft(held)
    return held


def _held_undrawn(of: Round, version: int) -> Round:
    held = _held_draft(of, version)
    if last_drawn(draws_of(held)) is not None:
        raise OrderIsDrawn
    return held


def _changed(held: Round) -> Round:
    """Save the order; a draw that waits and is of other areas, or not wanted, ends."""
    rows = list(rows_of(held))
    waiting = held.draws.filter(drawn_at=None).first()
    is_wanted = held.order == Round.Order.DRAW
    if waiting is not None and not (is_wanted and is_of(waiting, held, rows)):
        end_draws(held)
    Round.objects.filter(pk=held.pk).update(
        order=held.order, order_reason=held.order_reason, version=F("version") + 1
    )
    held.version += 1
    return held
