"""Two yards that are one, and one that is two; nobody's wish is lost on the way."""

from typing import Unpack

from django.db import transaction

from samensterk.web.areas.yards.adding import Added, make_yard
from samensterk.web.areas.yards.correcting import (
    PRESENCE_FIELDS,
    Told,
    hold_yard,
    is_present,
    values_of,
    write_down,
)
from samensterk.web.areas.yards.faults import NotOnTheList, WishNotCarried
from samensterk.web.areas.yards.models import Yard, YardCorrection
from samensterk.web.areas.yards.queries import family_of
from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold
from samensterk.web.privacy.rights.queries import (
    HeldWish,
    is_stricter,
    wish_of,
    wishes_at,
)
from samensterk.web.privacy.rights.services import carry_wish


@transaction.atomic
def merge_yards(
    *,
    yard: Yard,
    into: Yard,
    carries_wish: bool = False,
    version: int | None = None,
    **told: Unpack[Told],
) -> Yard:
    """Say that a yard belongs to another one: it goes off the list, the other stays.

    Its wish and promises stay where they are, under its own key. Somebody who opted out
    must not be visited now because he stands on the list under another address; so a
    wish that is stricter than that of the other must be set there too.

    Raises
    ------
    ChangedMeanwhile
    NotOnTheList
    WishNotCarried
    """
    if yard.pk == into.pk or yard.municipality_id != into.municipality_id:
        raise ValueError("a yard merges with another one of its own municipality")
    held, target = _hold_both(yard, into, version)
    if held.merged_into_id == target.pk:
        return held
    for one in (held, target):
        if not is_present(one):
            raise NotOnTheList(one)
    _carry(held, target, carries_wish=carries_wish)
    before = values_of(held, PRESENCE_FIELDS)
    held.set_aside_on, held.merged_into = today(), target
    after = {**values_of(held, PRESENCE_FIELDS), "into": target.key}
    what = YardCorrection.What.MERGED
    write_down(held, what, before=before, after=after, told=told)
    return held


@transaction.atomic
def split_yard(
    *,
    yard: Yard,
    kind: str,
    carries_wish: bool | None = None,
    version: int | None = None,
    **given: Unpack[Added],
) -> Yard:
    """Put a second yard on the list beside one that was taken for both; gives the new one.

    Where the one has a wish, somebody must say whether it holds for the new one too.

    Raises
    ------
    ChangedMeanwhile
    NotOnTheList
    AlreadyThere
    WishNotCarried
    """
    held = hold_yard(yard, version)
    if not is_present(held):
        raise NotOnTheList(held)
    what = YardCorrection.What.SPLIT
    after = {"from": held.key}
    made = make_yard(held.municipality_id, kind, given, what=what, after=after)
    wish = wish_of(held.municipality_id, held.key)
    if wish is not None and carries_wish is None:
        raise WishNotCarried(wish.position)
    if wish is not None and carries_wish:
        carry_wish(wish=wish, key=made.key)
    return made


def stricter_wish(yard: Yard, target: Yard) -> HeldWish | None:
    """Give the wish that holds for a yard, or what merged into it, and not for another."""
    keys = [one.key for one in (yard, *family_of(yard))]
    wishes = wishes_at(yard.municipality_id, [*keys, target.key])
    there = wishes.get(target.key)
    strictest = there
    for key in keys:
        if is_stricter(wishes.get(key), strictest):
            strictest = wishes[key]
    return None if strictest is there else strictest


def _carry(held: Yard, target: Yard, *, carries_wish: bool) -> None:
    wish = stricter_wish(held, target)
    if wish is None:
        return
    if not carries_wish:
        raise WishNotCarried(wish.position)
    carry_wish(wish=wish, key=target.key)


def _hold_both(yard: Yard, into: Yard, version: int | None) -> tuple[Yard, Yard]:
    """Hold two yards in the order of their key, so that nobody waits for each other."""
    if yard.pk < into.pk:
        held = hold_yard(yard, version)
        return held, hold(into)
    target = hold(into)
    return hold_yard(yard, version), target
