"""Verbs that change the programme itself."""

from datetime import date

from django.db import transaction

from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity, Programme


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
    programme = Programme(
        municipality_id=municipality_id,
        title=title,
        purpose=purpose,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    programme.full_clean()
    programme.save()
    note(
        Activity.Verb.PROGRAMME_MADE,
        municipality_id=municipality_id,
        by_id=by_id,
        about=title,
        programme_id=programme.pk,
    )
    return programme
