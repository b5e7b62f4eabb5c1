"""Verbs about joint drives; each stands on the time line of the programme as an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from samensterk.web.areas.drives.models import Drive
from samensterk.web.common.clock import HERE, moment
from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.programme.agenda.events import (
    change_event,
    plan_event,
    remove_event,
)
from samensterk.web.programme.plan.queries import current_programme

if TYPE_CHECKING:
    from samensterk.web.programme.agenda.models import Event

KIND = "other"  # of event: it is no round of visits
LONGEST_ABOUT = 2000


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned of one drive; a time that is not after the begin is the next day."""

    title: str
    light: str
    starts_at: datetime
    ends_at: time | None
    meet_at: str
    areas: tuple[Mapping[str, str], ...]
    organisations: str

    @property
    def values(self) -> dict[str, Any]:
        """Give the fields of the drive."""
        return {
            "title": self.title,
            "light": self.light,
            "starts_at": self.starts_at,
            "ends_at": self._ends(),
            "meet_at": self.meet_at,
            "areas": [dict(one) for one in self.areas],
            "organisations": self.organisations,
        }

    @property
    def on_time_line(self) -> dict[str, Any]:
        """Give the fields of its event."""
        begins = self.starts_at.astimezone(HERE)
        last_day = self._last_day()
        return {
            "kind": KIND,
            "title": self.title,
            "about": self._about(),
            "day": begins.date(),
            "starts_at": begins.time(),
            "ends_on": last_day if last_day != begins.date() else None,
            "ends_at": self.ends_at,
            "location": self.meet_at,
        }

    def _last_day(self) -> date:
        begins = self.starts_at.astimezone(HERE)
        is_over_midnight = self.ends_at is not None and self.ends_at <= begins.time()
        return begins.date() + timedelta(days=1 if is_over_midnight else 0)

    def _ends(self) -> datetime | None:
        if self.ends_at is None:
            return None
        return datetime.combine(self._last_day(), self.ends_at, HERE)

    def _about(self) -> str:
        names = ", ".join(one["name"] for one in self.areas)
        told = [
            _("Joint drive %s.") % Drive.Light(self.light).label,
            _("Areas: %s.") % names if names else "",
            _("Who drives along: %s.") % self.organisations
            if self.organisations
            else "",
        ]
        return " ".join(filter(None, told))[:LONGEST_ABOUT]


@transaction.atomic
def plan_drive(*, municipality_id: int, planned: Planned, by_id: int | None) -> Drive:
    """Plan a drive, also on the time line where there is a programme.

    Planned twice alike it is there once.
    """
    same = Drive.objects.for_municipality(municipality_id).filter(
        title=planned.title, light=planned.light, starts_at=planned.starts_at
    )
    found = same.first()
    if found is not None:
        return found
    drive = Drive(municipality_id=municipality_id, made_by_id=by_id, **planned.values)
    drive.made_at = now()
    programme = current_programme(municipality_id)
    if programme is not None:
        drive.event = plan_event(
            programme=programme, values=planned.on_time_line, by_id=by_id
        )
    drive.full_clean()
    drive.save()
    return drive


@transaction.atomic
def change_drive(
    *, drive: Drive, version: int, planned: Planned, by_id: int | None
) -> Drive:
    """Change a drive, and its event with it.

    Raises
    ------
    ChangedMeanwhile
    """
    event = hold(drive.event) if drive.event is not None else None
    held = hold_at(drive, version)
    for name, value in planned.values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    if event is not None:
        change_event(
            event=event,
            version=event.version,
            values=planned.on_time_line,
            by_id=by_id,
        )
    return held


@transaction.atomic
def remove_drive(*, drive: Drive, by_id: int | None) -> None:
    """Remove a drive with its places, and its event with the tasks that hang on it.

    Tasks that were made of a place stay.

    Raises
    ------
    HasOpenPromises
        Residents wait for something that was promised at the event.
    """
    if drive.event is not None:
        remove_event(event=drive.event, by_id=by_id)
    Drive.objects.filter(pk=drive.pk).delete()


def follow_event(event: "Event") -> None:
    """Move a drive when its event was moved on the time line; the event is held."""
    rows = Drive.objects.for_municipality(event.municipality_id).filter(event=event.pk)
    for drive in rows.select_for_update(of=("self",), no_key=True):
        at = event.starts_at or drive.starts_at.astimezone(HERE).time()
        new = {
            "title": event.title,
            "starts_at": moment(event.day, at),
            "ends_at": moment(event.last_day, event.ends_at) if event.ends_at else None,
            "meet_at": event.location,
        }
        if any(getattr(drive, name) != value for name, value in new.items()):
            for name, value in new.items():
                setattr(drive, name, value)
            drive.version += 1
            drive.save(update_fields=[*new, "version"])
