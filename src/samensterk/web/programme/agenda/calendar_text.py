"""Events and tasks as iCalendar (RFC 5545), for whatever calendar reads it.

Times are those of the Dutch clock, with the rules of that clock in the file, so that a
reader in another zone sees the same moment.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from icalendar import Calendar, Timezone
from icalendar import Event as CalendarEvent

from samensterk.paper.documents import printable
from samensterk.web.common.clock import HERE
from samensterk.web.common.requests import Place
from samensterk.web.programme.agenda.calendar_days import CalendarDay
from samensterk.web.programme.agenda.models import Event, Task

Times = tuple[datetime, datetime]
CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=4)
# Directive 2000/84/EC: summer time from the last Sunday of March to that of October.
CLOCK = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Amsterdam",
        "BEGIN:DAYLIGHT",
        "DTSTART:19810329T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    )
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things stand on the site: `host` makes ids that no other site has."""

    host: str
    event: str  # an address with {} where the number goes
    task: str


def addresses_at(place: Place) -> Addresses:
    """Give the addresses of what a municipality has."""

    def pattern(name: str) -> str:
        return settings.SITE_URL + reverse(name, args=[place.slug, 0]).replace(
            "/0/", "/{}/"
        )

    return Addresses(
        host=urlsplit(settings.SITE_URL).hostname or "samensterk",
        event=pattern("programme:event"),
        task=pattern("programme:task"),
    )


def calendar_text(
    name: str,
    events: Iterable[Event],
    tasks: Iterable[Task],
    *,
    addresses: Addresses,
    made_at: datetime,
    times: Mapping[int, Times] | None = None,
    days: Iterable[CalendarDay] = (),
) -> bytes:
    """Write a calendar; tasks without `times` (by their key) are whole days."""
    calendar = Calendar()
    calendar.add("prodid", "-//Samen Sterk//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    on_one_line = " ".join(_tidy(name).split())
    calendar.add("x-wr-calname", on_one_line)
    calendar.add("name", on_one_line)
    calendar.add("x-wr-timezone", str(HERE))
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    calendar.add_component(Timezone.from_ical(CLOCK))
    for event in events:
        calendar.add_component(_event(event, addresses, made_at))
    for task in tasks:
        entry = _task(task, addresses, made_at, (times or {}).get(task.pk))
        calendar.add_component(entry)
    for day in days:
        calendar.add_component(_day(day, addresses, made_at))
    return bytes(calendar.to_ical())


def _event(event: Event, addresses: Addresses, made_at: datetime) -> CalendarEvent:
    found = _entry(f"event-{event.pk}", event.version, addresses, made_at)
    title = event.title
    if event.is_cancelled:
        title = _("CANCELLED: %s") % title
    found.add("summary", _tidy(title))
    _add_times(found, event)
    about = event.about
    if event.starts_at is not None and not isinstance(
        found.decoded("dtstart"), datetime
    ):
        begins = _("Begins at %s.") % time_format(event.starts_at)
        about = f"{begins}\n{about}".strip()
    if about:
        found.add("description", _tidy(about))
    if event.location:
        found.add("location", _tidy(event.location))
    found.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    found.add("url", addresses.event.format(event.pk))
    return found


def _add_times(found: CalendarEvent, event: Event) -> None:
    """Add begin and end; without a time it is whole days, and the end is the day after."""
    is_one_day = event.last_day == event.day
    if event.starts_at is None or (event.ends_at is None and not is_one_day):
        found.add("dtstart", event.day)
        found.add("dtend", event.last_day + timedelta(days=1))
        return
    begin = datetime.combine(event.day, event.starts_at, HERE)
    found.add("dtstart", begin)
    if event.ends_at is None:
        return
    end = datetime.combine(event.last_day, event.ends_at, HERE)
    if end > begin:
        found.add("dtend", end)


def _task(
    task: Task, addresses: Addresses, made_at: datetime, times: Times | None
) -> CalendarEvent:
    found = _entry(f"task-{task.pk}", task.version, addresses, made_at)
    found.add("summary", _tidy(_("Task: %s") % task.title))
    if times is None:
        found.add("dtstart", task.due_on)
        found.add("dtend", task.due_on + timedelta(days=1))
        # What must be ready on a day holds nobody's time.
        found.add("transp", "TRANSPARENT")
    else:
        found.add("dtstart", times[0])
        found.add("dtend", times[1])
    found.add("url", addresses.task.format(task.pk))
    return found


def _day(day: CalendarDay, addresses: Addresses, made_at: datetime) -> CalendarEvent:
    found = _entry(day.number, 1, addresses, made_at)
    found.add("summary", _tidy(day.title))
    found.add("dtstart", day.begins)
    found.add("dtend", day.ends)
    if day.about:
        found.add("description", _tidy(day.about))
    if day.url:
        found.add("url", day.url)
    return found


def _entry(
    number: str, version: int, addresses: Addresses, made_at: datetime
) -> CalendarEvent:
    found = CalendarEvent()
    found.add("uid", f"{number}@{addresses.host}")
    found.add("dtstamp", made_at)
    found.add("sequence", version - 1)
    found.add("class", "PRIVATE")
    return found


def _tidy(text: Any) -> str:
    """Give a text without what breaks lines of a calendar in two."""
    lines = str(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(printable(one).split()) for one in lines)
