"""Hours of a day with visits: proposed per organisation, confirmed by a coordinator.

They are of organisations, never of somebody by name, and no two teams are set side by side.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from samensterk.web.common.moments import today
from samensterk.web.programme.plan.partners import write_hours
from samensterk.web.programme.plan.queries import worked_here
from samensterk.web.rounds.teams.models import Team
from samensterk.web.rounds.visits.day_sheet import DaySheet

_SPACE = uuid.UUID("0d0f9f6e-93b5-5a5e-8d2b-3c9a1f7e6b11")  # of these numbers
SECONDS_PER_HALF_HOUR = 1800


@dataclass(frozen=True, slots=True)
class ProposedHours:
    """What one organisation gave on one day; `written` is what was confirmed before."""

    number: uuid.UUID
    organisation_id: int
    organisation: str
    n_people: int
    hours_each: Decimal
    written: Decimal | None

    @property
    def hours(self) -> Decimal:
        return self.hours_each * self.n_people

    @property
    def name(self) -> str:
        """Name its field in the form."""
        return f"hours-{self.organisation_id}"


def proposed_hours(sheet: DaySheet) -> Sequence[ProposedHours]:
    """Propose them once the day is there and something has been done."""
    each = hours_of(sheet)
    if sheet.on > today() or not sheet.day.n_done or not each:
        return ()
    people: dict[int, list[str]] = {}
    for one in sheet.people:
        people.setdefault(one.organisation_id, []).append(one.organisation.name)
    numbers = {one: number_of(sheet.day.team, sheet.on, one) for one in people}
    team = sheet.day.team
    rows = worked_here(team.municipality_id).filter(pk__in=numbers.values())
    written = {one.pk: one.hours for one in rows}
    return [
        ProposedHours(
            numbers[one], one, names[0], len(names), each, written.get(numbers[one])
        )
        for one, names in sorted(people.items(), key=lambda item: item[1][0])
    ]


def hours_of(sheet: DaySheet) -> Decimal:
    """Give from the first drive to the end of the last visit, in half hours upwards."""
    stops = [one.planned.stop for one in sheet.stops]
    begins = [_seconds(one.begins) - (one.drive_s or 0) for one in stops if one.begins]
    ends = [_seconds(one.ends) for one in stops if one.ends]
    if not begins or not ends:
        return Decimal(0)
    n_halves = -(-(max(ends) - min(begins)) // SECONDS_PER_HALF_HOUR)
    return Decimal(max(n_halves, 0)) / 2


def number_of(team: Team, day: date, organisation_id: int) -> uuid.UUID:
    """Give the number of these hours, the same each time, so that they count once."""
    return uuid.uuid5(_SPACE, f"{team.pk}/{day.isoformat()}/{organisation_id}")


@transaction.atomic
def confirm_hours(*, sheet: DaySheet, hours: Mapping[int, Decimal], by_id: int) -> None:
    """Write them down in the programme, by organisation; confirmed twice they stand once."""
    team = sheet.day.team
    for organisation_id in sorted(hours):
        if hours[organisation_id] <= 0:
            continue
        write_hours(
            number=number_of(team, sheet.on, organisation_id),
            programme=team.of.programme,
            values={
                "organisation_id": organisation_id,
                "on": sheet.on,
                "hours": hours[organisation_id],
                "what": _("Visits: %s") % team.name,
            },
            by_id=by_id,
        )


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60
