"""Verbs about the aims and phases of a programme."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.common.versions import hold
from samensterk.web.programme.plan.models import Activity, Aim, Phase, Programme
from samensterk.web.programme.plan.services import note_programme
from samensterk.web.programme.plan.versions import change


@transaction.atomic
def add_aim(
    *, programme: Programme, values: Mapping[str, Any], by_id: int | None
) -> Aim:
    """Add an aim; the same words with the same measure are the same aim."""
    held = hold(programme)
    there = held.aims.filter(text=values["text"], measure=values["measure"]).first()
    if there is not None:
        return there
    aim = Aim(programme=held, **values)
    aim.full_clean()
    aim.save()
    note_programme(Activity.Verb.AIM_ADDED, held, by_id, aim.text)
    return aim


@transaction.atomic
def change_aim(
    *, aim: Aim, version: int, values: Mapping[str, Any], by_id: int | None
) -> Aim:
    """Change an aim (`ChangedMeanwhile`, `ValidationError`)."""
    held, is_changed = change(aim, version, values)
    if is_changed:
        note_programme(Activity.Verb.AIM_CHANGED, held.programme, by_id, held.text)
    return held


@transaction.atomic
def measure_aim(*, aim: Aim, reached: Decimal, on: date, by_id: int | None) -> Aim:
    """Write down how far an aim is; a later measurement takes the place of it."""
    held = hold(aim)
    values = {"reached": reached, "reached_on": on}
    held, is_changed = change(held, held.version, values)
    if is_changed:
        about = f"{held.text}: {reached:f}"
        note_programme(Activity.Verb.AIM_MEASURED, held.programme, by_id, about)
    return held


@transaction.atomic
def remove_aim(*, aim: Aim, by_id: int | None) -> None:
    n_removed, _models = Aim.objects.filter(pk=aim.pk).delete()
    if n_removed:
        note_programme(Activity.Verb.AIM_REMOVED, aim.programme, by_id, aim.text)


@transaction.atomic
def add_phase(
    *, programme: Programme, values: Mapping[str, Any], by_id: int | None
) -> Phase:
    """Add a phase within the programme; the same one twice is one phase."""
    held = hold(programme)
    there = held.phases.filter(**values).first()
    if there is not None:
        return there
    phase = Phase(programme=held, **values)
    _within(held, phase)
    phase.full_clean()
    phase.save()
    note_programme(Activity.Verb.PHASE_ADDED, held, by_id, phase.title)
    return phase


@transaction.atomic
def change_phase(
    *, phase: Phase, version: int, values: Mapping[str, Any], by_id: int | None
) -> Phase:
    """Change a phase (`ChangedMeanwhile`, `ValidationError`)."""
    programme = hold(phase.programme)
    _within(programme, Phase(**values))
    held, is_changed = change(phase, version, values)
    if is_changed:
        note_programme(Activity.Verb.PHASE_CHANGED, programme, by_id, held.title)
    return held


@transaction.atomic
def remove_phase(*, phase: Phase, by_id: int | None) -> None:
    n_removed, _models = Phase.objects.filter(pk=phase.pk).delete()
    if n_removed:
        note_programme(Activity.Verb.PHASE_REMOVED, phase.programme, by_id, phase.title)


def _within(programme: Programme, phase: Phase) -> None:
    words = _("The programme runs from %(first)s to %(last)s.")
    words %= {
        "first": date_format(programme.starts_on),
        "last": date_format(programme.ends_on),
    }
    outside = [
        name
        for name, day in (("starts_on", phase.starts_on), ("ends_on", phase.ends_on))
        if not programme.holds(day)
    ]
    if outside:
        raise ValidationError(dict.fromkeys(outside, words))
