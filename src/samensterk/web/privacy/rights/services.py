"""What changes the wish of an address."""

from django.db import IntegrityError, transaction

from samensterk.web.common.moments import today
from samensterk.web.common.processing import Subject, notice
from samensterk.web.common.subjects import YARD
from samensterk.web.privacy.rights.deadlines import (
    WISH_ENDS_SOON,
    WISH_MONTHS,
    add_months,
)
from samensterk.web.privacy.rights.followers import tell_followers
from samensterk.web.privacy.rights.models import Wish


class StillHolds(Exception):
    """A wish cannot run out long before its day."""


@transaction.atomic
def set_wish(
    *, municipality_id: int, key: str, position: Wish.Position | None
) -> Wish | None:
    """Turn the switch of an address; None is welcome. The same twice changes nothing."""
    notice(Subject(municipality_id, YARD, key))
    try:
        return _turn(municipality_id, key, position)
    except IntegrityError:
        # Somebody else turned it at the same moment; now his row is there to end.
        return _turn(municipality_id, key, position)


@transaction.atomic
def _turn(
    municipality_id: int, key: str, position: Wish.Position | None
) -> Wish | None:
    held = _lock(municipality_id, key)
    if held is not None and held.position == position:
        return held
    if held is not None:
        _end(held, Wish.Ended.CHANGED)
    if position is None:
        return None
    day = today()
    wish = Wish(
        municipality_id=municipality_id,
        key=key,
        position=position,
        set_on=day,
        valid_until=add_months(day, WISH_MONTHS),
    )
    wish.full_clean(validate_constraints=False)  # the database does, under its lock
    wish.save()
    tell_followers(municipality_id, key)
    return wish


def carry_wish(*, wish: Wish, key: str) -> None:
    """Let a wish hold at another address of the same people as well."""
    position = Wish.Position(wish.position)
    set_wish(municipality_id=wish.municipality_id, key=key, position=position)


@transaction.atomic
def confirm_wish(*, municipality_id: int, key: str) -> Wish | None:
    """Let a wish hold for five more years from today; None when there is none."""
    notice(Subject(municipality_id, YARD, key))
    held = _lock(municipality_id, key)
    if held is not None:
        held.confirmed_on = today()
        held.valid_until = add_months(today(), WISH_MONTHS)
        held.save(update_fields=["confirmed_on", "valid_until"])
    return held


def end_wish_at_move(*, municipality_id: int, key: str) -> Wish | None:
    """End a wish because others live there now; None when there was none."""
    return _end_held(municipality_id, key, Wish.Ended.MOVED)


def let_wish_run_out(*, municipality_id: int, key: str) -> Wish | None:
    """End a wish that was not confirmed; None when there was none.

    Raises
    ------
    StillHolds
    """
    return _end_held(municipality_id, key, Wish.Ended.EXPIRED)


@transaction.atomic
def _end_held(municipality_id: int, key: str, because: Wish.Ended) -> Wish | None:
    notice(Subject(municipality_id, YARD, key))
    held = _lock(municipality_id, key)
    if held is None:
        return None
    is_early = held.valid_until > today() + WISH_ENDS_SOON
    if because == Wish.Ended.EXPIRED and is_early:
        raise StillHolds
    return _end(held, because)


def _lock(municipality_id: int, key: str) -> Wish | None:
    rows = Wish.objects.for_municipality(municipality_id).active()
    return rows.select_for_update().filter(key=key).first()


def _end(wish: Wish, because: Wish.Ended) -> Wish:
    wish.ended_on, wish.ended_because = today(), because
    wish.save(update_fields=["ended_on", "ended_because"])
    return wish
