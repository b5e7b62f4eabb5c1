"""The days of a run sheet for a calendar program: iCalendar, RFC 5545."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from samensterk.web.common.moments import now
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.run_sheets.clock import HERE, days_from
from samensterk.web.programme.run_sheets.sheet import Line, Sheet

PRODUCT = "-//Samen Sterk//draaiboek//NL"
USUALLY = timedelta(hours=1)


def as_calendar(event: Event, sheet: Sheet) -> bytes:
    """Give the event and its open tasks; what is done is no date any more."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(_event_entry(event))
    for one in _open(sheet):
        calendar.add_component(_task_entry(one))
    return bytes(calendar.to_ical())


def _open(sheet: Sheet) -> Iterator[Line]:
    return (one for one in sheet.lines if one.task.is_open)


def _event_entry(event: Event) -> Entry:
    entry = _entry(f"event-{event.pk}", event.title, event.about)
    if event.location:
        entry.add("location", event.location)
    if event.starts_at is None:
        entry.add("dtstart", event.day)
        entry.add("dtend", days_from(event.last_day, 1))
    else:
        begins = _utc(datetime.combine(event.day, event.starts_at, HERE))
        ends = _utc(datetime.combine(event.last_day, event.ends_at or time.max, HERE))
        if event.ends_at is None or ends <= begins:
            ends = begins + USUALLY
        entry.add("dtstart", begins)
        entry.add("dtend", ends)
    return entry


def _task_entry(line: Line) -> Entry:
    task, moment = line.task, line.moment
    entry = _entry(f"task-{task.pk}", task.title, task.about)
    if moment.begins is None:
        entry.add("dtstart", moment.on)
        entry.add("dtend", days_from(moment.on, 1))
        # A task of a day takes no room in the day.
        entry.add("transp", "TRANSPARENT")
    else:
        begins = _utc(moment.begins)
        entry.add("dtstart", begins)
        entry.add("dtend", _utc(moment.ends) if moment.ends else begins)
    return entry


def _entry(name: str, title: str, about: str) -> Entry:
    entry = Entry()
    entry.add("uid", f"{name}@samensterk")
    entry.add("dtstamp", now().astimezone(UTC).replace(microsecond=0))
    entry.add("summary", title)
    if about:
        entry.add("description", about)
    return entry


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
