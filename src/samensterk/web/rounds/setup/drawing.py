"""Drawing the order of areas: the list is frozen first, then two people enter a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import transaction

from samensterk.planning.draw import (
    canonical,
    draw,
    hash_of,
    normal,
    verify,
)
from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.rounds.setup.area_services import end_draws
from samensterk.web.rounds.setup.faults import (
    AreasChanged,
    DrawIsOpen,
    FewAreas,
    NotWaiting,
    SamePerson,
)
from samensterk.web.rounds.setup.models import Draw, Round, RoundArea
from samensterk.web.rounds.setup.queries import is_of, rows_of
from samensterk.web.rounds.setup.services import must_be_draft

FEWEST_AREAS = 2
FEWEST_SIGNS = 3  # three dice: 216 possibilities; one would be guessed


def key_of(area: Mapping[str, Any]) -> str:
    """Give the line of an area in the frozen list: readable, and never twice the same."""
    return f"{area['area_id']} {area['name']}"


def frozen_text(found: Draw) -> str:
    """Give the exact text whose SHA-256 is the fingerprint."""
    return canonical([key_of(one) for one in found.frozen])


def counts_as(entry: str) -> str:
    """Give what counts of an entry: letters and digits.

    Raises
    ------
    NotDrawable
    """
    return normal(entry)


@transaction.atomic
def start_draw(
    *, of: Round, version: int, entry: str, reason: str, by_id: int | None
) -> Draw:
    """Freeze the list of areas and keep the first number.

    Raises
    ------
    ChangedMeanwhile
    NotDraft
    FewAreas
    DrawIsOpen
    """
    held = hold_at(of, version)
    must_be_draft(held)
    rows = list(rows_of(held))
    if len(rows) < FEWEST_AREAS:
        raise FewAreas
    if held.draws.filter(drawn_at=None).exists():
        raise DrawIsOpen
    frozen = [_frozen(held, one) for one in rows]
    made = Draw(
        municipality_id=held.municipality_id,
        of=held,
        number=held.draws.count() + 1,
        frozen=frozen,
        list_hash=hash_of([key_of(one) for one in frozen]),
        frozen_at=now(),
        reason=reason,
        entry_one=entry,
        by_one_id=by_id,
    )
    made.full_clean()
    made.save()
    held.order, held.order_reason = Round.Order.DRAW, ""
    _save(held)
    return made


def _frozen(of: Round, row: RoundArea) -> dict[str, Any]:
    return {
        "area_id": row.area.area_id,
        "name": row.area.name,
        "scan_id": of.scan_id,
    }


@transaction.atomic
def finish_draw(*, found: Draw, entry: str, by_id: int | None) -> Draw:
    """Draw the order with the second number, of somebody else.

    Raises
    ------
    NotDraft
    NotWaiting
    SamePerson
    AreasChanged
    """
    held = hold(found.of)
    waiting = hold(found)
    if waiting.drawn_at is not None:
        raise NotWaiting
    if waiting.by_one_id == by_id:
        raise SamePerson
    must_be_draft(held)
    rows = {one.area.area_id: one for one in rows_of(held)}
    if not is_of(waiting, held, rows.values()):
        raise AreasChanged
    keys = {key_of(one): one["area_id"] for one in waiting.frozen}
    made = draw(keys, waiting.entry_one, entry)
    waiting.entry_two, waiting.by_two_id = entry, by_id
    waiting.drawn_at = now()
    waiting.drawn = [keys[key] for key in made.order]
    waiting.full_clean()
    waiting.save()
    for place, area_id in enumerate(waiting.drawn, 1):
        rows[area_id].place = place
    RoundArea.objects.bulk_update(rows.values(), ["place"])
    _save(held)
    return waiting


@transaction.atomic
def make_void(found: Draw) -> None:
    """End a draw whose areas are others by now; it stays there for everybody to see."""
    end_draws(hold(found.of))


def _save(held: Round) -> None:
    held.version += 1
    held.save(update_fields=["order", "order_reason", "version"])


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One area of a draw: what is hashed with the seed, and what comes out of it."""

    place: int
    key: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A draw done over: everything that somebody needs to do the same."""

    entries: tuple[str, str]
    seed_text: str
    seed: str
    lines: Sequence[DrawnLine]
    is_right: bool


def computed(found: Draw) -> Computed | None:
    """Do a draw over from its list and numbers; None when it was not drawn."""
    if not found.drawn:
        return None
    keys = {key_of(one): one["area_id"] for one in found.frozen}
    typed = (found.entry_one, found.entry_two)
    again = draw(keys, *typed)
    by_id = {area_id: key for key, area_id in keys.items()}
    kept = [by_id.get(one, "") for one in found.drawn]
    seed_text = ":".join((again.list_hash, *again.entries))
    lines = [_line(place, key, again.seed) for place, key in enumerate(again.order, 1)]
    is_right = verify(keys, found.list_hash, typed, kept)
    return Computed(again.entries, seed_text, again.seed, lines, is_right)


def _line(place: int, key: str, seed: str) -> DrawnLine:
    text = f"{seed}:{key}"
    return DrawnLine(place, key, text, sha256(text.encode()).hexdigest())
