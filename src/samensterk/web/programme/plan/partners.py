"""Verbs about what partners bring into a programme, and the hours they used."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samensterk.web.common.versions import hold
from samensterk.web.programme.plan.models import (
    Activity,
    Contribution,
    Programme,
    WorkedHours,
)
from samensterk.web.programme.plan.services import note_programme
from samensterk.web.programme.plan.versions import change


@transaction.atomic
def add_partner(
    *,
    programme: Programme,
    organisation_id: int,
    text: str = "",
    hours_promised: Decimal = Decimal(0),
    by_id: int | None,
) -> Contribution:
    """Let an organisation take part; the same with the same words is not an error.

    Raises
    ------
    ValidationError
        It takes part already, with other words or hours.
    """
    held = hold(programme)
    there = held.contributions.filter(organisation=organisation_id).first()
    if there is not None:
        if (there.text, there.hours_promised) == (text, hours_promised):
            return there
        raise ValidationError(
            {
                "organisation": _(
                    "This organisation takes part already. Change it there."
                )
            }
        )
    added = Contribution(
        programme=held,
        organisation_id=organisation_id,
        text=text,
        hours_promised=hours_promised,
    )
    added.full_clean()
    added.save()
    name = added.organisation.name
    note_programme(Activity.Verb.PARTNER_ADDED, held, by_id, name)
    return added


@transaction.atomic
def change_partner(
    *,
    contribution: Contribution,
    version: int,
    values: Mapping[str, Any],
    by_id: int | None,
) -> Contribution:
    """Change what a partner brings in (`ChangedMeanwhile`, `ValidationError`)."""
    held, is_changed = change(contribution, version, values)
    if is_changed:
        name = held.organisation.name
        note_programme(Activity.Verb.PARTNER_CHANGED, held.programme, by_id, name)
    return held


@transaction.atomic
def remove_partner(*, contribution: Contribution, by_id: int | None) -> None:
    """Take a partner out; its tasks and the hours it used stay to be seen."""
    n_removed, _models = Contribution.objects.filter(pk=contribution.pk).delete()
    if n_removed:
        name = contribution.organisation.name
        programme = contribution.programme
        note_programme(Activity.Verb.PARTNER_REMOVED, programme, by_id, name)


@transaction.atomic
def write_hours(
    *,
    number: UUID,
    programme: Programme,
    values: Mapping[str, Any],
    by_id: int | None,
) -> WorkedHours:
    """Write down hours once per number; a number of another programme is refused."""
    held = hold(programme)
    there = WorkedHours.objects.filter(pk=number).first()
    if there is not None:
        if there.programme_id != held.pk:
            raise ValidationError(_("Open the form again; this one was sent already."))
        return there
    written = WorkedHours(id=number, programme=held, **values)
    written.full_clean()
    written.save()
    name = written.organisation.name
    note_programme(Activity.Verb.HOURS_WRITTEN, held, by_id, name)
    return written


@transaction.atomic
def remove_hours(*, written: WorkedHours, by_id: int | None) -> None:
    n_removed, _models = WorkedHours.objects.filter(pk=written.pk).delete()
    if n_removed:
        name = written.organisation.name
        programme = written.programme
        note_programme(Activity.Verb.HOURS_REMOVED, programme, by_id, name)
