"""Questions about joint drives and the places that were noted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, QuerySet

from samensterk.web.areas.drives.models import Drive, DriveNote, DriveQuerySet
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.talks.area_sketch import Place, Sketch
from samensterk.web.areas.talks.areas_shown import shown_areas
from samensterk.web.areas.talks.queries import last_scans
from samensterk.web.common.clock import HERE
from samensterk.web.common.moments import begin_of


def drives_here(municipality_id: int) -> DriveQuerySet:
    """Give the joint drives, each with `n_notes` and `n_tasks`."""
    rows = Drive.objects.for_municipality(municipality_id).select_related("event")
    counted = rows.annotate(n_notes=Count("notes"), n_tasks=Count("notes__task"))
    return counted.order_by("-starts_at", "-pk")


def coming(municipality_id: int, day: date, ahead: timedelta) -> list[Drive]:
    """Give the drives from a day on that go on, the first to begin first."""
    rows = Drive.objects.for_municipality(municipality_id).filter(
        starts_at__gte=begin_of(day),
        starts_at__lt=begin_of(day + ahead),
        event__cancelled_on=None,
    )
    return list(rows.order_by("starts_at", "pk"))


def notes_of(drive: Drive) -> QuerySet[DriveNote]:
    """Give the places, in the order of their numbers, with their tasks."""
    rows = DriveNote.objects.for_municipality(drive.municipality_id)
    rows = rows.filter(drive=drive).order_by("at", "pk")
    return rows.select_related("task__owner", "task__organisation", "task__event")


@dataclass(frozen=True, slots=True)
class NumberedNote:
    number: int
    note: DriveNote


def numbered(drive: Drive) -> list[NumberedNote]:
    return [NumberedNote(number, one) for number, one in enumerate(notes_of(drive), 1)]


def scan_of(municipality_id: int) -> LoadedScan | None:
    """Give the scan whose areas are driven through: of the countryside, else of parks."""
    return next(iter(last_scans(municipality_id)), None)


def sketch_of(drive: Drive, scan: LoadedScan | None) -> Sketch | None:
    """Draw the areas of a drive; None when the scan of today has none of them."""
    ids = [one["area_id"] for one in drive.areas]
    return shown_areas(scan, only=ids).sketch if scan is not None and ids else None


def places_of(notes: list[NumberedNote]) -> list[Place]:
    """Give the places with a point on the map, by their numbers."""
    return [
        Place(one.number, one.note.x_m, one.note.y_m)
        for one in notes
        if one.note.x_m is not None and one.note.y_m is not None
    ]


def ends_at(drive: Drive) -> datetime | None:
    """Give when it ends, as the time line says where it stands there."""
    event = drive.event
    if event is None:
        return drive.ends_at and drive.ends_at.astimezone(HERE)
    if event.ends_at is None:
        return None
    return datetime.combine(event.last_day, event.ends_at, HERE)
