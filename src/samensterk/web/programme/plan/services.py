"""Verbs that change the programme itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from samensterk.web.accounts.services import hold_municipality
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.faults import StillHasWork
from samensterk.web.programme.plan.models import Activity, Programme
from samensterk.web.programme.plan.versions import change


@transaction.atomic
def begin_programme(
    *,
    municipality_id: int,
    title: str,
    starts_on: date,
    ends_on: date,
    purpose: str = "",
    by_id: int | None,
) -> Programme:
    """Begin a programme; a municipality has each title once (`ValidationError`)."""
    hold_municipality(municipality_id)
    programme = Programme(
        municipality_id=municipality_id,
        title=title,
        purpose=purpose,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    programme.full_clean()
    programme.save()
    note_programme(Activity.Verb.PROGRAMME_MADE, programme, by_id)
    return programme


@transaction.atomic
def change_programme(
    *,
    programme: Programme,
    version: int,
    values: Mapping[str, Any],
    by_id: int | None,
) -> Programme:
    """Change title, purpose or period.

    Raises
    ------
    ChangedMeanwhile
    ValidationError
        Another programme has this title, or it would end before it begins.
    """
    hold_municipality(programme.municipality_id)
    held, is_changed = change(programme, version, values)
    if is_changed:
        note_programme(Activity.Verb.PROGRAMME_CHANGED, held, by_id)
    return held


@transaction.atomic
def remove_programme(*, programme: Programme, by_id: int | None) -> None:
    """Remove a programme in which nothing was planned yet.

    Raises
    ------
    StillHasWork
    """
    held = Programme.objects.filter(pk=programme.pk).select_for_update(of=("self",))
    for one in held:
        n_events, n_tasks = one.events.count(), one.tasks.count()
        if n_events or n_tasks:
            raise StillHasWork(n_events, n_tasks)
        note(
            Activity.Verb.PROGRAMME_REMOVED,
            municipality_id=one.municipality_id,
            by_id=by_id,
            about=one.title,
        )
        one.delete()


def note_programme(
    verb: Activity.Verb, programme: Programme, by_id: int | None, about: str = ""
) -> None:
    """Write down who did what with a programme; `about` is its title if not given."""
    note(
        verb,
        municipality_id=programme.municipality_id,
        by_id=by_id,
        about=about or programme.title,
        programme_id=programme.pk,
    )
