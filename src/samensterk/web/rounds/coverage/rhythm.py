"""How often an area is visited again, and when it is due."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from samensterk.web.common.versions import ChangedMeanwhile, hold_at
from samensterk.web.rounds.coverage.models import AreaRhythm

USUAL_MONTHS = 24  # 'periodiek herhaald'; two years is what the first rounds chose


def rhythms_of(municipality_id: int) -> Mapping[str, AreaRhythm]:
    """Give what was set for areas, by their ground."""
    rows = AreaRhythm.objects.filter(municipality=municipality_id)
    return {one.ground: one for one in rows}


def due_on(last_on: date, months: int) -> date:
    """Give the same day so many months later; the last of a month that is shorter."""
    years, month = divmod(last_on.month - 1 + months, 12)
    year = last_on.year + years
    return date(year, month + 1, min(last_on.day, monthrange(year, month + 1)[1]))


@transaction.atomic
def set_rhythm(
    *, municipality_id: int, ground: str, version: int, months: int
) -> AreaRhythm:
    """Let an area be visited again after so many months; version 0: nothing was set.

    Raises
    ------
    ChangedMeanwhile
    """
    rows = AreaRhythm.objects.filter(municipality=municipality_id, ground=ground)
    found = rows.first()
    if found is None:
        return _first(municipality_id, ground, months)
    if not version:
        raise ChangedMeanwhile(found)
    held = hold_at(found, version)
    if held.months != months:
        held.months = months
        held.version += 1
        held.save(update_fields=["months", "version"])
    return held


def _first(municipality_id: int, ground: str, months: int) -> AreaRhythm:
    made = AreaRhythm(municipality_id=municipality_id, ground=ground, months=months)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        # Two at the same moment: the database lets one of them be the first.
        rows = AreaRhythm.objects.filter(municipality=municipality_id, ground=ground)
        raise ChangedMeanwhile(rows.get()) from None
    return made
