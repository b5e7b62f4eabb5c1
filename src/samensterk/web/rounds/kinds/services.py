"""Verbs on the hours of a kind of farm. What was planned before stays where it is."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from samensterk.web.common.versions import ChangedMeanwhile, hold_at
from samensterk.web.rounds.kinds.faults import KindTwice
from samensterk.web.rounds.kinds.models import FarmHours
from samensterk.web.rounds.kinds.queries import hours_here


@transaction.atomic
def set_hours(*, municipality_id: int, values: Mapping[str, Any]) -> FarmHours:
    """Set the hours of a kind that has none yet; the same twice is there once.

    Raises
    ------
    KindTwice
    """
    there = hours_here(municipality_id).filter(kind=values["kind"]).first()
    if there is None:
        made = FarmHours(municipality_id=municipality_id, **values)
        made.full_clean(validate_unique=False, validate_constraints=False)
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError:
            raise KindTwice from None
        return made
    if any(getattr(there, name) != value for name, value in values.items()):
        raise KindTwice
    return there


@transaction.atomic
def change_hours(
    *, hours: FarmHours, version: int, values: Mapping[str, Any]
) -> FarmHours:
    """Change the hours and busy times of a kind; the kind itself stays.

    Raises
    ------
    ChangedMeanwhile
    Gone
    """
    held = hold_at(hours, version)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean(validate_unique=False)
    held.save()
    return held


@transaction.atomic
def remove_hours(*, hours: FarmHours, version: int) -> None:
    """Let a kind have the hours of the round again; removed already is no mistake.

    Raises
    ------
    ChangedMeanwhile
    """
    rows = hours_here(hours.municipality_id).select_for_update(of=("self",))
    held = rows.filter(pk=hours.pk).first()
    if held is None:
        return
    if held.version != version:
        raise ChangedMeanwhile(held)
    held.delete()
