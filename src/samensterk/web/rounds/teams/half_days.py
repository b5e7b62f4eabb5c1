"""The verb for the half days on which a team can."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from samensterk.web.common.versions import hold_at
from samensterk.web.rounds.teams.faults import HalfDaysInUse
from samensterk.web.rounds.teams.models import Shift, Team
from samensterk.web.rounds.teams.services import open_round
from samensterk.web.rounds.teams.uses import HALF_DAY_USES

HalfDay = tuple[date, str]


@transaction.atomic
def set_half_days(*, team: Team, version: int, chosen: Collection[HalfDay]) -> Team:
    """Let a team have these half days and no others; the same twice changes nothing.

    Raises
    ------
    RoundIsClosed
    ChangedMeanwhile
    HalfDaysInUse
        Visits are planned on what would go.
    """
    open_round(team.of)
    held = hold_at(team, version)
    there = {(one.day, one.half): one for one in held.shifts.all()}
    gone = [one for key, one in there.items() if key not in chosen]
    used = HALF_DAY_USES.used_among(gone)
    if used:
        raise HalfDaysInUse(used)
    new = [
        Shift(municipality_id=held.municipality_id, team=held, day=day, half=half)
        for day, half in sorted(set(chosen) - there.keys())
    ]
    if gone or new:
        Shift.objects.filter(pk__in=[one.pk for one in gone]).delete()
        Shift.objects.bulk_create(new)
        held.version += 1
        held.save(update_fields=["version"])
    return held
