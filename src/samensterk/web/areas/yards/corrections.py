"""Verbs that correct one yard. Nothing is overwritten: a correction can be undone."""

from typing import TypedDict, Unpack

from django.db import transaction

from samensterk.web.areas.yards.adding import add_yard
from samensterk.web.areas.yards.correcting import (
    ADDRESS_FIELDS,
    PRESENCE_FIELDS,
    Told,
    hold_yard,
    is_present,
    values_of,
    write_down,
)
from samensterk.web.areas.yards.faults import NotOnTheList
from samensterk.web.areas.yards.models import Yard, YardCorrection
from samensterk.web.areas.yards.undoing import undo_correction
from samensterk.web.common.moments import today

__all__ = [
    "add_yard",
    "bring_back",
    "cease",
    "correct_address",
    "correct_kind",
    "correct_yard",
    "undo_correction",
]


class Address(TypedDict):
    """An address in its parts."""

    address: str
    street: str
    house_number: int | None
    place: str


@transaction.atomic
def correct_kind(
    *, yard: Yard, kind: str, version: int | None = None, **told: Unpack[Told]
) -> Yard:
    """Say what kind of yard it is; what it is already changes nothing.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_yard(yard, version)
    if held.kind == kind:
        return held
    before = {"kind": held.kind}
    held.kind = kind
    what = YardCorrection.What.KIND
    write_down(held, what, before=before, after={"kind": kind}, told=told)
    return held


@transaction.atomic
def correct_address(
    *,
    yard: Yard,
    address: str,
    street: str,
    house_number: int | None,
    place: str,
    version: int | None = None,
    **told: Unpack[Told],
) -> Yard:
    """Say what its address is; the key, and so the wish, stay as they are.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_yard(yard, version)
    after = {
        "address": address,
        "street": street,
        "house_number": house_number,
        "place": place,
    }
    before = values_of(held, ADDRESS_FIELDS)
    if before == after:
        return held
    for name, value in after.items():
        setattr(held, name, value)
    what = YardCorrection.What.ADDRESS
    write_down(held, what, before=before, after=after, told=told)
    return held


@transaction.atomic
def correct_yard(
    *,
    yard: Yard,
    kind: str,
    parts: Address,
    version: int,
    **told: Unpack[Told],
) -> None:
    """Correct kind and address together, each where it differs.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_yard(yard, version)
    correct_kind(yard=held, kind=kind, **told)
    if parts["address"] != held.address:
        correct_address(yard=held, **parts, **told)


@transaction.atomic
def cease(*, yard: Yard, version: int | None = None, **told: Unpack[Told]) -> Yard:
    """Say that a yard is none any more; it goes off the list, its wish and promises stay.

    Raises
    ------
    ChangedMeanwhile
    NotOnTheList
    """
    held = hold_yard(yard, version)
    if held.set_aside_on is not None and held.merged_into_id is None:
        return held
    if not is_present(held):
        raise NotOnTheList(held)
    before = values_of(held, PRESENCE_FIELDS)
    held.set_aside_on = today()
    what = YardCorrection.What.CEASED
    after = values_of(held, PRESENCE_FIELDS)
    write_down(held, what, before=before, after=after, told=told)
    return held


@transaction.atomic
def bring_back(*, yard: Yard, version: int | None = None, **told: Unpack[Told]) -> Yard:
    """Say that a yard is there after all: it had ceased, was merged or is not found.

    One that the scan does not find is from now on one that people know.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_yard(yard, version)
    if is_present(held):
        return held
    before = values_of(held, PRESENCE_FIELDS)
    held.is_own = held.is_own or held.gone_since is not None
    held.set_aside_on = held.merged_into = held.gone_since = None
    what = YardCorrection.What.BACK
    after = values_of(held, PRESENCE_FIELDS)
    write_down(held, what, before=before, after=after, told=told)
    return held
